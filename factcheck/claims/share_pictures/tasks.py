"""Draws share pictures ahead of the first reader, in the worker."""

from django_tasks import task

from factcheck.core.languages import content_languages

from ..models.claims import Claim
from ..picture_keys import forget_pictures, remember_pictures
from . import store
from .current import current_card


@task()
def draw_share_pictures(claim_id: int) -> None:
    """A public claim's pictures in every language; those of a claim that readers may not see are thrown away.

    They come back as screenshots: with all other pictures of the claim they are what it is recognised by.
    """
    claim = Claim.objects.public().select_related("ruling").filter(pk=claim_id).first()
    if claim is None:
        store.remove(claim_id)
        return forget_pictures(claim_id)
    for language, _name in content_languages():
        store.picture_of(current_card(claim, language))
    remember_pictures(claim)
