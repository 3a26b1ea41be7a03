"""A record of another outlet becomes a claim and a page, as public and as old as it was there."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from factcheck.claims.models import Appearance, Claim, Claimant, FactCheckPage, Ruling
from factcheck.claims.public_versions import public_versions
from factcheck.syndication.moving_in.placing import Outcome, Plan
from tests import factories

from .moving_case import MovingCase, a_review

NOON = dt.datetime(2021, 3, 1, 12, tzinfo=ZoneInfo("Asia/Almaty"))


class PlacingTest(MovingCase):
    def test_readers_see_it_as_they_saw_it_there(self):
        report = self.bring(a_review())
        self.assertTrue(report.is_clean, "\n".join(report.lines()))
        answer = self.client.get("/ru/claims/zvonki-ne-zapisyvayut/")
        self.assertContains(answer, "Новых правил связи нет: звонки не записывают")
        self.assertContains(answer, "Таких правил нет.")
        self.assertContains(answer, "https://old.example.kz/2021/zvonki-ne-zapisyvayut/")
        self.assertContains(answer, "2021")

    def test_the_original_day_stands_in_ruling_claim_page_and_history(self):
        self.bring(a_review(dateModified="2021-04-02T10:00:00+05:00"))
        page, claim = self.the_page(), self.the_claim()
        self.assertEqual(claim.ruling.in_force_from, NOON)
        self.assertEqual((claim.first_published_at, page.first_published_at), (NOON, NOON))
        modified = dt.datetime(2021, 4, 2, 5, tzinfo=dt.UTC)
        self.assertEqual(page.last_published_at, modified)
        self.assertEqual([version.at for version in public_versions(page)], [modified])
        self.assertFalse(page.words_are_older(list(claim.rulings.all())))

    def test_nobody_here_is_named_as_having_decided(self):
        self.bring(a_review())
        self.assertEqual(Ruling.objects.get().decided_by_name, "")

    def test_where_it_was_met_and_who_said_it_come_along(self):
        claimed = {
            "@type": "Claim",
            "text": "Все звонки записываются",
            "author": {"@type": "Person", "name": "Айбек Смадияров", "sameAs": "https://example.org/aibek"},
            "datePublished": "2021-02",
            "firstAppearance": {"url": "https://m.vk.com/wall-1_2", "archivedAt": "https://archive.example.org/1"},
            "appearance": [{"url": "https://t.me/kanal/7"}, "https://example.org/news"],
        }
        self.bring(a_review(itemReviewed=claimed))
        claim = self.the_claim()
        met = Appearance.objects.values_list("platform", "url", "archive_url", "is_first_known")
        self.assertEqual(
            list(met),
            [
                ("vk", "https://m.vk.com/wall-1_2", "https://archive.example.org/1", True),
                ("telegram-channel", "https://t.me/kanal/7", "", False),
                ("website", "https://example.org/news", "", False),
            ],
        )
        claimant = claim.claimants.get()
        self.assertEqual((claimant.kind, claimant.same_as), ("person", "https://example.org/aibek"))
        self.assertEqual((claim.first_seen, claim.first_seen_precision), (dt.date(2021, 2, 1), "month"))

    def test_an_address_that_could_run_a_script_is_left_behind_and_reported(self):
        report = self.bring(a_review(itemReviewed={"appearance": [{"url": "javascript:alert(1)"}]}))
        self.assertTrue(report.is_clean)
        self.assertIn("javascript:alert(1)", report.left_behind[0][1])
        self.assertFalse(Appearance.objects.exists())

    def test_the_same_claimant_is_one_claimant(self):
        said = {"author": {"name": "Министерство информации"}}
        self.bring(
            a_review(itemReviewed=said),
            a_review(url="https://old.example.kz/2/", claimReviewed="Иное", itemReviewed=said),
        )
        self.assertEqual(Claimant.objects.count(), 1)

    def test_languages_of_one_claim_meet_by_their_identifier(self):
        kazakh = {
            "inLanguage": "kk", "claimReviewed": "Барлық қоңырау жазылады", "headline": "Қоңыраулар жазылмайды",
            "url": "https://old.example.kz/kk/qonyrau/", "reviewRating": {"alternateName": "Өтірік"},
        }  # fmt: skip
        report = self.bring(a_review(identifier="proverka-7"), a_review(identifier="proverka-7", **kazakh))
        self.assertEqual(report.outcomes, {Outcome.NEW: 1, Outcome.LANGUAGE: 1})
        self.assertEqual({page.language for page in self.the_claim().fact_checks.all()}, {"ru", "kk"})

    def test_a_claim_with_another_verdict_in_another_language_is_not_mixed(self):
        other = a_review(identifier="7", inLanguage="kk", reviewRating={"alternateName": "Рас"})
        report = self.bring(a_review(identifier="7"), other)
        self.assertIn("another verdict here: false", self.reasons(report))
        self.assertEqual(FactCheckPage.objects.count(), 1)

    def test_a_second_check_of_the_same_words_is_a_claim_of_its_own(self):
        """A hoax comes back every year, and outlets check it every year under the same words."""
        again = a_review(url="https://old.example.kz/2024/opyat/", datePublished="2024-03-01")
        for _run in range(2):
            self.bring(a_review(), again)
        self.assertEqual(Claim.objects.count(), 2)

    def test_without_headline_and_explanation_the_verdict_speaks(self):
        """Records of aggregators have little more than a claim, a word and an address."""
        self.bring(a_review(headline=None, reviewRating={"alternateName": "Фейк"}))
        page = self.the_page()
        self.assertEqual(page.title, "Ложь: «Все звонки записываются, вводятся новые правила связи»")
        self.assertTrue(page.answer.startswith("Ложь. "))

    def test_a_long_explanation_is_whole_below_the_answer(self):
        long = "Операторы связи таких правил не вводили. " * 20
        self.bring(a_review(reviewRating={"alternateName": "Фейк", "ratingExplanation": long}))
        page = self.the_page()
        self.assertLessEqual(len(page.answer), 240)
        self.assertEqual(page.what_is_true, long.strip())


class AgainTest(MovingCase):
    """The command can be repeated: after an error, or because the old site goes on publishing."""

    def test_the_second_run_changes_nothing(self):
        self.bring(a_review())
        before = self.the_page().latest_revision_id, self.the_claim().latest_revision_id
        report = self.bring(a_review())
        self.assertEqual(report.outcomes, {Outcome.UNCHANGED: 1})
        self.assertEqual((self.the_page().latest_revision_id, self.the_claim().latest_revision_id), before)

    def test_changed_words_are_taken_over(self):
        self.bring(a_review())
        report = self.bring(a_review(headline="Звонки не записывают", dateModified="2022-01-01"))
        self.assertEqual(report.outcomes, {Outcome.UPDATED: 1})
        page = self.the_page()
        self.assertEqual((page.title, page.first_published_at), ("Звонки не записывают", NOON))
        self.assertEqual(page.slug, "zvonki-ne-zapisyvayut")

    def test_changed_authors_and_tags_are_taken_over(self):
        signed = {"@type": "Person", "name": "Дана Ахметова"}
        self.bring(a_review(author=[signed], keywords="Связь, WhatsApp"))
        report = self.bring(a_review(author=[{**signed, "name": "Айбек Смадияров"}], keywords="Связь, Қала"))
        self.assertEqual(report.outcomes, {Outcome.UPDATED: 1})
        page = self.the_page()
        self.assertEqual([line.person.name_in("ru") for line in page.bylines.all()], ["Айбек Смадияров"])
        self.assertEqual(set(page.tags.names()), {"Связь", "Қала"})
        self.bring(a_review())
        page = self.the_page()
        self.assertFalse(page.bylines.exists() or page.tags.exists())

    def test_a_changed_verdict_is_a_ruling_of_today(self):
        self.bring(a_review())
        self.bring(a_review(reviewRating={"alternateName": "Бездоказательно"}))
        rulings = Ruling.objects.order_by("pk")
        self.assertEqual([ruling.verdict.key for ruling in rulings], ["false", "unproven"])
        self.assertLess(timezone.now() - rulings[1].in_force_from, dt.timedelta(minutes=1))

    def test_what_editors_wrote_here_stays(self):
        self.bring(a_review())
        page = self.the_page()
        page.title = "Так написали мы"
        factories.publish(page)
        report = self.bring(a_review(headline="Так написали они"))
        self.assertEqual(report.outcomes, {Outcome.EDITED: 1})
        self.assertEqual(self.the_page().title, "Так написали мы")

    def test_what_was_taken_down_here_stays_down(self):
        self.bring(a_review())
        self.the_claim().unpublish()
        report = self.bring(a_review(headline="Снова"))
        self.assertEqual(report.outcomes, {Outcome.EDITED: 1})
        self.assertEqual(self.client.get("/ru/claims/zvonki-ne-zapisyvayut/").status_code, 404)

    def test_drafts_are_published_by_a_second_run_with_their_original_days(self):
        self.bring(a_review(), plan=Plan(as_drafts=True))
        self.assertFalse(self.the_page().live or self.the_claim().live or Ruling.objects.exists())
        self.assertEqual(self.bring(a_review(), plan=Plan(as_drafts=True)).outcomes, {Outcome.UNCHANGED: 1})
        report = self.bring(a_review())
        self.assertEqual(report.outcomes, {Outcome.PUBLISHED: 1})
        self.assertEqual((self.the_page().first_published_at, Ruling.objects.get().in_force_from), (NOON, NOON))

    def test_a_draft_that_an_editor_took_up_is_left_to_the_editor(self):
        self.bring(a_review(), plan=Plan(as_drafts=True))
        page = self.the_page()
        page.title = "Пишем сами"
        page.save_revision()
        self.assertEqual(self.bring(a_review()).outcomes, {Outcome.EDITED: 1})
        self.assertFalse(self.the_page().live)


class UndoTest(MovingCase):
    undo = Plan(takes_back=True)

    def test_what_an_import_made_public_goes_out_of_sight(self):
        self.bring(a_review())
        self.assertEqual(self.bring(a_review(), plan=self.undo).outcomes, {Outcome.TAKEN_BACK: 1})
        self.assertFalse(self.the_page().live or self.the_claim().live)
        self.assertEqual(Ruling.objects.count(), 1)

    def test_drafts_of_an_import_are_deleted(self):
        self.bring(a_review(), plan=Plan(as_drafts=True))
        self.bring(a_review(), plan=self.undo)
        self.assertFalse(FactCheckPage.objects.exists() or Claim.objects.exists())

    def test_what_editors_worked_on_or_made_themselves_stays(self):
        self.bring(a_review())
        factories.publish(self.the_page())
        self.assertEqual(self.bring(a_review(), plan=self.undo).outcomes, {Outcome.KEPT: 1})
        self.assertEqual(self.bring(a_review(claimReviewed="Иное"), plan=self.undo).outcomes, {Outcome.ABSENT: 1})
        self.assertTrue(self.the_page().live)


class OldAddressesTest(MovingCase):
    def test_an_old_address_on_our_host_leads_on(self):
        self.bring(a_review(), plan=Plan(hosts=frozenset({"old.example.kz"})))
        answer = self.client.get("/2021/zvonki-ne-zapisyvayut/")
        self.assertRedirects(answer, "/ru/claims/zvonki-ne-zapisyvayut/", status_code=301)

    def test_an_old_address_elsewhere_is_nothing_of_ours(self):
        self.bring(a_review())
        self.assertFalse(Redirect.objects.exists())

    def test_an_old_address_that_no_redirect_can_hold_does_not_stop_the_import(self):
        long = "https://old.example.kz/" + "%D1%81" * 255
        report = self.bring(a_review(url=long), plan=Plan(hosts=frozenset({"old.example.kz"})))
        self.assertTrue(report.is_clean)
        self.assertFalse(Redirect.objects.exists())
        longest = "https://old.example.kz/" + "%D1%81" * 254
        self.bring(a_review(url=longest, claimReviewed="Иное"), plan=Plan(hosts=frozenset({"old.example.kz"})))
        self.assertEqual(len(Redirect.objects.get().old_path), 255)

    def test_an_address_that_is_taken_does_not_stop_the_import(self):
        self.bring(a_review(), a_review(url="https://other.example.kz/zvonki-ne-zapisyvayut", claimReviewed="Иное"))
        slugs = set(FactCheckPage.objects.values_list("slug", flat=True))
        self.assertEqual(slugs, {"zvonki-ne-zapisyvayut", "novykh-pravil-svyazi-net-zvonki-ne-zapisyvayut"})


class GateTest(MovingCase):
    """The date of a first ruling is the only thing that an import may say in the gate's place."""

    def test_a_claim_that_was_public_here_keeps_its_own_dates(self):
        claim = factories.make_public_claim("false")
        with self.assertRaises(ValidationError):
            claim.publish_as_of(NOON, "https://old.example.kz/1/")
        claim.unpublish()
        with self.assertRaises(ValidationError):
            Claim.objects.get().publish_as_of(NOON, "https://old.example.kz/1/")
        self.assertEqual(Ruling.objects.count(), 1)

    def test_no_verdict_comes_into_force_in_the_future(self):
        claim = factories.make_claim(verdict=factories.verdict("false"))
        with self.assertRaises(ValidationError):
            claim.publish_as_of(timezone.now() + dt.timedelta(days=1), "https://old.example.kz/1/")
        self.assertFalse(Claim.objects.get().live)

    def test_a_verdict_as_of_then_is_an_ordinary_ruling(self):
        claim = factories.make_claim(verdict=factories.verdict("false"))
        claim.publish_as_of(NOON, "https://old.example.kz/1/")
        claim = Claim.objects.get()
        claim.verdict = factories.verdict("true")
        factories.publish(claim)
        self.assertEqual([r.kind for r in Ruling.objects.order_by("pk")], ["initial", "changed"])
