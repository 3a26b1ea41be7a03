"""A claim is recognised by the pictures it was met with and by our own."""

from unittest import mock

from django.core.files.base import ContentFile
from PIL import Image

from factcheck.claims import picture_keys as module
from factcheck.claims.models import Appearance, Claim, Platform
from factcheck.claims.picture_keys import picture_keys, remember_pictures
from factcheck.core.images import SiteImage
from search.known_pictures import matches
from search.models import PictureKey
from tests import factories
from tests.core.picture_samples import saved
from tests.own_media import OwnMediaTestCase
from tests.search.drawn_pictures import MESSAGES, chat, landscape, recompressed


def file_of(picture: Image.Image, name: str = "picture.png") -> ContentFile:
    return ContentFile(saved(picture, "PNG"), name=name)


class PictureKeysTest(OwnMediaTestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim()
        capture = factories.make_capture(file=file_of(chat(MESSAGES["kk"] + " " + MESSAGES["ru"])))
        Appearance.objects.create(
            claim=cls.claim, platform=Platform.WHATSAPP, no_link_reason="private-messenger", capture=capture
        )
        cls.image = {
            name: SiteImage.objects.create(title=name, file=file_of(landscape(seed), f"{name}.png"))
            for seed, name in enumerate(("illustration", "spread", "real", "still"))
        }

    def page(self, **fields):
        shown = {name: {"image": image, "alt": name} for name, image in self.image.items()}
        comparison = {"first": shown["spread"], "second": shown["real"], "finding": "Ескі сурет"}
        still = {"still": self.image["still"], "alt": "Видео", "platform": "YouTube", "url": "https://example.org/v"}
        body = [("picture", shown["illustration"]), ("comparison", comparison), ("linked_media", still)]
        return factories.make_page(self.claim, body=body, **fields)

    def test_captures_pages_and_cards(self):
        self.page()
        keys = {key.source: key.is_telling for key in picture_keys(self.claim)}
        images = {name: keys.get(f"image-{image.pk}") for name, image in self.image.items()}
        self.assertEqual(images, {"illustration": False, "spread": True, "real": None, "still": True})
        others = sorted(source.split("-")[0] for source in keys if not source.startswith("image"))
        self.assertEqual(others, ["capture", "card", "card", "card"])

    def test_pictures_of_a_draft_page_are_not_known(self):
        self.page(live=False)
        self.assertFalse([key for key in picture_keys(self.claim) if key.source.startswith("image")])

    def test_a_forwarded_screenshot_leads_to_the_claim_until_it_is_withdrawn(self):
        remember_pictures(self.claim)
        forwarded = recompressed(chat(MESSAGES["kk"] + " " + MESSAGES["ru"]))
        found = [(one.subject, one.is_certain) for one in matches(forwarded)]
        self.assertEqual(found, [(f"claim-{self.claim.pk}", True)])
        self.claim.live = False
        remember_pictures(self.claim)
        self.assertEqual(PictureKey.objects.count(), 0)

    def test_what_a_merged_claim_was_met_with_leads_to_the_claim_that_stands(self):
        """Editors merge two numbers of one rumour; the screenshot that came with the older one still comes in."""
        standing = factories.make_public_claim(language="kk")
        self.claim.merge_into(standing)
        for claim in Claim.objects.all():
            remember_pictures(claim)
        found = matches(recompressed(chat(MESSAGES["kk"] + " " + MESSAGES["ru"])))
        self.assertEqual([one.subject for one in found if one.is_certain], [f"claim-{standing.pk}"])

    def test_a_screenshot_of_our_card_leads_to_its_claim_and_no_other(self):
        other = factories.make_public_claim(language="kk")
        for claim in (self.claim, other):
            remember_pictures(claim)
        card = module.open_card(module.current_card(other, "kk"))
        with Image.open(card) as picture:
            found = [one.subject for one in matches(recompressed(picture.convert("RGB"))) if one.is_certain]
        self.assertEqual(found, [f"claim-{other.pk}"])

    def test_files_that_did_not_change_are_not_read_again(self):
        remember_pictures(self.claim)
        with mock.patch.object(module, "read") as read:
            remember_pictures(self.claim)
        read.assert_not_called()

    def test_a_lost_file_is_passed_over_and_logged(self):
        self.page()
        SiteImage.objects.filter(pk=self.image["still"].pk).update(file="original_images/lost.png")
        with self.assertLogs(module.logger):
            sources = [key.source for key in picture_keys(self.claim)]
        self.assertNotIn(f"image-{self.image['still'].pk}", sources)
        self.assertIn(f"image-{self.image['spread'].pk}", sources)
