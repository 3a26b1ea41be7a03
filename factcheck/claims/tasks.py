"""Follow-up work, queued in the transaction that causes it and done by `manage.py work`."""

import logging

from django.apps import apps
from django.core.mail import send_mail
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from factcheck.core.images import SiteImage
from factcheck.core.languages import desk_language
from factcheck.core.responsive import draw_missing

logger = logging.getLogger(__name__)


@task()
def draw_pictures(image_ids: list[int]) -> None:
    """Draws pictures of the library in every size that pages show."""
    for image in SiteImage.objects.filter(pk__in=image_ids):
        try:
            draw_missing(image)
        except OSError:
            # One lost file must not keep the others waiting.
            logger.exception("Picture %s cannot be drawn.", image.pk)


@task()
def draw_capture(capture_id: int) -> None:
    """Draws a capture in every size that pages show."""
    capture = apps.get_model("claims", "Capture").objects.filter(pk=capture_id).first()
    if capture:
        capture.draw_sizes()


@task()
def ask_for_new_words(ruling_id: int) -> None:
    """Writes to the people behind a claim's pages when its verdict changed: their words may need changing."""
    ruling = apps.get_model("claims", "Ruling").objects.select_related("claim").get(pk=ruling_id)
    pages = ruling.claim.fact_checks.select_related("owner", "latest_revision__user")
    people = {user for page in pages for user in (page.owner, page.latest_revision and page.latest_revision.user)}
    for user in sorted(filter(None, people), key=lambda user: user.pk):
        if user.is_active and user.email:
            write_to(user, ruling.claim_id)


def write_to(user, number: int) -> None:
    """One letter, in the language of the person's desk."""
    with override(desk_language(user)):
        send_mail(
            _("Claim %(number)s has a new verdict") % {"number": number},
            _("Readers see the new verdict in every language. Please read your page and confirm or change its words."),
            None,
            [user.email],
        )
