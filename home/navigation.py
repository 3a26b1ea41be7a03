"""Menu and footer: the same on every page, and no question to the database for them."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import get_language

from factcheck.core.languages import content_languages

from .models import StandardPage

# Seconds until another process sees a changed menu; this process forgets it at once.
MENU_SECONDS = 60


def shell(request: HttpRequest) -> dict:
    """What the templates' shell needs: languages, policies, the demonstration line."""
    if request.path_info.startswith("/admin/"):
        return {}
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "site_address": settings.SITE_ADDRESS,
        "site_languages": content_languages(),
        "policies": policies(language),
        "is_demonstration": settings.IS_DEMONSTRATION,
    }


def policies(language: str) -> list[dict[str, str]]:
    """The policy pages of one language as [{"title", "url"}], kept in memory for a minute."""
    return cache.get_or_set(f"policies-{language}", lambda: policy_links(language), MENU_SECONDS)


def policy_links(language: str) -> list[dict[str, str]]:
    pages = StandardPage.objects.open_to_all().in_language(language).order_by("path")
    return [{"title": page.title, "url": page.url} for page in pages]


def forget_menus(**kwargs) -> None:
    """A policy page changed: the next request reads the menus anew."""
    cache.delete_many([f"policies-{code}" for code, _name in content_languages()])
