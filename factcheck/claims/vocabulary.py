"""The words a newsroom starts with: verdicts, topics, regions. Rows that exist are never touched."""

import tomllib
from pathlib import Path

from .models import Region, Topic, Verdict

DATA = Path(__file__).parent / "data"


def load() -> None:
    """Adds the verdicts, topics and regions whose keys are not there yet."""
    for row in read("verdict"):
        emission = row.pop("emits")
        add(Verdict, {**row, "emits_claim_review": emission}, key="key")
    for row in read("topic"):
        add(Topic, row)
    for order, row in enumerate(read("region"), start=1):
        add(Region, {"sort_order": order * 10, **row})


def read(name: str) -> list[dict]:
    """The rows of one file: `[[verdict]]` tables with a table of words per language."""
    return tomllib.loads((DATA / f"{name}s.toml").read_text())[name]


def add(model, row: dict, key: str = "slug", **further) -> None:
    """Adds one row with its labels, unless its key exists. Tables inside the row are the words of a language."""
    if model.objects.filter(**{key: row[key]}).exists():
        return
    facts = {name: value for name, value in row.items() if not isinstance(value, dict)}
    words = {name: value for name, value in row.items() if isinstance(value, dict)}
    instance = model(**facts, **further)
    instance.labels = [
        instance.labels.model(language=language, name=label["name"], definition=label.get("definition", ""))
        for language, label in words.items()
    ]
    instance.save()
