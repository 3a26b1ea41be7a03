from factcheck.claims.models import Correction
from search.checking import MOST_POSSIBLE
from tests import factories

from .check_case import FORWARD, CheckCase, engine_finds, hit, recognisable


class TheBox(CheckCase):
    def test_stands_in_every_language_and_takes_pictures_without_scripts(self):
        for language in ("kk", "ru", "en"):
            response = self.client.get(f"/{language}/check/")
            self.assertContains(response, f'action="/{language}/check/" method="post" enctype="multipart/form-data"')
            self.assertContains(response, '<textarea id="check-text" name="text"')
            self.assertEqual(response.cookies, {})

    def test_is_never_filled_from_an_address(self):
        """What somebody pastes is nobody's business: it must not stand in addresses, which servers write down."""
        response = self.client.get("/en/check/", {"q": "тайное слово", "text": "тайное слово"})
        self.assertNotContains(response, "тайное слово")

    def test_stands_on_the_front_page_and_in_the_menu(self):
        response = self.client.get("/en/")
        self.assertContains(response, 'action="/en/check/" method="post"')
        self.assertContains(response, '<li><a href="/en/check/">Check a message</a></li>')

    def test_can_be_found_by_search_engines_its_answers_cannot(self):
        self.assertNotContains(self.client.get("/en/check/"), "noindex")
        self.assertContains(self.check("что-то"), '<meta name="robots" content="noindex">')


class ExactAnswer(CheckCase):
    """Only what is the very same counts as checked."""

    def test_link_to_where_it_was_met(self):
        response = self.check("Правда? http://telegram.me/s/Novosti/123?single&utm_source=share")
        self.assertEqual(self.state(response), "exact")
        self.assertIn("This was checked", self.words(response))
        self.assertIn("This claim was met at the address that you sent.", self.words(response))
        self.assertContains(response, self.page.url)
        self.assertContains(response, "<mark>http://telegram.me/s/Novosti/123?single&amp;utm_source=share</mark>")

    def test_very_words_among_those_of_a_chain_letter(self):
        response = self.check(FORWARD)
        self.assertEqual(self.state(response), "exact")
        self.assertIn("Your text has the very words of this claim.", self.words(response))

    def test_every_claim_that_was_met_at_the_address(self):
        other = factories.make_claim("kk", verdict=factories.verdict("misleading"))
        other.appearances.create(platform="telegram", url="https://t.me/novosti/123")
        recognisable(factories.publish(other))
        response = self.check("t.me/novosti/123")
        self.assertContains(response, '<article class="card"', count=2)
        self.assertIn("What you sent belongs to several claims that we know.", self.words(response))

    def test_words_of_the_reader_come_first_else_their_language_is_said(self):
        self.assertContains(self.check("t.me/novosti/123", "kk"), f'lang="ru"><a href="{self.page.url}">')
        kazakh = factories.make_page(self.claim, "kk")
        self.assertContains(self.check("t.me/novosti/123", "kk"), f'<a href="{kazakh.url}">')

    def test_claim_without_a_verdict_is_being_checked(self):
        text = "Завтра из всех банкоматов страны пропадут наличные деньги"
        recognisable(factories.make_public_claim(None, text=text))
        response = self.check(text)
        self.assertEqual(self.state(response), "exact")
        self.assertIn("We are checking this now", self.words(response))
        self.assertNotIn("This was checked", self.words(response))

    def test_check_that_was_taken_back_is_said_to_be(self):
        Correction.objects.create(
            page=self.page,
            severity="retraction",
            what_was="Было",
            what_is="Стало",
            why="Ошиблись",
            reported_by="reader",
        )
        self.assertIn("We withdrew our check of this", self.words(self.check("t.me/novosti/123")))

    def test_claim_that_is_public_no_more_is_no_answer_however_old_the_keys_are(self):
        self.claim.unpublish()
        response = self.check("t.me/novosti/123")
        self.assertEqual(self.state(response), "none")
        self.assertNotContains(response, "звонки")


class PossibleAnswer(CheckCase):
    """What looks alike is shown to compare, and never as a verdict on the reader's message."""

    message = "Говорят, с понедельника разговоры по телефону записывает новая служба, это правда?"

    def test_is_worded_as_a_question(self):
        with engine_finds(hit(self.claim)):
            response = self.check(self.message)
        self.assertEqual(self.state(response), "possible")
        words = self.words(response)
        self.assertIn("Perhaps it is one of these: compare", words)
        self.assertIn("A verdict here is about the claim beside it, not about your message.", words)
        self.assertNotIn("This was checked", words)

    def test_shows_the_words_that_both_have_side_by_side(self):
        with engine_finds(hit(self.claim)):
            response = self.check("Ужас! Звонки теперь записывают. Новые правила с понедельника. <b>Жирно</b>")
        self.assertContains(response, "<mark>Звонки</mark>")
        self.assertContains(response, "вводятся <mark>новые</mark> <mark>правила</mark>")
        self.assertNotContains(response, "<b>Жирно</b>")

    def test_begging_to_forward_it_is_nothing_that_both_have(self):
        """All chain letters beg: it says nothing about what they are about."""
        claim = factories.make_public_claim(text="Звонки записывают! Срочно перешлите всем родным!")
        with engine_finds(hit(claim)):
            response = self.check("Звонки прослушивают, перешлите всем!")
        self.assertContains(response, "<mark>Звонки</mark>")
        self.assertNotContains(response, "<mark>перешлите</mark>")

    def test_shows_the_wording_nearest_to_the_message(self):
        self.claim.wordings.create(text="Барлық қоңырау жазылып жатыр, жаңа ереже шықты", language="kk")
        self.claim = factories.publish(self.claim)
        with engine_finds(hit(self.claim)):
            response = self.check("Қоңырау жазылып жатыр дегені рас па?", "kk")
        self.assertContains(response, "<mark>қоңырау</mark>", count=1)

    def test_five_at_most_and_only_likely_ones(self):
        claims = [factories.make_public_claim(text=f"Слух номер {number} о банках") for number in range(7)]
        with engine_finds(*(hit(claim) for claim in claims)):
            self.assertContains(self.check(self.message), '<article class="card"', count=MOST_POSSIBLE)
        with engine_finds(hit(self.claim, confidence=0.3)):
            self.assertEqual(self.state(self.check(self.message)), "none")

    def test_says_what_to_do_when_it_is_none_of_them(self):
        with engine_finds(hit(self.claim)):
            self.assertIn("Judge for yourself, in three steps", self.words(self.check(self.message)))


class NoAnswer(CheckCase):
    def test_says_that_this_means_nothing_and_how_to_judge(self):
        with engine_finds():
            words = self.words(self.check("Завтра собрание в десять, не опаздывайте"))
        self.assertIn("Not checked yet", words)
        self.assertIn("That makes it neither true nor false.", words)
        for step in ("Wait before you forward it.", "Find who said it first.", "See what others say."):
            self.assertIn(step, words)

    def test_offers_the_editors_address_only_when_there_is_one(self):
        self.assertNotContains(self.check("сәлем"), "mailto:")

    def test_says_when_the_search_is_out_of_order(self):
        """While the index is being repaired, "we found nothing" would be a wrong answer."""
        self.assertIn("Our search is being put in order", self.words(self.check("Завтра собрание в десять")))

    def test_links_and_smileys_that_nobody_knows(self):
        with engine_finds():
            for text in ("https://example.kz/nobody/knows", "🤡🤡🤡", "?", "\u202e\u0301\u0301", "12"):
                self.assertEqual(self.state(self.check(text)), "none", text)
