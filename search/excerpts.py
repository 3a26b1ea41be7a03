"""What of a long message speaks for a match: the words themselves, with a little of what stands around them."""

from collections.abc import Iterator, Sequence

from .highlights import Piece

Span = tuple[int, int]
# Characters that stay on either side of a marked word; what lies further away gives way to an ellipsis.
AROUND = 60


def cut_out(text: str, spans: Sequence[Span], around: int = AROUND) -> tuple[Piece, ...]:
    """The text in pieces, the spans marked and what is far from all of them left out; without spans its beginning."""
    marked = joined(text, spans)
    if not marked:
        return tuple(after(text, 0, 4 * around))
    pieces = list(before(text, marked[0][0], around))
    for (start, end), (following, _end) in zip(marked, [*marked[1:], (len(text), 0)], strict=True):
        pieces.append(Piece(text[start:end], is_marked=True))
        is_last = following == len(text)
        if following - end <= 2 * around and not is_last:
            pieces.append(Piece(text[end:following]))
        else:
            pieces.extend(after(text, end, around))
            # One ellipsis is enough for what is left out between two words.
            pieces.extend(() if is_last else list(before(text, following, around))[1:])
    return tuple(piece for piece in pieces if piece.text)


def before(text: str, place: int, around: int) -> Iterator[Piece]:
    """What stands before a place, from the beginning of a word on."""
    start = place - around
    if start <= 0:
        yield Piece(text[:place])
        return
    blank = text.find(" ", start, place)
    yield Piece("… ")
    yield Piece(text[blank + 1 if blank >= 0 else start : place])


def after(text: str, place: int, around: int) -> Iterator[Piece]:
    """What stands after a place, up to the end of a word."""
    end = place + around
    if end >= len(text):
        yield Piece(text[place:])
        return
    blank = text.rfind(" ", place, end)
    yield Piece(text[place : blank if blank >= 0 else end])
    yield Piece(" … ")


def joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans within the text in its order, those that touch or overlap made one."""
    whole: list[Span] = []
    for start, end in sorted((max(start, 0), min(end, len(text))) for start, end in spans):
        if start >= end:
            continue
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole
