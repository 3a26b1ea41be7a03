"""Embed codes: what publishers paste into their pages, where it stays as it is for years.

So no verdict stands in a code: it comes with the card or the badge, which are loaded from here each time.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from math import ceil
from urllib.parse import urlencode

NARROWEST, WIDEST = 200, 1200
# As wide as the place in which it stands.
FULL = 0
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
# Pixels: a letter and a line of the card, what stands beside the letters, above and below them. Measured on cards of
# the demonstration: from 320 pixels on none is more than 2 pixels higher than reckoned, and half are 60 lower.
LETTER, LINE, SIDES, AROUND = 9, 27, 36, 230
# The width for which the height is reckoned when the code does not say how wide its place is.
USUAL_PLACE = 360
MARKDOWN = re.compile(r"([\\`*_\[\]<>&!#|~])")


@dataclass(frozen=True)
class Subject:
    """The claim that is pasted, in one language.

    `title` is our headline, or the claim as a claim: right whatever the verdict becomes. `url` is the page's absolute
    address, `letters` how many the card shows.
    """

    number: int
    language: str
    title: str
    url: str
    site: str
    site_name: str
    letters: int = 0

    @property
    def name(self) -> str:
        """The title and who says it."""
        return f"{self.title} – {self.site_name}"

    @property
    def badge_path(self) -> str:
        return f"/embed/claim/{self.number}/badge.svg?{urlencode({'lang': self.language})}"

    @property
    def badge_url(self) -> str:
        return self.site + self.badge_path

    def card_path(self, theme: str = "auto") -> str:
        """The card's path, with its language pinned."""
        chosen = {"lang": self.language} if theme == "auto" else {"lang": self.language, "theme": theme}
        return f"/embed/claim/{self.number}/?{urlencode(chosen)}"


def height_at(width: int, letters: int) -> int:
    """About how high the card is, in pixels; better a little too high than with a bar to scroll it."""
    in_a_line = max(1, ((width or USUAL_PLACE) - SIDES) // LETTER)
    return AROUND + LINE * ceil(letters / in_a_line)


def element(tag: str, content: str | None = None, **attributes: object) -> str:
    """One HTML element, its attributes escaped; without `content` it has no end tag."""
    written = "".join(f' {name}="{escape(str(value))}"' for name, value in attributes.items())
    return f"<{tag}{written}>" if content is None else f"<{tag}{written}>{content}</{tag}>"


def link(subject: Subject) -> str:
    return element("a", escape(subject.title), href=subject.url)


def frame(subject: Subject, theme: str = "auto", width: int = FULL, height: int = 0) -> str:
    """The card in a frame."""
    return element(
        "iframe",
        "",
        src=subject.site + subject.card_path(theme),
        title=subject.name,
        width=width or "100%",
        height=height or height_at(width, subject.letters),
        loading="lazy",
        sandbox=SANDBOX,
        referrerpolicy="strict-origin-when-cross-origin",
        style="border:0;max-width:100%",
    )


def fact_verdict(subject: Subject, theme: str = "auto", width: int = FULL) -> str:
    """The element that fits its own height, and the script that makes it; the link stays where neither is."""
    wide = {"style": f"max-width:{width}px"} if width else {}
    tag = element("fact-verdict", link(subject), claim=subject.number, lang=subject.language, theme=theme, **wide)
    return f'{tag}\n<script async src="{escape(subject.site)}/widgets/v1.js"></script>'


def badge(subject: Subject) -> str:
    """The badge, leading to the page."""
    return element("a", element("img", src=subject.badge_url, alt=subject.name), href=subject.url)


def markdown(subject: Subject) -> str:
    """The badge for README files and wikis."""
    words = MARKDOWN.sub(r"\\\1", " ".join(subject.name.split()))
    return f"[![{words}]({subject.badge_url})]({subject.url})"


def quotation(subject: Subject) -> str:
    """A plain quotation that needs nothing from here once it is pasted."""
    words = f"<p>{link(subject)}</p><p>— {escape(subject.site_name)}</p>"
    return element("blockquote", words, cite=subject.url, lang=subject.language)


def linked_frame(subject: Subject, width: int, height: int) -> str:
    """The frame after a link, which stays where frames are taken out."""
    quoted = element("blockquote", link(subject), lang=subject.language)
    return quoted + frame(subject, width=width, height=height)


# Each kind of code by its name: subject, theme, width -> what is pasted.
CODES: dict[str, Callable[[Subject, str, int], str]] = {
    "card": frame,
    "element": fact_verdict,
    "badge": lambda subject, theme, width: badge(subject),
    "markdown": lambda subject, theme, width: markdown(subject),
    "quotation": lambda subject, theme, width: quotation(subject),
}
