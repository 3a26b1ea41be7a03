"""CSV with a header: columns are known by their names, in any order."""

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from factcheck.claims.models.claims import ClaimKind
from factcheck.claims.review import BEING_CHECKED_KEY

from ..records import Record, Unreadable, Unusable, Withdrawn
from . import claimreviews

COLUMNS = Path(__file__).parent / "columns.toml"
# Our own tables keep spreadsheets from taking a text for a formula by an apostrophe before it.
DISARMED = tuple(f"'{sign}" for sign in "=+-@\t\r\n'＝＋－＠")
# One cell, in characters.
csv.field_size_limit(1_000_000)


def elements(stream: BinaryIO) -> Iterator[tuple[str, dict[str, str] | str]]:
    """Every row with its place, as field -> text; a reason instead of a row that cannot be read.

    Raises Unreadable when there is no header in which a claim and a verdict can be found.
    """
    lines = TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    sample = lines.readline(100_000)
    delimiter = max(",;\t", key=sample.count)
    fields = [field_of(name) for name in next(csv.reader([sample.replace("\0", "")], delimiter=delimiter), [])]
    if not {"claim", "claim_here"} & set(fields) or not {"verdict_word", "verdict_key", "rating_value"} & set(fields):
        raise Unreadable("the first row must name the columns, at least the claim and the verdict")
    rows = csv.reader((line.replace("\0", "") for line in lines), delimiter=delimiter)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"line {rows.line_num + 1}", f"the row cannot be read: {error}"
            continue
        if any(row):
            yield f"line {rows.line_num + 1}", {f: cell for f, cell in zip(fields, row, strict=False) if f and cell}


def field_of(name: str) -> str:
    """The field that a column fills; "" for a column nobody asked for."""
    return known_columns().get(plain(name), "")


@cache
def known_columns() -> dict[str, str]:
    told = tomllib.loads(COLUMNS.read_text(encoding="utf-8"))
    return {plain(name): field for field, names in told.items() for name in [field, *names]}


def plain(name: str) -> str:
    """A column's name without case, spaces and signs: "Claim Reviewed" is claimReviewed."""
    return re.sub(r"[\W_]+", "", name.lower())


def record(row: dict[str, str] | str, language: str) -> Record:
    """The record of one row, read as the ClaimReview that it stands for. Raises Unusable with the reason."""
    if isinstance(row, str):
        raise Unusable(row)
    row = {field: cell[1:] if cell.startswith(DISARMED) else cell for field, cell in row.items()}
    get = row.get
    if get("verdict_key") == BEING_CHECKED_KEY:
        raise Withdrawn("it is still being checked there")
    made = claimreviews.record(
        {
            "@type": "ClaimReview",
            "identifier": get("identifier"),
            "url": get("url"),
            "headline": get("headline"),
            "claimReviewed": get("translation") or get("claim_here") or get("claim"),
            "inLanguage": get("language"),
            "datePublished": get("published"),
            "dateModified": get("modified"),
            "keywords": get("tags"),
            "reviewBody": get("body"),
            "author": [{"@type": "Person", "name": name} for name in parts(get("authors"))],
            "reviewRating": rating_of(row),
            "itemReviewed": about_of(row),
        },
        language,
        {"mediaAuthenticityCategory": get("media_category")},
    )
    return replace(
        made,
        kind=get("kind", "") if get("kind") in ClaimKind.values else "",
        topics=tuple(parts(get("topics"))),
        regions=tuple(parts(get("regions"))),
        is_summary=get("is_summary") == "true",
    )


def rating_of(row: dict[str, str]) -> dict:
    """The verdict of a row: its word, its key, its number, what explains it."""
    get = row.get
    return {
        "alternateName": get("verdict_word"),
        "name": get("verdict_key"),
        "ratingValue": get("rating_value"),
        "bestRating": get("best_rating"),
        "worstRating": get("worst_rating"),
        "ratingExplanation": get("answer"),
    }


def about_of(row: dict[str, str]) -> dict:
    """What was checked: the claim, who said it, where it was met."""
    get = row.get
    return {
        "text": get("claim"),
        "inLanguage": get("claim_language"),
        "datePublished": get("first_seen"),
        "author": claimants(row),
        "firstAppearance": [{"url": one} for one in parts(get("first_appearance"), r"[\s|]+")],
        "appearance": [{"url": one} for one in parts(get("appearances"), r"[\s|]+")],
    }


def claimants(row: dict[str, str]) -> list[dict]:
    """Those named in the row; the kind and the address belong to the first."""
    kind = "Person" if row.get("claimant_kind", "").lower() == "person" else "Organization"
    named = [{"@type": kind, "name": name} for name in parts(row.get("claimants"))]
    return [{**named[0], "sameAs": row.get("claimant_same_as")}, *named[1:]] if named else []


def parts(cell: str | None, separator: str = r"\s*[|;]\s*") -> list[str]:
    """Several things in one cell."""
    return [part for part in re.split(separator, cell or "") if part]
