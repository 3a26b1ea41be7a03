"""The words in a screenshot are read where tesseract is installed, and nothing breaks where it is not."""

import subprocess
import unittest
from unittest import mock

from django.test import SimpleTestCase
from PIL import Image

from search import recognition
from search.recognition import installed, text_in

from .drawn_pictures import DARK, LIGHT, MESSAGES, chat, landscape, recompressed

MISSING = "tesseract with kaz, rus and eng is not installed"


def words(text: str) -> list[str]:
    return [word.strip(".,!:").casefold() for word in text.split()]


@unittest.skipUnless(set(installed()) == {"kaz", "rus", "eng"}, MISSING)
class ReadingTest(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Nice as it is, it waits long on a busy machine.
        cls.enterClassContext(mock.patch.object(recognition, "TIMEOUT", 120))

    def check(self, message: str, picture: Image.Image) -> None:
        read = text_in(picture)
        share = sum(word in words(read) for word in words(message)) / len(words(message))
        self.assertGreaterEqual(share, 0.85, read)

    def test_messages_in_three_languages(self):
        for language, message in MESSAGES.items():
            with self.subTest(language=language):
                self.check(message, chat(message))

    def test_light_letters_on_dark(self):
        for language, message in MESSAGES.items():
            with self.subTest(language=language):
                self.check(message, chat(message, DARK))

    def test_a_small_copy_of_poor_quality(self):
        self.check(MESSAGES["kk"], recompressed(chat(MESSAGES["kk"], LIGHT).resize((540, 700)), 60))

    def test_a_picture_without_words(self):
        self.assertLess(len(text_in(landscape(1))), 40)
        self.assertEqual(text_in(Image.new("RGB", (400, 300), "teal")), "")


class AbsenceTest(SimpleTestCase):
    def setUp(self):
        installed.cache_clear()
        self.addCleanup(installed.cache_clear)

    def test_without_tesseract_there_are_no_words_and_one_line_in_the_log(self):
        with mock.patch("shutil.which", return_value=None), self.assertLogs(recognition.logger) as logged:
            self.assertEqual([text_in(chat("Иә")), text_in(chat("Жоқ"))], ["", ""])
        self.assertEqual(len(logged.output), 1)

    def test_a_tesseract_that_does_not_answer_is_none(self):
        with (
            mock.patch("shutil.which", return_value="/usr/bin/tesseract"),
            mock.patch("subprocess.run", side_effect=subprocess.TimeoutExpired("tesseract", 10)),
            self.assertLogs(recognition.logger),
        ):
            self.assertEqual(text_in(chat("Иә")), "")

    def test_reading_that_takes_too_long_is_given_up(self):
        late = subprocess.TimeoutExpired("tesseract", 10)
        with (
            mock.patch.object(recognition, "installed", return_value=("rus",)),
            mock.patch("subprocess.run", side_effect=late),
            self.assertLogs(recognition.logger),
        ):
            self.assertEqual(text_in(chat("Иә")), "")
