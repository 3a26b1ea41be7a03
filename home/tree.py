"""The page tree: one home a language, with the lists below it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale, Page, Site

from factcheck.claims import newsroom
from factcheck.claims.models import ClaimIndexPage, EvidenceIndexPage, ExplainerIndexPage
from factcheck.core.languages import content_languages

from .models import HomePage


def build() -> None:
    """Makes locales, home pages and lists that are missing, in every language of the settings."""
    for code, _name in content_languages():
        add_language(code)
    remove_welcome_page()


def add_language(code: str) -> HomePage:
    """The home page of one language with its lists; what exists is kept as it is."""
    locale, _made = Locale.objects.get_or_create(language_code=code)
    home = HomePage.objects.filter(locale=locale).first() or add_home(locale)
    sections = [add_section(home, model, slug, title) for model, slug, title in section_titles(code)]
    newsroom.give_pages(sections, home)
    newsroom.require_approval(home)
    return home


def add_home(locale: Locale) -> HomePage:
    """A home page beside those of the other languages; the first one becomes the site's root."""
    twin = HomePage.objects.first()
    code = locale.language_code
    home = HomePage(title=settings.WAGTAIL_SITE_NAME, slug=f"home-{code}", locale=locale)
    if twin:
        home.translation_key = twin.translation_key
    Page.get_first_root_node().add_child(instance=home)
    if code == settings.LANGUAGE_CODE:
        site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname="localhost")
        site.root_page, site.site_name = home, settings.WAGTAIL_SITE_NAME
        site.save()
    home.save_revision().publish()
    return home


def section_titles(code: str) -> list[tuple[type[Page], str, str]]:
    """The lists below a home page: (type, slug, title in the language)."""
    with override(code):
        return [
            (ClaimIndexPage, "claims", _("Fact-checks")),
            (EvidenceIndexPage, "evidence", _("Evidence")),
            (ExplainerIndexPage, "explainers", _("Explainers")),
        ]


def add_section(home: HomePage, model: type[Page], slug: str, title: str) -> Page:
    """One list below a home page."""
    existing = model.objects.child_of(home).first()
    if existing:
        return existing
    twin = model.objects.first()
    page = model(title=title, slug=slug, locale=home.locale)
    if twin:
        page.translation_key = twin.translation_key
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def remove_welcome_page() -> None:
    """Removes Wagtail's own example page."""
    Page.objects.filter(depth=2, content_type__model="page", content_type__app_label="wagtailcore").delete()


def take_address() -> None:
    """Gives Wagtail's site the host and port of the settings, which may change between runs."""
    parts = urlsplit(settings.SITE_ADDRESS)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    site = Site.objects.get(is_default_site=True)
    if (site.hostname, site.port) != (parts.hostname, port):
        site.hostname, site.port = parts.hostname, port
        site.save()
