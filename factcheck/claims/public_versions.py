"""The public versions of a page's words: what readers could read, since when, and what changed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Case, F, JSONField, Q, QuerySet, When
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageLogEntry

from .differences import Difference, differences
from .models.fact_checks import FactCheckPage
from .models.versions import substance
from .plain_words import body_lines, paragraphs

# How many versions are compared with the one before; older ones stand there with their date alone.
COMPARED = 20

PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled", "claims.import")
PRIVACY = tuple(f"wagtail.view_restriction.{change}" for change in ("create", "edit", "delete"))

# A page's words in reading order: field, what readers know it as, how its paragraphs are read.
WORDS = (
    ("title", _("Headline"), paragraphs),
    ("answer", _("Answer"), paragraphs),
    ("claim_in_this_language", _("The claim in this language"), paragraphs),
    ("what_is_true", _("In short"), paragraphs),
    ("body", _("Text"), body_lines),
    ("what_we_do_not_know", _("What we could not establish"), paragraphs),
)


class Kind(StrEnum):
    """What readers are told of a version."""

    FIRST = "first"
    CHANGED = "changed"
    SAME_WORDS = "same-words"
    NOT_KEPT = "not-kept"
    NOT_COMPARED = "not-compared"


NOTES = {
    Kind.FIRST: _("The text was published."),
    Kind.CHANGED: _("The text was changed."),
    Kind.SAME_WORDS: _("The page was published anew. Its words stayed the same."),
    Kind.NOT_KEPT: _("The text was changed. The words of this version are no longer kept."),
    Kind.NOT_COMPARED: _("The page was published anew."),
}


@dataclass(frozen=True)
class ChangedPart:
    """One part of the page, under the name that readers know, and what changed in it."""

    name: str
    differences: list[Difference]


@dataclass(frozen=True)
class PublicVersion:
    """A version of the page's words, from the moment in which readers could read it."""

    number: int
    at: datetime
    kind: Kind
    changes: list[ChangedPart]

    @property
    def note(self) -> str:
        return str(NOTES[self.kind])


def public_versions(page: FactCheckPage) -> list[PublicVersion]:
    """Every version of the page that was public, oldest first. Who published it is not said."""
    rows: list[dict] = []
    for row in since_privacy_changed(list(publications(page))):
        if not (rows and says_the_same(rows[-1], row)):
            rows.append(row)
    return [version(row, before) for row, before in zip(rows, [None, *rows], strict=False)]


def publications(page: FactCheckPage) -> QuerySet:
    """The page's publications, newest first, and when it, or a page above it, was made private or opened again.

    `words` are what the version says, None beyond those that are compared. A version `is_kept` unless its revision was
    deleted, or written over after it was published: then it holds a draft that nobody may read.
    """
    above = [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]
    entries = PageLogEntry.objects.filter(page__in=Page.objects.filter(path__in=above).values("pk"))
    published = Q(page=page.pk, action__in=PUBLISHED)
    compared = entries.filter(published).values("pk")[: COMPARED + 1]
    kept = Q(revision__created_at__lte=F("timestamp"))
    return entries.filter(published | Q(action__in=PRIVACY)).values(
        "action",
        "timestamp",
        "revision_id",
        is_kept=Case(When(kept, then=True), default=False),
        words=Case(When(kept, pk__in=compared, then=F("revision__content")), output_field=JSONField()),
    )


def since_privacy_changed(rows: list[dict]) -> list[dict]:
    """The publications that readers of today could read then, oldest first.

    Where the page was made private or opened, the version in force at that moment is the first.
    """
    found = []
    privacy_changed = False
    for row in rows:
        if row["action"] in PRIVACY:
            privacy_changed = True
            continue
        found.append(row)
        if privacy_changed:
            break
    return found[::-1]


def says_the_same(one: dict, other: dict) -> bool:
    """Whether both versions are kept and say the same."""
    return bool(one["words"] and other["words"]) and substance(one["words"]) == substance(other["words"])


def version(row: dict, before: dict | None) -> PublicVersion:
    """The version with what changed in it since the one before."""
    changes = changed_parts(before["words"], row["words"]) if before and before["words"] and row["words"] else []
    return PublicVersion(row["revision_id"], row["timestamp"], kind_of(row, before, changes), changes)


def kind_of(row: dict, before: dict | None, changes: list[ChangedPart]) -> Kind:
    if before is None:
        return Kind.FIRST
    if not row["is_kept"]:
        return Kind.NOT_KEPT
    if changes:
        return Kind.CHANGED
    return Kind.SAME_WORDS if row["words"] and before["words"] else Kind.NOT_COMPARED


def changed_parts(old: dict, new: dict) -> list[ChangedPart]:
    """The parts of the page that changed."""
    parts = [(name, differences(read(old.get(field)), read(new.get(field)))) for field, name, read in WORDS]
    return [ChangedPart(str(name), found) for name, found in parts if found]
