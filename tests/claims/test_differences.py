import random
import time
import unicodedata

from django.test import SimpleTestCase
from django.utils.translation import override

from factcheck.claims.differences import Difference, Fate, Line, Piece, differences
from factcheck.claims.plain_words import body_lines, paragraphs


def lines(*texts: str) -> list[Line]:
    return [Line(text) for text in texts]


def said(found: list[Difference]) -> list[str]:
    """Differences in shorthand: "=2" for unchanged paragraphs, else words with -removed- and +added+."""
    marks = {Fate.SAME: "{}", Fate.REMOVED: "-{}-", Fate.ADDED: "+{}+"}
    return [
        f"={difference.unchanged}"
        if difference.unchanged
        else " ".join(marks[piece.fate].format(piece.text) for piece in difference.pieces)
        for difference in found
    ]


class Words(SimpleTestCase):
    def test_only_the_words_that_changed_are_marked(self):
        for old, new, expected in (
            (
                "Хабарлама қыркүйекте тарады, оны ешкім растаған жоқ.",
                "Хабарлама қыркүйектің ортасында тарады, оны ешкім растаған жоқ.",
                "Хабарлама -қыркүйекте- +қыркүйектің ортасында+ тарады, оны ешкім растаған жоқ.",
            ),
            (
                "Рассылка ходит несколько лет.",
                "Рассылка ходит уже пять лет.",
                "Рассылка ходит -несколько- +уже пять+ лет.",
            ),
            (
                "No operator has introduced such rules.",
                "No operator has ever introduced such rules.",
                "No operator has +ever+ introduced such rules.",
            ),
            ("Не пересылайте 🙏🏽 это.", "Не пересылайте 👩‍👩‍👧 это.", "Не пересылайте -🙏🏽- +👩‍👩‍👧+ это."),
        ):
            with self.subTest(new=new):
                self.assertEqual(said(differences(lines(old), lines(new))), [expected])

    def test_a_small_word_left_alone_does_not_tear_the_sentence(self):
        old, new = (
            "Министерство сообщило в мае и подтвердило позже, что правила связи прежние",
            "Министерство написало в июне и опровергло потом, что правила связи прежние",
        )
        expected = (
            "Министерство -сообщило в мае и подтвердило позже,- +написало в июне и опровергло потом,+ "
            "что правила связи прежние"
        )
        self.assertEqual(said(differences(lines(old), lines(new))), [expected])

    def test_pieces_give_both_texts_back(self):
        generator = random.Random(5)
        words = ["бұл", "хабарлама", "ескі", "и", "в", "мае", "the", "rule", "қоңырау", "жазылмайды", "🙏", "№5", "—"]
        for _attempt in range(300):
            old, new = ([generator.choice(words) for _word in range(generator.randrange(1, 30))] for _side in "12")
            pieces = [
                piece for found in differences(lines(" ".join(old)), lines(" ".join(new))) for piece in found.pieces
            ]
            if old != new:
                for fate, text in ((Fate.ADDED, old), (Fate.REMOVED, new)):
                    self.assertEqual(" ".join(piece.text for piece in pieces if piece.fate != fate), " ".join(text))


class Paragraphs(SimpleTestCase):
    def test_equal_texts_do_not_differ(self):
        self.assertEqual(differences(lines("Бір", "Екі"), lines("Бір", "Екі")), [])
        self.assertEqual(differences([], []), [])

    def test_what_stayed_is_counted(self):
        old = lines("Бірінші абзац.", "Екінші абзац.", "Үшінші абзац мұнда ескі.", "Төртінші абзац.")
        new = lines("Бірінші абзац.", "Екінші абзац.", "Үшінші абзац мұнда жаңа.", "Төртінші абзац.")
        self.assertEqual(said(differences(old, new)), ["=2", "Үшінші абзац мұнда -ескі.- +жаңа.+", "=1"])

    def test_all_is_added_to_nothing_and_removed_to_nothing(self):
        text = lines("Сообщение выдумано.")
        self.assertEqual(said(differences([], text)), ["+Сообщение выдумано.+"])
        self.assertEqual(said(differences(text, [])), ["-Сообщение выдумано.-"])

    def test_a_rewritten_paragraph_is_found_beside_a_new_one(self):
        old = lines("Рассылка ходит несколько лет, её не подтвердил никто.")
        new = lines("Мы спросили оператора.", "Рассылка ходит пять лет, её не подтвердил никто.")
        self.assertEqual(
            said(differences(old, new)),
            ["+Мы спросили оператора.+", "Рассылка ходит -несколько- +пять+ лет, её не подтвердил никто."],
        )

    def test_paragraphs_with_nothing_in_common_are_shown_whole(self):
        found = differences(lines("Снимок сделан в 2019 году."), lines("Оператор связи ответил нам письмом."))
        self.assertEqual(said(found), ["-Снимок сделан в 2019 году.-", "+Оператор связи ответил нам письмом.+"])

    def test_another_picture_with_the_same_words_is_a_change(self):
        old, new = [Line("Сурет: екі жолақ", of="1")], [Line("Сурет: екі жолақ", of="2")]
        self.assertEqual(said(differences(old, new)), ["-Сурет: екі жолақ-", "+Сурет: екі жолақ+"])

    def test_a_quotation_keeps_its_language(self):
        found = differences([], [Line("This process is the same.", "en")])
        self.assertEqual(found, [Difference((Piece(Fate.ADDED, "This process is the same."),), "en")])


