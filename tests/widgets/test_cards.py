"""The card in a frame: what it says in every state and language, and what nobody can make it say."""

from datetime import timedelta
from unittest import mock

from django.conf import settings
from django.utils.timezone import now

from factcheck.core.templatetags.site import glued
from factcheck.core.tokens import colours_in, site_colours
from factcheck.widgets.drawings import drawings
from tests import factories

from .embed_case import HOSTILE, LANGUAGES, EmbedCase

UNPROVEN = {"kk": "Дәлелденбеген", "ru": "Не доказано", "en": "Unproven"}


class Card(EmbedCase):
    def test_it_says_verdict_headline_answer_and_claim(self):
        response = self.card("lang=ru")
        page = self.pages["ru"]
        for words in ("Не доказано", page.title, glued(page.answer), factories.CLAIM_TEXTS["ru"]):
            self.assertContains(response, words)
        self.assertContains(response, f'href="http://testserver{page.url}" target="_blank" rel="noopener"')
        self.assertContains(response, f"http://testserver/verify/{self.claim.pk}?lang=ru")
        self.assertContains(response, 'data-tone="neutral"')

    def test_every_language_has_its_verdict(self):
        for language in LANGUAGES:
            response = self.card(f"lang={language}")
            self.assertContains(response, UNPROVEN[language])
            self.assertContains(response, f'<html lang="{language}">')
            self.assertEqual(response.headers["Content-Language"], language)

    def test_without_a_known_language_or_theme_the_defaults_hold(self):
        for query in ("", "lang=xx", "lang=RU", "theme=neon"):
            response = self.card(query, headers={"accept-language": "ru"})
            self.assertContains(response, f'<html lang="{settings.LANGUAGE_CODE}">')

    def test_a_theme_is_an_attribute(self):
        self.assertContains(self.card("theme=dark&lang=en"), '<html lang="en" data-theme="dark">')
        self.assertContains(self.card("theme=auto&lang=en"), '<html lang="en">')

    def test_without_words_in_the_language_the_claim_stands_and_leads_to_those_there_are(self):
        response = self.card("lang=en")
        self.assertContains(response, factories.CLAIM_TEXTS["ru"])
        self.assertContains(response, f'href="http://testserver{self.pages["kk"].url}" lang="kk"')
        self.assertNotContains(response, glued(self.pages["ru"].answer))

    def test_being_checked_is_no_verdict(self):
        claim = factories.make_public_claim(None)
        response = self.card("lang=en", claim.pk)
        self.assertContains(response, 'data-tone="being-checked"')
        self.assertContains(response, "There is no verdict yet.")
        self.assertContains(response, "We have been checking this claim since")

    def test_words_that_were_taken_back_carry_no_verdict_on_their_face(self):
        self.correct("ru", "retraction", "Мы ошиблись.")
        response = self.card("lang=ru")
        self.assertContains(response, "Отозванная проверка")
        for words in (self.pages["ru"].title, glued(self.pages["ru"].title), glued(self.pages["ru"].answer)):
            self.assertNotContains(response, words)
        self.assertContains(response, factories.CLAIM_TEXTS["ru"])
        self.assertContains(self.card("lang=kk"), glued(self.pages["kk"].answer))

    def test_a_merged_claim_says_so_and_shows_what_stands_for_it(self):
        other = self.merge()
        response = self.card("lang=en")
        self.assertContains(response, f"Claim №{self.claim.pk} was merged into claim №{other.pk}.")
        self.assertContains(response, "Scam")
        self.assertContains(response, f'<link rel="canonical" href="http://testserver/en/claims/{other.pk}/">')

    def test_a_withdrawn_claim_says_only_that_and_is_no_error(self):
        self.withdraw()
        for language in LANGUAGES:
            response = self.card(f"lang={language}")
            self.assertContains(response, f"http://testserver/c/{self.claim.pk}/")
            for words in (factories.CLAIM_TEXTS["ru"], self.pages["ru"].title, UNPROVEN[language]):
                self.assertNotContains(response, words)

    def test_a_number_that_never_was_is_said_in_plain_words(self):
        draft = factories.make_claim("kk")
        for number in (draft.pk, 987654, 10**40, 2**63 - 1):
            self.assertContains(self.card("lang=en", number), "We have never published", status_code=404)
        for mistyped in ("14a", "-1", "1.5", "１２", "%00", "1%0A", "0", "9" * 500):
            response = self.client.get(f"/embed/claim/{mistyped}/?lang=en")
            self.assertContains(response, "No such claim", status_code=404)
            self.assertIn("frame-ancestors *", response.headers["Content-Security-Policy"])

    def test_what_spreads_is_never_markup(self):
        claim = factories.make_public_claim("false", text="<script>alert(1)</script> & <b>срочно</b>")
        response = self.card("lang=ru", claim.pk)
        self.assertNotContains(response, "<script>alert")
        self.assertContains(response, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;срочно")

    def test_nothing_else_in_the_address_changes_anything(self):
        plain = self.card().content
        for query in HOSTILE:
            self.assertEqual(self.card(query).content, plain, query)


class CorrectingItself(EmbedCase):
    """The same address shows the new verdict at once, and says for thirty days what it was before."""

    def test_a_new_verdict_shows_at_once_with_the_old_one_and_why(self):
        self.assertContains(self.card("lang=ru"), "Не доказано")
        self.change_verdict()
        self.correct("ru", "verdict-change", "Оператор ответил на наш запрос.")
        response = self.card("lang=ru")
        self.assertContains(response, 'data-tone="false"')
        self.assertContains(response, "«Не доказано» → «Ложь».<")
        self.assertContains(response, "Оператор ответил на наш запрос.")

    def test_after_thirty_days_it_is_no_news(self):
        self.change_verdict()
        self.assertContains(self.card("lang=en"), "→")
        with mock.patch("factcheck.widgets.views.now", return_value=now() + timedelta(days=30)):
            self.assertNotContains(self.card("lang=en&theme=dark"), "→")

    def test_who_kept_the_old_one_learns_of_the_change(self):
        etag = self.card("lang=ru").headers["ETag"]
        self.assertEqual(self.card("lang=ru", headers={"if-none-match": etag}).status_code, 304)
        self.change_verdict()
        self.assertEqual(self.card("lang=ru", headers={"if-none-match": etag}).status_code, 200)

    def test_a_draft_changes_nothing(self):
        before = self.card("lang=ru").content
        with self.captureOnCommitCallbacks(execute=True):
            self.claim.verdict = factories.verdict("false")
            self.claim.save_revision()
        self.assertEqual(self.card("lang=ru").content, before)


class Looks(EmbedCase):
    def test_the_colours_are_the_sites(self):
        with open(settings.BASE_DIR / "static" / "css" / "widget.css", encoding="utf-8") as stylesheet:
            own = colours_in(stylesheet.read())
        self.assertGreater(len(own), 10)
        self.assertEqual({name: site_colours()[name] for name in own}, own)

    def test_every_tone_has_its_drawing(self):
        tones = {"true", "partly", "misleading", "false", "neutral", "being-checked"}
        self.assertEqual(set(drawings()), {*tones, "none"})

    def test_what_has_no_verdict_looks_like_none(self):
        """A withdrawn claim looked like one that was not proven."""
        self.claim.unpublish()
        self.assertIn(drawings()["none"], self.client.get(f"/embed/claim/{self.claim.pk}/").content.decode())

    def test_nothing_is_styled_or_scripted_in_place(self):
        text = self.card("lang=kk").content.decode()
        self.assertNotIn("style=", text)
        self.assertNotIn("<style", text)
        self.assertEqual(text.count("<script"), 1)
