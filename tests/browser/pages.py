"""Every type of page that readers meet, with an address in each language. New types of pages are listed here."""

import json
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("kk", "ru", "en")
# Where `states.py` writes the addresses that only the database knows.
FOUND = "pages.json"

# Below the language's prefix.
SAME_EVERYWHERE = {
    "home": "",
    "list": "claims/",
    "list-second-page": "claims/?page=2",
    "list-two-filters": "claims/?verdict=misleading&topic=security&platform=tiktok",
    "list-searched": "claims/?q=Facebook",
    "list-empty": "claims/?q=nothing+at+all+like+this",
    "search": "search/",
    "search-found": "search/?q=Facebook",
    "search-narrowed": "search/?q=Facebook&verdict=misleading&from=2025-01-01",
    "search-in-vain": "search/?q=nothing+at+all+like+this&topic=war&to=2025-02-30",
    "being-checked": "claims/6/",
    "being-checked-history": "claims/6/history/",
    "evidence-list": "evidence/",
    "explainer-list": "explainers/",
    "verdicts": "verdicts/",
    "verdict": "verdicts/unproven/",
    "verdict-empty": "verdicts/outdated/",
    "verdict-retired": "verdicts/mostly-true/",
    "corrections": "corrections/",
    "topics": "topics/",
    "topic": "topics/security/",
    "tags": "tags/",
    "tag": "tags/telegram/",
    "claimants": "claimants/",
    "claimant": "claimants/alnur-musayev/",
    "people": "people/",
    "person": "people/demonstration-author/",
    "archive": "archive/",
    "policy": "methodology/",
    "not-found": "nothing-here/",
}
STATUS = {"not-found": 404, "claim-withdrawn": 410}


@dataclass(frozen=True)
class PageType:
    """A type of page in one language."""

    name: str
    language: str
    path: str

    @property
    def status(self) -> int:
        return STATUS.get(self.name, 200)

    def __str__(self) -> str:
        return f"{self.name}-{self.language}"


def pages_of(var: Path, *languages: str, only: str = "") -> list[PageType]:
    """Every page type of the site whose data lie in `var`; `only` keeps those whose name begins with it."""
    found = json.loads((var / FOUND).read_text())
    return [
        PageType(name, language, path)
        for language in languages or LANGUAGES
        for name, path in [
            *((name, f"/{language}/{path}") for name, path in SAME_EVERYWHERE.items()),
            *found[language].items(),
        ]
        if name.startswith(only)
    ]
