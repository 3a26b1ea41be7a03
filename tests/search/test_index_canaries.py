"""What readers may not see is in no document, no suggestion and no name of a filter."""

from django.utils.translation import override

from search import asking
from search.documents import SOURCES
from search.index import content, tasks
from tests.claims import test_public_canaries as canaries
from tests.search.index_case import IndexCase


class CanariesTest(IndexCase):
    @classmethod
    def setUpTestData(cls):
        canaries.WordsThatNobodyMayRead.setUpTestData()

    def test_no_document_says_a_word_of_a_draft_or_of_anything_private(self):
        documents = [document for subjects in content.all_subjects() for document in content.documents_of(subjects)]
        self.assertTrue(documents)
        for word in canaries.CANARIES:
            for document in documents:
                with self.subTest(word, document=document.key):
                    self.assertNotIn(word, repr(document))

    def test_neither_the_index_nor_the_database_finds_them(self):
        tasks.writer.rebuild()
        for word in canaries.CANARIES:
            with self.subTest(word):
                self.assertEqual(self.found(word), [])
                self.assertEqual([source.simple_search([word], "ru", 5) for source in SOURCES.values()], [[], [], []])

    def test_they_are_neither_suggested_nor_named(self):
        for word in canaries.CANARIES:
            with self.subTest(word), override("ru"):
                self.assertEqual(asking.suggestions(word[:6], "ru"), [])
                for facet in ("tag", "claimant"):
                    self.assertEqual(asking.named(facet, [word], "ru"), {})
