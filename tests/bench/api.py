"""What a question to the API costs the server: processor time of whole answers, and questions to the database."""

import json
import time
from collections.abc import Callable
from itertools import cycle, islice
from statistics import quantiles
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.claims.archive import RUMOURS

from .searching import pairs

ASKED = 200
SEARCH = "/v1alpha1/claims:search"


def main() -> None:
    """Prints {what was asked: [p50 ms, p95 ms, questions to the database]}."""
    client = Client(SERVER_NAME="127.0.0.1")
    questions = {
        "2 words": [{"query": words} for words in pairs()],
        "a claim": [{"query": text} for text in islice(cycle(sentences()), ASKED)],
        "2 words, language, age": [{"query": text, "languageCode": "ru", "maxAgeDays": 900} for text in pairs()],
        "2 words, 50 a page": [{"query": words, "pageSize": 50} for words in pairs()],
        "the site, newest first": [{"reviewPublisherSiteFilter": "127.0.0.1", "offset": n * 10} for n in range(ASKED)],
    }
    print(json.dumps({f"claims:search, {name}": cost(client, asked) for name, asked in questions.items()}))


def cost(client: Client, questions: list[dict]) -> list[float]:
    """p50 and p95 of asking each question once, after a few that warm everything up; the most questions asked."""
    times, asked = [], 0
    for place, question in enumerate(questions):
        spent = timed(lambda question=question: found(client, question))
        if place >= ASKED // 10:
            times.append(spent)
    for question in questions[:10]:
        with CaptureQueriesContext(connection) as queries:
            found(client, question)
        asked = max(asked, len(queries))
    cuts = quantiles(times, n=20)
    return [cuts[9], cuts[18], asked]


def timed(ask: Callable[[], None]) -> float:
    started = time.process_time()
    ask()
    return (time.process_time() - started) * 1000


def found(client: Client, question: dict) -> None:
    answer = client.get(f"{SEARCH}?{urlencode(question)}", secure=True)
    assert answer.status_code == 200, (question, answer.status_code)


def sentences() -> list[str]:
    """What goes round, word for word."""
    return [text for texts in RUMOURS.values() for text in texts]
