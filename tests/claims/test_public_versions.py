import datetime as dt
from io import StringIO

from django.core.management import CommandError, call_command
from django.test import TestCase
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import PageLogEntry, PageViewRestriction

from factcheck.claims.models import FactCheckPage
from factcheck.claims.public_versions import COMPARED, Kind, public_versions
from factcheck.claims.scheduler import Scheduler
from tests import factories


class HistoryCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.page = factories.make_page(factories.make_public_claim("false"), "ru")

    def stored(self) -> FactCheckPage:
        return FactCheckPage.objects.get(pk=self.page.pk)

    def rewrite(self, publish: bool = True, **words) -> FactCheckPage:
        """A new version with these words; readers see it unless `publish` is false."""
        page = self.stored().get_latest_revision_as_object()
        for name, value in words.items():
            setattr(page, name, value)
        return factories.publish(page) if publish else page.save_revision()

    def kinds(self) -> list[Kind]:
        return [version.kind for version in public_versions(self.stored())]

    def history(self) -> str:
        response = self.client.get(f"{self.page.url}history/")
        self.assertEqual(response.status_code, 200)
        return response.content.decode()


class HistoryOfTheWords(HistoryCase):
    def test_first_version_says_that_the_text_was_published(self):
        with override("ru"):
            (version,) = public_versions(self.page)
        self.assertEqual((version.kind, version.changes), (Kind.FIRST, []))
        self.assertIn(f'id="version-{version.number}"', self.history())

    def test_later_version_shows_what_changed(self):
        self.rewrite(answer="Сообщение о «новых правилах связи» — старая рассылка: таких правил нет.")
        text = self.history()
        self.assertEqual(text.count('<details class="version">'), 1)
        self.assertRegex(text, r"<del>.*?выдумка:</span>")
        self.assertRegex(text, r"<ins>.*?рассылка:</span>")
        self.assertNotIn(f"<h3>{self.page.title}", text)

    def test_each_part_of_the_page_stands_under_its_name(self):
        self.rewrite(
            title="Звонки не записывают",
            what_is_true="Операторы таких правил не вводили и не обсуждали.",
            what_we_do_not_know="Кто написал первым.",
            claim_in_this_language="Все звонки пишут",
            body=[("paragraph", "<p>Рассылка ходит пять лет.</p>"), ("heading", "Откуда она")],
        )
        with override("en"):
            names = [part.name for part in public_versions(self.stored())[-1].changes]
        self.assertEqual(
            names, ["Headline", "The claim in this language", "In short", "Text", "What we could not establish"]
        )

    def test_versions_stand_among_rulings_and_corrections_newest_first(self):
        self.rewrite(answer="Таких правил нет.")
        entries = self.client.get(f"{self.page.url}history/").context["dossier"].history
        self.assertEqual([bool(entry.version) for entry in entries], [True, True, False])
        self.assertEqual([entry.at for entry in entries], sorted((entry.at for entry in entries), reverse=True))

    def test_version_that_says_the_same_is_silent(self):
        self.rewrite()
        self.assertEqual(self.kinds(), [Kind.FIRST])

    def test_version_with_other_tags_alone_says_that_the_words_stayed(self):
        page = self.stored()
        page.tags.add("связь")
        factories.publish(page)
        self.assertEqual(self.kinds(), [Kind.FIRST, Kind.SAME_WORDS])

    def test_who_published_is_not_told(self):
        user = factories.make_user("olga", "Publishers", first_name="Ольга", last_name="Тайная")
        page = self.stored()
        page.answer = "Таких правил нет."
        page.save_revision(user=user).publish(user=user)
        self.assertNotIn("Тайная", self.history())
        self.assertNotIn("olga", self.history())

    def test_marks_can_be_heard(self):
        self.rewrite(answer="Таких правил связи нет и не было.")
        self.client.get("/ru/")
        self.assertRegex(self.history(), r'<ins><span class="unseen">[^<]+</span>')

    def test_words_of_editors_are_no_markup(self):
        self.rewrite(answer="Нет <script>alert(1)</script> правил.")
        self.assertNotIn("<script>alert", self.history())
        self.assertIn("&lt;script&gt;", self.history())

    def test_preview_shows_no_versions(self):
        request = self.page.make_preview_request(preview_mode="")
        self.assertNotIn("version-", request.render().content.decode())

    def test_of_a_page_that_is_not_public_is_not_public(self):
        self.stored().unpublish()
        self.assertEqual(self.client.get(f"{self.page.url}history/").status_code, 404)
        text = self.client.get(f"/ru/claims/{self.page.claim_id}/history/").content.decode()
        self.assertNotIn('id="version-', text)


