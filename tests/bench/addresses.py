"""What is measured: the addresses, and how many questions each asks the database."""

import json

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.claims.models import Claim, EvidencePage, FactCheckPage

LANGUAGE = "kk"


def addresses() -> dict[str, str]:
    """Name and address, in Kazakh, of what readers open most and of what costs most."""
    pages = FactCheckPage.objects.published().in_language(LANGUAGE).newest_first()
    middle = pages[pages.count() // 2]
    being_checked = Claim.objects.public().being_checked().latest("pk")
    cited = EvidencePage.objects.open_to_all().in_language(LANGUAGE).first()
    return {
        "home": f"/{LANGUAGE}/",
        "list": f"/{LANGUAGE}/claims/",
        "list, two filters": f"/{LANGUAGE}/claims/?verdict=false&topic=health",
        "list, page 50": f"/{LANGUAGE}/claims/?page=50",
        "list, searched": f"/{LANGUAGE}/claims/?q=микроавтобус",
        "search": f"/{LANGUAGE}/search/?q=ақ микроавтобус",
        "search, one facet": f"/{LANGUAGE}/search/?q=микроавтобус&verdict=false",
        "suggestions": f"/{LANGUAGE}/search/suggest/?q=микро",
        "fact-check": middle.url,
        "fact-check, demonstration": pages.get(claim=1).url,
        "history": f"{pages.get(claim=1).url}history/",
        "claim view": f"/{LANGUAGE}/claims/{being_checked.pk}/",
        "evidence": cited.url,
        "corrections": f"/{LANGUAGE}/corrections/",
    }


def front() -> list[str]:
    """Home, list and a fact-check of the demonstration, in Kazakh and in Russian."""
    return [
        path
        for language in ("kk", "ru")
        for path in (
            f"/{language}/",
            f"/{language}/claims/",
            FactCheckPage.objects.published().in_language(language).get(claim=1).url,
        )
    ]


def main() -> None:
    """Prints {"measured": {name: [address, questions to the database]}, "front": [address, …]}."""
    measured = {name: [path, queries(path)] for name, path in addresses().items()}
    print(json.dumps({"measured": measured, "front": front()}))


def queries(path: str) -> int:
    """Questions to the database for one view, once menus and scale are in memory."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.get(path, secure=True)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(path, secure=True)
    assert response.status_code == 200, (path, response.status_code)
    return len(asked)
