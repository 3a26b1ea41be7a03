"""A claim's facts: everything below its row, read with one question; in a preview, from the draft in memory."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field, fields

from django.db.models import F, OuterRef, QuerySet

from factcheck.core.rows import JSONRows, instances, name_in, whole_rows

from .models.appearances import Appearance, Wave, Wording
from .models.bylines import Byline, BylineRole
from .models.captures import Capture, CaptureLabel
from .models.citations import Citation
from .models.claims import Claim, Technique
from .models.corrections import Correction
from .models.fact_checks import FactCheckPage
from .models.people import Claimant, ClaimantLabel, PersonLabel
from .models.rulings import Ruling
from .models.tags import Tag
from .models.topics import Region, RegionLabel, Topic, TopicLabel

# The rows that are read whole, by the name under which `Facts` keeps them.
CHILDREN = {
    "appearances": Appearance,
    "wordings": Wording,
    "waves": Wave,
    "techniques": Technique,
    "citations": Citation,
    "rulings": Ruling,
}


@dataclass(frozen=True)
class Named:
    """A claimant, topic, region, tag or signatory in the reader's language."""

    key: str
    name: str
    kind: str = ""
    organisation: int | None = None
    same_as: str = ""

    @property
    def role(self) -> str:
        """What a signatory did, in words."""
        return str(BylineRole(self.kind).label)


CAPTURES = ("captures", "capture_labels")


@dataclass(frozen=True)
class Facts:
    """What stands below a claim and its page in one language, in the editors' order; rulings oldest first."""

    appearances: list[Appearance] = field(default_factory=list)
    wordings: list[Wording] = field(default_factory=list)
    waves: list[Wave] = field(default_factory=list)
    techniques: list[Technique] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    claimants: list[Named] = field(default_factory=list)
    topics: list[Named] = field(default_factory=list)
    regions: list[Named] = field(default_factory=list)
    tags: list[Named] = field(default_factory=list)
    bylines: list[Named] = field(default_factory=list)


EVERYTHING = frozenset(field.name for field in fields(Facts))


def facts_in_force(claim: Claim, language: str, page: FactCheckPage | None = None) -> Facts:
    """The published facts of a claim, with one query for all of them."""
    if page:
        return facts_of_pages([page], language)[page.pk]
    return facts_of_claims([claim.pk], language)[claim.pk]


def facts_of_claims(numbers: Iterable[int], language: str, only: Container[str] = EVERYTHING) -> dict[int, Facts]:
    """The published facts of these claims beside words of any page, by number, with one query for all of them."""
    taken_down = Correction.objects.public().in_language(language).filter(page__claim=OuterRef("pk"))
    lists = {**lists_below(OuterRef("pk"), language), "corrections": whole_rows(taken_down)}
    return read(Claim.objects.filter(pk__in=numbers), chosen(lists, only))


def facts_of_pages(
    pages: Iterable[FactCheckPage], language: str, only: Container[str] = EVERYTHING
) -> dict[int, Facts]:
    """The published facts of the claims of these pages, by page, with one query for all of them.

    Whole archives leave out what they do not tell: `only` names the lists that are read.
    """
    lists = {**lists_below(OuterRef("claim"), language), **words_lists(OuterRef("pk"), language)}
    return read(FactCheckPage.objects.filter(pk__in=[page.pk for page in pages]), chosen(lists, only))


def chosen(lists: dict[str, JSONRows], only: Container[str]) -> dict[str, JSONRows]:
    """The lists of these names, and the captures, which stand with the appearances."""
    return {name: rows for name, rows in lists.items() if name in only or name in CAPTURES}


def read(parents: QuerySet, lists: dict[str, JSONRows]) -> dict[int, Facts]:
    """The facts that hang below each parent, by its primary key."""
    rows = parents.values("pk", **{f"{name}_rows": rows for name, rows in lists.items()})
    return {row["pk"]: facts_from_rows({name: row[f"{name}_rows"] for name in lists}) for row in rows}


def lists_below(claim: OuterRef, language: str) -> dict[str, JSONRows]:
    """What hangs below a claim in any language; `claim` is its column in the query around."""
    lists = {name: whole_rows(model.objects.filter(claim=claim)) for name, model in CHILDREN.items()}
    held = Capture.objects.filter(appearances__claim=claim)
    labels = CaptureLabel.objects.filter(parent__appearances__claim=claim)
    claimants = Claimant.objects.filter(claims=claim)
    return {
        **lists,
        "captures": whole_rows(held.distinct()),
        "capture_labels": whole_rows(labels.distinct()),
        "claimants": named(
            claimants, ClaimantLabel, language, kind="kind", organisation="organisation_id", same_as="same_as"
        ),
        "topics": named(Topic.objects.filter(claims=claim), TopicLabel, language),
        "regions": named(Region.objects.filter(claims=claim), RegionLabel, language),
    }


def words_lists(page: OuterRef, language: str) -> dict[str, JSONRows]:
    """What hangs below a page: its corrections, tags and signatures."""
    person_name = name_in(language, PersonLabel.objects.filter(parent=OuterRef("person")))
    return {
        "corrections": whole_rows(Correction.objects.filter(page=page)),
        "tags": JSONRows(Tag.objects.filter(fact_checks__content_object=page), key="slug", name="name"),
        "bylines": JSONRows(Byline.objects.filter(page=page), key="person__slug", name=person_name, kind="role"),
    }


def named(rows: QuerySet, label_model, language: str, **fields: str) -> JSONRows:
    """Rows with a key and the name in the reader's language."""
    labels = label_model.objects.filter(parent=OuterRef("pk"))
    return JSONRows(rows, key="slug", name=name_in(language, labels), **{name: F(at) for name, at in fields.items()})


def facts_from_rows(rows: dict[str, list[dict]]) -> Facts:
    """Model instances for what has behaviour, names for the rest."""
    children = {name: instances(model, rows.get(name, [])) for name, model in CHILDREN.items()}
    captures = captures_from_rows(rows)
    for appearance in children["appearances"]:
        appearance.capture = captures.get(appearance.capture_id)
    words = {
        name: [Named(**found) for found in rows.get(name, [])]
        for name in ("claimants", "topics", "regions", "tags", "bylines")
    }
    return Facts(**children, **words, corrections=instances(Correction, rows.get("corrections", [])))


def captures_from_rows(rows: dict[str, list[dict]]) -> dict[int, Capture]:
    """The captures by primary key, each with its words."""
    captures = {capture.pk: capture for capture in instances(Capture, rows["captures"])}
    labels = instances(CaptureLabel, rows["capture_labels"])
    for capture in captures.values():
        capture.labels = [label for label in labels if label.parent_id == capture.pk]
    return captures


def draft_facts(claim: Claim, language: str, page: FactCheckPage | None = None) -> Facts:
    """The facts of a draft held in memory, for a preview."""
    return Facts(
        **{name: list(getattr(claim, name).all()) for name in CHILDREN if name != "rulings"},
        rulings=list(claim.rulings.all()) if claim.pk else [],
        corrections=list(page.corrections.all()) if page and page.pk else [],
        claimants=[
            Named(row.slug, row.name_in(language), row.kind, row.organisation_id, row.same_as)
            for row in claim.claimants.all()
        ],
        topics=[Named(row.slug, row.name_in(language)) for row in claim.topics.all()],
        regions=[Named(row.slug, row.name_in(language)) for row in claim.regions.all()],
        tags=[Named(tag.slug, tag.name) for tag in page.tags.all()] if page else [],
        bylines=[Named(line.person.slug, line.person.name_in(language), line.role) for line in page.bylines.all()]
        if page
        else [],
    )
