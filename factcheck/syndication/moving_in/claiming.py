"""The facts of a record as a claim of ours, with those who said it and where it was met."""

import datetime as dt
from uuid import UUID, uuid5

from factcheck.claims.forms import likely_language
from factcheck.claims.models import Appearance, Claim, Claimant, Person, Region, Topic, Verdict
from factcheck.claims.models.claims import ClaimKind
from factcheck.core.labels import Labelled
from factcheck.core.slugs import ascii_slug
from search.text.addresses import canonical_url

from .records import Record, Somebody

NAMESPACE = UUID("6d1b3a0c-54e5-4a43-9d3c-2f6c0b8a7e55")
# Platforms by the first step of a canonical address; anything else is a website.
PLATFORMS = {
    "facebook.com": "facebook", "fb.watch": "facebook", "instagram.com": "instagram", "tiktok.com": "tiktok",
    "vm.tiktok.com": "tiktok", "vt.tiktok.com": "tiktok", "vk.com": "vk", "ok.ru": "ok", "t.me": "telegram-channel",
    "wa.me": "whatsapp", "whatsapp.com": "whatsapp", "chat.whatsapp.com": "whatsapp", "youtube.com": "youtube",
    "youtu.be": "youtube", "x.com": "x",
}  # fmt: skip
PRECISIONS = {4: "year", 7: "month", 10: "day"}


def key(words: str) -> UUID:
    """The same identifier for the same words at every run: by it an import knows what it has already made."""
    return uuid5(NAMESPACE, " ".join(words.casefold().split()))


def new_claim(uuid: UUID, record: Record, verdict: Verdict) -> Claim:
    """The claim as a draft with its children, stored, without a version yet."""
    day, precision = first_seen(record.first_seen)
    claim = Claim(
        uuid=uuid,
        text=record.claim,
        language=language_of_claim(record),
        is_summary=record.is_summary,
        kind=record.kind or ClaimKind.TEXT,
        media_category=record.media_category,
        first_seen=day,
        first_seen_precision=precision,
        verdict=verdict,
    )
    claim.appearances = [
        Appearance(
            platform=platform_of(met.url), url=met.url, archive_url=met.archive_url, is_first_known=met.is_first_known
        )
        for met in record.appearances
    ]
    claim.claimants = [claimant_of(one, record.language) for one in record.claimants]
    claim.topics = [*topics_named(record.tags), *Topic.objects.filter(slug__in=record.topics)]
    claim.regions = list(Region.objects.filter(slug__in=record.regions))
    claim.save()
    return claim


def language_of_claim(record: Record) -> str:
    """What the record says; else the page's language where both have the same words; else what the letters say."""
    if record.claim_language:
        return record.claim_language
    return record.language if record.claim == record.claim_here else likely_language(record.claim)


def first_seen(told: str) -> tuple[dt.date | None, str]:
    """The date and how exact it is."""
    if not told:
        return None, "unknown"
    return dt.date.fromisoformat(told + "-01-01"[: 10 - len(told)]), PRECISIONS[len(told)]


def platform_of(url: str) -> str:
    return PLATFORMS.get(canonical_url(url).partition("/")[0], "website")


def claimant_of(somebody: Somebody, language: str) -> Claimant:
    """The claimant of this name in any language, or of this identifying address, or a new one."""
    found = Claimant.objects.filter(labels__name=somebody.name).order_by("pk").first()
    if found is None and somebody.same_as:
        found = Claimant.objects.filter(same_as=somebody.same_as).order_by("pk").first()
        if found:
            name_in(found, language, somebody.name)
    if found:
        return found
    kind = "person" if somebody.is_person else "organisation"
    return named(Claimant, somebody.name, language, kind=kind, same_as=somebody.same_as)


def person_of(name: str, language: str) -> Person:
    """The person who signs under this name in any language, or a new one."""
    found = Person.objects.filter(labels__name=name).order_by("pk").first()
    return found or named(Person, name, language)


def named(model: type[Labelled], name: str, language: str, **fields) -> Labelled:
    """A new row with its name in one language, under a key made from the name."""
    base = ascii_slug(name, model._meta.model_name)[:40]
    taken = set(model.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    free = base if base not in taken else next(s for n in range(2, len(taken) + 3) if (s := f"{base}-{n}") not in taken)
    row = model(slug=free, **fields)
    row.labels = [row.labels.model(language=language, name=name)]
    row.save()
    return row


def name_in(row: Labelled, language: str, name: str) -> None:
    """Gives the row a name in a language in which it has none."""
    if language not in row.names():
        row.labels.add(row.labels.model(language=language, name=name))
        row.save()


def topics_named(words: tuple[str, ...]) -> list[Topic]:
    """The topics whose name in any language is one of the words."""
    return list(Topic.objects.filter(labels__name__in=words).distinct()) if words else []


def learn_names(claim: Claim, record: Record) -> None:
    """A record in a further language says what the claim's first claimant is called in it."""
    known = list(claim.claimants.all())
    if known and record.claimants:
        first = record.claimants[0]
        if not any(first.name in claimant.names().values() for claimant in known):
            name_in(known[0], record.language, first.name)
