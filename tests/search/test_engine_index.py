"""The index in its directory: what is written is read, what is gone is gone, what is broken says so."""

import json
import os
import random
from dataclasses import replace

import pytest
import whoosh

from search.engines.base import IndexUnusable
from search.query import Query, Wanted

from .newsroom import IndexTestCase, documents


class WritingTests(IndexTestCase):
    def found(self, text: str) -> set[str]:
        return {hit.key for hit in self.reader.search(Query(text), Wanted(language="ru")).hits}

    def test_digests_are_those_of_the_documents(self):
        written = {document.key: document.digest for document in documents("claim-1")}
        assert written.items() <= self.reader.digests().items()
        assert len(self.reader.digests()) == 10

    def test_a_document_is_replaced(self):
        page = documents("claim-4")[0]
        self.write([replace(page, text="Никто никого не похищает")])
        assert (self.found("микроавтобус"), self.found("похищает")) == (set(), {"claim-4-ru"})
        assert len(self.reader.digests()) == 10

    def test_no_word_of_a_page_that_is_gone_remains(self):
        """A page may hold what must not be public any more; the other languages of its claim stay."""
        secret = replace(documents("claim-1")[0], text="Құпиясөз қарақұрт")
        self.write([secret])
        assert self.found("қарақұрт") == {"claim-1-ru"}
        self.write(removed=["claim-1-kk"])
        assert self.found("қарақұрт") == set()
        assert self.found("отравлена") == {"claim-1-ru"}
        assert "claim-1-kk" not in self.reader.digests()

    def test_an_open_reader_answers_from_what_it_opened(self):
        before = self.reader
        assert self.engine.is_current(self.path, before)
        self.write(removed=["claim-4-ru"])
        assert not self.engine.is_current(self.path, before)
        assert self.engine.is_current(self.path, self.reader)
        assert before.search(Query("микроавтобус"), Wanted()).total == 1
        assert self.reader.search(Query("микроавтобус"), Wanted()).total == 0

    def test_many_small_commits_find_the_same(self):
        for subject in ("claim-1", "claim-2", "claim-3", "claim-4") * 3:
            self.write(documents(subject))
        assert len(self.reader.digests()) == 10
        assert self.found("отравили вода") == {"claim-1-ru"}

    def test_an_index_may_become_empty(self):
        self.write(removed=list(self.reader.digests()))
        assert self.reader.digests() == {}
        assert self.reader.match("Алматы вода") == []
        assert self.reader.search(Query(), Wanted()).total == 0

    def test_what_fails_while_documents_are_fetched_is_not_the_indexs_fault(self):
        def fetched():
            yield documents("claim-1")[0]
            raise LookupError("the database is away")

        with pytest.raises(LookupError):
            self.write(fetched())


@pytest.mark.skipif("WHOOSH" not in os.environ, reason="only the run with another Whoosh names its version")
def test_the_whoosh_that_was_asked_for_is_the_one_in_use():
    assert whoosh.versionstring() == os.environ["WHOOSH"]


class BrokenTests(IndexTestCase):
    def answers_or_says_so(self) -> bool:
        """Whether the index still answers; anything but IndexUnusable would reach a reader as an error."""
        try:
            reader = self.engine.open(self.path)
            reader.search(Query("Алматы вода"), Wanted())
            reader.match("вода отравлена")
            reader.digests()
        except IndexUnusable:
            return False
        return True

    def test_a_missing_index(self):
        with pytest.raises(IndexUnusable):
            self.engine.open(self.path / "nowhere")
        assert not self.engine.is_current(self.path / "nowhere", self.reader)

    def test_files_cut_short(self):
        for file in self.path.glob("*.columns"):
            whole = file.read_bytes()
            for size in (0, 10, 100, len(whole) // 2, len(whole) - 1):
                file.write_bytes(whole[:size])
                assert not self.answers_or_says_so()
            file.write_bytes(whole)
        assert self.answers_or_says_so()

    def test_a_file_cut_short_under_an_open_reader(self):
        for file in self.path.glob("*.columns"):
            file.write_bytes(file.read_bytes()[:300])
        with pytest.raises(IndexUnusable):
            self.reader.match("вода отравлена в Алматы")

    def test_flipped_bytes(self):
        chance = random.Random(7)
        (file,) = self.path.glob("*.columns")
        whole = file.read_bytes()
        for _ in range(100):
            place = chance.randrange(len(whole))
            file.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :])
            self.answers_or_says_so()

    def test_a_list_that_lies(self):
        for listed in ("", "[]", "{}", json.dumps({"segments": [{"file": "no.columns", "deleted": []}]})):
            (self.path / "readable.json").write_text(listed)
            assert not self.answers_or_says_so()
