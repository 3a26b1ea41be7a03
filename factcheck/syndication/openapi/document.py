"""The whole description."""

from django.conf import settings

from factcheck.core.brand import branding

from . import archive_paths, embed_paths, feed_paths, search_paths
from .answers import shared
from .parts import Part, language_names
from .schemas import schemas

OPENAPI = "3.1.0"
VERSION = "1.0.0"
# In the order in which they are shown.
GROUPS = {
    search_paths.TAG: search_paths.ABOUT,
    embed_paths.TAG: "Show a verdict elsewhere; it corrects itself.",
    feed_paths.TAG: "Follow what is new.",
    archive_paths.TAG: "Take everything.",
}


def document() -> Part:
    """The description as JSON can hold it; its words are English."""
    return {
        "openapi": OPENAPI,
        "info": info(),
        "servers": [{"url": settings.SITE_ADDRESS}],
        "tags": [{"name": name, "description": about} for name, about in GROUPS.items()],
        "paths": {
            **search_paths.paths(),
            **embed_paths.paths(),
            **feed_paths.paths(),
            **archive_paths.paths(),
        },
        "components": {"schemas": schemas(), "responses": shared()},
    }


def info() -> Part:
    """Who publishes it, under which licence, and how much may be asked."""
    name = branding("en").site_name
    return {
        "title": f"{name}: open data",
        "version": VERSION,
        "summary": f"Fact-checked claims in {language_names('and')}",
        "description": f"Open to everybody, without a key, from every origin (CORS). {limit()}",
        "license": {"name": "The licence of verdicts and answers", "url": settings.ARCHIVE_LICENSE},
    }


def limit() -> str:
    """How often one address may ask."""
    if not settings.REQUESTS_A_MINUTE:
        return "There is no limit on requests."
    return (
        f"One address may ask one endpoint {settings.REQUESTS_A_MINUTE} times a minute; beyond that the answer is 429 "
        "with Retry-After. Cards, badges, the script of the widget and sitemaps are not counted."
    )
