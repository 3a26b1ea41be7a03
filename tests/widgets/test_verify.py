"""`/verify/`: for people who were shown a picture of a card."""

from factcheck.core.templatetags.site import glued
from tests import factories

from .embed_case import LANGUAGES, EmbedCase


class Verify(EmbedCase):
    def ask(self, query: str = "lang=en", number: int | None = None, **more):
        return self.client.get(f"/verify/{number or self.claim.pk}?{query}", **more)

    def test_it_says_what_we_say_today_and_that_it_never_changed(self):
        response = self.ask("lang=ru")
        for words in ("Не доказано", glued(self.pages["ru"].answer), factories.CLAIM_TEXTS["ru"]):
            self.assertContains(response, words)
        self.assertContains(response, f'href="{self.pages["ru"].url}"')
        self.assertContains(self.ask("lang=en"), "Yes, we checked this claim")
        self.assertContains(self.ask("lang=en"), "The same: the verdict has never changed.")
        self.assertContains(self.ask("lang=en"), f"testserver/verify/{self.claim.pk}</strong>")

    def test_every_change_is_told_newest_first(self):
        self.change_verdict("misleading")
        self.change_verdict("false")
        text = self.ask().content.decode()
        self.assertLess(text.index("“Misleading” → “False”"), text.index("“Unproven” → “Misleading”"))

    def test_being_checked(self):
        claim = factories.make_public_claim(None)
        self.assertContains(self.ask(number=claim.pk), "We have no verdict on it today.")

    def test_merged(self):
        other = self.merge()
        self.assertContains(self.ask(), f"was merged into claim №{other.pk}")
        self.assertContains(self.ask(), f"№&nbsp;{other.pk} (earlier №{self.claim.pk})")
        self.assertNotContains(self.ask(number=other.pk), "earlier №")

    def test_a_longer_name_cannot_pass_for_ours(self):
        """“Begins with factcheck.kz” is true of factcheck.kz.evil.com too; with the slash it is not."""
        for response in (self.ask(), self.client.get("/verify/?lang=en")):
            self.assertContains(response, "must begin with <strong>testserver/</strong> ")

    def test_withdrawn_says_when_and_nothing_else(self):
        self.withdraw()
        for language in LANGUAGES:
            self.assertNotContains(self.ask(f"lang={language}"), factories.CLAIM_TEXTS["ru"])
        self.assertContains(self.ask(), f"We once said something about claim №{self.claim.pk} and took it")

    def test_words_that_were_taken_back(self):
        self.correct("ru", "retraction", "Мы ошиблись.")
        self.assertNotContains(self.ask("lang=ru"), glued(self.pages["ru"].answer))

    def test_the_page_of_words_that_were_taken_back_is_not_offered_as_a_check(self):
        self.pages = {"en": factories.make_page(self.claim, "en")}
        self.assertContains(self.ask(), ">Read the whole check</a>")
        self.correct("en", "retraction", "We were wrong.")
        self.assertContains(self.ask(), ">What was wrong</a>")
        self.assertNotContains(self.ask(), "Read the whole check")

    def test_a_number_that_never_was(self):
        for number in (factories.make_claim("kk").pk, 987654, 10**40):
            response = self.ask(number=number)
            self.assertContains(response, "We have never published a claim with this number", status_code=404)

    def test_the_browser_chooses_the_language_until_one_is_pinned(self):
        response = self.ask("", headers={"accept-language": "ru-KZ"})
        self.assertContains(response, '<html lang="ru">')
        self.assertIn("Accept-Language", response.headers["Vary"])
        response = self.ask("lang=en", headers={"accept-language": "ru"})
        self.assertContains(response, '<html lang="en">')
        self.assertEqual(response.headers["Content-Language"], "en")
        for language in ("kk", "ru"):
            self.assertContains(response, f'href="/verify/{self.claim.pk}?lang={language}"')

    def test_search_engines_leave_it_alone(self):
        response = self.ask()
        self.assertContains(response, '<meta name="robots" content="noindex">')
        canonical = f'<link rel="canonical" href="http://testserver/verify/{self.claim.pk}">'
        self.assertContains(response, canonical)

    def test_the_slash_too_much_is_taken_away(self):
        response = self.client.get(f"/verify/{self.claim.pk}/?lang=ru")
        self.assertRedirects(response, f"/verify/{self.claim.pk}?lang=ru", status_code=301)


class Asking(EmbedCase):
    def ask(self, **asked):
        return self.client.get("/verify/", asked)

    def test_a_number_leads_to_what_we_say(self):
        for typed in ("12", " №12 ", "# 12", "012"):
            self.assertRedirects(self.ask(number=typed), "/verify/12", fetch_redirect_response=False)
        self.assertEqual(self.ask(number="12", lang="ru").headers["Location"], "/verify/12?lang=ru")

    def test_without_a_number_there_is_a_form(self):
        self.assertContains(self.ask(lang="en"), 'name="number"')
        self.assertContains(self.ask(lang="en"), "testserver/verify/12</strong>")
        self.assertNotContains(self.ask(lang="en"), "aria-invalid")
        self.assertRedirects(self.client.get("/verify"), "/verify/", status_code=301)

    def test_what_is_no_number_gets_a_calm_answer(self):
        for typed in ("abc", "1 2", "-5", "１２", "9" * 5000, "\0", "<script>", "javascript:alert(1)", "x" * 5000):
            response = self.ask(number=typed, lang="en")
            self.assertContains(response, "That is not a claim number.")
            self.assertNotContains(response, "<script>")

    def test_a_number_that_is_far_too_long_was_never_published(self):
        for digits in (19, 26, 40):
            response = self.client.get("/verify/", {"number": "9" * digits, "lang": "en"}, follow=True)
            self.assertContains(response, "We have never published a claim with this number", status_code=404)

    def test_an_empty_form_is_told_what_to_do(self):
        for typed in ("", "  "):
            response = self.ask(number=typed, lang="en")
            self.assertContains(response, "Type the number first, for example 12.")
            self.assertContains(response, 'aria-invalid="true"')
