"""What an import leaves behind to be known again by: an entry in the log of each claim and page that it wrote."""

from datetime import datetime

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision
from wagtail.tasks import update_reference_index_task

from factcheck.claims.models import Claim, FactCheckPage

from .records import Record

# The first stands in the public history of a text, the second does not.
PUBLISHED, DRAFTED = ACTIONS = ("claims.import", "claims.import_draft")


def leave(thing: Claim | FactCheckPage, source: str, digest: str = "", published_at: datetime | None = None) -> None:
    """Notes that the thing's latest version is the import's; `digest` is that of the record.

    With `published_at` the note stands in the history of the text, at that time.
    """
    data = {"source": source, "digest": digest}
    action, at = (PUBLISHED, published_at) if published_at else (DRAFTED, timezone.now())
    log(instance=thing, action=action, revision=thing.latest_revision, data=data, timestamp=at)


def last(thing: Claim | FactCheckPage) -> ModelLogEntry | PageLogEntry | None:
    """The last note; None when the thing was made here."""
    if isinstance(thing, Claim):
        entries = ModelLogEntry.objects.for_instance(thing)
    else:
        entries = PageLogEntry.objects.filter(page=thing.pk)
    return entries.filter(action__in=ACTIONS).select_related("revision").order_by("-pk").first()


def is_untouched(thing: Claim | FactCheckPage) -> bool:
    """Whether nobody wrote a version of it here since the import did; autosave writes over the latest one."""
    entry = last(thing)
    if entry is None or entry.revision is None:
        return False
    return thing.latest_revision_id == entry.revision_id and entry.revision.created_at <= entry.timestamp


def keep_version(thing: Claim | FactCheckPage, record: Record, digest: str = "") -> None:
    """Stores the version, and the note by which history and the next import know it."""
    revision = thing.save_revision(clean=False, changed=not thing.live)
    # Once for each thing: with every save it would be a third of all the work.
    update_reference_index_task.enqueue(thing._meta.app_label, thing._meta.model_name, str(thing.pk))
    if not (isinstance(thing, FactCheckPage) and thing.live):
        leave(thing, record.source, digest)
        return
    # The history of the text begins with the day on which these words were published, not with the import's.
    Revision.objects.filter(pk=revision.pk).update(created_at=thing.last_published_at)
    Page.objects.filter(pk=thing.pk).update(live_revision=revision)
    leave(thing, record.source, digest, published_at=thing.last_published_at)
