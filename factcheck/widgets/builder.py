"""The builder of embed codes: what can be chosen, and what is pasted then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from factcheck.claims.dossiers import published_pages
from factcheck.claims.models import Claim
from factcheck.claims.reviews import review_of
from factcheck.core.languages import content_languages

from .cards import THEMES
from .codes import CODES, FULL, NARROWEST, SANDBOX, WIDEST, Subject, height_at
from .subjects import subject_of

# (key, name, what it is for)
KINDS: list[tuple[str, Promise, Promise]] = [
    ("card", _("Card"), _("A frame that works wherever HTML can be pasted.")),
    ("element", _("Card with a script"), _("Its height always fits its words. The page must let our script run.")),
    ("badge", _("Badge"), _("A small picture with the verdict.")),
    ("markdown", _("Badge in Markdown"), _("For wikis, forums and README files.")),
    ("quotation", _("Quotation"), _("Words and a link without the verdict: for newsletters and feeds.")),
]


@dataclass(frozen=True)
class Choice:
    """What was chosen; `width` is in pixels, or FULL; `is_held` where a card can be no narrower or no wider."""

    kind: str
    language: str
    theme: str
    width: int
    is_held: bool = False


@dataclass(frozen=True)
class Builder:
    """One claim to embed: what was chosen of what is offered."""

    subject: Subject
    choice: Choice
    languages: Sequence[tuple[str, str]]
    kinds = KINDS
    themes = tuple(THEMES.items())
    narrowest, widest = NARROWEST, WIDEST
    sandbox = SANDBOX

    @property
    def code(self) -> str:
        """What is pasted."""
        return CODES[self.choice.kind](self.subject, self.choice.theme, self.choice.width)

    @property
    def is_card(self) -> bool:
        """Whether it shows as a card, which alone has a theme and a width."""
        return self.choice.kind in ("card", "element")

    @property
    def card_path(self) -> str:
        return self.subject.card_path(self.choice.theme)

    @property
    def height(self) -> int:
        """About how high the card is."""
        return height_at(self.choice.width, self.subject.letters)

    @property
    def quotation(self) -> SafeString:
        """The quotation as it looks; its words are escaped already."""
        return mark_safe(CODES["quotation"](self.subject, "", FULL))


def builder_of(claim: Claim, asked: Mapping[str, str], usual: str) -> Builder:
    """The builder for a public claim; `usual` is the language of whoever asks. One query.

    Offered are the languages in which there are words, or all while there are none. Nonsense chooses the usual thing.
    """
    pages = published_pages([claim])
    written = [(code, name) for code, name in content_languages() if (claim.pk, code) in pages]
    languages = written or content_languages()
    choice = choice_of(asked, [code for code, _name in languages], usual)
    review = review_of(claim, choice.language, pages.get((claim.pk, choice.language)))
    return Builder(subject_of(review), choice, languages)


def choice_of(asked: Mapping[str, str], languages: Sequence[str], usual: str) -> Choice:
    """What was chosen: `kind`, `words` (their language), `theme`, `width`."""
    usual = usual if usual in languages else languages[0]
    said = pixels(asked.get("width", ""))
    width = min(max(said, NARROWEST), WIDEST) if said else FULL
    return Choice(
        kind=one_of(CODES, asked.get("kind"), "card"),
        language=one_of(languages, asked.get("words"), usual),
        theme=one_of(THEMES, asked.get("theme"), "auto"),
        width=width,
        is_held=width != said,
    )


def one_of(offered, chosen: str | None, usual: str) -> str:
    return chosen if chosen in offered else usual


def pixels(said: str) -> int:
    """The width that was typed; FULL for anything that is no number."""
    return int(said) if said.isascii() and said.isdigit() and len(said) <= 9 else FULL
