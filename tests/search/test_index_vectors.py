"""Meanings: computed once, kept in the database, and never in the way of words."""

from unittest.mock import patch

import numpy as np
from django.test import override_settings

from factcheck.claims.models import Claim
from search.index import content, tasks, vectors
from search.models import StoredVector
from tests import factories
from tests.search.index_case import IndexCase


class Counting:
    """A model of four dimensions that remembers what it was asked."""

    name, size = "counting-1", 4

    def __init__(self):
        self.asked: list[str] = []

    def passages(self, texts):
        self.asked += texts
        rows = np.array([[len(text), text.count("а"), text.count("о"), 1] for text in texts], np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    queries = passages


class VectorsTest(IndexCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        cls.page = factories.make_page(cls.claim, "ru")
        cls.subject = f"claim-{cls.claim.pk}"

    def setUp(self):
        super().setUp()
        self.model = Counting()
        self.use(self.model)
        self.enterContext(override_settings(SEARCH_EMBEDDER="somewhere"))

    def use(self, model):
        self.enterContext(patch("search.index.vectors.embedder", lambda: model))

    def document(self):
        return content.documents_of([self.subject])[0]

    def reconcile(self) -> int:
        return sum(changed for _compared, changed in tasks.writer.reconcile())

    def test_each_passage_is_computed_once_and_used_again_by_rebuilds(self):
        tasks.writer.rebuild()
        self.assertEqual(self.document().vectors, ())
        self.assertEqual(self.reconcile(), 1)
        document = self.document()
        self.assertEqual((document.model, len(document.vectors)), ("counting-1", len(document.passages)))
        self.assertEqual({len(vector) for vector in document.vectors}, {8})
        self.assertEqual(sorted(self.model.asked), sorted(document.passages))
        tasks.writer.rebuild()
        self.assertEqual((self.reconcile(), len(self.model.asked)), (0, len(document.passages)))

    def test_a_save_computes_what_it_changed(self):
        tasks.writer.rebuild()
        self.reconcile()
        self.model.asked.clear()
        Claim.objects.filter(pk=self.claim.pk).update(text="Розетки слушают")
        tasks.refresh_subjects.func(subjects=[self.subject])
        self.assertEqual(self.model.asked, ["Розетки слушают"])
        self.assertTrue(self.document().vectors)
        self.assertEqual(self.index_says(), {self.document().key: self.document().digest})

    def test_of_many_the_words_come_first(self):
        """A thousand imported claims must be findable by words before the model has read them."""
        tasks.writer.rebuild()
        with patch.object(tasks, "MOST_PASSAGES", 1):
            Claim.objects.filter(pk=self.claim.pk).update(text="Розетки слушают")
            tasks.refresh_subjects.func(subjects=[self.subject])
        self.assertEqual((self.found("розетки"), self.model.asked), ([f"{self.subject}-ru"], []))
        self.reconcile()
        self.assertTrue(self.document().vectors)

    def test_what_no_document_says_any_more_is_forgotten(self):
        tasks.writer.rebuild()
        self.reconcile()
        Claim.objects.filter(pk=self.claim.pk).update(text="Розетки слушают")
        StoredVector.objects.create(passage="0" * 32, model="an older model", data=b"12345678")
        self.reconcile()
        self.assertEqual(StoredVector.objects.count(), len(self.document().passages))

    def test_a_model_that_fails_leaves_the_words(self):
        self.use(Counting())
        with (
            patch.object(Counting, "passages", side_effect=RuntimeError("illegal instruction")),
            self.assertLogs("search.index.vectors", "ERROR"),
        ):
            tasks.writer.rebuild()
            self.reconcile()
        self.assertEqual((self.found("звонки"), self.document().vectors), ([f"{self.subject}-ru"], ()))

    def test_a_model_that_rests_keeps_its_vectors_in_the_index(self):
        """It was slow a few times and comes back: a minute's rest must not throw away hours of work."""
        tasks.writer.rebuild()
        self.reconcile()
        self.use(None)
        self.assertEqual((self.reconcile(), vectors.model_in_use()), (0, "counting-1"))

    def test_a_site_without_a_model_searches_without_vectors_and_keeps_them(self):
        """Leaving meanings out to look for a fault must not cost hours of work when they come back."""
        tasks.writer.rebuild()
        self.reconcile()
        self.use(None)
        with override_settings(SEARCH_EMBEDDER=""):
            self.assertEqual(self.reconcile(), 1)
            self.assertEqual((self.document().vectors, StoredVector.objects.count()), ((), 3))
