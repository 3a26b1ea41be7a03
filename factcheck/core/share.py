"""The picture that messengers and social networks show beside a link."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SharePicture:
    """What a page's head says of it: absolute address, size in pixels, words for those who do not see it."""

    url: str
    width: int
    height: int
    alt: str
