"""The documents of one claim, made from what was gathered."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.timezone import localtime

from factcheck.core.languages import content_languages
from search.documents import Document, key_of

from ..review import BEING_CHECKED_KEY
from .exact import exact_keys
from .gathering import Gathered

KIND = "claim"
# Texts that are compared with a message by meaning; each costs a vector.
MOST_PASSAGES = 16


def claim_documents(claim: Any, gathered: Gathered) -> Iterator[Document]:
    """One document for each language in which the claim has a page; in its own language while it has none."""
    wordings = gathered.wordings.get(claim.pk, [])
    pages = gathered.pages.get(claim.pk, [])
    facets, exact = facets_of(claim, gathered), exact_keys(claim, wordings, pages, gathered.addresses.get(claim.pk, ()))
    for page in pages or [None]:
        language = page.locale__language_code if page else own_language(claim.language)
        words = [page.title, page.claim_in_this_language, page.answer] if page else []
        passages = distinct([claim.text, *wordings, *words])
        yield Document(
            key=key_of(subject_for(claim.pk), language),
            subject=subject_for(claim.pk),
            kind=KIND,
            language=language,
            title=page.title if page else claim.text,
            text="\n".join([*passages, *names_of(claim.pk, language, gathered)]),
            passages=passages[:MOST_PASSAGES],
            published=day((page or claim).first_published_at),
            updated=day(last_change(claim, page)),
            facets=facets,
            exact=exact,
        )


def subject_for(number: int) -> str:
    """What all documents of a claim share: "claim-12"."""
    return f"{KIND}-{number}"


def number_of(key: str) -> int:
    """The claim's number in a subject or key."""
    return int(key.split("-")[1])


def own_language(tag: str) -> str:
    """The site's language nearest to a claim's own: claims are spread in languages that the site does not have."""
    code = tag.split("-")[0].lower()
    return code if code in dict(content_languages()) else settings.LANGUAGE_CODE


def facets_of(claim: Any, gathered: Gathered) -> dict[str, tuple[str, ...]]:
    """The keys under which filters find the claim."""
    named = {"topic": gathered.topics, "region": gathered.regions, "claimant": gathered.claimants, "tag": gathered.tags}
    return {
        "kind": (KIND,),
        "verdict": (claim.ruling__verdict__key or BEING_CHECKED_KEY,),
        "language": (claim.language,),
        "platform": tuple(gathered.platforms.get(claim.pk, ())),
        **{name: tuple(row.key for row in rows.get(claim.pk, ())) for name, rows in named.items()},
    }


def names_of(number: int, language: str, gathered: Gathered) -> list[str]:
    """Who said it and what it is about, in the words of the document's language."""
    rows = (gathered.claimants, gathered.topics, gathered.tags)
    return [row.in_language(language) for found in rows for row in found.get(number, ())]


def last_change(claim: Any, page: Any) -> datetime | None:
    """When the words were last published or the verdict changed."""
    return max(filter(None, [(page or claim).last_published_at, claim.ruling__in_force_from]), default=None)


def day(moment: datetime | None) -> date | None:
    return localtime(moment).date() if moment else None


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts that say anything, each once, in their order."""
    return tuple(dict.fromkeys(text.strip() for text in texts if text and text.strip()))
