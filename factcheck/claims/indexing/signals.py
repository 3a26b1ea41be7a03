"""When the index is asked to follow: whenever a save changes what readers find."""

from collections.abc import Callable, Iterable
from functools import partial

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from wagtail.models import PageViewRestriction
from wagtail.signals import page_unpublished, post_page_move

from search.index.later import refresh_later

from ..models.appearances import Appearance, Wording
from ..models.claims import Claim
from ..models.evidence import EvidencePage
from ..models.explainers import ExplainerPage
from ..models.fact_checks import FactCheckPage
from ..models.people import Claimant, Organisation
from ..models.tags import EvidenceTag, ExplainerTag, FactCheckTag, Tag
from ..models.topics import Region, Topic
from . import subjects

# A save that names only these fields keeps a draft and changes nothing that readers find.
BOOKKEEPING = {
    "draft_title", "expired", "has_unpublished_changes", "last_verified_at", "latest_revision",
    "latest_revision_created_at", "words_confirmed_at",
}  # fmt: skip

Subjects = Callable[[Model], Iterable[str]]
CONTENT: dict[type[Model], Subjects] = {
    Claim: subjects.of_claim,
    FactCheckPage: subjects.of_page,
    EvidencePage: subjects.of_page,
    ExplainerPage: subjects.of_page,
    Appearance: subjects.of_child,
    Wording: subjects.of_child,
    FactCheckTag: subjects.of_tagged,
    EvidenceTag: subjects.of_tagged,
    ExplainerTag: subjects.of_tagged,
}
# Names that stand in the documents of many subjects. What goes is asked for before it is gone.
NAMES: dict[type[Model], Subjects] = {
    Topic: subjects.of_named,
    Region: subjects.of_named,
    Claimant: subjects.of_named,
    Tag: subjects.of_tag,
    Organisation: subjects.of_publisher,
    PageViewRestriction: subjects.of_restriction,
}


def connect() -> None:
    """Connects the receivers; the row of each task commits with the save that causes it."""
    for model, found in CONTENT.items():
        listen(model, found, post_save, post_delete)
    for model, found in NAMES.items():
        listen(model, found, post_save, pre_delete)
        if hasattr(model, "labels"):
            label = model.labels.rel.related_model
            listen(label, lambda instance, found=found: found(instance.parent), post_save, post_delete)
    for field in (Claim.topics, Claim.regions, Claim.claimants):
        m2m_changed.connect(after_choice, sender=field.through, dispatch_uid=f"claims.indexing.{field.field.name}")
    # Wagtail may unpublish a page without knowing its type; the save then says nothing of what it is.
    page_unpublished.connect(after_unpublish, dispatch_uid="claims.indexing.unpublished")
    post_page_move.connect(after_move, dispatch_uid="claims.indexing.moved")


def listen(model: type[Model], found: Subjects, *signals) -> None:
    for place, signal in enumerate(signals):
        receiver = partial(after_save, found)
        signal.connect(receiver, sender=model, weak=False, dispatch_uid=f"claims.indexing.{model.__name__}.{place}")


def after_save(found: Subjects, instance: Model, update_fields: frozenset | None = None, raw=False, **kwargs) -> None:
    if not raw and (update_fields is None or set(update_fields) - BOOKKEEPING):
        refresh_later(found(instance))


def after_choice(instance: Model, action: str, reverse: bool, **kwargs) -> None:
    """Topics, regions or claimants were chosen for a claim."""
    if action.startswith("post_") and not reverse:
        refresh_later(subjects.of_claim(instance))


def after_unpublish(instance: Model, **kwargs) -> None:
    """A page was taken from readers."""
    if isinstance(instance, (FactCheckPage, EvidencePage, ExplainerPage)):
        refresh_later(subjects.of_page(instance))


def after_move(instance: Model, **kwargs) -> None:
    """A page came to another place with all that is below it: there it may be private, or no longer."""
    refresh_later(subjects.below(instance.path))
