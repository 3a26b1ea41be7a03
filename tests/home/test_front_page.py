import datetime as dt
import re

from django.test import TestCase
from django.utils import timezone

from factcheck.claims.models import Correction, Topic
from home.models import HomePage
from home.sections import CorrectionsSection
from tests import factories


def headings(response) -> list[str]:
    """The headings of the sections, in the page's order."""
    found = re.findall(r"<h2[^>]*>(.*?)</h2>", response.content.decode().split("<footer")[0], re.DOTALL)
    return [" ".join(heading.split()) for heading in found]


class FrontPage(TestCase):
    """Editors arrange it; what has nothing to show is not shown."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.home = HomePage.objects.get(locale__language_code="ru")

    def arrange(self, *sections) -> None:
        self.home.sections = list(sections)
        factories.publish(self.home)

    def test_new_site_has_a_box_and_says_that_fact_checks_are_coming(self):
        response = self.client.get("/ru/")
        self.assertEqual(headings(response), ["Вам что-то прислали? Посмотрите, проверяли ли это", "Новые проверки"])
        self.assertContains(response, "Первые проверки скоро появятся.")
        self.assertContains(response, 'action="/ru/check/" method="post"')

    def test_editors_choose_the_order_the_length_and_the_words(self):
        for number in range(3):
            factories.make_page(factories.make_public_claim(text=f"Слух номер {number}"), title=f"Это не так: {number}")
        self.arrange(
            ("newest", {"heading": "Свежее", "count": 2}), ("text", {"heading": "О нас", "text": "<p>Мы.</p>"})
        )
        response = self.client.get("/ru/")
        self.assertEqual(headings(response), ["Свежее", "О нас"])
        self.assertContains(response, '<article class="card"', count=2)
        self.assertNotContains(response, "Это не так: 0")

    def test_draft_without_a_length_shows_the_usual_one(self):
        usual = CorrectionsSection().child_blocks["count"].get_default()
        self.assertEqual(CorrectionsSection().limit({"count": None}), usual)
        self.assertEqual(CorrectionsSection().limit({"count": 2}), 2)

    def test_claim_that_came_back_lately_says_when_and_how_often(self):
        claim = factories.make_claim(verdict=factories.verdict())
        for days in (400, 5):
            claim.waves.create(started_on=timezone.localdate() - dt.timedelta(days=days))
        claim = factories.publish(claim)
        old = factories.make_claim(text="Старый слух", verdict=factories.verdict())
        old.waves.create(started_on=timezone.localdate() - dt.timedelta(days=400))
        factories.publish(old)
        self.arrange(("returned", {"count": 3}))
        response = self.client.get("/ru/")
        self.assertEqual(headings(response), ["Снова ходит по сети"])
        self.assertContains(response, "всего возвращений: 2")
        self.assertNotContains(response, "Старый слух")

    def test_topics_count_what_readers_can_open(self):
        health = Topic.objects.get(slug="health")
        for live in (True, False):
            claim = factories.make_claim(text=f"Вода лечит {live}", verdict=factories.verdict())
            claim.topics.add(health)
            factories.make_page(factories.publish(claim), live=live, title=f"Вода не лечит {live}")
        self.arrange(("topics", {"count": 5}))
        self.assertContains(
            self.client.get("/ru/"),
            f'<a href="/ru/topics/health/">{health.name_in("ru")} <span class="count">1</span></a>',
        )

    def test_latest_corrections_lead_to_their_page(self):
        page = factories.make_page(factories.make_public_claim())
        Correction.objects.create(
            page=page,
            severity="clarification",
            what_was="Было",
            what_is="Стало",
            why="Уточнили дату",
            reported_by="reader",
        )
        self.arrange(("corrections", {"count": 3}))
        response = self.client.get("/ru/")
        self.assertContains(response, "Уточнили дату")
        self.assertContains(response, f'href="{page.url}"')

    def test_claims_being_checked_stand_in_their_own_words(self):
        factories.make_public_claim(None, language="kk", text="Жаңа байланыс ережесі бойынша барлық қоңырау жазылады")
        self.arrange(("being_checked", {"count": 3}))
        self.assertContains(self.client.get("/ru/"), "<q>Жаңа байланыс ережесі бойынша")
