"""The scale in words: read once a minute, because every page and every list shows verdicts."""

from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _

from factcheck.core.languages import content_languages
from factcheck.core.remembered import Remembered

from .models.verdicts import Verdict, VerdictLabel
from .review import BEING_CHECKED_KEY, VerdictWords

# Seconds until another process sees a renamed verdict; this process forgets the old words at once.
SCALE_SECONDS = 60


BEING_CHECKED = VerdictWords(
    key=BEING_CHECKED_KEY,
    name=_("Being checked"),
    definition=_("We are still checking this claim. There is no verdict yet."),
    tone="being-checked",
)


def read_scale(language: str) -> dict[int, VerdictWords]:
    """Every verdict's words in `language`, retired ones too, by primary key and in the order of the scale."""
    return {verdict.pk: words(verdict, language) for verdict in Verdict.objects.with_labels()}


def words(verdict: Verdict, language: str) -> VerdictWords:
    label = verdict.label_in(language)
    return VerdictWords(
        key=verdict.key,
        name=label.name if label else verdict.key,
        definition=label.definition if label else "",
        tone=verdict.tone,
        rating_value=verdict.rating_value,
        emits_claim_review=verdict.emits_claim_review,
        is_active=verdict.is_active,
    )


scale = Remembered("scale", read_scale, SCALE_SECONDS)


def words_of(verdict_id: int | None, language: str) -> VerdictWords | None:
    """One verdict's words; one that was added a moment ago is found too."""
    if verdict_id is None:
        return None
    return scale(language).get(verdict_id) or read_scale(language)[verdict_id]


def verdict_named(key: str, language: str) -> VerdictWords | None:
    """The words of the verdict with this key, or None."""
    return next((found for found in scale(language).values() if found.key == key), None)


def connect() -> None:
    """Listens to changes of verdicts and of their words."""
    for signal in (post_save, post_delete):
        for model in (Verdict, VerdictLabel):
            signal.connect(forget_scale, sender=model, dispatch_uid=f"claims.forget_scale.{model.__name__}")


def forget_scale(**kwargs) -> None:
    """A verdict or its words changed: the next request reads them anew."""
    scale.forget(code for code, _name in content_languages())
