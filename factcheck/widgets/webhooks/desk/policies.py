"""Who may do what to the log."""

from wagtail.permission_policies import ModelPermissionPolicy


class LogPolicy(ModelPermissionPolicy):
    """A log is read; nobody writes it, administrators neither."""

    def user_has_permission(self, user, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions) -> bool:
        return "view" in actions and self.user_has_permission(user, "view")
