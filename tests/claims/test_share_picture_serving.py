"""Share pictures as they are served, stored and drawn ahead; none says what readers may not read."""

import datetime as dt
from io import BytesIO
from unittest.mock import patch

from django.core.files.base import ContentFile
from django.test import TestCase
from django.utils import timezone
from PIL import Image
from wagtail.models import PageViewRestriction

from factcheck.claims.models import FactCheckPage
from factcheck.claims.reviews import review_of
from factcheck.claims.share_pictures import picture_address, share_card_of, site_card, store
from factcheck.claims.share_pictures.current import current_card
from factcheck.claims.share_pictures.drawing import draw
from factcheck.claims.share_pictures.tasks import draw_share_pictures
from tests import factories


class Serving(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        cls.page = factories.make_page(cls.claim, "ru")

    def setUp(self):
        for number in (None, self.claim.pk):
            store.remove(number)

    def address(self, language: str = "ru") -> str:
        self.claim.refresh_from_db()
        return picture_address(current_card(self.claim, language))

    def test_current_picture_may_be_kept_for_ever(self):
        for language in ("kk", "ru", "en"):
            response = self.client.get(self.address(language))
            self.assertEqual(response.headers["Content-Type"], "image/png")
            self.assertEqual(response.headers["Cache-Control"], "public, max-age=31536000, immutable")
            self.assertEqual(response.headers["Content-Language"], language)
            self.assertEqual(Image.open(BytesIO(response.content)).size, (1200, 630))
            self.assertFalse(response.cookies)

    def test_is_drawn_once(self):
        first = self.client.get(self.address())
        with patch("factcheck.claims.share_pictures.store.draw") as draw_again:
            self.assertEqual(self.client.get(self.address()).content, first.content)
        draw_again.assert_not_called()

    def test_half_a_file_is_drawn_anew(self):
        """The machine stopped while the picture was being written."""
        card = current_card(self.claim, "ru")
        whole = store.picture_of(card)
        store.remove(card.number)
        store.storage().save(f"{store.folder(card.number)}/{store.file_name(card)}", ContentFile(whole[:900]))
        self.assertEqual(self.client.get(self.address()).content, whole)
        self.assertEqual(store.kept(card), whole)

    def test_a_full_disk_stops_no_reader(self):
        with (
            patch("django.core.files.storage.FileSystemStorage.save", side_effect=OSError("full")),
            self.assertLogs("factcheck.claims.share_pictures.store", "ERROR"),
        ):
            self.assertEqual(self.client.get(self.address()).status_code, 200)

    def test_an_older_address_leads_to_the_current_one(self):
        old = self.address()
        self.client.get(old)
        self.claim.verdict = factories.verdict("misleading")
        factories.publish(self.claim)
        response = self.client.get(old)
        self.assertRedirects(response, self.address(), fetch_redirect_response=False)
        self.assertEqual(response.headers["Cache-Control"], "no-store")
        self.client.get(self.address())
        self.assertEqual(len(store.stored_names(self.claim.pk)), 1)

    def test_a_merged_claim_leads_to_the_one_that_stands_for_it(self):
        old = self.address()
        other = factories.make_public_claim("scam")
        self.claim.merge_into(other)
        expected = picture_address(current_card(other, "ru"))
        self.assertRedirects(self.client.get(old), expected, fetch_redirect_response=False)

    def test_the_site_has_a_card_of_its_own(self):
        for language in ("kk", "ru", "en"):
            address = picture_address(site_card(language))
            self.assertEqual(self.client.get(address).status_code, 200)
            older = address.replace(site_card(language).digest, "0" * 16)
            self.assertRedirects(self.client.get(older), address, fetch_redirect_response=False)

    def test_nonsense_gets_a_calm_answer(self):
        for address in ("xx/1-a", "ru/1", "ru/-a", f"ru/{'9' * 40}-a", "ru/1-%00", "ru/../1-a", f"ru/1-{'a' * 9000}"):
            self.assertIn(self.client.get(f"/cards/{address}.png").status_code, (302, 404), address[:40])
        self.assertEqual(self.client.post(self.address()).status_code, 405)

    def test_asks_little_of_the_database(self):
        address = self.address()
        self.client.get(address)
        with self.assertNumQueries(2):
            self.client.get(address)


class DrawingAhead(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        cls.page = factories.make_page(cls.claim, "ru")

    def setUp(self):
        store.remove(self.claim.pk)

    def test_makes_one_picture_for_each_language(self):
        draw_share_pictures.call(self.claim.pk)
        names = sorted(name.split("-")[0] for name in store.stored_names(self.claim.pk))
        self.assertEqual(names, ["en", "kk", "ru"])

    def test_replaces_what_a_new_verdict_made_old(self):
        draw_share_pictures.call(self.claim.pk)
        before = set(store.stored_names(self.claim.pk))
        self.claim.verdict = factories.verdict("misleading")
        factories.publish(self.claim)
        draw_share_pictures.call(self.claim.pk)
        after = set(store.stored_names(self.claim.pk))
        self.assertEqual((len(after), before & after), (3, set()))

    def test_throws_pictures_away_when_the_claim_is_hidden(self):
        draw_share_pictures.call(self.claim.pk)
        self.claim.unpublish()
        draw_share_pictures.call(self.claim.pk)
        self.assertEqual(store.stored_names(self.claim.pk), [])

    def test_is_queued_by_everything_that_changes_the_picture(self):
        steps = {
            "claim": lambda: factories.publish(self.claim),
            "page": lambda: factories.publish(self.page),
            "page taken down": lambda: FactCheckPage.objects.get(pk=self.page.pk).unpublish(),
            "claim taken down": lambda: self.claim.unpublish(),
        }
        for name, step in steps.items():
            with self.subTest(name), patch("factcheck.claims.share_pictures.signals.draw_share_pictures") as task:
                step()
                task.enqueue.assert_called_with(claim_id=self.claim.pk)

    def test_is_not_queued_by_a_draft(self):
        with patch("factcheck.claims.share_pictures.signals.draw_share_pictures") as task:
            self.claim.save_revision()
            self.page.save_revision()
            factories.make_claim("kk")
        task.enqueue.assert_not_called()


class WordsThatNobodyMayRead(TestCase):
    """A picture of a draft, a scheduled, a private or an unpublished thing is served by no address."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def assert_hidden(self, claim, page):
        """Not even the exact address of the hidden card answers with a picture, nor one stored before."""
        for card in (share_card_of(review_of(claim, "ru", page)), share_card_of(review_of(claim, "ru"))):
            store.keep(card, draw(card))
            self.assertEqual(self.client.get(picture_address(card)).status_code, 404)

    def test_drafts_have_none(self):
        claim = factories.make_claim("ru", verdict=factories.verdict("false"))
        self.assert_hidden(claim, factories.make_page(claim, "ru", live=False))

    def test_scheduled_claims_have_none(self):
        tomorrow = timezone.now() + dt.timedelta(days=1)
        claim = factories.make_claim("ru", verdict=factories.verdict("false"), go_live_at=tomorrow)
        claim.save_revision(approved_go_live_at=tomorrow).publish()
        self.assert_hidden(claim, None)

    def test_unpublished_claims_have_none(self):
        claim = factories.make_public_claim("false")
        page = factories.make_page(claim, "ru")
        claim.unpublish()
        claim.refresh_from_db()
        self.assert_hidden(claim, page)

    def assert_words_hidden(self, claim, page):
        """The claim is public, these words of its page are not: their address leads to the card without them."""
        card = share_card_of(review_of(claim, "ru", page))
        store.keep(card, draw(card))
        shown = current_card(claim, "ru")
        self.assertNotEqual(shown.headline, page.title)
        self.assertRedirects(self.client.get(picture_address(card)), picture_address(shown))

    def test_words_of_a_private_page_are_not_shown(self):
        claim = factories.make_public_claim("false")
        page = factories.make_page(claim, "ru", title="Headline zhasyryncanary")
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="тек бізге")
        self.assert_words_hidden(claim, page)

    def test_words_of_a_drafted_page_are_not_shown(self):
        claim = factories.make_public_claim("false")
        self.assert_words_hidden(claim, factories.make_page(claim, "ru", live=False, title="Headline kenarcanary"))

    def test_words_of_a_page_that_was_taken_down_are_not_shown(self):
        claim = factories.make_public_claim("false")
        page = factories.make_page(claim, "ru", title="Headline alynghancanary")
        page.unpublish()
        self.assert_words_hidden(claim, page)

    def test_an_edit_that_is_not_published_is_not_shown(self):
        claim = factories.make_public_claim("false")
        page = factories.make_page(claim, "ru")
        page.title = "Headline jobacanary"
        page.save_revision()
        self.assert_words_hidden(claim, page)
