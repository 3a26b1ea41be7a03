"""Vectors in an index: another language and other words find the claim; without a model words still do."""

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase

import numpy as np

from search.documents import Document
from search.engines.whoosh import WhooshEngine
from search.query import Query, Wanted
from search.semantic.base import EmbedderUnusable, vectors_of

AXES = {
    "water": ("су", "вод", "water", "шүмек", "кран"),
    "quake": ("сілкін", "землетр", "quake", "tremor"),
    "money": ("теңге", "тенге", "tenge", "төлем", "выплат"),
    "kk": ("ж", "қ", "ң", "ү"),
    "ru": ("ы", "и", "ий"),
}


class Model:
    """A model that knows three subjects, and has the bias for a text's own language that real ones have."""

    name, size = "three-subjects", len(AXES)

    def passages(self, texts):
        rows = np.array(
            [[0.1 + any(part in text.lower() for part in parts) for parts in AXES.values()] for text in texts]
        )
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)

    def queries(self, texts):
        return self.passages(texts)


class Broken(Model):
    def queries(self, texts):
        raise EmbedderUnusable("out of memory")


def document(number: int, text: str, language: str, model: Model | None = None) -> Document:
    return Document(
        key=f"claim-{number}-{language}",
        subject=f"claim-{number}",
        kind="claim",
        language=language,
        title=text,
        text=text,
        passages=(text,),
        model=model.name if model else "",
        vectors=tuple(vectors_of([text], model)) if model else (),
    )


CLAIMS = (
    ("В Алматы отравили воду в водопроводе", "ru"),
    ("Сейсмологи предсказали землетрясение ночью", "ru"),
    ("Әр балаға жүз мың теңге төлем беріледі", "kk"),
)


class SemanticIndexTests(TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name)

    def reader(self, model, stored=Model):
        documents = [document(n, text, language, stored and stored()) for n, (text, language) in enumerate(CLAIMS)]
        WhooshEngine().write(self.path, documents)
        return WhooshEngine(lambda: model).open(self.path)

    def test_a_kazakh_question_finds_a_claim_known_only_in_russian(self):
        hits = self.reader(Model()).match("Түнде жер сілкіне ме?")
        self.assertEqual(hits[0].subject, "claim-1")
        self.assertIsNotNone(hits[0].features.meaning)

    def test_so_does_the_search_page(self):
        found = self.reader(Model()).search(Query("tremors"), Wanted(language="en"))
        self.assertEqual([hit.subject for hit in found.hits], ["claim-1"])

    def test_what_must_not_be_there_is_looked_for_in_words(self):
        found = self.reader(Model()).search(Query("tremors", excluded=("ночью",)), Wanted())
        self.assertEqual(found.total, 0)

    def test_without_a_model_words_answer(self):
        for model in (None, Broken()):
            hits = self.reader(model).match("отравили воду в Алматы")
            self.assertEqual(hits[0].subject, "claim-0")
            self.assertIsNone(hits[0].features.meaning)

    def test_vectors_of_another_model_are_not_compared(self):
        """After a change of the model, words answer until all vectors are made anew."""
        other = Model()
        other.name = "other"
        hits = self.reader(other).match("отравили воду в Алматы")
        self.assertIsNone(hits[0].features.meaning)

    def test_an_index_without_vectors_answers_by_words(self):
        hits = self.reader(Model(), stored=None).match("төлем беріледі")
        self.assertEqual(hits[0].subject, "claim-2")

    def test_documents_added_later_and_removed_are_numbered_right(self):
        """Vectors are read through all segments of the index, and a removed claim is never found."""
        self.reader(Model())
        engine = WhooshEngine(Model)
        later = document(7, "Кран суын ішуге болмайды, жүз адам уланды", "kk", Model())
        engine.write(self.path, [later], removed=["claim-0-ru"])
        subjects = [hit.subject for hit in engine.open(self.path).match("don't drink water")]
        self.assertEqual(subjects[0], "claim-7")
        self.assertNotIn("claim-0", subjects)
