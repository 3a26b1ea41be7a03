"""Pictures of public subjects are kept, found and forgotten with them."""

from django.test import TestCase
from PIL import ImageOps

from search.known_pictures import KnownPicture, kept, matches, remember
from search.models import PictureKey
from search.pictures import keys_of

from .drawn_pictures import landscape, recompressed


def known(seed: int, source: str = "capture-1", **fields) -> KnownPicture:
    return KnownPicture(source, f"sha-{seed}", keys_of(landscape(seed)), **fields)


class KnownPicturesTest(TestCase):
    def test_a_remembered_picture_is_found_until_it_is_forgotten(self):
        remember("claim-1", [known(1), known(2, "capture-2")])
        remember("claim-2", [known(3)])
        found = matches(recompressed(landscape(2)).convert("RGB"))
        self.assertEqual([(one.subject, one.source, one.is_certain) for one in found], [("claim-1", "capture-2", True)])
        remember("claim-1", [])
        self.assertEqual(matches(landscape(2)), [])
        self.assertEqual([one.subject for one in matches(ImageOps.mirror(landscape(3)))], ["claim-2"])

    def test_one_picture_of_two_claims_finds_both_each_once(self):
        remember("claim-1", [known(1), known(1, "card-kk")])
        remember("claim-2", [known(1)])
        self.assertEqual(sorted(one.subject for one in matches(landscape(1))), ["claim-1", "claim-2"])

    def test_an_illustration_is_never_certain(self):
        """The photograph of a hospital says nothing of which message about hospitals a reader means."""
        remember("claim-1", [known(1, is_telling=False)])
        self.assertEqual([one.is_certain for one in matches(landscape(1))], [False])
        remember("claim-1", [known(1, is_telling=False), known(1, "capture-2")])
        self.assertEqual([one.is_certain for one in matches(landscape(1))], [True])

    def test_what_did_not_change_is_not_written_again(self):
        remember("claim-1", [known(1)])
        before = list(PictureKey.objects.values_list("pk"))
        remember("claim-1", [known(1)])
        self.assertEqual(list(PictureKey.objects.values_list("pk")), before)
        remember("claim-1", [known(1, is_telling=False)])
        self.assertNotEqual(list(PictureKey.objects.values_list("pk")), before)

    def test_what_is_kept_of_a_file_serves_every_subject(self):
        remember("claim-1", [known(1)])
        self.assertEqual(kept(["sha-1", "sha-9"]), {"sha-1": keys_of(landscape(1))})
        PictureKey.objects.update(design=0)
        self.assertEqual(kept(["sha-1"]), {}, "made by an older design")

    def test_a_picture_that_shows_nothing_is_kept_and_never_found(self):
        blank = landscape(1).resize((1, 1))
        remember("claim-1", [KnownPicture("capture-1", "sha-0", keys_of(blank))])
        self.assertEqual(matches(blank), [])
