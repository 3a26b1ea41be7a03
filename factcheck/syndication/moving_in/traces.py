"""What an import leaves behind to be known again by: an entry in the log of each claim and page that it wrote."""

from datetime import datetime

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from factcheck.claims.models import Claim, FactCheckPage

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
