"""Archives as newsrooms have them: a WordPress export, a table, feeds, lines."""

import gzip
import json

from factcheck.claims.models import Claim, FactCheckPage
from factcheck.syndication.moving_in.placing import Outcome

from .moving_case import ARCHIVES, MovingCase, a_review


class WordPressTest(MovingCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.report = cls().read((ARCHIVES / "wordpress.xml").read_bytes())

    def test_titles_and_categories_carry_the_verdicts(self):
        found = dict(FactCheckPage.objects.values_list("slug", "claim__ruling__verdict__key"))
        self.assertEqual(
            found,
            {
                "novye-pravila-svyazi": "false",
                "mektep": "false",
                "zapchasti": "unproven",
                "meta-90": "misleading",
                "blokirovka": "unproven",
            },
        )

    def test_the_claim_is_what_stands_behind_the_label(self):
        texts = set(Claim.objects.values_list("text", flat=True))
        self.assertLessEqual(
            {
                "По новым правилам связи записываются все звонки",
                "Meta удалила 90 % незаконного контента в Facebook",
                "Балаева: сообщение о блокировке соцсетей",
            },
            texts,
        )

    def test_what_names_no_verdict_is_reported_and_counted(self):
        self.assertEqual(self.report.unknown_words, {"Сомнительно": 1})
        self.assertEqual(self.report.refused, [("item 6", "no verdict is known for “Сомнительно”")])
        self.assertEqual((self.report.withdrawn, self.report.outcomes[Outcome.NEW]), (1, 5))

    def test_the_article_comes_along_as_our_blocks(self):
        page = FactCheckPage.objects.get(slug="novye-pravila-svyazi")
        kinds = [block.block_type for block in page.body]
        self.assertEqual(kinds, ["paragraph", "heading", "paragraph", "quote", "paragraph"])
        answer = self.client.get(page.url)
        self.assertContains(answer, '<a href="https://example.org/pravila">Правила</a>')
        self.assertContains(answer, "<li>Операторы таких правил не вводили.</li>")
        for lost in ("alert(", "javascript:", "onclick", "wp-block", "a.jpg", "[caption"):
            self.assertNotContains(answer, lost)

    def test_excerpt_author_and_tags_come_along(self):
        page = FactCheckPage.objects.get(slug="novye-pravila-svyazi")
        self.assertEqual(page.answer, "Новых правил связи нет: это старая рассылка.")
        self.assertEqual([line.person.name_in("ru") for line in page.bylines.all()], ["Дана Ахметова"])
        self.assertEqual(set(page.tags.names()), {"Связь", "WhatsApp"})

    def test_without_an_excerpt_the_first_sentence_answers(self):
        page = FactCheckPage.objects.get(slug="mektep")
        self.assertEqual((page.language, page.answer), ("kk", "Бұл хабарлама бұрыннан таралып келеді."))
        self.assertEqual(len(page.body), 2)


class TableTest(MovingCase):
    def test_columns_are_known_by_their_names(self):
        report = self.read((ARCHIVES / "table.csv").read_bytes())
        page = FactCheckPage.objects.get(slug="meta-90-percent")
        self.assertEqual(page.claim.ruling.verdict.key, "missing-context")
        self.assertEqual(
            [met.url for met in page.claim.appearances.all()], ["https://example.org/news", "https://t.me/kanal/7"]
        )
        self.assertEqual(page.claim.first_seen_precision, "year")
        self.assertEqual(FactCheckPage.objects.get(slug="pravila").claim.ruling.verdict.key, "false")
        self.assertEqual(
            report.refused, [("line 4", "it names no verdict"), ("line 5", "there is no date of publication")]
        )

    def test_a_table_of_something_else_is_refused_as_a_whole(self):
        report = self.read("Имя,Телефон\nДана,1\n".encode())
        self.assertIn("must name the columns", report.broken_off)


class FeedTest(MovingCase):
    def test_a_feed_of_another_maker(self):
        report = self.read((ARCHIVES / "datafeed.json").read_bytes())
        self.assertEqual(report.outcomes, {Outcome.NEW: 2})
        self.assertEqual(report.withdrawn, 1)
        picture = Claim.objects.get(text="Суреттегі қала — Алматы")
        self.assertEqual((picture.media_category, picture.kind), ("DecontextualizedContent", "image"))

    def test_lines_plain_and_packed(self):
        lines = "\n".join(
            json.dumps(a_review(url=f"https://old.example.kz/{n}/", claimReviewed=f"Слух {n}")) for n in "ab"
        )
        for content in (lines.encode(), gzip.compress(lines.encode())):
            path = self.enterContext(self.a_file(content))
            code, said = self.command(path)
            self.assertEqual(code, 0, said)
        self.assertEqual(Claim.objects.count(), 2)

    def test_json_ld_of_a_page(self):
        graph = {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, a_review()]}
        report = self.read(json.dumps(graph).encode())
        self.assertEqual((Claim.objects.count(), self.reasons(report)), (1, "this is no ClaimReview"))
        self.assertEqual(self.read(json.dumps(a_review()).encode()).outcomes, {Outcome.UNCHANGED: 1})
