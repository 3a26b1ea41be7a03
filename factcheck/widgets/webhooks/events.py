"""What webhooks are told of: where the record says that something changed for readers.

Receivers of signals run inside the transaction that changes it: a change that is undone tells nobody.
"""

from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished, unpublished

from factcheck.claims.models import Claim, Correction, FactCheckPage, Ruling
from factcheck.claims.models.rulings import RulingKind
from factcheck.core.pages import kept_private

from .deliveries import Delivery
from .models import Event, Webhook
from .tasks import queue


def connect() -> None:
    """Connects the receivers of webhooks."""
    page_published.connect(words_published, sender=FactCheckPage, dispatch_uid="webhooks.published")
    page_unpublished.connect(words_withdrawn, sender=FactCheckPage, dispatch_uid="webhooks.words_withdrawn")
    post_save.connect(hidden, sender=PageViewRestriction, dispatch_uid="webhooks.hidden")
    post_delete.connect(opened, sender=PageViewRestriction, dispatch_uid="webhooks.opened")
    unpublished.connect(claim_withdrawn, sender=Claim, dispatch_uid="webhooks.claim_withdrawn")
    post_save.connect(verdict_changed, sender=Ruling, dispatch_uid="webhooks.verdict_changed")
    post_save.connect(corrected, sender=Correction, dispatch_uid="webhooks.corrected")
    post_save.connect(merged, sender=Claim, dispatch_uid="webhooks.merged")


def tell(event: Event, number: int | None, language: str = "") -> None:
    """Queues a letter to every webhook that asked for it."""
    tell_all(event, [(number, language)])


def tell_all(event: Event, claims: list[tuple[int | None, str]] | QuerySet) -> None:
    """Queues letters about each number, in each language, to every webhook that asked for them."""
    with transaction.atomic():
        for webhook in Webhook.objects.wanting(event):
            for number, language in claims:
                tell_one(webhook, event, number, language)


def tell_one(webhook: Webhook, event: Event, number: int | None, language: str = "") -> Delivery:
    """Queues a letter to one webhook, in `language` or in its own."""
    delivery = Delivery.objects.create(
        webhook=webhook, event=event, number=number, language=language or webhook.language
    )
    queue(delivery)
    return delivery


def words_published(instance: FactCheckPage, **kwargs) -> None:
    """The words of a claim in one language went public, for the first time, again or anew."""
    if FactCheckPage.objects.published().filter(pk=instance.pk).exists():
        tell(Event.PUBLISHED, instance.claim_id, instance.language)


def words_withdrawn(instance: FactCheckPage, **kwargs) -> None:
    """The words in one language were taken from readers while the claim stays; otherwise the claim itself tells."""
    if Claim.objects.public().filter(pk=instance.claim_id).exists() and not is_private(instance):
        tell(Event.WITHDRAWN, instance.claim_id, instance.language)


def is_private(page: FactCheckPage) -> bool:
    return FactCheckPage.objects.filter(kept_private(), pk=page.pk).exists()


def hidden(instance: PageViewRestriction, created: bool, **kwargs) -> None:
    """What readers saw on a page, or below it, was made private."""
    if created:
        before = FactCheckPage.objects.live().filter(claim__in=Claim.objects.public())
        tell_all(Event.WITHDRAWN, words_below(before.exclude(kept_private(besides=instance)), instance))


def opened(instance: PageViewRestriction, origin: Model | QuerySet, **kwargs) -> None:
    """What was private is for all readers again; a page that is deleted takes its restrictions along and opens none."""
    if getattr(origin, "model", type(origin)) is PageViewRestriction:
        tell_all(Event.PUBLISHED, words_below(FactCheckPage.objects.published(), instance))


def words_below(pages: QuerySet, restriction: PageViewRestriction) -> QuerySet:
    """The claim and language of those of the pages with which a restriction has to do."""
    path = restriction.page.path
    concerned = pages.filter(Q(path__startswith=path) | Q(alias_of__path__startswith=path))
    return concerned.order_by("pk").values_list("claim_id", "locale__language_code")


def claim_withdrawn(instance: Claim, **kwargs) -> None:
    """A claim was taken from readers in every language; a merged one had left them before."""
    if not instance.merged_into_id:
        tell(Event.WITHDRAWN, instance.pk)


def verdict_changed(instance: Ruling, created: bool, **kwargs) -> None:
    """Another verdict is in force; the first one is a change where readers saw the claim being checked."""
    if not created or not instance.changes_verdict or instance.claim.merged_into_id:
        return
    # The ruling is written before its claim: a claim that goes public with it is not public yet.
    if instance.kind == RulingKind.CHANGED or Claim.objects.public().filter(pk=instance.claim_id).exists():
        tell(Event.VERDICT_CHANGED, instance.claim_id)


def corrected(instance: Correction, created: bool, **kwargs) -> None:
    """A correction stands in public."""
    if created and Correction.objects.public().filter(pk=instance.pk).exists():
        tell(Event.CORRECTED, instance.page.claim_id, instance.page.language)


def merged(instance: Claim, update_fields: frozenset | None, **kwargs) -> None:
    """A number that readers met now stands for another claim, or for yet another one."""
    if update_fields == {"merged_into"} and (instance.live or instance.first_published_at):
        tell(Event.MERGED, instance.pk)
