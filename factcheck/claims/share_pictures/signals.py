"""When pictures are drawn anew: whenever a save changes what readers see of a claim."""

from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from ..models.claims import Claim
from ..models.fact_checks import FactCheckPage
from .tasks import draw_share_pictures

# A save that names other fields only changes nothing that stands on a picture.
SHOWN = {"live", "ruling", "merged_into"}


def connect() -> None:
    """Listens to claims and their pages. The task's row commits with the save that causes it."""
    for model in (Claim, FactCheckPage):
        name = f"claims.share_pictures.{model.__name__}"
        post_save.connect(draw_after_save, sender=model, dispatch_uid=name)
        post_delete.connect(draw_after_delete, sender=model, dispatch_uid=f"{name}.deleted")


def draw_after_save(instance: Model, update_fields: frozenset | None = None, **kwargs) -> None:
    was_public = instance.live or instance.first_published_at
    if was_public and (update_fields is None or SHOWN & set(update_fields)):
        draw_after_delete(instance)


def draw_after_delete(instance: Model, **kwargs) -> None:
    claim = instance if isinstance(instance, Claim) else instance.claim
    # The claim that stands is recognised by the pictures of those merged into it.
    for number in filter(None, (claim.pk, claim.merged_into_id)):
        draw_share_pictures.enqueue(claim_id=number)
