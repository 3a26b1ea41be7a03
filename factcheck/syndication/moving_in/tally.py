"""What an import did, counted and in words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from .placing import Outcome
from .records import Unusable, Withdrawn

# Of an archive that does not fit at all the first lines say enough.
MOST_LINES = 500


@dataclass
class Tally:
    """Counts, and every record that could not be used, with its place and the reason."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    withdrawn: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    left_behind: list[tuple[str, str]] = field(default_factory=list)
    unknown_words: Counter[str] = field(default_factory=Counter)
    # Why the rest of the file was not read.
    broken_off: str = ""

    def refuse(self, place: str, reason: object) -> None:
        """A record that was not imported."""
        if isinstance(reason, Withdrawn):
            self.withdrawn += 1
        else:
            self.refused.append((place, str(reason)))

    @property
    def is_clean(self) -> bool:
        return not self.refused and not self.broken_off

    @property
    def seen(self) -> int:
        return self.outcomes.total() + self.withdrawn + len(self.refused)

    def lines(self) -> Iterator[str]:
        """The report, line by line."""
        yield f"Records: {self.seen:,}"
        yield from (f"  {self.outcomes[outcome]:>6,} {outcome}" for outcome in Outcome if self.outcomes[outcome])
        if self.withdrawn:
            yield f"  {self.withdrawn:>6,} not public at their source: passed over"
        if self.refused:
            yield f"  {len(self.refused):>6,} could not be imported:"
        yield from told(self.refused)
        if self.unknown_words:
            yield "Verdicts that are not known. Add a line for each to a file for --map:"
            yield from (f"  {count:>6,} × {word or '(none)'}" for word, count in self.unknown_words.most_common())
        if self.left_behind:
            yield "Left behind of records that were imported:"
        yield from told(self.left_behind)
        if self.broken_off:
            yield f"The file could not be read any further: {self.broken_off}. What stands above was read before."


def told(rows: list[tuple[str, str]]) -> Iterator[str]:
    yield from (f"    {place}: {reason}" for place, reason in rows[:MOST_LINES])
    if len(rows) > MOST_LINES:
        yield f"    … and {len(rows) - MOST_LINES:,} more"


def reason_of(error: Exception) -> str:
    """Why a record was refused, in one line."""
    if isinstance(error, Unusable):
        return str(error)
    messages = getattr(error, "message_dict", None) or {"": getattr(error, "messages", [str(error)])}
    return " ".join(f"{name}: {' '.join(words)}" if name else " ".join(words) for name, words in messages.items())
