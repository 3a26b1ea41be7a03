"""Child rows of the claim's form: added, left empty, wrong."""

from factcheck.claims.models import Claim
from tests.claims.desk_case import DeskCase

# As Wagtail's form sends a row that was added and not touched.
EMPTY_ROWS = {
    "appearances": {"platform": "", "url": "", "no_link_reason": "", "author_label": "", "note": ""},
    "wordings": {"text": "", "language": "kk"},
    "citations": {"title": "", "url": "", "no_link_reason": "", "role": "refutes", "quote": ""},
    "contacts": {"who": "", "channel": "", "asked_on": ""},
    "techniques": {"kind": ""},
}


def row(relation: str, values: dict[str, str], order: int = 1) -> dict[str, str]:
    """One new row as the browser sends it."""
    sent = {**values, "id": "", "DELETE": "", "ORDER": str(order)}
    return {f"{relation}-0-{name}": value for name, value in sent.items()} | {f"{relation}-TOTAL_FORMS": "1"}


class EmptyRowTest(DeskCase):
    def test_an_empty_row_beside_an_error_loses_nothing(self):
        """The form was shown again with a server error, and everything typed was gone."""
        for relation, values in EMPTY_ROWS.items():
            with self.subTest(relation):
                response = self.post_form(
                    self.new_claim_url, self.author, text="Хабарлама", language="//", **row(relation, values)
                )
                self.assertEqual(response.status_code, 200)
                self.assertContains(response, f'name="{relation}-0-ORDER"')

    def test_an_empty_row_is_no_row(self):
        fields = row("appearances", EMPTY_ROWS["appearances"])
        response = self.post_form(self.new_claim_url, self.author, text="Хабарлама", language="kk", **fields)
        self.assertEqual(response.status_code, 302)
        self.assertEqual(Claim.objects.get().appearances.count(), 0)


class LanguageTest(DeskCase):
    def language_of(self, text: str, language: str = "") -> str:
        self.post_form(self.new_claim_url, self.author, text=text, language=language)
        return Claim.objects.get(text=text).language

    def test_an_empty_language_is_told_from_the_letters(self):
        self.assertEqual(self.language_of("Мектептен қайтқан балаларды ұрлап жүр"), "kk")
        self.assertEqual(self.language_of("Все звонки записываются"), "ru")
        self.assertEqual(self.language_of("All calls are recorded"), "en")

    def test_a_written_language_is_kept(self):
        self.assertEqual(self.language_of("Barcha qo'ng'iroqlar yozib olinadi", "uz"), "uz")

    def test_a_new_claim_is_not_taken_for_kazakh_by_default(self):
        self.client.force_login(self.author)
        self.assertContains(self.client.get(self.new_claim_url), 'name="language" ')
        self.assertNotContains(self.client.get(self.new_claim_url), 'name="language" value="kk"')
