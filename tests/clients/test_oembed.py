"""Programs that others wrote turn an address of ours into a card."""

import re

import pyoembed
import requests
from django.conf import settings
from django.core.cache import caches
from django.test import override_settings
from lxml import html
from micawber import Provider, ProviderRegistry
from micawber.exceptions import ProviderException
from wagtail.embeds import embeds
from wagtail.embeds.finders import get_finders

from tests import factories

from .live_case import LiveCase

GUIDE = settings.BASE_DIR / "docs" / "embedding.md"
IN_THE_GUIDE = "factcheck.example"


class PastedAddress(LiveCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        cls.pages = {language: factories.make_page(cls.claim, language) for language in ("kk", "ru", "en")}
        cls.checked = factories.make_public_claim(None)

    def setUp(self):
        caches["answers"].clear()

    def addresses(self) -> dict[str, str]:
        """Every kind of address, and the title of what stands there."""
        found = {self.address + page.url: page.title for page in self.pages.values()}
        found[f"{self.address}/c/{self.claim.pk}/"] = self.pages["kk"].title
        found[f"{self.address}/en/claims/{self.claim.pk}/"] = self.pages["en"].title
        return found

    def assert_card(self, code: str, width: int | None = None):
        [frame] = html.fromstring(f"<div>{code}</div>").xpath("//iframe")
        self.assertTrue(frame.get("src").startswith(f"{self.address}/embed/claim/{self.claim.pk}/?lang="))
        if width:
            self.assertLessEqual(int(frame.get("width")), width)


class Wagtail(PastedAddress):
    """With the very settings that the guide for publishers gives them."""

    def finders(self) -> list[dict]:
        text = GUIDE.read_text(encoding="utf-8")
        [snippet] = re.findall(r"```python\n(WAGTAILEMBEDS_FINDERS = .*?)```", text, re.S)
        names: dict = {}
        here = self.address.partition("://")[2]
        ours = snippet.replace(f"https://{IN_THE_GUIDE}", self.address).replace(
            re.escape(IN_THE_GUIDE), re.escape(here)
        )
        exec(ours, names)  # noqa: S102
        return names["WAGTAILEMBEDS_FINDERS"]

    def test_finder_makes_cards(self):
        with override_settings(WAGTAILEMBEDS_FINDERS=self.finders()):
            get_finders.cache_clear()
            self.addCleanup(get_finders.cache_clear)
            for address, title in self.addresses().items():
                found = embeds.get_embed(address, max_width=400)
                self.assertEqual(found.title, title)
                self.assertEqual((found.type, found.width), ("rich", 400))
                self.assertIsNotNone(found.cache_until)
                self.assert_card(found.html, 400)


class Micawber(PastedAddress):
    def registry(self) -> ProviderRegistry:
        registry = ProviderRegistry()
        registry.register(re.escape(self.address) + r"/\S*", Provider(f"{self.address}/oembed/"))
        return registry

    def test_it_is_understood(self):
        for address, title in self.addresses().items():
            found = self.registry().request(address, maxwidth=480)
            self.assertEqual((found["type"], found["title"]), ("rich", title))
            self.assert_card(found["html"], 480)

    def test_addresses_in_a_text_become_cards(self):
        address = self.address + self.pages["ru"].url
        text = self.registry().parse_text(f"Проверили:\n{address}\nи всё.")
        self.assert_card(text)

    def test_what_is_not_public_is_an_error_of_the_address(self):
        draft = factories.make_claim("ru")
        with self.assertRaises(ProviderException):
            self.registry().request(f"{self.address}/ru/claims/{draft.pk}/")


class Pyoembed(PastedAddress):
    """It knows nothing of us: the links in the head of the page lead it."""

    def test_it_discovers_the_card(self):
        for address in (self.address + self.pages["ru"].url, f"{self.address}/c/{self.claim.pk}/"):
            found = pyoembed.oEmbed(address, maxwidth=333)
            self.assert_card(found["html"], 333)

    def test_a_claim_that_is_being_checked_is_discovered_too(self):
        found = pyoembed.oEmbed(f"{self.address}/kk/claims/{self.checked.pk}/")
        self.assertIn(f"/embed/claim/{self.checked.pk}/?lang=kk", found["html"])


class LinkHeader(PastedAddress):
    def test_it_is_read_by_a_library(self):
        links = requests.get(self.address + self.pages["ru"].url, timeout=10).links
        [alternate] = [
            link for link in links.values() if link["type"] in ("text/xml+oembed", "application/json+oembed")
        ]
        self.assertEqual(requests.get(alternate["url"], timeout=10).status_code, 200)
