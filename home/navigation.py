"""Menu and footer: the same on every page, and no question to the database for them."""

from django.conf import settings
from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from factcheck.claims.share_pictures import share_picture, site_card
from factcheck.core.brand import branding
from factcheck.core.languages import content_languages

from .models import StandardPage

# Seconds until another process sees a changed menu; this process forgets it at once.
MENU_SECONDS = 60


def shell(request: HttpRequest) -> dict:
    """What the templates' shell needs: brand, languages, policies, the demonstration line."""
    if request.path_info.startswith("/admin/"):
        return {}
    language = get_language() or settings.LANGUAGE_CODE
    brand = branding(language)
    return {
        "brand": brand,
        "site_name": brand.site_name,
        "site_address": settings.SITE_ADDRESS,
        "site_languages": content_languages(),
        "menu": menu(language),
        "footer_menu": footer_menu(language),
        "policies": policies(language),
        "archive_license": settings.ARCHIVE_LICENSE,
        "is_demonstration": settings.IS_DEMONSTRATION,
        "site_picture": share_picture(site_card(language)),
    }


def menu(language: str) -> list[dict[str, str]]:
    """The main menu as [{"title", "url"}]."""
    return entries(
        language,
        ("check", pgettext("menu", "Check a message")),
        ("claims", _("Fact-checks")),
        ("topics", pgettext("menu", "Topics")),
        ("explainers", _("Explainers")),
        ("evidence", _("Evidence")),
        ("verdicts", _("Verdicts")),
        ("corrections", _("Corrections")),
    )


def footer_menu(language: str) -> list[dict[str, str]]:
    """What the footer offers beyond the main menu."""
    return entries(
        language,
        ("claimants", _("Who said it")),
        ("tags", _("Tags")),
        ("archive", _("By month")),
        ("people", _("Authors")),
    )


def entries(language: str, *sections: tuple[str, str]) -> list[dict[str, str]]:
    return [{"title": title, "url": f"/{language}/{section}/"} for section, title in sections]


def policies(language: str) -> list[dict[str, str]]:
    """The policy pages of one language as [{"title", "url", "slug"}], kept in memory for a minute."""
    return cache.get_or_set(f"policies-{language}", lambda: policy_links(language), MENU_SECONDS)


def policy_links(language: str) -> list[dict[str, str]]:
    pages = StandardPage.objects.open_to_all().in_language(language).order_by("path")
    return [{"title": page.title, "url": page.url, "slug": page.slug} for page in pages.defer("body")]


def connect() -> None:
    """Listens to what can change a menu: pages published, taken down, moved, deleted or made private."""
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(forget_menus, dispatch_uid="home.forget_menus")
    for signal in (post_save, post_delete):
        signal.connect(forget_menus, sender=PageViewRestriction, dispatch_uid="home.forget_menus")
    post_delete.connect(forget_menus, sender=StandardPage, dispatch_uid="home.forget_menus_deleted")


def forget_menus(**kwargs) -> None:
    """A policy page changed: the next request reads the menus anew."""
    cache.delete_many([f"policies-{code}" for code, _name in content_languages()])
