"""What the archive's answers are told by: numbers and times that change whenever something in them does."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Max, Q, Sum
from wagtail.models import ModelLogEntry, PageLogEntry

from factcheck.claims.models import Claim, Correction, FactCheckPage, Ruling
from factcheck.claims.models.people import Claimant, ClaimantLabel
from factcheck.claims.models.topics import Region, Topic
from factcheck.claims.models.verdicts import Verdict, VerdictLabel
from factcheck.claims.reviews import publisher
from factcheck.core.brand import branding
from factcheck.core.languages import content_languages

# Another number when the same archive is written in another way.
FORM = 1


@dataclass(frozen=True)
class State:
    """A name of the whole archive as it is, and when it changed last; None while it is empty."""

    digest: str
    changed_at: datetime | None

    @property
    def etag(self) -> str:
        """The entity tag of every file."""
        return f'W/"{self.digest}"'


def state() -> State:
    """The present state, with twelve questions, none of which reads a text of the archive."""
    found = {**counted(), **taken_down(), "names": names(), "publishers": publishers(), "form": FORM}
    times = [value for value in found.values() if isinstance(value, datetime)]
    digest = sha256(repr(sorted(found.items())).encode()).hexdigest()[:32]
    return State(digest, max(times, default=None))


def counted() -> dict:
    """How many rows there are and how new they are. Every publication has a new revision, so their sum only grows."""
    versions = {"count": Count("pk"), "sum": Sum("pk"), "version": Sum("live_revision"), "at": Max("last_published_at")}
    sources = {
        "page": FactCheckPage.objects.published().aggregate(**versions),
        "claim": Claim.objects.public().aggregate(**versions),
        "ruling": Ruling.objects.aggregate(last=Max("pk"), at=Max("in_force_from")),
        "correction": Correction.objects.aggregate(last=Max("pk"), at=Max("made_at")),
    }
    return {f"{name}_{key}": value for name, row in sources.items() for key, value in row.items()}


def taken_down() -> dict:
    """When something was last taken from readers, or given back to them, as the logs have it."""
    unpublished = Q(action__startswith="wagtail.unpublish")
    of_pages = PageLogEntry.objects.filter(unpublished | Q(action__startswith="wagtail.view_restriction"))
    claims = ContentType.objects.get_for_model(Claim)
    of_claims = ModelLogEntry.objects.filter(unpublished | Q(action="claims.merge"), content_type=claims)
    logs = {"page_taken": of_pages, "claim_taken": of_claims}
    return {name: entries.aggregate(at=Max("timestamp"))["at"] for name, entries in logs.items()}


def names() -> list[tuple]:
    """The words and keys that are written without a revision: of verdicts, those who claimed something, subjects."""
    rows = (
        Verdict.objects.values_list("pk", "key", "rating_value", "emits_claim_review"),
        VerdictLabel.objects.values_list("parent", "language", "name"),
        Claimant.objects.values_list("pk", "kind", "same_as"),
        ClaimantLabel.objects.values_list("parent", "language", "name"),
        Topic.objects.values_list("pk", "slug"),
        Region.objects.values_list("pk", "slug"),
    )
    return [row for table in rows for row in sorted(table, key=repr)]


def publishers() -> list:
    """Under which name it is published and by whom, in every language, and under which licence."""
    return [(branding(code).site_name, publisher(code)) for code, _name in content_languages()]
