"""What searching costs the server: processor time of whole answers, from the request to the last byte."""

import json
import time
from itertools import cycle, islice
from statistics import quantiles
from urllib.parse import quote

from django.test import Client

from tests.claims.archive import RUMOURS

from . import words

ASKED = 200
LANGUAGE = "kk"


def main() -> None:
    """Prints {what was asked: [p50, p95]} in milliseconds of processor time."""
    client = Client(SERVER_NAME="127.0.0.1")
    figures = {
        "search, 2 words": cost(lambda text: client.get(f"/{LANGUAGE}/search/?q={quote(text)}", secure=True), pairs()),
        "suggestions": cost(
            lambda text: client.get(f"/{LANGUAGE}/search/suggest/?q={quote(text[:6])}", secure=True), pairs()
        ),
        "list, searched": cost(lambda text: client.get(f"/{LANGUAGE}/claims/?q={quote(text)}", secure=True), pairs()),
        "check, 80 words": cost(
            lambda text: client.post(f"/{LANGUAGE}/check/", {"text": text}, secure=True), messages()
        ),
    }
    print(json.dumps(figures))


def cost(ask, texts: list[str]) -> list[float]:
    """p50 and p95 of asking each text once, after a few that warm everything up."""
    times = []
    for place, text in enumerate(texts):
        started = time.process_time()
        answer = ask(text)
        spent = (time.process_time() - started) * 1000
        assert answer.status_code == 200, (text, answer.status_code)
        if place >= ASKED // 10:
            times.append(spent)
    cuts = quantiles(times, n=20)
    return [cuts[9], cuts[18]]


def pairs() -> list[str]:
    """Two words each, of what the archive says in three languages."""
    said = [text.split() for texts in RUMOURS.values() for text in texts]
    found = [f"{one} {other}" for text in said for one, other in zip(text, text[2:], strict=False)]
    return list(islice(cycle(found), ASKED))


def messages() -> list[str]:
    """80 words each: filler, other news and a rumour of the archive."""
    said = [text for texts in RUMOURS.values() for text in texts]
    around = [*words.DETAIL.values(), *(text for texts in words.PARAGRAPHS.values() for text in texts)]
    made = [
        " ".join(islice(cycle(f"{around[place % len(around)]} {text} {around[place * 7 % len(around)]}".split()), 80))
        for place, text in zip(range(ASKED), cycle(said), strict=False)
    ]
    return [f"{text} {place}" for place, text in enumerate(made)]
