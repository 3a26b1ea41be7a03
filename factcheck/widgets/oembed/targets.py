"""Which claim an address of ours leads to, as far as the address itself tells."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings

from factcheck.claims.machines import Refusal
from factcheck.core.languages import content_languages

LONGEST = 2_000
PORTS = {"http": 80, "https": 443}
NOT_IN_AN_ADDRESS = re.compile(r"[\x00-\x20\x7f]")
SHORT = re.compile(r"/c/(?P<number>[0-9]+)/?")
IN_A_LANGUAGE = re.compile(r"/(?P<language>[a-z0-9-]+)/claims/(?:(?P<number>[0-9]+)|(?P<slug>[a-z0-9_-]+))/?")


@dataclass(frozen=True)
class Target:
    """A claim's `number`, or the `slug` of a fact-check, in one language."""

    language: str
    number: int | None = None
    slug: str = ""


def target_of(url: str) -> Target:
    """What the address leads to; its query and fragment are nothing to us. Raises Refusal: 400, 404."""
    parts = split(url)
    if place(parts) != place(urlsplit(settings.SITE_ADDRESS)):
        raise Refusal(404, "This address belongs to another site.")
    path = unquote(parts.path).lower()
    found = SHORT.fullmatch(path) or IN_A_LANGUAGE.fullmatch(path)
    named = found.groupdict() if found else {}
    language = named.get("language", settings.LANGUAGE_CODE)
    if not found or language not in dict(content_languages()):
        raise Refusal(404, "No fact-check and no claim can stand at this address.")
    return Target(language, int(named["number"]) if named["number"] else None, named.get("slug") or "")


def split(url: str) -> SplitResult:
    """The parts of an absolute address. Raises Refusal(400) for anything else."""
    try:
        parts = urlsplit(url)
        is_address = parts.scheme in PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_address = False
    if not is_address or len(url) > LONGEST or NOT_IN_AN_ADDRESS.search(url):
        raise Refusal(400, f"“url” must be an http or https address of at most {LONGEST} characters.")
    return parts


def place(parts: SplitResult) -> tuple[str | None, str | None, int | None]:
    """Name before the host, host and port; a usual port is none, so that http and https of a site are one place."""
    return parts.username, parts.hostname, None if parts.port == PORTS[parts.scheme] else parts.port
