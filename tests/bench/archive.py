"""An archive as a busy newsroom has it after years: claims with pages in three languages, spread over every filter."""

import datetime as dt
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count, islice

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Locale, Page

from factcheck.claims.models import (
    Appearance,
    Byline,
    Citation,
    Claim,
    Claimant,
    ClaimIndexPage,
    Correction,
    EvidencePage,
    FactCheckPage,
    Person,
    Region,
    Ruling,
    Tag,
    Technique,
    Topic,
    Verdict,
    Wording,
)
from factcheck.claims.models.tags import FactCheckTag
from tests.claims.archive import ANSWERS, RUMOURS
from tests.factories import index_of

from . import words

LANGUAGES = ("kk", "ru", "en")
PLATFORMS = ("whatsapp", "facebook", "tiktok", "telegram-channel", "instagram", "youtube", "vk", "website", "x")
FIRST_DAY = dt.datetime(2021, 1, 4, 9, tzinfo=dt.UTC)
AT_ONCE = 200  # claims written in one transaction
# Every so manieth claim: steps without a common divisor mix the filters.
MANY_CLAIMANTS, MANY_PEOPLE, MANY_TAGS = 37, 11, 53


@dataclass(frozen=True)
class Shelf:
    """What claims are spread over; each list is walked with a step of its own."""

    verdicts: list[Verdict]
    topics: list[Topic]
    regions: list[Region]
    claimants: list[Claimant]
    people: list[Person]
    evidence: list[EvidencePage]
    tags: dict[str, list[Tag]]


def generate(claims: int, tell: Callable[[int], None] = lambda done: None) -> None:
    """`claims` public claims with a page in each language, a day apart; written in bulk, past the gate."""
    shelf = stocked_shelf()
    places = iter(range(claims))
    done = 0
    while chunk := list(islice(places, AT_ONCE)):
        with transaction.atomic():
            write(chunk, shelf)
        done += len(chunk)
        tell(done)


def stocked_shelf() -> Shelf:
    """The vocabulary of the site, with claimants, people and tags of the archive's own."""
    return Shelf(
        verdicts=list(Verdict.objects.filter(is_active=True)),
        topics=list(Topic.objects.all()),
        regions=list(Region.objects.all()),
        claimants=[named(Claimant, "said", place, kind="channel") for place in range(MANY_CLAIMANTS)],
        people=[named(Person, "signed", place) for place in range(MANY_PEOPLE)],
        evidence=list(EvidencePage.objects.live().in_language("kk")),
        tags={language: [tag(language, place) for place in range(MANY_TAGS)] for language in LANGUAGES},
    )


def named(model: type, key: str, place: int, **fields):
    """A claimant or a person with a name in each language."""
    found = model.objects.filter(slug=f"{key}-{place}").first()
    if found is None:
        found = model(slug=f"{key}-{place}", **fields)
        found.labels = [
            found.labels.model(language=language, name=words.name(key, language, place)) for language in LANGUAGES
        ]
        found.save()
    return found


def tag(language: str, place: int) -> Tag:
    name = f"{words.TAGS[language][place % len(words.TAGS[language])]} {place}"
    return Tag.objects.get_or_create(name=name, defaults={"slug": f"{language}-{place}"})[0]


