"""A reader's visit to a page of another site that shows our cards."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Frame, Page, Request

# The height of a card: of what is in it, not of the frame around it.
HEIGHT = "document.documentElement.getBoundingClientRect().height"
SECONDS = 10


@dataclass(frozen=True)
class Embedding:
    """A way in which hosts embed: the page that does, how many cards it shows, and its limits of height."""

    page: str
    cards: int
    lowest: int = 40
    highest: int = 2000

    def fits(self, shown: float, own: float) -> bool:
        """Whether a card is shown as high as it is, within a pixel."""
        return own > 0 and abs(shown - min(max(own, self.lowest), self.highest)) <= 1

    def __str__(self) -> str:
        return self.page


WORDPRESS = Embedding("wordpress", 2, lowest=200, highest=1000)
EMBEDDINGS = [
    Embedding("element", 3),
    Embedding("module", 1),
    Embedding("pym", 2, lowest=0),
    Embedding("newswire", 2, lowest=0),
    WORDPRESS,
    Embedding("wordpress-late", 1, lowest=200, highest=1000),
    Embedding("amp", 1, lowest=0),
]


@dataclass
class Visit:
    """One window on a host's page, and what went wrong in it."""

    page: Page
    addresses: tuple[str, ...]
    faults: list[str] = field(default_factory=list)

    @property
    def cards(self) -> list[Frame]:
        """The cards of the page, by their addresses."""
        return sorted((frame for frame in self.page.frames if "/embed/" in frame.url), key=lambda frame: frame.url)

    def heights(self) -> list[tuple[float, float]]:
        """Of each card how high it is shown, and how high it is, in CSS pixels."""
        try:
            return [(frame.frame_element().bounding_box()["height"], frame.evaluate(HEIGHT)) for frame in self.cards]
        except Error:
            # A card that was just replaced.
            return []

    def misfits(self, host: Embedding) -> list[tuple[float, float]]:
        """Heights that do not fit; none as soon as every card is there and shown as high as it is.

        After ten seconds it is too late; a wrong number of cards is told as heights of nothing.
        """
        deadline = time.monotonic() + SECONDS
        while True:
            heights = self.heights()
            wrong = [pair for pair in heights if not host.fits(*pair)]
            if len(heights) == host.cards and not wrong:
                return []
            if time.monotonic() > deadline:
                return wrong or [(0, 0)] * host.cards
            self.page.wait_for_timeout(50)

    def open(self, page: str) -> None:
        """A host's page: "element", or "article?claim=7"."""
        name, mark, query = page.partition("?")
        self.page.goto(f"/{name}.html{mark}{query}")

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": 2400})

    def note_request(self, request: Request) -> None:
        if not request.url.startswith(self.addresses):
            self.faults.append(f"foreign: {request.url}")

    def note_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url} {request.failure}")

    def note_message(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.type}: {message.text}")


@contextmanager
def visiting(browser: Browser, site: str, host: str, width: int = 400, **options) -> Iterator[Visit]:
    """A window in which hosts are visited; at its end nothing of ours may be left in the browser."""
    context = browser.new_context(base_url=host, viewport={"width": width, "height": 2400}, **options)
    context.set_default_timeout(SECONDS * 1000)
    visit = Visit(context.new_page(), (site, host))
    context.on("request", visit.note_request)
    context.on("requestfailed", visit.note_failure)
    visit.page.on("console", visit.note_message)
    visit.page.on("pageerror", lambda error: visit.faults.append(f"uncaught: {error}"))
    yield visit
    left = kept(context)
    context.close()
    assert (visit.faults, left) == ([], {"cookies": [], "origins": []})


def kept(context: BrowserContext) -> dict:
    """What sites left in the browser: cookies and every kind of storage that outlives the page."""
    return context.storage_state(indexed_db=True)
