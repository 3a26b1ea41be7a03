"""Articles of other systems become blocks of ours: what can be read comes along, once, and what cannot is counted."""

from django.test import SimpleTestCase

from factcheck.syndication.moving_in import bodies

from .moving_case import MovingCase, a_review

# As the block editor of WordPress writes them.
TABLE = """<figure class="wp-block-table"><table><thead><tr><th>Год</th><th>Доля</th></tr></thead>
<tbody><tr><td>2023</td><td>90 %</td></tr></tbody></table><figcaption>Данные министерства</figcaption></figure>"""
PULLED = """<figure class="wp-block-pullquote"><blockquote><p>Бұл хабарлама жалған.</p>
<cite>Министрлік</cite></blockquote></figure>"""
PICTURE = '<figure class="wp-block-image"><img src="a.jpg"><figcaption>Снимок экрана</figcaption></figure>'
GALLERY = f'<figure class="wp-block-gallery">{PICTURE}{PICTURE}</figure>'


def told(html: str) -> list[tuple[str, object]]:
    return [(block["type"], block["value"]) for block in bodies.read(html, "ru").blocks]


class FigureTest(SimpleTestCase):
    def test_a_table_comes_along_with_what_stands_below_it(self):
        self.assertEqual(
            told(TABLE),
            [
                ("paragraph", "<p>Год · Доля</p>"),
                ("paragraph", "<p>2023 · 90 %</p>"),
                ("paragraph", "<p>Данные министерства</p>"),
            ],
        )

    def test_a_pulled_quotation_is_a_quotation(self):
        [(kind, value)] = told(PULLED)
        self.assertEqual((kind, value["text"]), ("quote", "Бұл хабарлама жалған. Министрлік"))

    def test_a_table_within_a_gallery_keeps_neither_its_frames_nor_the_pictures(self):
        self.assertEqual(
            told(f"<figure>{TABLE}{PICTURE}</figure><p>Итог.</p>")[-2:],
            [("paragraph", "<p>Данные министерства</p>"), ("paragraph", "<p>Итог.</p>")],
        )

    def test_pictures_that_stay_behind_are_counted_once_each(self):
        for html, count in (("<p>Слова</p>", 0), (TABLE + PULLED, 0), (TABLE + PICTURE, 1), (GALLERY + PICTURE, 3)):
            self.assertEqual(bodies.read(html, "ru").lost, count, html)


class ListTest(SimpleTestCase):
    def test_a_list_within_a_list_stands_there_once(self):
        for nested in ("<ul><li>связь</li></ul>", "<ol><li>связь</li></ol>", "<div><ul><li>связь</li></ul></div>"):
            self.assertEqual(
                told(f"<ul><li>правила{nested}</li><li>сроки</li></ul>"),
                [("paragraph", "<ul><li>правила</li><li>связь</li><li>сроки</li></ul>")],
            )

    def test_what_stands_after_the_inner_list_is_not_glued_to_what_stands_before(self):
        [(_kind, value)] = told("<ul><li>до<ul><li>внутри</li></ul>после</li></ul>")
        self.assertEqual(value, "<ul><li>до после</li><li>внутри</li></ul>")

    def test_words_stay_whole_and_paragraphs_apart(self):
        [(_kind, value)] = told("<ul><li>опе<b>ра</b>торы</li><li><p>один</p><p>два</p></li></ul>")
        self.assertEqual(value, "<ul><li>опе<b>ра</b>торы</li><li>один  два</li></ul>")


class LeftBehindTest(MovingCase):
    def test_the_report_counts_the_pictures_of_an_article(self):
        report = self.bring(a_review(reviewBody=f"<p>Слова.</p>{PICTURE}{PICTURE}"))
        self.assertEqual(report.left_behind, [("element 1", "pictures or frames in its text: 2")])
