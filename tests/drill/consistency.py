"""What must be true after anything: each line that comes back is a half state."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry, PageLogEntry

from factcheck.claims.desk_post import desk_transaction
from factcheck.claims.models import Claim, FactCheckPage, Ruling

PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")
CHANGES = ("initial", "changed")


def problems() -> list[str]:
    """Every half state in the database, once the writers before us are done or gone."""
    with desk_transaction():
        return [*rulings(), *claims(), *pages(), *tasks(), *file()]


def rulings() -> Iterator[str]:
    """Each claim has one chain, its end is in force, and it says what was published, in that order."""
    for claim in Claim.objects.select_related("ruling").order_by("pk"):
        chain, ruling = [], claim.ruling
        while ruling:
            chain.append(ruling)
            ruling = ruling.previous
        if {ruling.pk for ruling in chain} != set(Ruling.objects.filter(claim=claim).values_list("pk", flat=True)):
            yield f"{claim}: a ruling stands beside the chain"
        said = [ruling.verdict_id for ruling in reversed(chain) if ruling.kind in CHANGES]
        if said != published_verdicts(claim):
            yield f"{claim}: rulings say {said}, the log says {published_verdicts(claim)}"


def published_verdicts(claim: Claim) -> list[int | None]:
    """The verdicts that were published one after another, by the log and its revisions; repetitions left out."""
    own = ContentType.objects.get_for_model(Claim)
    entries = ModelLogEntry.objects.filter(content_type=own, object_id=str(claim.pk), action__in=PUBLISHED)
    verdicts: list[int | None] = []
    for entry in entries.select_related("revision").order_by("pk"):
        verdict = entry.revision.content["verdict"]
        if verdict != (verdicts[-1] if verdicts else None):
            verdicts.append(verdict)
    return verdicts


def claims() -> Iterator[str]:
    """A public claim shows the verdict that was ruled, from a version whose publication is in the log."""
    for claim in Claim.objects.select_related("ruling", "live_revision").order_by("pk"):
        if claim.live != bool(claim.live_revision_id):
            yield f"{claim}: live is {claim.live}, live revision {claim.live_revision_id}"
        if not claim.live:
            continue
        if claim.verdict_id != (claim.ruling.verdict_id if claim.ruling else None):
            yield f"{claim}: verdict {claim.verdict_id} without its ruling"
        if not ModelLogEntry.objects.filter(revision=claim.live_revision, action__in=PUBLISHED).exists():
            yield f"{claim}: published without a log entry"


def pages() -> Iterator[str]:
    """A public page has a public claim, a version, and a log entry."""
    for page in FactCheckPage.objects.filter(live=True).select_related("claim"):
        if not page.claim.live:
            yield f"{page}: public without its claim"
        if not PageLogEntry.objects.filter(revision=page.live_revision, action__in=PUBLISHED).exists():
            yield f"{page}: published without a log entry"


def tasks() -> Iterator[str]:
    """Each changed verdict asked for new words exactly once."""
    asked = DBTaskResult.objects.filter(task_path__endswith="ask_for_new_words")
    numbers = sorted(task.args_kwargs["kwargs"]["ruling_id"] for task in asked)
    changed = sorted(Ruling.objects.filter(kind="changed").values_list("pk", flat=True))
    if numbers != changed:
        yield f"rulings {set(changed) ^ set(numbers)} and their follow-up work do not agree"


def unfinished() -> Iterator[str]:
    """For drills in which everything saved is published at once or is due: what was saved and forgotten."""
    for model in (Claim, FactCheckPage):
        for thing in model.objects.filter(live=True).select_related("latest_revision"):
            if thing.latest_revision_id != thing.live_revision_id and not thing.latest_revision.approved_go_live_at:
                yield f"{thing}: saved and not published"


def file() -> Iterator[str]:
    """The database itself: whole pages, no key without its row."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for pragma in ("integrity_check", "foreign_key_check"):
            cursor.execute(f"PRAGMA {pragma}")
            yield from (f"{pragma}: {row}" for row in cursor.fetchall() if row != ("ok",))
