"""Scheduled publishing: what is due goes live or expires, each piece for itself.

Wagtail's own `publish_scheduled` works without transactions: a receiver that raises leaves a live claim behind it
and stops everything that comes later. Here each piece has its own desk transaction; one that fails is reported
once, stays due and stops nobody.
"""

import logging
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

from django.apps import apps
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.log_actions import LogContext, registry
from wagtail.models import DraftStateMixin, Page, Revision

from .desk_post import desk_transaction

logger = logging.getLogger(__name__)


class Scheduler:
    """Publishes and expires what is due; remembers which failures it has reported."""

    def __init__(self) -> None:
        self.reported: set[tuple[str, int]] = set()

    def run(self) -> int:
        """Does everything that is due and answers how many pieces were done."""
        # Publishing first: a new version may carry a later expiry of what it replaces.
        return sum(self.attempt(name, pk, work) for name, pk, work in chain(due_revisions(), expired_objects()))

    def attempt(self, name: str, pk: int, work: Callable[[], bool]) -> bool:
        """One piece of work in its own transaction; a failure is logged once and the piece stays due."""
        try:
            with desk_transaction():
                done = work()
        except Exception:
            if (name, pk) not in self.reported:
                logger.exception("Scheduled work failed and will be tried again: %s %s", name, pk)
            self.reported.add((name, pk))
            return False
        self.reported.discard((name, pk))
        return done


def due_revisions() -> Iterator[tuple[str, int, Callable]]:
    """The revisions whose time has come, oldest first, and claims before the pages that need them public."""
    due = Revision.objects.filter(approved_go_live_at__lte=timezone.now()).order_by("approved_go_live_at", "pk")
    for revisions in (due.not_page_revisions(), due.page_revisions()):
        for pk in list(revisions.values_list("pk", flat=True)):
            yield "revision", pk, partial(publish, pk)


def expired_objects() -> Iterator[tuple[str, int, Callable]]:
    """The live things whose time has passed, each as its own type."""
    models = [model for model in apps.get_models() if issubclass(model, DraftStateMixin) and model is not Page]
    for model in models:
        expired = model.objects.filter(live=True, expire_at__lte=timezone.now()).order_by("expire_at", "pk")
        for pk in list(expired.values_list("pk", flat=True)):
            yield model._meta.label, pk, partial(expire, model, pk)


def publish(pk: int) -> bool:
    """Publishes a revision in the name of who scheduled it, unless it was cancelled or done meanwhile."""
    revision = Revision.objects.filter(pk=pk, approved_go_live_at__lte=timezone.now()).first()
    if revision is None:
        return False
    with LogContext(user=who_scheduled(revision)):
        revision.publish(log_action="wagtail.publish.scheduled")
    return True


def who_scheduled(revision: Revision):
    """The user of this revision's own scheduling entry in the log, or None."""
    entries = registry.get_logs_for_instance(revision.content_object)
    entry = entries.filter(action="wagtail.publish.schedule", revision=revision).order_by("-timestamp", "-pk").first()
    return get_user_model().objects.filter(pk=entry.user_id).first() if entry else None


def expire(model: type[DraftStateMixin], pk: int) -> bool:
    """Takes an expired thing from readers, unless somebody did so or gave it more time meanwhile."""
    expired = model.objects.filter(pk=pk, live=True, expire_at__lte=timezone.now()).first()
    if expired is None:
        return False
    expired.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True
