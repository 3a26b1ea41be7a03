"""Every type of page that readers meet, with an address in each language. New types of pages are listed here."""

import json
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

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
    "check": "check/",
    "embed-builder": "embed/1/?width=400",
    "embed-builder-badge": "embed/6/?kind=badge",
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
# Addresses without a language before them; it is pinned behind.
PINNED = {
    "card": "/embed/claim/1/?lang={}",
    "card-light": "/embed/claim/1/?theme=light&lang={}",
    "card-dark": "/embed/claim/1/?theme=dark&lang={}",
    "card-changed": "/embed/claim/3/?lang={}",
    "card-being-checked": "/embed/claim/6/?lang={}",
    "card-missing": "/embed/claim/987654/?lang={}",
    "verify": "/verify/1?lang={}",
    "verify-changed": "/verify/3?lang={}",
    "verify-being-checked": "/verify/6?lang={}",
    "verify-missing": "/verify/987654?lang={}",
    "verify-form": "/verify/?lang={}",
    "api": "/api/?lang={}",
    "verify-form-wrong": "/verify/?number=twelve&lang={}",
}
# What readers paste into the box for one of the demonstration's claims, for one that is retold, and for none.
MESSAGES = {
    "check-exact": {
        "kk": "Facebook Қазақстанға Facebook-тің «Content Reporting System» (CRS) жүйесіне тікелей әрі эксклюзивті "
        "қолжетімділік берді 🙏",
        "ru": "Facebook предоставил Казахстану прямой и эксклюзивный доступ к системе Facebook "
        "«Content Reporting System» (CRS) 🙏",
        "en": "Facebook has provided Kazakhstan direct and exclusive access to Facebook's "
        "«Content Reporting System» (CRS) 🙏",
    },
    "check-possible": {
        "kk": "Ағайын, абай болыңыздар!!! Мектептен қайтқан балаларды ұрлап жүрген топ бар дейді, Астанада екі бала "
        "жоғалыпты. Ата-аналарға таратыңыздар!",
        "ru": "Максимальный репост!!! Родители, осторожно: у школ похищают детей, орудует целая банда, в Астане уже "
        "двое пропали. Перешлите всем!",
        "en": "Careful, parents! A gang is said to abduct children on their way from school, two are missing in "
        "Astana. Forward to everyone!",
    },
    "check-none": {
        "kk": "Ертең сағат онда ата-аналар жиналысы болады, кешікпеңіздер 😊",
        "ru": "Завтра в десять собрание родителей, просьба не опаздывать 😊",
        "en": "The parents meet tomorrow at ten, please be on time 😊",
    },
}
STATUS = {"not-found": 404, "claim-withdrawn": 410, "card-missing": 404, "verify-missing": 404}


@dataclass(frozen=True)
class PageType:
    """A type of page in one language; with a `message` it is the answer to that, which has no address of its own."""

    name: str
    language: str
    path: str
    message: str = ""

    @property
    def status(self) -> int:
        return STATUS.get(self.name, 200)

    def __str__(self) -> str:
        return f"{self.name}-{self.language}"


def pages_of(var: Path, *languages: str, only: str = "") -> list[PageType]:
    """Every page type of the site whose data lie in `var`; `only` keeps those whose name begins with it."""
    found = json.loads((var / FOUND).read_text())
    kinds = [
        kind
        for language in languages or LANGUAGES
        for kind in [
            *(PageType(name, language, f"/{language}/{path}") for name, path in SAME_EVERYWHERE.items()),
            *(PageType(name, language, path.format(language)) for name, path in PINNED.items()),
            *(PageType(name, language, f"/{language}/check/", said[language]) for name, said in MESSAGES.items()),
            *(PageType(name, language, path) for name, path in found[language].items()),
        ]
    ]
    return [kind for kind in kinds if kind.name.startswith(only)]


def go(page: Page, kind: PageType) -> int:
    """Opens the page as a reader does who has no scripts; gives its status."""
    response = page.goto(kind.path)
    if kind.message:
        page.fill("#check-text", kind.message)
        with page.expect_navigation() as sent:
            page.evaluate("document.querySelector('.check-form').submit()")
        response = sent.value
    return response.status
