from django.test import TestCase
from wagtail.models import PageViewRestriction

from factcheck.claims.models import Claim, FactCheckPage, Tag, Topic
from factcheck.claims.models.tags import FactCheckTag
from factcheck.claims.relations import SHOWN
from tests import factories


class RelatedClaims(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.page = cls.make(("health", "education"), tags=("связь",), title="Сама проверка")

    @classmethod
    def make(cls, topics=(), tags=(), language="ru", live=True, **words) -> FactCheckPage:
        """A fact-check about these topics and under these tags."""
        claim = factories.make_claim(language, verdict=factories.verdict("false"))
        claim.topics.set(Topic.objects.filter(slug__in=topics))
        claim.save()
        page = factories.make_page(factories.publish(claim), language, live=live, **words)
        for name in tags:
            tag, _made = Tag.objects.get_or_create(name=name)
            FactCheckTag.objects.create(content_object=page, tag=tag)
        return page

    def name(self, *pages: FactCheckPage) -> None:
        """Editors name these claims on the page."""
        page = FactCheckPage.objects.get(pk=self.page.pk)
        page.related.set([other.claim for other in pages])
        factories.publish(page)

    def related(self, address: str = "") -> list:
        return self.client.get(address or self.page.url).context["dossier"].related

    def titles(self) -> list[str]:
        return [other.review.headline for other in self.related()]

    def test_nothing_is_related_to_a_claim_that_shares_nothing(self):
        self.make(("war",), title="О войне")
        self.assertEqual(self.related(), [])
        self.assertNotContains(self.client.get(self.page.url), 'class="related"')

    def test_who_shares_most_comes_first_then_the_newest(self):
        self.make(("health",), title="Старая")
        self.make(("health",), title="Новая")
        self.make(("health", "education"), tags=("связь",), title="Ближайшая")
        self.assertEqual(self.titles(), ["Ближайшая", "Новая", "Старая"])

    def test_words_in_the_readers_language_come_first(self):
        self.make(("health", "education"), language="kk", title="Қазақша")
        self.make(("health",), title="По-русски")
        self.assertEqual(self.titles(), ["По-русски", ""])

    def test_what_editors_named_comes_first_and_the_rest_fills_up(self):
        named = self.make(title="Названная")
        for number in range(SHOWN + 1):
            self.make(("health",), title=f"О здоровье {number}")
        self.name(named)
        found = self.titles()
        self.assertEqual(found[0], "Названная")
        self.assertEqual(len(found), SHOWN)

    def test_all_that_editors_named_are_shown(self):
        self.name(*[self.make(title=f"Названная {number}") for number in range(SHOWN + 2)])
        self.make(("health",), title="О здоровье")
        self.assertEqual(len(self.titles()), SHOWN + 2)
        self.assertNotIn("О здоровье", self.titles())

    def test_page_says_what_is_shared(self):
        self.make(("health",), title="О здоровье")
        self.make(tags=("связь",), title="О связи")
        self.assertEqual([(other.topic, other.tag) for other in self.related()], [("", "связь"), ("Здоровье", "")])
        self.assertContains(self.client.get(self.page.url), "Здоровье</p>")

    def test_merged_and_unpublished_claims_stay_away(self):
        merged, hidden, other = (self.make(("health",), title=title) for title in ("Слитая", "Снятая", "Живая"))
        merged.claim.merge_into(other.claim)
        Claim.objects.get(pk=hidden.claim_id).unpublish()
        self.name(hidden)
        self.assertEqual(self.titles(), ["Живая"])

    def test_tags_of_drafts_and_of_private_pages_relate_nothing(self):
        self.make(tags=("связь",), live=False)
        private = self.make(tags=("связь",))
        PageViewRestriction.objects.create(page=private, restriction_type="login")
        self.assertEqual(self.related(), [])

    def test_claim_without_words_shows_checks_of_its_topics(self):
        page = self.make(("health",), language="kk", title="Қазақша")
        self.make(("health",), title="О здоровье")
        found = self.related(f"/ru/claims/{page.claim_id}/")
        self.assertEqual([other.review.headline for other in found], ["Сама проверка", "О здоровье"][::-1])

    def test_preview_shows_what_the_draft_names(self):
        named = self.make(title="Названная")
        page = FactCheckPage.objects.get(pk=self.page.pk)
        page.related.set([named.claim])
        self.assertIn("Названная", page.make_preview_request(preview_mode="").render().content.decode())
        self.assertEqual(self.titles(), [])