def day(place: int) -> dt.datetime:
    """Claims come nearly every day, with a gap now and then."""
    return FIRST_DAY + dt.timedelta(days=place * 7 // 8, minutes=place % 600)


def write(places: list[int], shelf: Shelf) -> None:
    """The claims of these places, their rulings, facts and pages."""
    claims = Claim.objects.bulk_create([claim_at(place) for place in places])
    rule(claims, places, shelf)
    add_facts(claims, places, shelf)
    for language in LANGUAGES:
        add_pages(claims, places, language, shelf)


def claim_at(place: int) -> Claim:
    language = LANGUAGES[place % 3]
    text = RUMOURS[language][place % len(RUMOURS[language])]
    return Claim(
        text=f"{text}. {words.DETAIL[language].format(number=place + 1)}",
        language=language,
        kind=("text", "image", "video", "spoken")[place % 4],
        first_published_at=day(place),
        first_seen=day(place).date() - dt.timedelta(days=place % 9),
    )


def rule(claims: list[Claim], places: list[int], shelf: Shelf) -> None:
    """A verdict in force for each claim; every twentieth is still being checked."""
    ruled = [(claim, place) for claim, place in zip(claims, places, strict=True) if place % 20 != 13]
    rulings = Ruling.objects.bulk_create(ruling(claim, place, shelf) for claim, place in ruled)
    for found in rulings:
        found.claim.ruling, found.claim.verdict = found, found.verdict
    for claim in claims:
        claim.live = True
    Claim.objects.bulk_update(claims, ["live", "ruling", "verdict"])


def ruling(claim: Claim, place: int, shelf: Shelf) -> Ruling:
    # Like a real archive: half of what gets checked is false.
    verdict = false_one(shelf) if place % 2 else shelf.verdicts[place // 2 % len(shelf.verdicts)]
    names = verdict.names()
    return Ruling(claim=claim, verdict=verdict, verdict_names=names, kind="initial", in_force_from=day(place))


def false_one(shelf: Shelf) -> Verdict:
    return next(verdict for verdict in shelf.verdicts if verdict.key == "false")


def add_facts(claims: list[Claim], places: list[int], shelf: Shelf) -> None:
    """Where each claim was met, what speaks against it, what it is about."""
    both = list(zip(claims, places, strict=True))
    Appearance.objects.bulk_create(
        appearance(claim, place, row) for claim, place in both for row in range(1 + place % 3)
    )
    Citation.objects.bulk_create(citation(claim, place, row, shelf) for claim, place in both for row in range(3))
    Wording.objects.bulk_create(
        Wording(claim=claim, text=RUMOURS[language][place % 5], language=language)
        for claim, place in both
        for language in LANGUAGES
        if language != claim.language
    )
    Technique.objects.bulk_create(Technique(claim=claim, kind="recycled-hoax") for claim, place in both if place % 3)
    join(Claim.topics, both, shelf.topics, "topic", 1)
    join(Claim.topics, both, shelf.topics, "topic", 4)
    join(Claim.regions, both, shelf.regions, "region", 3)
    join(Claim.claimants, both, shelf.claimants, "claimant", 5)


def join(relation, both: Iterable[tuple[Claim, int]], found: list, name: str, step: int) -> None:
    """Ties each claim to one of the things found, walked with a step of its own."""
    through = relation.through
    rows = [through(**{"claim": claim, name: found[(place * step + step) % len(found)]}) for claim, place in both]
    through.objects.bulk_create(rows, ignore_conflicts=True)


def appearance(claim: Claim, place: int, row: int) -> Appearance:
    platform = PLATFORMS[(place + row * 2) % len(PLATFORMS)]
    private = platform == "whatsapp"
    url = "" if private else f"https://example.org/{platform}/{place}-{row}"
    return Appearance(
        claim=claim,
        platform=platform,
        url=url,
        canonical_url=url,
        no_link_reason="private-messenger" if private else "",
        posted_on=day(place).date(),
        reach=place * 13 % 90_000,
        sort_order=row,
    )


def citation(claim: Claim, place: int, row: int, shelf: Shelf) -> Citation:
    """A page of evidence where the site has some, else a title of its own."""
    quote = {"quote": words.QUOTE, "quote_language": "en"} if row == 0 else {}
    if shelf.evidence and row < 2:
        found = shelf.evidence[(place * 2 + row) % len(shelf.evidence)]
        return Citation(claim=claim, evidence=found, role="refutes", sort_order=row, **quote)
    title = f"{words.LAW} № {place + 1}"
    return Citation(claim=claim, title=title, no_link_reason="not-recorded", role="context", sort_order=row, **quote)


def add_pages(claims: list[Claim], places: list[int], language: str, shelf: Shelf) -> None:
    """A page for each claim, below the list of the language; claims being checked have none."""
    both = [(claim, place) for claim, place in zip(claims, places, strict=True) if claim.ruling]
    index, steps = index_of(ClaimIndexPage, language), free_steps(index_of(ClaimIndexPage, language))
    kind, locale = ContentType.objects.get_for_model(FactCheckPage), Locale.objects.get(language_code=language)
    rows = [page_row(claim, place, index, next(steps), locale=locale, content_type=kind) for claim, place in both]
    Page.objects.bulk_create(rows)
    Page.objects.filter(pk=index.pk).update(numchild=index.numchild + len(rows))
    pages = [text(row, claim, place, language) for row, (claim, place) in zip(rows, both, strict=True)]
    sign(pages, places, language, shelf)


def free_steps(index: Page) -> Iterable[int]:
    """The numbers in the tree's paths that no page below the list has yet."""
    last = index.get_last_child()
    return count(1 + (Page._str2int(last.path[-Page.steplen :]) if last else 0))


def page_row(claim: Claim, place: int, index: Page, step: int, **fields) -> Page:
    language = fields["locale"].language_code
    slug = f"archive-{claim.pk}"
    title = f"{words.HEADLINES[language][place % len(words.HEADLINES[language])]} (№ {claim.pk})"
    return Page(
        path=Page._get_path(index.path, index.depth + 1, step),
        depth=index.depth + 1,
        title=title,
        draft_title=title,
        slug=slug,
        url_path=f"{index.url_path}{slug}/",
        live=True,
        translation_key=claim.uuid,
        first_published_at=day(place),
        last_published_at=day(place),
        **fields,
    )


def text(row: Page, claim: Claim, place: int, language: str) -> FactCheckPage:
    """The words of one page; its row in the tree is there already."""
    page = FactCheckPage(
        page_ptr_id=row.pk,
        claim=claim,
        answer=ANSWERS[language],
        what_is_true=words.PARAGRAPHS[language][0],
        claim_in_this_language="" if language == claim.language else RUMOURS[language][place % 5],
        body=json.dumps(body(language, place)),
    )
    page.save_base(raw=True, force_insert=True)
    return page


def body(language: str, place: int) -> list[dict]:
    """Paragraphs under headings, as long as a real debunk: some 500 words."""
    paragraphs = words.PARAGRAPHS[language]
    turned = [paragraphs[(place + step) % len(paragraphs)] for step in range(9)]
    blocks = [{"type": "paragraph", "value": f"<p>{paragraph}</p>"} for paragraph in turned]
    blocks.insert(6, {"type": "heading", "value": words.HEADINGS[language][1]})
    blocks.insert(3, {"type": "heading", "value": words.HEADINGS[language][0]})
    return [*blocks, {"type": "what_to_do", "value": words.ADVICE[language]}]


def sign(pages: list[FactCheckPage], places: list[int], language: str, shelf: Shelf) -> None:
    """Tags, signatures and, on every fortieth page, a correction."""
    both = list(zip(pages, places, strict=False))
    FactCheckTag.objects.bulk_create(
        FactCheckTag(content_object=page, tag=shelf.tags[language][place * step % MANY_TAGS])
        for page, place in both
        for step in (2, 3)
        if place % MANY_TAGS
    )
    Byline.objects.bulk_create(
        Byline(page=page, person=shelf.people[(place + turn) % MANY_PEOPLE], role=role, sort_order=turn)
        for page, place in both
        for turn, role in enumerate(("author", "checker"))
    )
    Correction.objects.bulk_create(
        Correction(page=page, made_at=day(place + 3), severity="clarification", reported_by="reader",
                   **words.CORRECTION[language])
        for page, place in both
        if place % 40 == 0
    )  # fmt: skip
