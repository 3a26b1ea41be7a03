"""Which claim a pasted message is about."""

from search.bench import transforms

from .newsroom import CLAIMS, IndexTestCase

FORWARDED = """❗️❗️ Девочки, добрый вечер! Не сочтите за панику, но лучше перестраховаться.
Соседка работает в водоканале, говорит, что вода в Алматы отравлена и пить её из-под крана три дня нельзя.
Максимальный репост! Перешлите всем родным и близким! https://chat.example/1"""


class MatchTests(IndexTestCase):
    def first(self, message: str) -> str:
        hits = self.reader.match(message)
        return hits[0].subject if hits else ""

    def test_a_forward_is_about_the_claim_inside_it(self):
        assert self.first(FORWARDED) == "claim-1"

    def test_so_it_is_however_it_is_typed(self):
        for typed in transforms.TRANSFORMS.values():
            for subject, wordings in CLAIMS.items():
                for wording in wordings.values():
                    self.assertEqual(self.first(typed(wording)), subject, typed(wording))

    def test_what_matches_is_shown_in_the_message_itself(self):
        hit = self.reader.match(FORWARDED)[0]
        matched = {FORWARDED[start:end] for start, end in hit.matched}
        assert {"вода", "Алматы", "отравлена", "крана"} <= matched
        assert not {"Девочки", "репост"} & matched

    def test_a_message_of_the_claims_own_words_shares_nearly_all(self):
        own, other = self.reader.match(CLAIMS["claim-3"]["ru"])[0], self.reader.match(FORWARDED)[0]
        assert own.features.message > 0.9 and own.features.passage > 0.9 and own.features.words > 0.7
        assert own.features.words > other.features.words

    def test_the_page_of_the_readers_language_is_named(self):
        assert self.reader.match(FORWARDED, language="kk")[0].key == "claim-1-kk"

    def test_only_kinds_that_are_asked_for(self):
        assert self.reader.match(FORWARDED, kinds=("evidence",)) == []

    def test_another_subject_has_nothing_in_common(self):
        assert self.first("бауырсақ рецепті") == ""

    def test_filler_alone_does_no_harm(self):
        self.reader.match("Максимальный репост! Перешлите всем!")
        for message in ("", "\x00", "🙏" * 3000, "а" * 200_000, "Алматы " * 3000, "!?\n" * 5000):
            self.reader.match(message)
