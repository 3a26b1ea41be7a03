"""Asking with a picture: our own, or one that comes within the address; nothing is ever fetched."""

from base64 import b64encode
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from factcheck.claims.models import Appearance, Capture, Claim
from factcheck.claims.picture_keys import remember_pictures
from search.known_pictures import KnownPicture, remember
from search.pictures import keys_of
from tests import factories
from tests.own_media import OwnMediaTestCase
from tests.search.drawn_pictures import landscape, recompressed

from .google_case import PICTURES, GoogleCase

SITE = "http://testserver"


def jpeg(seed: int, width: int = 300) -> bytes:
    buffer = BytesIO()
    recompressed(landscape(seed).resize((width, width * 2 // 3))).convert("RGB").save(buffer, "JPEG", quality=60)
    return buffer.getvalue()


def data(picture: bytes, kind: str = "jpeg") -> str:
    return f"data:image/{kind};base64,{b64encode(picture).decode()}"


class AskingWithAPicture(OwnMediaTestCase, GoogleCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.capture = cls.hold(cls.lemon, 1)
        remember_pictures(Claim.objects.get(pk=cls.lemon.pk))
        cls.hidden = cls.hold(factories.make_claim("ru"), 2)

    @staticmethod
    def hold(claim: Claim, seed: int) -> Capture:
        capture = factories.make_capture(file=ContentFile(jpeg(seed, 600), name="a.jpg"))
        Appearance.objects.create(claim=claim, platform="whatsapp", no_link_reason="private-messenger", capture=capture)
        return capture

    def titles(self, image_uri: str, **parameters) -> list[str]:
        found = self.ask(PICTURES, imageUri=image_uri, **parameters)
        return [result["claim"]["claimReview"][0]["title"] for result in found.get("results", [])]

    def test_a_copy_within_the_address_is_recognised(self):
        self.assertEqual(self.titles(data(jpeg(1))), ["Лимоны не лечат"])
        self.assertEqual(self.titles(data(jpeg(1)).replace("+", " ")), ["Лимоны не лечат"], "a plus not escaped")
        self.assertEqual(self.ask(PICTURES, imageUri=data(jpeg(3))), {})

    def test_a_picture_that_we_show_is_recognised_by_its_address(self):
        for path in (f"/captures/{self.capture.pk}/", f"/captures/{self.capture.pk}/400.webp"):
            self.assertEqual(self.titles(SITE + path), ["Лимоны не лечат"], path)
        name = default_storage.save("images/lemon.jpg", ContentFile(jpeg(1)))
        self.assertEqual(self.titles(f"https://www.testserver/media/{name}"), ["Лимоны не лечат"])

    def test_only_reviews_in_the_language_are_told(self):
        self.assertEqual(self.titles(data(jpeg(1)), languageCode="ru-RU"), ["Лимоны не лечат"])
        for language in ("kk", "fr"):
            self.assertEqual(self.ask(PICTURES, imageUri=data(jpeg(1)), languageCode=language), {})

    def test_pages_are_turned_as_in_the_search(self):
        remember(f"claim-{self.calls.pk}", [KnownPicture("capture-9", "sha-9", keys_of(landscape(1)))])
        asked = {"imageUri": data(jpeg(1)), "pageSize": 1}
        first = self.ask(PICTURES, **asked)
        second = self.ask(PICTURES, **asked, pageToken=first["nextPageToken"])
        self.assertNotIn("nextPageToken", second)
        texts = {page["results"][0]["claim"]["text"] for page in (first, second)}
        self.assertEqual(texts, {self.lemon.text, self.calls.text})
        self.assertIn("other parameters", self.refusal(PICTURES, **asked, offset=1, pageToken=first["nextPageToken"]))

    def test_a_hidden_picture_and_one_that_never_was_are_the_same(self):
        for path in (f"/captures/{self.hidden.pk}/", "/captures/999999999999999999/", "/media/images/none.jpg"):
            self.assertEqual(
                self.refusal(PICTURES, imageUri=SITE + path), "There is no public picture at this address."
            )

    def test_a_claim_that_readers_may_not_see_is_not_found_by_its_picture(self):
        remember(f"claim-{self.hidden.appearances.get().claim_id}", [KnownPicture("x", "y", keys_of(landscape(2)))])
        self.assertEqual(self.ask(PICTURES, imageUri=data(jpeg(2))), {})

    def test_everything_else_is_refused_in_plain_words(self):
        for said, address in (
            ("Say which picture", ""),
            ("need not be fetched", "https://example.org/captures/1/"),
            ("need not be fetched", "javascript:alert(1)"),
            ("need not be fetched", f"{SITE}/ru/"),
            ("need not be fetched", f"{SITE}/captures/1234567890123456789012345678901234567890/"),
            ("need not be fetched", "file:///etc/passwd"),
            ("need not be fetched", f"ftp://testserver/captures/{self.capture.pk}/"),
            ("need not be fetched", "http://[::1"),
            ("need not be fetched", f"http://testserver@example.org/captures/{self.capture.pk}/"),
            ("need not be fetched", "data:text/html;base64,PGI+"),
            ("no public picture", f"{SITE}/media/../private/captures/a.jpg"),
            ("no public picture", f"{SITE}/media/%2e%2e/private/a.jpg"),
            ("no public picture", f"{SITE}/media//etc/passwd"),
            ("no public picture", f"{SITE}/media/."),
            ("not Base64", "data:image/png;base64,я!"),
            ("not a picture that we can read", data(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg+xml")),
            ("damaged", data(jpeg(1)[:700])),
            ("too small", data(jpeg(1, 30))),
            ("NUL", f"{SITE}/captures/1/\x00"),
        ):
            with self.subTest(address=address[:80]):
                self.assertIn(said, self.refusal(PICTURES, imageUri=address))

    def test_refusals_are_english_whatever_the_reader_speaks(self):
        response = self.client.get(PICTURES, {"imageUri": data(b"abc")}, headers={"Accept-Language": "ru"})
        self.assertIn("not a picture", response.json()["error"]["message"])
