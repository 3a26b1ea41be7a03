"""Feeds: fact-checks under every filter that their list has, and corrections."""

from factcheck.claims.filters.tables import CLAIM_FILTERS, FURTHER_FILTERS
from factcheck.core.feed_links import CORRECTIONS, FACT_CHECKS, FORMATS
from factcheck.core.heads import FeedFormat

from .answers import ok, to
from .parts import Part, address_in_language, get, in_json, in_path, in_query, in_text, languages, listed, named, text

TAG = "Feeds"
# What a feed is narrowed by in words of its own; the keys of the others stand in the list's own address.
ABOUT = {
    "q": "Words.",
    "from": "The first day, as 2025-11-05.",
    "to": "The last day, as 2025-11-05.",
    "language": "The language of the claim itself.",
}
KINDS = {
    FACT_CHECKS: ("The newest fact-checks", CLAIM_FILTERS),
    CORRECTIONS: ("The newest corrections", FURTHER_FILTERS["Correction"]),
}


def paths() -> dict[str, Part]:
    return {address_in_language(kind + form.key): feed(kind, form) for kind in KINDS for form in FORMATS}


def feed(kind: str, form: FeedFormat) -> Part:
    summary, filters = KINDS[kind]
    language = in_path("language", languages(), "The language of the words.")
    # The language of the address and that of the claim are two parameters.
    asked = [narrowing(found.name) for found in filters if found.name != "sort"]
    found = ok("The feed.", content(form), c404=to("NoPage"), c429=to("TooMany"))
    return get(f"{kind}{form.key}", TAG, f"{summary} as {form.name}", [language, *asked], found)


def narrowing(name: str) -> Part:
    if name in ABOUT:
        return in_query(name, text(), ABOUT[name])
    return in_query(name, listed(text()), f"Keys of {name}, as in the address of the list; several widen.")


def content(form: FeedFormat) -> Part:
    return in_json(named("JSONFeed"), form.media_type) if form.media_type.endswith("json") else in_text(form.media_type)
