"""The facts as JSON at their own address."""

from tests import factories

from .embed_case import HOSTILE, EmbedCase


class FactsAddress(EmbedCase):
    def test_it_tells_the_facts_in_the_pinned_language(self):
        response = self.facts("lang=kk")
        self.assertEqual(response.headers["Content-Type"], "application/json; charset=utf-8")
        found = response.json()
        self.assertEqual((found["language"], found["verdict"]["name"]), ("kk", "Дәлелденбеген"))
        self.assertEqual(found["headline"], self.pages["kk"].title)

    def test_being_checked_is_told_in_words(self):
        verdict = self.facts("lang=ru", factories.make_public_claim(None).pk).json()["verdict"]
        self.assertEqual(verdict, {"key": "being-checked", "name": "Проверяется", "tone": "being-checked"})

    def test_a_new_verdict_is_told_at_once(self):
        self.facts("lang=en")
        self.change_verdict()
        found = self.facts("lang=en").json()
        self.assertEqual((found["verdict"]["key"], found["change"]["from"]), ("false", "Unproven"))

    def test_a_withdrawn_claim_answers_and_says_nothing_of_itself(self):
        self.withdraw()
        response = self.facts("lang=ru")
        self.assertEqual((response.status_code, response.json()["state"]), (200, "withdrawn"))
        self.assertNotContains(response, factories.CLAIM_TEXTS["ru"])

    def test_a_number_that_never_was_is_refused_in_json(self):
        for number in (factories.make_claim("kk").pk, 987654, 10**40, "14a", "%00", "-1"):
            response = self.facts(number=number)
            self.assertEqual((response.status_code, response.json()["error"]["status"]), (404, "NOT_FOUND"))

    def test_nothing_else_in_the_address_changes_anything(self):
        plain = self.facts().content
        for query in HOSTILE:
            self.assertEqual(self.facts(query).content, plain, query)
