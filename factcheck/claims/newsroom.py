"""Who may do what: the three groups and the approval by a second person."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext, override
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from factcheck.core.languages import desk_languages

from .models import Claim, SecondPersonTask

AUTHORS, EDITORS, PUBLISHERS = "Authors", "Editors", "Publishers"

# Model permissions by group; each group has those of the groups before it.
PERMISSIONS = {
    AUTHORS: [
        "wagtailadmin.access_admin",
        *(f"claims.{action}_claim" for action in ("add", "change", "view")),
        # These have no drafts: to change one is to publish.
        *(f"claims.{action}_capture" for action in ("add", "view")),
        *(f"claims.{action}_organisation" for action in ("add", "view")),
        *(f"claims.{action}_claimant" for action in ("add", "view")),
    ],
    EDITORS: [
        *(f"claims.{action}_claim" for action in ("publish", "lock", "unlock", "delete", "verify", "merge")),
        *(f"claims.{action}_person" for action in ("add", "change", "delete")),
        *(f"claims.{action}_capture" for action in ("change", "delete")),
        *(f"claims.{action}_organisation" for action in ("change", "delete")),
        *(f"claims.{action}_claimant" for action in ("change", "delete")),
        "claims.add_correction",
        "claims.view_verdict",
        "claims.view_topic",
        "claims.view_region",
        "claims.view_correction",
        "claims.view_ruling",
    ],
    PUBLISHERS: [
        *(f"claims.{action}_verdict" for action in ("add", "change", "delete")),
        *(f"claims.{action}_topic" for action in ("add", "change", "delete")),
        *(f"claims.{action}_region" for action in ("add", "change", "delete")),
        *(f"wagtailcore.{action}_workflow" for action in ("add", "change", "delete")),
        *(f"wagtailcore.{action}_task" for action in ("add", "change", "delete")),
        "core.change_branding",
        *(f"widgets.{action}_webhook" for action in ("add", "change", "delete", "view")),
        "widgets.view_delivery",
        *(f"wagtailredirects.{action}_redirect" for action in ("add", "change", "delete")),
    ],
}
PAGE_PERMISSIONS = {
    AUTHORS: ["add_page", "change_page"],
    EDITORS: ["publish_page", "lock_page", "unlock_page"],
    PUBLISHERS: ["bulk_delete_page"],
}
PICTURE_PERMISSIONS = {
    AUTHORS: ["add_image", "choose_image"],
    EDITORS: ["change_image"],
    PUBLISHERS: ["delete_image"],
}


def set_up() -> None:
    """Makes groups and workflow once, in place of Wagtail's examples; later calls change nothing."""
    if Group.objects.filter(name=AUTHORS).exists():
        return
    Group.objects.filter(name__in=["Editors", "Moderators"]).delete()
    Workflow.objects.all().delete()
    so_far: list[str] = []
    for name in (AUTHORS, EDITORS, PUBLISHERS):
        group = Group.objects.create(name=name)
        so_far.append(name)
        give(group, so_far)
    add_workflow()


def give(group: Group, levels: list[str]) -> None:
    """Gives a group the permissions of its level and of those before it."""
    for level in levels:
        group.permissions.add(*(permission(name) for name in PERMISSIONS[level]))
        for codename in PICTURE_PERMISSIONS[level]:
            GroupCollectionPermission.objects.create(
                group=group,
                collection=Collection.get_first_root_node(),
                permission=Permission.objects.get(content_type__app_label="wagtailimages", codename=codename),
            )


def permission(name: str) -> Permission:
    """The permission "app.codename"; wagtailusers keeps its own under the user model's app."""
    app, codename = name.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename).get()


def give_pages(sections: list[Page], everything: Page) -> None:
    """Lets authors and editors work below `sections`, and publishers below `everything`. Adds what is missing."""
    pages = ContentType.objects.get_for_model(Page)
    for name, places in ((AUTHORS, sections), (EDITORS, sections), (PUBLISHERS, [everything])):
        group = Group.objects.filter(name=name).first()
        levels = list(PAGE_PERMISSIONS)[: list(PAGE_PERMISSIONS).index(name) + 1]
        for codename in (codename for level in levels for codename in PAGE_PERMISSIONS[level]):
            for place in places if group else []:
                GroupPagePermission.objects.get_or_create(
                    group=group,
                    page=place,
                    permission=Permission.objects.get(content_type=pages, codename=codename),
                )


def add_workflow() -> None:
    """One step: somebody else than the author approves."""
    # Names are data: they are written once, in the language of those who chose none.
    with override(desk_languages()[0]):
        workflow = Workflow.objects.create(name=gettext("Second pair of eyes"))
        task = SecondPersonTask.objects.create(name=gettext("Approval by a second person"))
    task.groups.set(Group.objects.filter(name__in=[EDITORS, PUBLISHERS]))
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowContentType.objects.create(workflow=workflow, content_type=ContentType.objects.get_for_model(Claim))


def require_approval(page: Page) -> None:
    """Puts a page and all below it under the newsroom's workflow, unless it has one."""
    workflow = Workflow.objects.filter(workflow_content_types__content_type__model="claim", active=True).first()
    if workflow:
        WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
