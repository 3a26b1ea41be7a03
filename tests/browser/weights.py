"""What a first visit transfers, counted by the browser on the wire."""

from collections import Counter
from dataclasses import dataclass

# kB (1,000 bytes), as transferred with headers; pictures apart.
LIMITS = {"everything": 120, "Stylesheet": 25, "Script": 15}
PICTURE = "Image"


@dataclass(frozen=True)
class Weight:
    """Bytes by kind (Document, Stylesheet, Font, Script, Image …) and the requests behind them."""

    path: str
    bytes: Counter
    requests: tuple[str, ...]

    @property
    def everything(self) -> int:
        """All bytes but those of pictures."""
        return sum(size for kind, size in self.bytes.items() if kind != PICTURE)

    def in_kb(self, kind: str) -> float:
        return (self.everything if kind == "everything" else self.bytes[kind]) / 1000

    def excesses(self) -> list[str]:
        """What is heavier than it may be."""
        return [
            f"{self.path}: {kind} {self.in_kb(kind):.1f} kB > {limit} kB"
            for kind, limit in LIMITS.items()
            if self.in_kb(kind) > limit
        ]


def weigh(context, path: str) -> Weight:
    """Loads the page with an empty cache, scrolls through it and counts."""
    page = context.new_page()
    kinds, sizes, addresses = {}, {}, []
    wire = context.new_cdp_session(page)
    wire.on("Network.requestWillBeSent", lambda event: addresses.append(event["request"]["url"]))
    wire.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    wire.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.goto(path, wait_until="networkidle")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_load_state("networkidle")
    page.close()
    found = Counter()
    for request, size in sizes.items():
        found[kinds.get(request, "Other")] += int(size)
    return Weight(path, found, tuple(address for address in addresses if not address.startswith("data:")))


def table(weights: list[Weight]) -> str:
    """One line a page, kB by kind."""
    kinds = sorted({kind for weight in weights for kind in weight.bytes})
    head = f"{'first visit, kB on the wire':<56}" + "".join(
        f"{kind:>12}" for kind in [*kinds, "all but img", "requests"]
    )
    lines = [
        f"{weight.path[-55:]:<56}"
        + "".join(f"{weight.bytes[kind] / 1000:>12.1f}" for kind in kinds)
        + f"{weight.everything / 1000:>12.1f}{len(weight.requests):>12}"
        for weight in weights
    ]
    return "\n".join([head, *lines])
