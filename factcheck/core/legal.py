"""Texts as XML can hold them."""

import re

# Characters that XML 1.0 knows in no form, not even escaped: https://www.w3.org/TR/xml/#charsets
ILLEGAL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text without characters that would make a document unreadable."""
    return ILLEGAL.sub("", text)
