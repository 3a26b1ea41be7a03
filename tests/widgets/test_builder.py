"""The builder: what is chosen is what is pasted, for everything that readers may see and nothing else."""

from unittest import TestCase as PureCase

from django.test import TestCase
from django.urls import reverse
from lxml import html

from factcheck.widgets.builder import Choice, choice_of
from factcheck.widgets.codes import SANDBOX
from tests import factories


class Choosing(PureCase):
    def test_what_is_chosen_is_taken(self):
        asked = {"kind": "element", "words": "ru", "theme": "dark", "width": "400"}
        self.assertEqual(choice_of(asked, ["kk", "ru"], "kk"), Choice("element", "ru", "dark", 400))

    def test_nonsense_chooses_the_usual_thing(self):
        usual = Choice("card", "kk", "auto", 0)
        nonsense = ("", "\x00", "javascript:alert(1)", "٣٠٠", "-5", "1e9", "9" * 40)
        for said in nonsense:
            asked = dict.fromkeys(("kind", "words", "theme", "width"), said)
            self.assertEqual(choice_of(asked, ["ru", "kk"], "kk"), usual)
        self.assertEqual(choice_of({}, ["ru"], "en").language, "ru")

    def test_width_stays_within_what_a_card_can_be(self):
        widths = [choice_of({"width": said}, ["kk"], "kk").width for said in ("1", "0320", "99999")]
        self.assertEqual(widths, [200, 320, 1200])

    def test_a_width_that_no_card_can_have_is_known(self):
        held = [choice_of({"width": said}, ["kk"], "kk").is_held for said in ("50", "5000", "320", "0320", "", "x")]
        self.assertEqual(held, [True, True, False, False, False, False])


class BuilderCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        cls.pages = {language: factories.make_page(cls.claim, language) for language in ("kk", "ru")}
        cls.checked = factories.make_public_claim(None)
        cls.draft = factories.make_claim("ru", text="Слух kenarcanary")


class PublicBuilder(BuilderCase):
    def shown(self, query: str = "", language: str = "ru", number: int = 0):
        response = self.client.get(f"/{language}/embed/{number or self.claim.pk}/?{query}")
        self.assertEqual(response.status_code, 200)
        return response, html.fromstring(response.content)

    def test_code_and_preview_are_what_was_chosen(self):
        _response, page = self.shown("words=kk&theme=dark&width=400&kind=card")
        code = page.xpath("string(//textarea)")
        self.assertIn(f'src="http://testserver/embed/claim/{self.claim.pk}/?lang=kk&amp;theme=dark"', code)
        [frame] = page.xpath("//embed-builder//iframe")
        self.assertEqual(frame.get("src"), f"/embed/claim/{self.claim.pk}/?lang=kk&theme=dark")
        self.assertEqual((frame.get("width"), frame.get("sandbox")), ("400", SANDBOX))

    def test_another_width_than_asked_for_is_told(self):
        words = "A card is 200 to 1200 pixels wide, so the code says 200."
        self.assertContains(self.shown("width=50", language="en")[0], words)
        for query in ("", "width=400", "width=50&kind=badge"):
            self.assertNotContains(self.shown(query, language="en")[0], "so the code says")

    def test_every_kind_has_its_code(self):
        for kind, part in (
            ("card", "<iframe"), ("element", "/widgets/v1.js"), ("badge", "<img"), ("markdown", "[!["),
            ("quotation", "<blockquote"),
        ):  # fmt: skip
            with self.subTest(kind=kind):
                self.assertIn(part, self.shown(f"kind={kind}")[1].xpath("string(//textarea)"))

    def test_languages_are_those_with_words_or_all_while_there_are_none(self):
        values = "//select[@name='words']/option/@value"
        self.assertEqual(self.shown()[1].xpath(values), ["kk", "ru"])
        self.assertEqual(self.shown(number=self.checked.pk)[1].xpath(values), ["kk", "ru", "en"])

    def test_language_of_the_page_is_chosen_first(self):
        for language, first in (("ru", "ru"), ("kk", "kk"), ("en", "kk")):
            chosen = self.shown(language=language)[1].xpath("//select[@name='words']/option[@selected]/@value")
            self.assertEqual(chosen, [first])

    def test_search_engines_leave_it_out_and_it_sets_no_cookie(self):
        response, page = self.shown()
        self.assertEqual(page.xpath("//meta[@name='robots']/@content"), ["noindex"])
        self.assertEqual(response.cookies, {})

    def test_hostile_headline_stays_words(self):
        page = factories.make_page(
            factories.make_public_claim("false"), "ru", title="</textarea><script>alert(1)</script>"
        )
        for kind in ("card", "badge", "quotation"):
            tree = self.shown(f"kind={kind}", number=page.claim_id)[1]
            self.assertEqual([script.text for script in tree.xpath("//main//script")], [])

    def test_numbers_that_are_not_public(self):
        self.assertEqual(self.client.get(f"/ru/embed/{self.draft.pk}/").status_code, 404)
        self.assertEqual(self.client.get(f"/ru/embed/{'9' * 40}/").status_code, 404)
        other = factories.make_public_claim("scam")
        self.claim.merge_into(other)
        self.assertRedirects(self.client.get(f"/ru/embed/{self.claim.pk}/"), f"/ru/embed/{other.pk}/", 301)
        other.unpublish()
        self.assertEqual(self.client.get(f"/ru/embed/{other.pk}/").status_code, 410)

    def test_fact_checks_and_own_views_lead_to_it(self):
        for address, number in (
            (self.pages["ru"].url, self.claim.pk),
            (f"/ru/claims/{self.checked.pk}/", self.checked.pk),
        ):
            links = html.fromstring(self.client.get(address).content).xpath("//details//embed-builder//a/@href")
            self.assertEqual(links, [f"/ru/embed/{number}/"])

    def test_nothing_is_loaded_before_it_is_opened(self):
        self.assertNotContains(self.client.get(self.pages["ru"].url), "<iframe")