class Monsters(SimpleTestCase):
    """Whatever an editor pastes, a reader does not wait: 100 paragraphs of 200 words take less than 50 ms."""

    def took(self, old: list[Line], new: list[Line]) -> float:
        best = float("inf")
        for _attempt in range(5):
            start = time.process_time()
            differences(old, new)
            best = min(best, time.process_time() - start)
        return best

    def text(self, generator: random.Random, words: int) -> list[str]:
        return [f"сөз{int(generator.paretovariate(0.8))}" for _word in range(words)]

    def test_a_long_text_with_a_few_changes_in_each_paragraph(self):
        generator = random.Random(7)
        old = [self.text(generator, 200) for _paragraph in range(100)]
        new = [[*words[:50], "жаңа", *words[51:120], "тағы", *words[120:]] for words in old]
        took = self.took(*[[Line(" ".join(words)) for words in text] for text in (old, new)])
        # Twice what is promised, for a busy machine.
        self.assertLess(took, 0.1)

    def test_texts_made_to_be_slow(self):
        generator = random.Random(8)
        same = ["а"] * 199
        for name, old, new in (
            ("one word", [[*same, "б"]] * 100, [["б", *same]] * 100),
            ("all new", *[[self.text(generator, 200) for _line in range(100)] for _side in "12"]),
            ("one endless paragraph", [self.text(generator, 50_000)], [self.text(generator, 50_000)]),
            ("endless lines", [["а"]] * 3000, [["а"]] * 2999 + [["б"]]),
        ):
            with self.subTest(name):
                took = self.took(*[[Line(" ".join(words)) for words in text] for text in (old, new)])
                self.assertLess(took, 0.3)


class PlainWords(SimpleTestCase):
    def test_prose_is_read_by_paragraph_and_item(self):
        body = [{"type": "paragraph", "value": "<p>Бір &amp; <b>екі</b></p><ul><li>үш</li><li>төрт<br/>бес</li></ul>"}]
        self.assertEqual([line.text for line in body_lines(body)], ["Бір & екі", "үш", "төрт", "бес"])

    def test_quotation_stands_in_its_language_and_its_translation_in_the_pages(self):
        value = {
            "text": "The process is the same.",
            "language": "en",
            "translation": "Порядок тот же.",
            "attribution": "Meta",
        }
        found = body_lines([{"type": "quote", "value": value}])
        self.assertEqual([(line.text, line.language) for line in found],
                         [("The process is the same.", "en"), ("Meta", ""), ("Порядок тот же.", "")])  # fmt: skip

    def test_what_is_no_prose_is_named(self):
        blocks = [
            {"type": "picture", "value": {"image": 5, "alt": "Two stripes", "caption": ""}},
            {"type": "table", "value": {"columns": [], "rows": [], "caption": "Removals"}},
            {"type": "evidence", "value": {"page": 9, "note": ""}},
        ]
        with override("en"):
            found = [line.text for line in body_lines(blocks)]
        self.assertEqual(found, ["Picture: Two stripes", "Table: Removals", "Evidence"])

    def test_blocks_that_are_empty_or_no_longer_known_do_no_harm(self):
        kinds = ("paragraph", "heading", "timeline", "what_to_do", "table", "map")
        empty = [{"type": kind, "value": None} for kind in kinds]
        empty += [
            {"type": kind, "value": {}} for kind in ("quote", "picture", "comparison", "evidence", "linked_media")
        ]
        self.assertTrue(all(line.text for line in body_lines(empty)))
        for body in (None, "", "[]", []):
            self.assertEqual(body_lines(body), [])

    def test_how_letters_and_spaces_are_coded_is_no_difference(self):
        text = "Қоңырау  шалған ұйым"
        self.assertEqual(paragraphs(unicodedata.normalize("NFD", "Қой\u00a0деді ")), paragraphs("Қой деді"))
        self.assertEqual(paragraphs(text), paragraphs("Қоңырау шалған ұйым\r\n\r\n"))
