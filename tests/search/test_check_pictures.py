from io import BytesIO
from unittest.mock import patch

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from search.known_pictures import KnownPicture, remember
from search.pictures import keys_of
from search.recognition import installed

from .check_case import FORWARD, CheckCase, engine_finds, hit
from .drawn_pictures import LIGHT, chat, landscape, recompressed


def upload(picture: Image.Image) -> SimpleUploadedFile:
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=80)
    return SimpleUploadedFile("IMG-20251105-WA0001.jpg", buffer.getvalue(), "image/jpeg")


def reads(text: str):
    """While it lasts, this stands in every picture."""
    return patch("search.seeing.text_in", return_value=text)


class PictureOfAReader(CheckCase):
    """A picture without a word of explanation is how most fakes arrive."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        picture = KnownPicture("capture-1", "digest", keys_of(landscape(1)))
        remember(f"claim-{cls.claim.pk}", [picture])

    def test_copy_of_a_known_one_is_that_claim(self):
        response = self.check(picture=upload(recompressed(landscape(1).resize((300, 200)))))
        self.assertEqual(self.state(response), "exact")
        self.assertIn("Your picture belongs to this claim.", self.words(response))
        self.assertIn("It looks the same as a picture of this claim.", self.words(response))
        self.assertContains(response, self.page.url)

    def test_mirrored_one_is_said_to_be(self):
        response = self.check(picture=upload(landscape(1).transpose(Image.Transpose.FLIP_LEFT_RIGHT)))
        self.assertIn("Mirrored, it looks the same as a picture of this claim.", self.words(response))

    def test_one_that_tells_little_may_be_that_claim(self):
        """A screenshot of a messenger alone looks like many others: a reader has to compare."""
        picture = KnownPicture("capture-2", "digest", keys_of(landscape(3)), is_telling=False)
        remember(f"claim-{self.claim.pk}", [picture])
        with reads(""):
            response = self.check(picture=upload(landscape(3)))
        self.assertEqual(self.state(response), "possible")
        self.assertIn("It looks the same as a picture of this claim.", self.words(response))

    def test_strange_one_is_not(self):
        with reads(""):
            self.assertEqual(self.state(self.check(picture=upload(landscape(2)))), "none")

    def test_words_in_it_are_checked_and_can_be_corrected(self):
        with reads(FORWARD):
            response = self.check(picture=upload(landscape(2)))
        self.assertEqual(self.state(response), "exact")
        self.assertIn("What we read in the picture", self.words(response))
        self.assertContains(response, "Все звонки ЗАПИСЫВАЮТСЯ, вводятся новые правила связи!!!")

    def test_question_beside_it_is_checked_with_it(self):
        """ "Is this true?" and a screenshot: the question alone says nothing."""
        with reads(FORWARD):
            response = self.check("Это правда?", picture=upload(landscape(2)))
        self.assertEqual(self.state(response), "exact")

    def test_picture_that_only_looks_alike_is_shown_to_compare(self):
        with patch("search.seeing.confidence", return_value=0.7), reads("Новые правила связи"), engine_finds():
            alike = self.check(picture=upload(landscape(1)))
        self.assertEqual(self.state(alike), "possible")
        self.assertIn("Your picture", self.words(alike))
        self.assertNotIn("This was checked", self.words(alike))

    def test_claim_that_both_words_and_picture_suggest_stands_once(self):
        with patch("search.seeing.confidence", return_value=0.7), reads("Звонки"), engine_finds(hit(self.claim)):
            self.assertContains(self.check(picture=upload(landscape(1))), '<article class="card"', count=1)

    def test_screenshot_of_a_chat_is_read(self):
        if not installed():
            self.skipTest("tesseract is not installed")
        screenshot = chat("Все звонки записываются, вводятся новые правила связи", LIGHT)
        self.assertEqual(self.state(self.check(picture=upload(screenshot))), "exact")