class DeskBuilder(BuilderCase):
    def sign_in(self, group: str | None):
        self.client.force_login(factories.make_user(group=group, is_staff=True))

    def address(self, claim) -> str:
        return reverse("desk_embed", args=[claim.pk])

    def test_authors_find_the_code(self):
        self.sign_in("Authors")
        response = self.client.get(f"{self.address(self.claim)}?kind=badge&words=ru", headers={"accept-language": "en"})
        self.assertContains(response, "badge.svg?lang=ru")

    def test_drafts_and_withdrawn_claims_say_why_there_is_none(self):
        self.sign_in("Authors")
        self.claim.unpublish()
        for claim, words in ((self.draft, "Publish it first"), (self.claim, "no longer public")):
            response = self.client.get(self.address(claim), headers={"accept-language": "en"})
            self.assertContains(response, words)
            self.assertNotContains(response, "<iframe")

    def test_merged_claims_show_the_one_that_stands_for_them(self):
        self.sign_in("Editors")
        self.claim.merge_into(self.checked)
        response = self.client.get(self.address(self.claim), headers={"accept-language": "en"})
        self.assertContains(response, f"merged into №{self.checked.pk}")
        self.assertContains(response, f"/embed/claim/{self.checked.pk}/")

    def test_strangers_see_nothing(self):
        self.assertEqual(self.client.get(self.address(self.claim)).status_code, 302)
        self.sign_in(None)
        self.assertNotEqual(self.client.get(self.address(self.claim)).status_code, 200)

    def test_claims_and_fact_checks_have_the_button(self):
        self.sign_in("Editors")
        addresses = (
            reverse("wagtailsnippets_claims_claim:list"),
            reverse("wagtailsnippets_claims_claim:edit", args=[self.claim.pk]),
            reverse("wagtailadmin_pages:edit", args=[self.pages["ru"].pk]),
            reverse("fact_checks:index"),
        )
        for address in addresses:
            with self.subTest(address=address):
                self.assertContains(self.client.get(address), f'href="{self.address(self.claim)}"')
