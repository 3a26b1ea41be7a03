import json
import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

# Threads of the embedder that wait by spinning cost five times the time of the work itself.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from search.bench import collections, report, running, synthetic, transforms
from search.engines.base import Engine
from search.semantic.current import made


class Command(BaseCommand):
    """Measures how well and how fast the engine finds, on a collection or on claims made up for size."""

    help = "Measure search on a folder with docs.jsonl, queries.jsonl and qrels.tsv, or on N synthetic claims."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path)
        parser.add_argument("--semantic", action="store_true", help="vectors too")
        parser.add_argument("--split", default="", help="only queries of this split, as dev")
        parser.add_argument("--transform", choices=sorted(transforms.TRANSFORMS), help="how the queries are typed")
        parser.add_argument("--leave-out", action="store_true", help="take each query's own documents away")
        parser.add_argument("--generate", type=int, metavar="N", help="N synthetic claims in three languages")
        parser.add_argument("--json", action="store_true", help="one object on standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        if bool(options["folder"]) == bool(options["generate"]):
            raise CommandError("Give a folder or --generate N.")
        embedder = _embedder() if options["semantic"] else None
        if not settings.SEARCH_ENGINE:
            raise CommandError("SEARCH_ENGINE is empty: there is no engine to measure.")
        engine = import_string(settings.SEARCH_ENGINE)(lambda: embedder)
        if options["generate"]:
            name, result = (
                f"{options['generate']} claims",
                synthetic.run(options["generate"], engine, embedder, self.say),
            )
        else:
            name, result = str(options["folder"]), self.on_collection(engine, embedder, options)
        self.stdout.write(json.dumps(result, ensure_ascii=False) if options["json"] else report.readable(name, result))

    def on_collection(self, engine: Engine, embedder: Any, options: dict[str, Any]) -> dict[str, Any]:
        """The figures of a folder: of all directions between languages together, when it asks across them."""
        try:
            whole = collections.read(options["folder"], options["split"])
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"{options['folder']} is not a collection: {error!r}") from error
        change = transforms.TRANSFORMS.get(options["transform"] or "", str)
        total, directions = running.Run(), {}
        for part in parts(whole, options["leave_out"]):
            result = running.run(part, engine, embedder, self.say, change)
            total.add(result)
            if whole.directions:
                directions[part.name] = report.figures(result)
        return report.full(total) | ({"by_direction": directions} if directions else {})

    def say(self, line: str) -> None:
        """Progress, beside the answer."""
        print(line, file=sys.stderr)


def parts(whole: collections.Collection, leave_out: bool) -> list[collections.Collection]:
    """What is indexed and asked one after the other."""
    if leave_out:
        return [whole.without_answers(part, 4) for part in range(4)]
    if not whole.directions:
        return [whole]
    languages = sorted({query.language for query in whole.queries})
    return [whole.only(one, other) for one in languages for other in languages if one != other]


def _embedder() -> Any:
    if not settings.SEARCH_EMBEDDER:
        raise CommandError("SEARCH_EMBEDDER is empty: there is no model to make vectors with.")
    return made(settings.SEARCH_EMBEDDER, settings.SEARCH_MODEL_DIR)
