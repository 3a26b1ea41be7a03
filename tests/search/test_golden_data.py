"""The golden set keeps its own promises, so that a ranking that fails on it is the engine's fault."""

import re
import unicodedata
from collections import Counter

from django.test import SimpleTestCase

from factcheck.claims.models.appearances import Platform
from home.demo.content import read_all
from tests.search import golden

KAZAKH_LETTERS = frozenset("әғқңөұүһі")
QUERIES = tuple(query for language in golden.LANGUAGES for query in golden.queries(language))
CLAIMS = {claim.id: claim for claim in golden.claims()}


def of_style(style: str, *languages: str) -> list[golden.Query]:
    return [query for query in QUERIES if query.style == style and query.lang in languages]


class GoldenClaimsTest(SimpleTestCase):
    def test_the_demonstration_and_at_least_25_hoaxes_stand_in_it(self):
        """When the demonstration's words change, so must the golden set's: readers search what the site says."""
        texts = {claim.text for claim in CLAIMS.values()}
        shown = {claim["text"] for claim in read_all("claims")}
        self.assertLessEqual(shown, texts)
        self.assertGreaterEqual(len(texts - shown), 25)

    def test_each_claim_has_an_identity_of_its_own_and_a_title_with_its_answer(self):
        self.assertEqual(len(CLAIMS), len(golden.claims()))
        for claim in CLAIMS.values():
            with self.subTest(claim.id):
                self.assertTrue(claim.titles)
                self.assertEqual(claim.titles.keys(), claim.answers.keys())
                self.assertLessEqual(claim.languages, set(golden.LANGUAGES))
                self.assertLessEqual(set(claim.platforms), set(Platform.values))
                self.assertTrue(claim.topics)

    def test_newsrooms_do_not_know_every_claim_in_every_language(self):
        known = Counter(len(claim.languages) for claim in CLAIMS.values())
        self.assertGreaterEqual(known[1], 8)
        self.assertGreaterEqual(known[2], 8)


class GoldenQueriesTest(SimpleTestCase):
    def test_each_language_has_enough_of_every_style(self):
        for language in golden.LANGUAGES:
            with self.subTest(language):
                styles = Counter(query.style for query in golden.queries(language))
                self.assertEqual(set(styles), golden.STYLES)
                self.assertGreaterEqual(min(styles.values()), 4)
                self.assertGreaterEqual(styles.total(), 45)
                self.assertEqual({query.lang for query in golden.queries(language)}, {language})

    def test_each_query_has_a_known_answer_and_each_claim_is_asked_about(self):
        self.assertEqual({query.answer for query in QUERIES}, set(CLAIMS))
        self.assertLessEqual({query.within for query in QUERIES}, {1, 3, 5})

    def test_identities_and_texts_are_unique(self):
        messages = [*QUERIES, *golden.unanswered()]
        self.assertEqual(len({message.id for message in messages}), len(messages))
        self.assertEqual(len({message.text for message in messages}), len(messages))

    def test_a_question_in_another_language_meets_no_words_of_its_own(self):
        for query in of_style("other-language", *golden.LANGUAGES):
            with self.subTest(query.id):
                self.assertNotIn(query.lang, CLAIMS[query.answer].languages)

    def test_forwards_are_long_and_screenshots_have_lines(self):
        for query in of_style("forward", *golden.LANGUAGES):
            with self.subTest(query.id):
                self.assertIn(len(query.text.split()), range(60, 121))
        for query in of_style("screenshot", *golden.LANGUAGES):
            with self.subTest(query.id):
                self.assertGreaterEqual(query.text.count("\n"), 3)

    def test_latin_spelling_and_russian_keyboards_are_what_they_say(self):
        for query in of_style("latin", "kk", "ru"):
            with self.subTest(query.id):
                self.assertFalse([letter for letter in query.text if "CYRILLIC" in unicodedata.name(letter, "")])
        for query in of_style("keyboard", "kk"):
            with self.subTest(query.id):
                self.assertFalse(KAZAKH_LETTERS & set(query.text.lower()))

    def test_links_go_nowhere(self):
        """Readers paste links; nobody who opens the file may end up at a fraudster."""
        for message in [*QUERIES, *golden.unanswered()]:
            for host in re.findall(r"https?://([^/\s]+)", message.text):
                self.assertRegex(host, r"(^|\.)example(\.org)?$", message.id)


class GoldenMessagesWithoutAnswerTest(SimpleTestCase):
    def test_there_are_enough_in_each_language_and_about_half_are_near_misses(self):
        styles = Counter(message.style for message in golden.unanswered())
        self.assertEqual(set(styles), golden.UNANSWERED_STYLES)
        self.assertGreaterEqual(styles.total(), 40)
        self.assertAlmostEqual(styles["near-miss"] / styles.total(), 0.5, delta=0.1)
        languages = Counter(message.lang for message in golden.unanswered())
        self.assertEqual(set(languages), set(golden.LANGUAGES))
        self.assertGreaterEqual(min(languages.values()), 12)
