"""The benchmark: figures that can be trusted and read by machines."""

import json
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, override_settings

from search.bench import measures, transforms

DOCS = [
    {
        "id": "a",
        "title": "Алматыда суға у қосылды / В Алматы отравлена вода",
        "text": "Алматыда ауызсуға у қосылды\nВ Алматы отравлена водопроводная вода",
    },
    {"id": "b", "title": "Жер сілкінеді", "text": "Түнде қатты жер сілкінеді"},
]
QUERIES = [
    {"id": "1", "text": "Алматыда ауызсуға у қосылды", "split": "dev", "lang": "kk", "style": "exact"},
    {"id": "2", "text": "сегодня отравили воду в Алматы?", "split": "dev", "lang": "ru", "style": "question"},
    {"id": "3", "text": "Шымкентте балалар жоғалды", "split": "dev", "lang": "kk", "style": "none"},
    {"id": "4", "text": "жер сілкінісі", "split": "train", "lang": "kk", "style": "question"},
]


@override_settings(SEARCH_ENGINE="search.engines.whoosh.WhooshEngine")
class BenchTestCase(SimpleTestCase):
    """A collection in a folder. `databases` is empty: any look at the site's own data would fail here."""

    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for name, rows in (("docs", DOCS), ("queries", QUERIES)):
            lines = (json.dumps(row, ensure_ascii=False) for row in rows)
            (self.folder / f"{name}.jsonl").write_text("\n".join(lines), "utf-8")
        (self.folder / "qrels.tsv").write_text("1\t0\ta\t1\n2\t0\ta\t1\n4\t0\tb\t1\n", "utf-8")

    def measured(self, *options: str) -> dict:
        out = StringIO()
        call_command("search_bench", str(self.folder), "--json", *options, stdout=out, stderr=StringIO())
        return json.loads(out.getvalue())


class CommandTests(BenchTestCase):
    def test_all_figures_are_there(self):
        figures = self.measured("--split", "dev")
        promised = "map5 mrr p1 r5 r20 ndcg10 cpu_p50_ms cpu_p95_ms build_s index_mb rss_mb false_exact false_possible"
        assert set(promised.split()) <= figures.keys()
        assert figures["queries"] == 3
        assert (figures["map5"], figures["p1"], figures["false_exact"]) == (1.0, 1.0, 0.0)
        assert figures["by_style"]["exact"]["answered"] == 1.0
        assert figures["by_lang"]["kk"]["queries"] == 2

    def test_without_unanswerable_queries_their_shares_are_null(self):
        assert self.measured("--split", "train")["false_possible"] is None

    def test_leaving_out_makes_messages_without_an_answer(self):
        figures = self.measured("--leave-out")
        assert (figures["queries"], figures["map5"], figures["false_exact"]) == (3, None, 0.0)

    def test_people_get_tables(self):
        out = StringIO()
        call_command("search_bench", str(self.folder), stdout=out)
        assert "map5" in out.getvalue() and "by_style" in out.getvalue()

    def test_synthetic_claims(self):
        out = StringIO()
        call_command("search_bench", "--generate", "30", "--json", stdout=out)
        figures = json.loads(out.getvalue())
        assert figures["p1"] > 0.9 and figures["search_cpu_p95_ms"] > 0

    def test_a_wrong_folder_is_said_calmly(self):
        for arguments in ([], ["/nowhere"], [str(self.folder), "--generate", "5"]):
            with pytest.raises(CommandError):
                call_command("search_bench", *arguments, stdout=StringIO())


class DirectionTests(BenchTestCase):
    """Documents that say their language are asked across languages, one direction at a time."""

    def test_each_direction_has_the_documents_of_its_own_language_only(self):
        texts = {"kk": "Самал банк 2025", "ru": "Банк Самал 2025"}
        docs = [{"id": f"{code}1", "title": "", "text": text, "lang": code} for code, text in texts.items()]
        queries = [{"id": f"q_{code}", "text": text, "lang": code, "split": "dev"} for code, text in texts.items()]
        (self.folder / "docs.jsonl").write_text("\n".join(map(json.dumps, docs)))
        (self.folder / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)))
        (self.folder / "qrels.tsv").write_text("q_kk\t0\tru1\t1\nq_ru\t0\tkk1\t1\n")
        figures = self.measured()
        assert figures["by_direction"].keys() == {"kk-ru", "ru-kk"}
        assert figures["map5"] == 1.0


class MeasureTests(SimpleTestCase):
    def test_precision_counts_ranks(self):
        assert measures.average_precision(["x", "a", "b"], {"a", "b"}) == (1 / 2 + 2 / 3) / 2
        assert measures.average_precision(["x"] * 5 + ["a"], {"a"}) == 0
        assert measures.reciprocal_rank(["x", "a"], {"a"}) == 0.5
        assert measures.recall(["x", "a"], {"a", "b"}, 5) == 0.5
        assert measures.gain(["a", "b"], {"a", "b"}) == 1.0

    def test_typing_is_the_same_every_time(self):
        text = "Қазақстан Республикасының Үкіметі шешім қабылдады"
        assert transforms.keyboard(text) == "Казакстан Республикасынын Укиметi шешим кабылдады".replace("i", "и")
        assert transforms.latin("жаңа өзгеріс") == "zhana ozgeris"
        assert transforms.typos(text) == transforms.typos(text) != text
        assert sorted(transforms.typos(text)) == sorted(text)
