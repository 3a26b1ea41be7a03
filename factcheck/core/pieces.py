"""Long answers are sent in pieces: not a line at a time, and never whole in memory."""

from collections.abc import Iterable, Iterator

# Characters that are sent at a time.
PIECE = 64_000


def in_pieces(texts: Iterable[str]) -> Iterator[str]:
    """The texts joined to pieces worth sending."""
    waiting: list[str] = []
    length = 0
    for text in texts:
        waiting.append(text)
        length += len(text)
        if length >= PIECE:
            yield "".join(waiting)
            waiting, length = [], 0
    yield "".join(waiting)
