"""What the desk adds to Wagtail's admin, and what it refuses there."""

from django.db.models.signals import pre_delete, pre_save
from django.urls import include, path
from wagtail import hooks
from wagtail.signals import pre_page_move
from wagtail.snippets.models import register_snippet

from factcheck.core.images import SiteImage

from .desk import actions, dashboard, logs, menus, refusals, urls
from .desk.page_lists import EvidenceListViewSet, FactCheckListViewSet
from .desk.page_views import EvidenceViewSet, ExplainerViewSet, FactCheckViewSet
from .desk.reference import ReferenceGroup
from .viewsets import ClaimViewSet

register_snippet(ClaimViewSet)
register_snippet(ReferenceGroup)

pre_page_move.connect(refusals.keep_place, dispatch_uid="claims.keep_place")
pre_delete.connect(refusals.keep_picture, sender=SiteImage, dispatch_uid="claims.keep_picture")
pre_save.connect(refusals.keep_picture_file, sender=SiteImage, dispatch_uid="claims.keep_picture_file")

VIEWSETS = (FactCheckViewSet, EvidenceViewSet, ExplainerViewSet, FactCheckListViewSet, EvidenceListViewSet)
hooks.register("register_admin_viewset", lambda: [viewset() for viewset in VIEWSETS])
hooks.register("register_admin_urls", lambda: [path("", include(urls))])
hooks.register("register_admin_menu_item", menus.new_claim)
hooks.register("insert_global_admin_css", menus.styles)
hooks.register("construct_main_menu", menus.without_page_tree)
hooks.register("construct_homepage_panels", dashboard.replace_panels, order=1000)
hooks.register("construct_homepage_summary_items", dashboard.replace_summary, order=1000)
hooks.register("register_log_actions", logs.register)

hooks.register("register_snippet_action_menu_item", actions.being_checked_item)
hooks.register("construct_page_action_menu", actions.hide_early_publishing)

hooks.register("before_copy_page", refusals.refuse_copy)
hooks.register("before_move_page", refusals.refuse_move)
hooks.register("before_delete_page", refusals.refuse_delete_page)
hooks.register("before_delete_snippet", refusals.refuse_delete)
hooks.register("before_delete_user", refusals.refuse_delete_user)
hooks.register("before_bulk_action", refusals.refuse_bulk)
