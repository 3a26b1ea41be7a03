from unittest import TestCase

from search.highlights import excerpt, pieces, spans, terms_of


def marked(text: str, query: str) -> str:
    """The text with marked words in square brackets."""
    return "".join(f"[{piece.text}]" if piece.is_marked else piece.text for piece in pieces(text, terms_of(query)))


class MarkedWords(TestCase):
    def test_words_are_marked_whole_in_whatever_form_they_stand(self):
        self.assertEqual(marked("Мектептен қайтқан балаларын күтті", "балалар"), "Мектептен қайтқан [балаларын] күтті")
        self.assertEqual(marked("Новых правил связи нет", "правила связь"), "Новых [правил] [связи] нет")
        self.assertEqual(marked("Calls are not being recorded", "call recording"), "[Calls] are not being [recorded]")

    def test_a_word_within_another_is_not_marked(self):
        """Searching for “бал” (honey) once lit up half of every word about children."""
        self.assertEqual(marked("Балалар мен ересектер", "бал"), "Балалар мен ересектер")

    def test_letters_that_a_russian_keyboard_lacks(self):
        self.assertEqual(marked("Қазақстан халқына", "Казакстан"), "[Қазақстан] халқына")

    def test_nothing_is_lost_between_the_pieces(self):
        for text in ("", "  ", "a\u0301b\r\n\tКүн — №5, «жоқ»! ", "🤡\u202eабв", "x" * 5_000, "#БалаларҰрланды_көп"):
            self.assertEqual("".join(piece.text for piece in pieces(text, terms_of("балалар күн x"))), text)

    def test_without_words_nothing_is_marked(self):
        self.assertEqual(spans("Қоңыраулардың бәрі", frozenset()), [])


class Excerpts(TestCase):
    LONG = "Бастапқы сөйлем мұнда тұр. " * 20 + "Қоңыраулардың бәрі жазылады. " + "Соңғы сөйлем осында. " * 20

    def test_show_the_place_that_was_looked_for(self):
        found = excerpt(self.LONG, terms_of("қоңырау"))
        self.assertIn("Қоңыраулардың бәрі жазылады.", found)
        self.assertTrue(found.startswith("… ") and found.endswith(" …"), found)

    def test_begin_at_the_beginning_where_nothing_was_found(self):
        found = excerpt(self.LONG, terms_of("вакцина"), 60)
        self.assertEqual(found, "Бастапқы сөйлем мұнда тұр. Бастапқы сөйлем мұнда тұр. …")

    def test_a_short_text_is_left_whole(self):
        self.assertEqual(excerpt("Рас  емес.\n", terms_of("рас")), "Рас емес.")

    def test_are_never_much_longer_than_asked(self):
        for text in (self.LONG, "x" * 900, "қоңырау" + "x" * 900, "x" * 900 + " қоңырау " + "y" * 900):
            self.assertLessEqual(len(excerpt(text, terms_of("қоңырау"), 100)), 104)
