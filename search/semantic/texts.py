"""Texts as a model gets them: the same vector for texts that differ only in how they are typed."""

import re
import unicodedata

# About 512 tokens, where models of this size stop reading.
MOST_CHARACTERS = 1_800

_link = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_around = re.compile("(?<!\\w)['’‘‛`´“”„‟«»\"]+|['’‘‛`´“”„‟«»\"]+(?!\\w)")
_unseen = re.compile(r"[\x00-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ud800-\udfff]")
_space = re.compile(r"\s+")


def plain(text: str) -> str:
    """The text in one Unicode form and lower case, with one kind of quotation mark, without links, NUL or surrogates.

    Cut at a word where models stop reading.
    """
    text = _unseen.sub(" ", _link.sub(" ", text[: 4 * MOST_CHARACTERS]))
    text = unicodedata.normalize("NFKC", text).lower().replace("’", "'")
    text = _space.sub(" ", _around.sub('"', text)).strip()
    return cut(text, MOST_CHARACTERS)


def cut(text: str, most: int) -> str:
    """No more than `most` characters of a text, cut before a word where there is one."""
    if len(text) <= most:
        return text
    return text[: most + 1].rsplit(" ", 1)[0][:most]
