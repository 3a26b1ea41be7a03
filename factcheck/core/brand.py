"""The site's name, logo, accent and footer as pages use them: read once a minute."""

import logging
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page
from wagtail.rich_text.rewriters import LinkRewriter

from .accents import Accent
from .branding import Branding, BrandingLabel
from .images import SiteImage
from .languages import content_languages
from .pages import open_pages
from .prose import prose
from .responsive import ShownPicture

logger = logging.getLogger(__name__)

# Seconds until another process sees a change; this process forgets the old brand at once.
BRAND_SECONDS = 60
YEAR_SECONDS = 31_536_000
# PNG, because readers of feeds know no newer format.
LOGO_SIZE = "max-640x160|format-png"


@dataclass(frozen=True)
class Brand:
    """What the newsroom calls itself in one language, and how it looks. `security_contact` is a URI or empty."""

    site_name: str
    tagline: str
    publisher_name: str
    footer_html: str = ""
    logo: ShownPicture | None = None
    accent: Accent | None = None
    contact_email: str = ""
    security_contact: str = ""


def branding(language: str) -> Brand:
    """The brand in this language, kept in memory for a minute."""
    return cache.get_or_set(f"brand-{language}", lambda: read_brand(language), BRAND_SECONDS)


def read_brand(language: str) -> Brand:
    row = Branding.objects.with_labels().select_related("logo").first() or Branding()
    label = row.label_in(language) if row.pk else None
    # A name is the same thing in another language; sentences are not.
    own = label if label and label.language == language else None
    site_name = label.name if label else settings.WAGTAIL_SITE_NAME
    return Brand(
        site_name=site_name,
        tagline=(own and own.tagline) or default_tagline(language),
        publisher_name=(label and label.publisher_name) or site_name,
        footer_html=footer_html(own.footer) if own else "",
        logo=logo_of(row.logo),
        accent=row.accent,
        contact_email=row.contact_email,
        security_contact=contact_uri(row.security_contact),
    )


def default_tagline(language: str) -> str:
    with override(language):
        return _("Claims checked against their sources, in Kazakh, Russian and English.")


def footer_html(source: str) -> SafeString:
    """The footer with its links to our own pages, those that readers may open."""
    keys: list[str] = []
    LinkRewriter({"page": lambda attributes: keys.append(attributes.get("id", "")) or "<a>"})(source)
    linked = open_pages(Page.objects.filter(pk__in=[int(key) for key in keys if key.isdecimal()]))
    return prose(source, {page.pk: page.url for page in linked} if keys else {})


def logo_of(image: SiteImage | None) -> ShownPicture | None:
    """The logo in the size of the page's head, twice as fine as it is shown; None when its file is gone."""
    if image is None:
        return None
    try:
        drawn = image.get_rendition(LOGO_SIZE)
    except OSError:
        logger.exception("The logo, picture %s, cannot be drawn.", image.pk)
        return None
    return ShownPicture(drawn.url, drawn.width, drawn.height)


def contact_uri(contact: str) -> str:
    """An e-mail address as a URI; what is a URI already stays."""
    return f"mailto:{contact}" if contact and ":" not in contact else contact


def brand_css(request: HttpRequest, version: str) -> HttpResponse:
    """`/brand-<version>.css`: the accent; an older version leads to the one in force."""
    accent = branding(settings.LANGUAGE_CODE).accent
    if accent is None:
        raise Http404
    if version != accent.version:
        return redirect(accent.path)
    response = HttpResponse(accent.css, content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = f"public, max-age={YEAR_SECONDS}, immutable"
    return response


def connect() -> None:
    """Listens to changes of the brand and of its words."""
    for signal in (post_save, post_delete):
        for model in (Branding, BrandingLabel):
            signal.connect(forget_brand, sender=model, dispatch_uid=f"core.forget_brand.{model.__name__}")


def forget_brand(**kwargs) -> None:
    """The brand changed: the next request reads it anew."""
    cache.delete_many([f"brand-{code}" for code, _name in content_languages()])
