"""A ClaimReview of schema.org, ours or anybody's, as a record."""

from contextlib import suppress
from typing import Any

from factcheck.claims.models.claims import MediaCategory
from factcheck.core.quotations import is_language_tag

from ..records import Met, Rating, Record, Somebody, Unusable
from .values import (
    LONGEST_BODY,
    LONGEST_NAME,
    LONGEST_TITLE,
    address,
    moment,
    number,
    page_language,
    raw,
    rough_day,
    several,
    text,
)

MEDIA_KINDS = {"ImageObject": "image", "VideoObject": "video", "AudioObject": "audio"}


def record(data: Any, language: str, media: dict | None = None) -> Record:
    """The record of one ClaimReview and of the MediaReview beside it. Raises Unusable with the reason."""
    if not is_a(data, "ClaimReview"):
        raise Unusable("this is no ClaimReview")
    about = next((item for item in several(data.get("itemReviewed")) if isinstance(item, dict)), {})
    here = text(data.get("claimReviewed"), "claimReviewed")
    claim = text(about.get("text"), "itemReviewed.text") or here
    if not claim:
        raise Unusable("there is no claim in it")
    told = rating_of(data)
    left: list[str] = []
    return Record(
        language=page_language(data.get("inLanguage"), language, " ".join([str(data.get("headline") or ""), here])),
        claim=claim,
        claim_language=language_tag(about.get("inLanguage")),
        claim_here=here,
        verdict_words=words_of(told),
        rating=numbers_of(told),
        published=published(data.get("datePublished")),
        modified=moment(data.get("dateModified"), "dateModified"),
        url=address(data.get("url"), "url"),
        identifier=identifier_of(data.get("identifier")),
        headline=text(data.get("headline") or data.get("name"), "headline", LONGEST_TITLE),
        answer=text(told.get("ratingExplanation"), "ratingExplanation"),
        body=raw(data.get("reviewBody") or data.get("articleBody"), "reviewBody", LONGEST_BODY),
        first_seen=rough_day(about.get("datePublished"), "itemReviewed.datePublished"),
        claimants=tuple(somebody for one in several(about.get("author")) if (somebody := claimant(one))),
        appearances=appearances(about, left),
        authors=people(data.get("author")),
        tags=tuple(filter(None, (text(tag, "keywords", 100) for tag in keywords(data)))),
        **media_of(media or {}),
        left_behind=tuple(left),
    )


def is_a(data: Any, kind: str) -> bool:
    """Whether it is an object of this type, with or without the vocabulary's address before it."""
    kinds = several(data.get("@type")) if isinstance(data, dict) else []
    return any(str(one).rpartition("/")[2].rpartition(":")[2] == kind for one in kinds)


def published(value: Any):
    """The original day. Raises Unusable without one: a date is not guessed."""
    found = moment(value, "datePublished")
    if found is None:
        raise Unusable("there is no date of publication")
    return found


def rating_of(data: dict) -> dict:
    return next((item for item in several(data.get("reviewRating")) if isinstance(item, dict)), {})


def words_of(rating: dict) -> tuple[str, ...]:
    """What names the verdict; some outlets write it into `name`."""
    words = (text(rating.get(name), name, LONGEST_TITLE) for name in ("alternateName", "name"))
    return tuple(filter(None, words))


def numbers_of(rating: dict) -> Rating | None:
    value, best, worst = (number(rating.get(name)) for name in ("ratingValue", "bestRating", "worstRating"))
    return None if value is None or best is None or worst is None else Rating(value, best, worst)


def identifier_of(value: Any) -> str:
    """An identifier is text, or a PropertyValue with its value."""
    if isinstance(value, dict):
        value = value.get("value") or value.get("@id")
    return text(value, "identifier", LONGEST_TITLE)


def language_tag(value: Any) -> str:
    tag = raw(value, "itemReviewed.inLanguage", 35)
    return tag if is_language_tag(tag) else ""


def claimant(data: Any) -> Somebody | None:
    """One who said it. An address that is none is left out; the name is what counts."""
    if isinstance(data, str):
        data = {"name": data}
    name = text(data.get("name"), "itemReviewed.author.name", LONGEST_NAME) if isinstance(data, dict) else ""
    if not name:
        return None
    same_as = ""
    with suppress(Unusable):
        same_as = address(next(iter(several(data.get("sameAs"))), ""), "sameAs")
    # Wider than the field, it could not be kept.
    return Somebody(name, is_a(data, "Person"), same_as if len(same_as) <= 200 else "")


def appearances(about: dict, left: list[str]) -> tuple[Met, ...]:
    """Where the claim was met, each address once; the first known one first."""
    found: dict[str, Met] = {}
    firsts = several(about.get("firstAppearance"))
    for place, work in enumerate([*firsts, *several(about.get("appearance"))]):
        try:
            met = appearance(work, is_first=place < len(firsts[:1]))
        except Unusable as reason:
            left.append(f"an appearance: {reason}")
            continue
        if met:
            found.setdefault(met.url, met)
    return tuple(found.values())


def appearance(work: Any, is_first: bool) -> Met | None:
    """One address, with the archived copy that stands beside it."""
    work = work if isinstance(work, dict) else {"url": work}
    url = address(work.get("url") or work.get("@id"), "appearance")
    return Met(url, address(work.get("archivedAt"), "archivedAt"), is_first) if url else None


def people(value: Any) -> tuple[str, ...]:
    """The persons who sign; an organisation that publishes is no signature."""
    signed = (text(one.get("name"), "author", LONGEST_NAME) for one in several(value) if is_a(one, "Person"))
    return tuple(filter(None, signed))


def keywords(data: dict) -> list:
    told = data.get("keywords")
    return told.split(",") if isinstance(told, str) else several(told)


def media_of(media: dict) -> dict[str, str]:
    """What was done to the picture or recording, where the category is one of schema.org's."""
    told = [
        str(one).rpartition("/")[2].removesuffix("Rating") for one in several(media.get("mediaAuthenticityCategory"))
    ]
    category = next((one for one in told if one in MediaCategory.values), "")
    about = next((one for one in several(media.get("itemReviewed")) if isinstance(one, dict)), {})
    kind = MEDIA_KINDS.get(str(about.get("@type")), "")
    return {"media_category": category, "kind": kind if category else ""}
