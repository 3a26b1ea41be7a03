"""What a question to the API costs the server: processor time of whole answers, and questions to the database."""

import json
import time
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from itertools import cycle, islice
from statistics import quantiles
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.claims.archive import RUMOURS
from tests.search.drawn_pictures import landscape

from .searching import pairs

ASKED = 200
SEARCH, PICTURES = "/v1alpha1/claims:search", "/v1alpha1/claims:imageSearch"


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
    figures = {f"claims:search, {name}": cost(client, SEARCH, asked) for name, asked in questions.items()}
    pictures = [{"imageUri": picture(seed)} for seed in range(ASKED // 10)]
    figures["claims:imageSearch, 240 pixels wide"] = cost(client, PICTURES, pictures)
    print(json.dumps(figures))


def picture(seed: int) -> str:
    """A picture that no claim has, as it fits into an address."""
    file = BytesIO()
    landscape(seed).convert("RGB").resize((240, 160)).save(file, "WEBP", quality=40)
    return f"data:image/webp;base64,{b64encode(file.getvalue()).decode()}"


def cost(client: Client, path: str, questions: list[dict]) -> list[float]:
    """p50 and p95 of asking each question once, after a few that warm everything up; the most questions asked."""
    times, asked = [], 0
    for place, question in enumerate(questions):
        spent = timed(lambda question=question: found(client, path, question))
        if place >= len(questions) // 10:
            times.append(spent)
    for question in questions[:10]:
        with CaptureQueriesContext(connection) as queries:
            found(client, path, question)
        asked = max(asked, len(queries))
    cuts = quantiles(times, n=20)
    return [cuts[9], cuts[18], asked]


def timed(ask: Callable[[], None]) -> float:
    started = time.process_time()
    ask()
    return (time.process_time() - started) * 1000


def found(client: Client, path: str, question: dict) -> None:
    answer = client.get(f"{path}?{urlencode(question)}", secure=True)
    assert answer.status_code == 200, (question, answer.status_code)


def sentences() -> list[str]:
    """What goes round, word for word."""
    return [text for texts in RUMOURS.values() for text in texts]
