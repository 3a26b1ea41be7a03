"""What an import leaves behind to be known again by: an entry in the log of each claim and page that it wrote."""

from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from factcheck.claims.models import Claim, FactCheckPage

ACTION = "claims.import"


def leave(thing: Claim | FactCheckPage, source: str, digest: str = "") -> None:
    """Notes that the thing's latest version is the import's; `digest` is that of the record."""
    data = {"source": source, "digest": digest}
    log(instance=thing, action=ACTION, revision=thing.latest_revision, data=data)


def last(thing: Claim | FactCheckPage) -> ModelLogEntry | PageLogEntry | None:
    """The last note; None when the thing was made here."""
    if isinstance(thing, Claim):
        entries = ModelLogEntry.objects.for_instance(thing)
    else:
        entries = PageLogEntry.objects.filter(page=thing.pk)
    return entries.filter(action=ACTION).select_related("revision").order_by("-timestamp", "-pk").first()


def is_untouched(thing: Claim | FactCheckPage) -> bool:
    """Whether nobody wrote a version of it here since the import did; autosave writes over the latest one."""
    entry = last(thing)
    if entry is None or entry.revision is None:
        return False
    return thing.latest_revision_id == entry.revision_id and entry.revision.created_at <= entry.timestamp
