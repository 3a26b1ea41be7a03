"""How far a long command is, in one line that renews itself."""

from typing import TextIO

WIDTH = 30


class Progress:
    """A bar on a terminal; nothing where nobody watches."""

    def __init__(self, stream: TextIO, words: str, total: int) -> None:
        self.stream, self.words, self.total, self.done = stream, words, total, 0
        self.is_watched = stream.isatty()
        self.add(0)

    def add(self, done: int) -> None:
        """So many more are done."""
        self.done += done
        if self.is_watched:
            bar = "█" * (WIDTH * self.done // max(self.total, 1))
            self.stream.write(f"\r  {self.words} [{bar:<{WIDTH}}] {self.done:,} of {self.total:,}")
            self.stream.flush()

    def end(self) -> None:
        if self.is_watched:
            self.stream.write("\n")
