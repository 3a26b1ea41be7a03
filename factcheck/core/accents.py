"""The newsroom's own colour, in a shade for each theme that everybody can read."""

import hashlib
from dataclasses import dataclass

from django.urls import reverse

from .colours import darker_for, lighter_for, parse
from .tokens import site_colours

# On these grounds the accent is read; the first one is the page itself.
GROUNDS = ("paper", "sheet")


@dataclass(frozen=True)
class Accent:
    """The chosen colour as #rrggbb, dark enough for the light theme and light enough for the dark one."""

    light: str
    dark: str

    @property
    def css(self) -> str:
        """The stylesheet that sets it."""
        return f"@layer tokens{{:root{{--accent:light-dark({self.light},{self.dark})}}}}\n"

    @property
    def version(self) -> str:
        """Twelve digits that change with the stylesheet."""
        return hashlib.sha256(self.css.encode()).hexdigest()[:12]

    @property
    def path(self) -> str:
        """The address of the stylesheet."""
        return reverse("brand_css", args=[self.version])

    @property
    def light_ground(self) -> str:
        """The light page behind it."""
        return site_colours()[GROUNDS[0]].light.hex

    @property
    def dark_ground(self) -> str:
        """The dark page behind it."""
        return site_colours()[GROUNDS[0]].dark.hex


def accent_of(chosen: str) -> Accent | None:
    """The chosen colour in both themes; None when it is no colour."""
    try:
        colour = parse(chosen)
    except ValueError:
        return None
    grounds = [site_colours()[name] for name in GROUNDS]
    light = darker_for(colour, [ground.light for ground in grounds])
    dark = lighter_for(colour, [ground.dark for ground in grounds])
    return Accent(light.hex, dark.hex)
