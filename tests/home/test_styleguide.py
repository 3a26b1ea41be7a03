from django.test import TestCase
from django.urls import NoReverseMatch, reverse

from tests import factories


class Styleguide(TestCase):
    """Designers and developers see every component at one address; readers and search engines do not."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def test_every_verdict_of_the_scale_is_drawn_in_each_language(self):
        for code, word in (("kk", "Жалған"), ("ru", "Ложь"), ("en", "False")):
            response = self.client.get(f"/styleguide/?lang={code}")
            self.assertContains(response, f'<html lang="{code}">')
            self.assertContains(response, word)
            self.assertContains(response, '<meta name="robots" content="noindex">')

    def test_unknown_language_is_answered_in_kazakh(self):
        self.assertContains(self.client.get("/styleguide/?lang=%00xx"), '<html lang="kk">')

    def test_it_has_no_name_that_a_page_could_link_to(self):
        with self.assertRaises(NoReverseMatch):
            reverse("styleguide")
