"""ultimate-sitemap-parser finds everything from robots.txt on, as a crawler that was told the host alone."""

from django.test import TestCase
from usp.tree import sitemap_tree_for_homepage

from tests import factories
from tests.clients.asked_here import HOST, AskedHere

LANGUAGES = ("kk", "ru", "en")


class TheTree(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        claim = factories.make_public_claim("false")
        cls.pages = {language: factories.make_page(claim, language) for language in LANGUAGES}

    def setUp(self):
        self.asked = AskedHere(self.client)
        tree = sitemap_tree_for_homepage(f"{HOST}/", web_client=self.asked, use_known_paths=False)
        self.found = list(tree.all_pages())

    def listed(self, language: str) -> list:
        """What the parser found of one page: in the sitemap of its language, and as news."""
        return [found for found in self.found if found.url == HOST + self.pages[language].url]

    def test_robots_txt_leads_to_everything_and_nothing_is_missing(self):
        self.assertEqual(self.asked.failed, [])
        self.assertGreater(len({found.url for found in self.found}), 60)
        for found in self.found:
            self.assertTrue(found.url.startswith(f"{HOST}/"), found.url)

    def test_every_fact_check_has_its_change_and_its_other_languages(self):
        for language in LANGUAGES:
            [found] = [found for found in self.listed(language) if not found.news_story]
            self.assertIsNotNone(found.last_modified)
            others = {(code, HOST + page.url) for code, page in self.pages.items()}
            self.assertLessEqual(others, set(found.alternates))

    def test_every_new_fact_check_is_news_in_its_language(self):
        for language, page in self.pages.items():
            [story] = [found.news_story for found in self.listed(language) if found.news_story]
            self.assertEqual((story.title, story.publication_language), (page.title, language))
            self.assertEqual(story.publish_date.replace(microsecond=0), page.first_published_at.replace(microsecond=0))
