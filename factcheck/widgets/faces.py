"""What stands on the face of an embed: the verdict, or that there is none to stand on."""

from django.utils.translation import gettext as _

from factcheck.claims.review import VerdictWords
from factcheck.claims.standings import Standing

NO_VERDICT = ("withdrawn", "retracted", "missing")


def shape_of(face: VerdictWords) -> str:
    """What is drawn beside its word: of a verdict what its tone has, otherwise a sign that no verdict has."""
    return "none" if face.key in NO_VERDICT else str(face.tone)


def face_of(standing: Standing) -> VerdictWords:
    """Word and tone of the largest thing on a card or badge, in the active language.

    Words that were taken back carry no verdict on their face, as on the picture that messengers show.
    """
    if standing.review is None:
        return VerdictWords(key="withdrawn", name=_("Withdrawn claim"))
    if standing.review.is_retracted:
        return VerdictWords(key="retracted", name=_("Withdrawn fact-check"))
    return standing.review.shown_verdict
