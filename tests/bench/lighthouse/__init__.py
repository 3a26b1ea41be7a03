"""Lighthouse's four scores, as on a phone: the median of three runs."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.browser.chromium import CHROMIUM

FOLDER = Path(__file__).parent
RUNS = 3
LEAST = 98
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True)
class Report:
    """The median score of each category, in their order, and the audits that failed in any run."""

    url: str
    scores: tuple[int, ...]
    failed: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        return min(self.scores) >= LEAST


def look_at(urls: list[str]) -> list[Report]:
    """Asks Lighthouse about each address. Raises CalledProcessError when it gives up."""
    answer = subprocess.run(
        ["node", FOLDER / "run.mjs", str(RUNS), *urls],
        env={**os.environ, "CHROME_PATH": CHROMIUM or ""}, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return [
        Report(
            found["url"],
            tuple(round(median(found["scores"][category])) for category in CATEGORIES),
            tuple(found["failed"]),
        )
        for found in json.loads(answer.stdout)
    ]
