"""The badge: one picture that needs nothing but itself, in every state."""

from unittest import mock
from xml.etree import ElementTree

from django.utils.timezone import now

from factcheck.claims.review import Review, VerdictChange
from tests import factories

from .embed_case import HOSTILE, LANGUAGES, EmbedCase

SVG = "{http://www.w3.org/2000/svg}"
WORDS = {"kk": "Дәлелденбеген", "ru": "Не доказано", "en": "Unproven"}


class Badge(EmbedCase):
    def drawn(self, query: str = "lang=en", number: int | None = None, status: int = 200):
        response = self.badge(query, number)
        self.assertEqual(response.status_code, status)
        return ElementTree.fromstring(response.content.decode())  # noqa: S314

    def said(self, *asked, **more) -> str:
        """The verdict's word on the badge."""
        return self.drawn(*asked, **more).findall(f".//{SVG}text")[1].text

    def test_it_says_who_says_what_in_each_language(self):
        for language in LANGUAGES:
            badge = self.drawn(f"lang={language}")
            self.assertEqual([text.text for text in badge.iter(f"{SVG}text")], ["Factcheck", WORDS[language]])
            self.assertEqual(badge.find(f"{SVG}title").text, f"Factcheck: {WORDS[language]}")

    def test_those_who_listen_hear_what_it_is_about(self):
        self.assertEqual(self.drawn("lang=ru").find(f"{SVG}desc").text, self.pages["ru"].title)

    def test_of_words_that_were_taken_back_they_hear_the_claim(self):
        self.correct("ru", "retraction", "Мы ошиблись.")
        about = self.drawn("lang=ru").find(f"{SVG}desc").text
        self.assertNotIn(self.pages["ru"].title, about)
        self.assertIn(factories.CLAIM_TEXTS["ru"], about)

    def test_the_verdict_is_a_shape_beside_a_word(self):
        self.assertTrue(list(self.drawn().iter(f"{SVG}path")))

    def test_words_are_fitted_into_a_width_that_holds_them(self):
        for language in LANGUAGES:
            badge = self.drawn(f"lang={language}")
            last = badge.findall(f".//{SVG}text")[1]
            self.assertLess(int(last.get("x")) + int(last.get("textLength")), int(badge.get("width")))
            self.assertGreater(int(last.get("textLength")), 6 * len(last.text))

    def test_every_state_has_a_word(self):
        self.assertEqual(self.said(number=factories.make_public_claim(None).pk), "Being checked")
        self.assertEqual(self.said(number=987654, status=404), self.said(number=10**40, status=404))
        self.correct("ru", "retraction", "Мы ошиблись.")
        self.assertEqual(self.said("lang=ru"), "Отозванная проверка")
        self.merge()
        self.assertEqual(self.said(), "Scam")

    def test_a_withdrawn_claim_says_nothing_of_itself(self):
        self.withdraw()
        text = self.badge("lang=ru").content.decode()
        self.assertNotIn("Не доказано", text)
        self.assertNotIn(self.pages["ru"].title, text)

    def test_a_change_of_verdict_is_told_to_those_who_listen(self):
        self.change_verdict()
        self.assertIn("“Unproven” → “False”", self.drawn().find(f"{SVG}desc").text)

    def test_what_spreads_is_never_markup_and_always_xml(self):
        claim = factories.make_public_claim("false", text=']]></desc><script>alert(1)</script>\x01 & "срочно"')
        badge = self.drawn(number=claim.pk)
        self.assertEqual(list(badge.iter(f"{SVG}script")), [])
        self.assertIn("<script>alert(1)</script>", badge.find(f"{SVG}desc").text)

    def test_a_verdicts_old_name_cannot_break_it(self):
        """What was once pasted into a name stands in the record of changes for ever."""
        change = VerdictChange(now(), "Не\x0b доказано", "Ложь\x1b")
        with mock.patch.object(Review, "news", return_value=change):
            self.assertIn("«Не доказано» → «Ложь»", self.drawn("lang=ru").find(f"{SVG}desc").text)

    def test_nothing_else_in_the_address_changes_anything(self):
        plain = self.badge().content
        for query in HOSTILE:
            self.assertEqual(self.badge(query).content, plain, query)
