"""What programs ask most: how much of it the server answers, and what an answer, a kept one and a 304 cost it."""

import json
import time
from collections.abc import Callable
from statistics import quantiles
from urllib.parse import quote

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.claims.models import FactCheckPage

ASKED = 60
LANGUAGE = "kk"


def addresses() -> dict[str, str]:
    """Name and address of what other sites and programs ask for."""
    pages = FactCheckPage.objects.published().in_language(LANGUAGE).newest_first()
    page = pages[pages.count() // 2]
    number, below = page.claim_id, f"/{LANGUAGE}/feed"
    return {
        "embed card": f"/embed/claim/{number}/?lang={LANGUAGE}",
        "embed badge": f"/embed/claim/{number}/badge.svg?lang={LANGUAGE}",
        "embed JSON": f"/embed/claim/{number}.json?lang={LANGUAGE}",
        "oEmbed": f"/oembed/?url={settings.SITE_ADDRESS}/c/{number}/",
        "RSS": f"{below}/rss.xml",
        "Atom": f"{below}/atom.xml",
        "JSON Feed": f"{below}/feed.json",
        "JSON Feed, two filters": f"{below}/feed.json?verdict=false&topic=health",
        "JSON Feed, searched": f"{below}/feed.json?q={quote('микроавтобус')}",
        "news sitemap": "/sitemap-news.xml",
    }


def main() -> None:
    """Prints {name: [address, SQL, p50 ms, p95 ms of answers made anew, SQL, p50 ms of 304s]}; processor time."""
    client = Client(SERVER_NAME="127.0.0.1")
    print(json.dumps({name: [path, *cost(client, path)] for name, path in addresses().items()}))


def cost(client: Client, path: str) -> list[float]:
    """What one address costs when nothing of it is kept, and when the client has it."""
    tag = client.get(path).headers["ETag"]
    known = {"If-None-Match": tag}
    anew = quantiles([timed(lambda: ask(client, path), forget=True) for _time in range(ASKED)], n=20)
    ask(client, path)
    again = quantiles([timed(lambda: ask(client, path, 304, known)) for _time in range(ASKED)], n=20)
    return [
        queries(lambda: ask(client, path), forget=True),
        anew[9],
        anew[18],
        queries(lambda: ask(client, path, 304, known)),
        again[9],
    ]


def ask(client: Client, path: str, status: int = 200, headers: dict | None = None) -> None:
    answer = client.get(path, headers=headers)
    assert answer.status_code == status, (path, answer.status_code)


def timed(asking: Callable[[], None], forget: bool = False) -> float:
    """Milliseconds of processor time; `forget` what was kept before."""
    if forget:
        caches["answers"].clear()
    started = time.process_time()
    asking()
    return (time.process_time() - started) * 1000


def queries(asking: Callable[[], None], forget: bool = False) -> int:
    if forget:
        caches["answers"].clear()
    with CaptureQueriesContext(connection) as asked:
        asking()
    return len(asked)
