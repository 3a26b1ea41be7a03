from unittest import TestCase

from search.query import Query, parse


class WhatAReaderTyped(TestCase):
    def test_words_phrases_and_what_to_leave_out(self):
        self.assertEqual(
            parse('вакцина "ақ үй" -балалар -«жаңа ереже»'),
            Query("вакцина", ("ақ үй",), ("балалар", "жаңа ереже")),
        )

    def test_the_quotation_marks_of_three_languages(self):
        for typed in ('"жаңа ереже"', "«жаңа ереже»", "“жаңа ереже”", "„жаңа ереже“"):
            self.assertEqual(parse(typed), Query("", ("жаңа ереже",)), typed)

    def test_a_hyphen_within_a_word_leaves_nothing_out(self):
        self.assertEqual(parse("COVID-19 кітап-дәптер"), Query("COVID-19 кітап-дәптер"))

    def test_marks_that_stand_alone_are_no_error(self):
        for typed in ('"', "-", "--", "«", '"сөз', "сөз”", '""', "- сөз", "", " ", "-\u0301"):
            query = parse(typed)
            self.assertEqual((query.phrases, query.excluded), ((), ()), typed)
