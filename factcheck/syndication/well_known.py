"""Small texts that machines look for at fixed addresses."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.urls import reverse

from factcheck.core.brand import branding, contact_uri
from factcheck.core.languages import content_languages

# RFC 9116 recommends less than a year; it is counted anew every day.
VALID_FOR = timedelta(days=180)


def robots_txt() -> str:
    """What crawlers may visit: everything but the desk."""
    sitemaps = [f"Sitemap: {settings.SITE_ADDRESS}{reverse(name)}" for name in ("sitemap_index", "news_sitemap")]
    return "\n".join(["User-agent: *", "Disallow: /admin/", "", *sitemaps]) + "\n"


def security_txt() -> str | None:
    """Whom to tell of a hole in the site's security (RFC 9116); None while no contact is set."""
    named = branding(settings.LANGUAGE_CODE).security_contact or settings.SECURITY_CONTACT
    contacts = [contact_uri(part) for part in named.split()]
    if not contacts:
        return None
    midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        *(f"Contact: {contact}" for contact in contacts),
        f"Expires: {midnight + VALID_FOR:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(code for code, _name in content_languages())}",
        f"Canonical: {settings.SITE_ADDRESS}{reverse('security_txt')}",
    ]
    return "\n".join(lines) + "\n"
