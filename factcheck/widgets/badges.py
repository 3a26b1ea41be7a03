"""The badge: a claim's verdict as one small picture in SVG that needs nothing but itself."""

from dataclasses import dataclass, replace

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from factcheck.claims.review import VerdictChange, VerdictWords
from factcheck.claims.share_pictures.typesetting import cut
from factcheck.claims.standings import Standing
from factcheck.core.brand import branding
from factcheck.core.excerpts import shortened
from factcheck.core.fonts.drawing import font
from factcheck.core.fonts.families import TEXT
from factcheck.core.legal import legal
from factcheck.core.tokens import Themed, site_colours

from .drawings import drawing
from .faces import face_of, shape_of
from .subjects import lasting_title

# Of the words in each half, in pixels.
LONGEST = 240
LONGEST_DESCRIPTION = 200
# Our font is measured at one weight; bold letters of the fonts that readers have are a little wider.
BOLD = 1.07


@dataclass(frozen=True)
class Badge:
    """Who says what, and where everything lies, in pixels; `about` is for those who listen.

    Lengths are those that a reader's own font is fitted into, whatever it is.
    """

    left: str
    right: str
    tone_name: str
    shape: str
    about: str

    height, size, baseline, padding, drawn, drawing_top, gap = 28, 14, 19, 10, 16, 6, 6

    @property
    def drawing(self) -> SafeString:
        return drawing(self.shape)

    @property
    def left_length(self) -> int:
        return length(self.left)

    @property
    def right_length(self) -> int:
        return round(length(self.right) * BOLD)

    @property
    def seam(self) -> int:
        """Where the half with the verdict begins."""
        return self.left_length + 2 * self.padding

    @property
    def drawing_left(self) -> int:
        return self.seam + self.padding

    @property
    def right_left(self) -> int:
        return self.drawing_left + self.drawn + self.gap

    @property
    def width(self) -> int:
        return self.right_left + self.right_length + self.padding

    @property
    def half_width(self) -> int:
        return self.width - self.seam

    @property
    def is_open(self) -> bool:
        """Whether there is no verdict yet: that is drawn pale and dashed, so that nobody takes it for one."""
        return self.tone_name == "being-checked"

    @property
    def colours(self) -> dict[str, Themed]:
        """What each thing is painted in; `half` is the ground of the verdict, `words` what stands on it."""
        named = site_colours()
        tone, ground = named[self.tone_name], named["paper"]
        half, words = (ground, tone) if self.is_open else (tone, ground)
        edges = {"ground": ground, "edge": named["edge"], "ink": named["ink"]}
        return {**edges, "tone": tone, "half": half, "words": words}


def badge_of(standing: Standing) -> str:
    """The badge of a claim, in the active language."""
    review = standing.review
    if review is None:
        return drawn(face_of(standing), _("This claim was public once and is not any more."))
    change = review.news(now())
    about = f"{merged(standing)} {shortened(lasting_title(review), LONGEST_DESCRIPTION)}".strip()
    return drawn(face_of(standing), about, change=change and written(change))


def merged(standing: Standing) -> str:
    """What became of a number that stands for another claim now."""
    if not standing.is_merged:
        return ""
    line = _("Claim №%(number)s was merged into claim №%(other)s. This is what we say about that one.")
    return line % {"number": standing.number, "other": standing.review.number}


def missing_badge() -> str:
    """The badge of a number that never was."""
    return drawn(VerdictWords(key="missing", name=_("No such claim")), "")


def drawn(face: VerdictWords, about: str, **shown) -> str:
    site = branding(get_language()).site_name
    badge = Badge(fitted(site), fitted(str(face.name)), str(face.tone), shape_of(face), legal(about))
    return render_to_string("widgets/badge.svg", {"badge": badge, "colours": badge.colours, **shown})


def fitted(words: str) -> str:
    """The words without what XML cannot hold, cut to the length of half a badge."""
    return cut(legal(words), font(TEXT, Badge.size), LONGEST)


def length(words: str) -> int:
    return round(font(TEXT, Badge.size).getlength(words))


def written(change: VerdictChange) -> VerdictChange:
    """The change in words that XML can hold."""
    return replace(change, old=legal(change.old), new=legal(change.new))