class WordsThatWereNeverPublic(HistoryCase):
    def test_draft_stands_in_no_history(self):
        self.rewrite(publish=False, answer="Черновой ответ")
        self.rewrite(answer="Готовый ответ")
        text = self.history()
        self.assertIn("Готовый", text)
        self.assertNotIn("Черновой", text)

    def test_scheduled_version_stands_there_once_its_time_has_come(self):
        page = self.stored()
        page.answer, page.go_live_at = "Ответ на завтра", timezone.now() + dt.timedelta(days=1)
        revision = page.save_revision()
        revision.publish()
        self.assertEqual(self.kinds(), [Kind.FIRST])
        past = timezone.now() - dt.timedelta(minutes=1)
        revision.refresh_from_db()
        revision.content["go_live_at"], revision.approved_go_live_at = past.isoformat(), past
        revision.save()
        Scheduler().run()
        self.assertEqual(self.kinds(), [Kind.FIRST, Kind.CHANGED])
        self.assertIn("завтра", self.history())

    def test_draft_written_over_a_published_version_stays_unseen(self):
        """An author's open tab goes on saving into the revision that somebody else has published."""
        published = self.page.live_revision
        page = published.as_object()
        page.answer = "Черновой ответ"
        page.save_revision(overwrite_revision=published)
        self.rewrite(answer="Готовый ответ")
        self.assertNotIn("Черновой", self.history())
        self.assertEqual(self.kinds(), [Kind.FIRST, Kind.NOT_COMPARED])

    def test_versions_of_the_time_when_the_page_was_private_stay_private(self):
        restriction = PageViewRestriction.objects.create(page=self.page, restriction_type="login")
        self.rewrite(answer="Тайный ответ")
        self.rewrite(answer="Ответ для всех")
        restriction.delete()
        self.rewrite(answer="Новый ответ для всех")
        self.assertEqual(self.kinds(), [Kind.FIRST, Kind.CHANGED])
        self.assertNotIn("Тайный", self.history())

    def test_privacy_of_the_whole_list_counts(self):
        restriction = PageViewRestriction.objects.create(page=self.page.get_parent(), restriction_type="login")
        self.rewrite(answer="Тайный ответ")
        self.rewrite(answer="Ответ для всех")
        restriction.delete()
        self.assertEqual(self.kinds(), [Kind.FIRST])
        self.assertNotIn("Тайный", self.history())


class LongHistory(HistoryCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        for number in range(COMPARED + 5):
            page = FactCheckPage.objects.get(pk=cls.page.pk)
            page.answer = f"Ответ номер {number}: таких правил нет."
            factories.publish(page)

    def test_is_read_with_one_question(self):
        page = self.stored()
        with self.assertNumQueries(1):
            public_versions(page)

    def test_latest_versions_are_compared_and_older_ones_have_their_date(self):
        kinds = self.kinds()
        self.assertEqual(kinds.count(Kind.CHANGED), COMPARED)
        self.assertEqual(kinds[:6], [Kind.FIRST, *[Kind.NOT_COMPARED] * 5])


class RemovedVersion(HistoryCase):
    """The law can demand that words go; the date stays."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        for answer in ("Звонок сделал Ермек Тайный с номера 7.", "Звонок сделал один человек."):
            page = FactCheckPage.objects.get(pk=cls.page.pk)
            page.answer = answer
            factories.publish(page)

    def remove(self, number: int) -> str:
        out = StringIO()
        call_command("remove_version", str(number), stdout=out)
        return out.getvalue()

    def test_is_in_no_history(self):
        self.assertIn("Тайный", self.history())
        number = public_versions(self.stored())[1].number
        self.assertIn(str(number), self.remove(number))
        self.assertNotIn("Тайный", self.history())
        self.assertEqual(self.kinds(), [Kind.FIRST, Kind.NOT_KEPT, Kind.NOT_COMPARED])
        self.assertTrue(PageLogEntry.objects.filter(revision_id=number).exists())

    def test_version_in_use_cannot_go(self):
        with self.assertRaises(CommandError):
            self.remove(self.stored().live_revision_id)

    def test_number_of_something_else_is_refused(self):
        for number in (0, self.page.claim.live_revision_id):
            with self.assertRaises(CommandError):
                self.remove(number)
