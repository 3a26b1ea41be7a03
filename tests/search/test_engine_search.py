"""What a reader's query finds."""

from datetime import date

from search.query import Query, Wanted

from .newsroom import IndexTestCase


class SearchTests(IndexTestCase):
    def subjects(self, text="", wanted=None, **parts):
        found = self.reader.search(Query(text, **parts), wanted or Wanted())
        return [hit.subject for hit in found.hits]

    def test_what_has_both_of_two_words_comes_first(self):
        """Nobody knows which words a claim uses: one of two must not find nothing."""
        assert self.subjects("Алматы вода")[0] == "claim-1"
        assert self.subjects("вода сейсмолог")[0] == "claim-1"
        assert set(self.subjects("Алматы")) == {"claim-1", "claim-2"}

    def test_words_of_no_document_find_nothing(self):
        assert self.reader.search(Query("жоқсөзқұрама"), Wanted()).total == 0

    def test_one_hit_a_claim_in_the_language_of_the_reader(self):
        for language in ("kk", "ru", "en"):
            found = self.reader.search(Query("землетрясение"), Wanted(language=language))
            self.assertEqual([(hit.subject, hit.language) for hit in found.hits], [("claim-2", language)])

    def test_a_claim_that_the_language_lacks_comes_in_another(self):
        hit = self.reader.search(Query("микроавтобус"), Wanted(language="kk")).hits[0]
        assert (hit.subject, hit.language) == ("claim-4", "ru")

    def test_a_slip_brings_the_word_that_was_meant(self):
        found = self.reader.search(Query("зелметрясение Алматы"), Wanted(language="ru"))
        assert found.hits[0].subject == "claim-2"
        assert found.meant == "землетрясение Алматы"

    def test_another_alphabet_is_not_a_slip(self):
        found = self.reader.search(Query("zher silkinedi"), Wanted())
        assert ([hit.subject for hit in found.hits], found.meant) == (["claim-2"], "")

    def test_a_phrase_stands_word_for_word(self):
        assert self.subjects(phrases=("три часа ночи",)) == ["claim-2"]
        assert self.subjects(phrases=("ночи три часа",)) == []

    def test_what_is_excluded_is_not_there(self):
        assert self.subjects("Алматы", excluded=("вода",)) == ["claim-2"]
        assert self.subjects("Алматы", excluded=("три часа ночи",)) == ["claim-1"]

    def test_filters_narrow_and_a_facets_own_choice_does_not_narrow_its_counts(self):
        wanted = Wanted(filters={"topic": frozenset({"health"})})
        found = self.reader.search(Query("Алматы"), wanted)
        assert [hit.subject for hit in found.hits] == ["claim-1"]
        assert found.facets["topic"] == {"health": 1, "disasters": 1}
        assert found.facets["tag"] == {"tag-kk": 1, "tag-ru": 1, "tag-en": 1}
        assert found.facets["kind"] == {"claim": 1}

    def test_unknown_choices_leave_nothing(self):
        assert self.subjects("Алматы", Wanted(filters={"topic": frozenset({"nonsense"}), "zzz": frozenset("x")})) == []

    def test_days_and_their_order(self):
        assert self.subjects(wanted=Wanted(first_day=date(2025, 2, 1), last_day=date(2025, 3, 31))) == [
            "claim-3",
            "claim-2",
        ]
        assert self.subjects("Алматы", Wanted(sort="newest")) == ["claim-2", "claim-1"]
        assert self.subjects("Алматы", Wanted(sort="oldest")) == ["claim-1", "claim-2"]

    def test_pages_follow_one_another(self):
        pages = [self.subjects(wanted=Wanted(offset=start, limit=2)) for start in (0, 2, 4)]
        assert pages == [["claim-4", "claim-3"], ["claim-2", "claim-1"], []]

    def test_terms_mark_the_words_in_all_their_forms(self):
        assert "землетрясен" in self.reader.search(Query("землетрясения"), Wanted()).terms

    def test_anything_may_be_typed(self):
        for text in ('"', "\x00", "-" * 50, "AND OR NOT", "слово " * 500, "‮עברית‬", "é" * 1000, "*?[]()"):
            self.reader.search(Query(text, phrases=(text,), excluded=(text,)), Wanted(language="xx"))
