from unittest import TestCase

from search.excerpts import cut_out


class PartsOfALongMessage(TestCase):
    def test_what_is_left_out_between_two_words_has_one_ellipsis(self):
        """On a phone "отыр … … көршілеріңізге" looked like a fault of the page."""
        text = "балаларды " + "жалғыз жібермеңіздер " * 12 + "сақтаңыздар"
        shown = "".join(piece.text for piece in cut_out(text, [(0, 9), (len(text) - 11, len(text))], around=20))
        self.assertEqual(shown.count("…"), 1)
        self.assertTrue(shown.startswith("балаларды ") and shown.endswith(" сақтаңыздар"))
