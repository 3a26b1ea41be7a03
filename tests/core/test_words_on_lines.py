"""Where a line may not end."""

from django.template import Context, Template
from django.test import SimpleTestCase


class GluedTest(SimpleTestCase):
    """The headline of the first page began its second line with a dash."""

    def glued(self, words: str) -> str:
        return Template("{% load site %}{{ words|glued }}").render(Context({"words": words}))

    def test_a_dash_stays_with_the_word_before_it(self):
        self.assertEqual(self.glued("90 пайыз — тек министрліктің дерегі"), "90 пайыз\u00a0— тек министрліктің дерегі")

    def test_a_figure_keeps_its_thousands_and_its_unit(self):
        self.assertEqual(
            self.glued("удалено 51 % из 4 662 и 5 000 ₸"), "удалено 51\u00a0% из 4\u00a0662 и 5\u00a0000\u00a0₸"
        )

    def test_a_number_sign_keeps_its_number(self):
        self.assertEqual(self.glued("Сообщение № 14"), "Сообщение №\u00a014")

    def test_other_figures_may_part(self):
        self.assertEqual(self.glued("6 басқарма 1986 жылы"), "6 басқарма 1986 жылы")

    def test_words_are_still_escaped(self):
        self.assertEqual(self.glued("<b> — "), "&lt;b&gt;\u00a0— ")
