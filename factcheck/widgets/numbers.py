"""Claims' numbers in the addresses of embeds."""

import re

from factcheck.claims.review import LARGEST_NUMBER

DIGITS = re.compile("[0-9]{1,19}")
NO_CLAIM = 0


class NumberConverter:
    """A number, or whatever stands in its place: that is no claim's, and the embed itself says so.

    The site's own page about a wrong address would be a broken frame on somebody else's page.
    """

    regex = "[^/]+?"

    def to_python(self, value: str) -> int:
        number = int(value) if DIGITS.fullmatch(value) else NO_CLAIM
        return number if number <= LARGEST_NUMBER else NO_CLAIM

    def to_url(self, value: int) -> str:
        return str(value)
