import datetime as dt
import re

from django.core.files.base import ContentFile
from django.test import TestCase
from django.utils.html import strip_tags
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from factcheck.claims.models import (
    Capture,
    Citation,
    Claim,
    Claimant,
    Correction,
    EvidenceCapture,
    EvidencePage,
    ExplainerIndexPage,
    ExplainerPage,
    FactCheckPage,
    Organisation,
)
from factcheck.claims.models.claims import DatePrecision
from factcheck.core.templatetags.site import as_exact_as, machine_date
from tests import factories
from tests.claims import archive


def plain(response) -> str:
    """What stands on the page, without tags and with single spaces."""
    return re.sub(r"\s+", " ", strip_tags(response.content.decode())).strip()


class PageCase(TestCase):
    def assert_in_order(self, text: str, *parts: str):
        place = 0
        for part in parts:
            found = text.find(part, place)
            self.assertGreaterEqual(found, 0, f"“{part}” is missing after “{text[max(0, place - 60) : place]}”")
            place = found + len(part)


class FactCheckInReadingOrder(PageCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.page = archive.make_full_claim(size=1)

    def test_everything_stands_in_the_reading_order(self):
        with override("en"):
            text = plain(self.client.get(self.page.url))
        self.assert_in_order(
            text,
            self.page.title,
            "Не доказано",
            self.page.answer,
            factories.CLAIM_TEXTS["ru"],
            "Пресс-служба министерства",
            "WhatsApp",
            self.page.what_is_true,
            "Айгерим Сарсенова 0",
            "Ответ оператора 0",
            "Правила не менялись.",
            "Закон о связи",
            "Что показывают числа",
            "Порядок тот же.",
            "Снимок старый.",
            "Источник в тексте 0",
            "Не пересылайте.",
            "Кто был первым.",
            "Раньше было сказано «в сентябре».",
            "связь 0",
            f"http://testserver/c/{self.page.claim_id}/",
            "Новых правил связи нет",
        )

    def test_headline_is_the_only_one_of_its_rank(self):
        self.assertContains(self.client.get(self.page.url), "<h1>", count=1)

    def test_quotation_is_marked_with_its_language(self):
        self.assertContains(
            self.client.get(self.page.url), '<blockquote lang="en"><p>This process is the same.</p>', html=False
        )

    def test_pictures_carry_their_size_and_their_words(self):
        found = re.findall(r'<img[^>]+alt="Две полосы"[^>]*>', self.client.get(self.page.url).content.decode())
        self.assertEqual(len(found), 1)
        self.assertRegex(found[0], r'width="\d+"')
        self.assertRegex(found[0], r'height="\d+"')

    def test_links_of_the_body_lead_to_public_pages(self):
        self.assertContains(self.client.get(self.page.url), '<a href="/ru/evidence/ssylka-v-tekste-0/">источник</a>')

    def test_verdict_is_an_icon_and_a_word(self):
        response = self.client.get(self.page.url)
        self.assertContains(response, "icons.svg#verdict-neutral")
        self.assertContains(response, 'data-verdict="unproven"')

    def test_description_is_the_answer(self):
        self.assertContains(self.client.get(self.page.url), f'<meta name="description" content="{self.page.answer}">')

    def test_nothing_comes_from_another_host(self):
        text = self.client.get(self.page.url).content.decode()
        for tag in re.findall(r"<(?:img|script|link|iframe|source|use)\b[^>]*>", text):
            address = re.search(r'(?:src|href)="(https?:)?//([^/"]+)', tag)
            self.assertTrue(address is None or address[2] == "testserver", tag)

    def test_page_carries_no_inline_style_or_script(self):
        text = self.client.get(self.page.url).content.decode()
        self.assertNotRegex(text, r"<script(?! src=| type=\"application/ld\+json\")|<style|\sstyle=|\son[a-z]+=")


class Sources(PageCase):
    """A reader sees where sources come from, and whether the claimant is one of them."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.ministry = archive.make_named(Organisation, "ministry", "Министерство", is_state_body=True)
        press = archive.make_named(Claimant, "ministry", "Министерство", kind="organisation", organisation=cls.ministry)
        claim = factories.make_claim("ru", verdict=factories.verdict("missing-context"))
        claim.claimants.add(press)
        own = factories.make_evidence(title="Ответ министерства", publisher=cls.ministry, independence_group="m")
        copy = factories.make_evidence(title="Пересказ ответа", independence_group="m")
        claim.citations.add(Citation(evidence=own), Citation(evidence=copy, role="context"))
        claim.citations.add(Citation(title="Закон о связи", url="https://adilet.zan.kz/1", role="supports"))
        claim.save()
        claim.save_revision()
        cls.claim = factories.publish(claim)
        cls.page = factories.make_page(cls.claim, "ru")

    def dossier(self):
        return self.client.get(self.page.url).context["dossier"]

    def test_state_bodies_are_counted(self):
        self.assertEqual(self.dossier().state_sources, 1)

    def test_claimants_own_sources_are_counted_and_marked(self):
        dossier = self.dossier()
        self.assertEqual(dossier.claimant_sources, 1)
        self.assertEqual([cited.is_from_claimant for cited in dossier.evidence], [True, False, False])

    def test_sources_that_copy_one_another_count_as_one(self):
        self.assertEqual(self.dossier().voices, 2)

    def test_source_without_an_address_says_why(self):
        response = self.client.get(self.page.url)
        with override("ru"):
            reason = str(self.dossier().evidence[0].evidence.get_no_link_reason_display())
        self.assertContains(response, f"<li>{reason.capitalize()}</li>")

    def test_evidence_is_shown_in_the_readers_language_when_it_is_public_there(self):
        own = EvidencePage.objects.get(title="Ответ министерства")
        kazakh = factories.make_evidence("kk", title="Министрліктің жауабы", translation_key=own.translation_key)
        address = f"/kk/claims/{self.claim.pk}/"
        self.assertContains(self.client.get(address), "Министрліктің жауабы")
        kazakh.unpublish()
        response = self.client.get(address)
        self.assertContains(response, '<a href="/ru/evidence/otvet-ministerstva/">')
        self.assertContains(response, '<span class="source-title" lang="ru">Ответ министерства</span>')


class WordsInOtherLanguages(PageCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("misleading", "en")
        cls.page = factories.make_page(cls.claim, "ru", claim_in_this_language="Facebook дал Казахстану прямой доступ")

    def test_translation_stands_beside_the_exact_words(self):
        response = self.client.get(self.page.url)
        self.assertContains(response, "<p><q>Facebook дал Казахстану прямой доступ</q></p>")
        self.assertContains(response, f'<blockquote lang="en"><p><q>{self.claim.text}</q></p>')

    def test_language_without_words_offers_those_there_are(self):
        response = self.client.get(f"/kk/claims/{self.claim.pk}/")
        self.assertEqual([link["code"] for link in response.context["dossier"].elsewhere], ["ru"])
        self.assertContains(response, f'<a href="{self.page.url}" lang="ru" hreflang="ru">Русский</a>')
        self.assertContains(response, "Жаңылыстырады")
        self.assertNotContains(response, self.page.answer)

    def test_language_switch_always_lands_on_the_same_claim(self):
        response = self.client.get(self.page.url)
        for code in ("kk", "en"):
            self.assertContains(response, f'<a href="/{code}/claims/{self.claim.pk}/" lang="{code}"')
        self.assertContains(self.client.get(f"/kk/claims/{self.claim.pk}/"), f'<a href="{self.page.url}" lang="ru"')

    def test_summary_is_not_shown_as_a_quotation(self):
        claim = factories.make_public_claim(None, text="Соцсети заблокируют", is_summary=True)
        response = self.client.get("/ru/")
        self.assertContains(response, "Соцсети заблокируют")
        self.assertNotContains(response, "<q>Соцсети заблокируют")
        self.assertEqual(self.client.get(f"/ru/claims/{claim.pk}/").status_code, 200)


class ClaimBeingChecked(PageCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim(None)

    def test_is_unmistakable_on_its_page_and_on_lists(self):
        for address in (f"/ru/claims/{self.claim.pk}/", "/ru/", "/ru/claims/"):
            response = self.client.get(address)
            self.assertContains(response, 'data-verdict="being-checked"')
            self.assertContains(response, "icons.svg#verdict-being-checked")

    def test_has_no_verdict_link(self):
        self.assertNotContains(self.client.get(f"/ru/claims/{self.claim.pk}/"), 'class="finding-verdict" href')

    def test_false_words_are_not_the_headline(self):
        response = self.client.get(f"/ru/claims/{self.claim.pk}/")
        headline = re.search(r"<h1>(.*?)</h1>", response.content.decode(), re.S)[1]
        self.assertIn(str(self.claim.pk), headline)
        self.assertNotIn(self.claim.text, headline)


class ChangeOfVerdict(PageCase):
    """Readers of every language see it, in the transaction that publishes it."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("no-verdict")
        cls.pages = {language: factories.make_page(cls.claim, language) for language in ("kk", "ru")}
        cls.claim.verdict = factories.verdict("unproven")
        cls.claim = factories.publish(cls.claim)

    def test_every_language_says_what_changed(self):
        words = {"kk": ("Вердиктсіз", "Дәлелденбеген"), "ru": ("Без вердикта", "Не доказано")}
        for language, (old, new) in words.items():
            response = self.client.get(self.pages[language].url)
            change = response.context["dossier"].changes[-1]
            self.assertEqual((change.old, change.new), (old, new))
            self.assertContains(response, 'class="verdict-change"')
            self.assertContains(response, 'data-verdict="unproven"')
        response = self.client.get(f"/en/claims/{self.claim.pk}/")
        self.assertContains(response, "“No verdict” → “Unproven”")

    def test_words_older_than_the_ruling_carry_a_notice_until_they_are_confirmed(self):
        page = self.pages["ru"]
        self.assertContains(self.client.get(page.url), 'role="note"')
        FactCheckPage.objects.get(pk=page.pk).confirm_words()
        self.assertNotContains(self.client.get(page.url), 'role="note"')

    def test_history_lists_both_rulings_newest_first(self):
        with override("en"):
            text = plain(self.client.get(f"{self.pages['ru'].url}history/"))
        self.assert_in_order(text, "Не доказано", "Без вердикта")

    def test_lists_and_verdict_pages_show_the_new_one_at_once(self):
        self.assertContains(self.client.get("/kk/claims/"), "Дәлелденбеген")
        self.assertContains(self.client.get("/ru/verdicts/unproven/"), self.pages["ru"].title)
        self.assertNotContains(self.client.get("/ru/verdicts/no-verdict/"), self.pages["ru"].title)

    def test_looking_again_changes_no_words(self):
        Claim.objects.get(pk=self.claim.pk).verify()
        dossier = self.client.get(self.pages["ru"].url).context["dossier"]
        self.assertEqual(len(dossier.changes), 1)
        self.assertIsNotNone(dossier.looked_at_again)


class PublishedCorrections(PageCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.page = factories.make_page(factories.make_public_claim("false"), "ru")
        for was in ("Первая неточность", "Вторая неточность"):
            Correction.objects.create(
                page=cls.page,
                severity="correction",
                what_was=was,
                what_is="Исправлено",
                why="Ошиблись",
                reported_by="reader",
            )

    def test_stand_on_the_page_its_history_and_the_list_newest_first(self):
        for address in (self.page.url, f"{self.page.url}history/", "/ru/corrections/"):
            self.assert_in_order(plain(self.client.get(address)), "Вторая неточность", "Первая неточность")

    def assert_listed_without_title(self):
        response = self.client.get("/ru/corrections/")
        self.assertContains(response, "Вторая неточность")
        self.assertContains(response, f"№{self.page.claim_id}")
        self.assertNotContains(response, self.page.title)
        self.assertNotContains(response, f'href="{self.page.url}"')
        return response

    def test_outlive_the_page_that_was_taken_down(self):
        self.page.unpublish()
        self.assert_listed_without_title()
        history = f"/ru/claims/{self.page.claim_id}/history/"
        self.assertContains(self.client.get(history), "Вторая неточность")
        self.assertNotContains(self.client.get(f"/kk/claims/{self.page.claim_id}/history/"), "Вторая неточность")

    def test_outlive_the_claim_that_was_taken_down(self):
        self.page.claim.unpublish()
        self.assertNotContains(self.assert_listed_without_title(), f"/c/{self.page.claim_id}/")

    def test_of_a_merged_claim_lead_on(self):
        other = factories.make_public_claim("false")
        self.page.claim.merge_into(other)
        self.assertContains(self.assert_listed_without_title(), f'<a href="/c/{self.page.claim_id}/">')
        other.unpublish()
        self.assertNotContains(self.assert_listed_without_title(), f'<a href="/c/{self.page.claim_id}/">')

    def test_of_private_and_of_never_published_pages_stay_hidden(self):
        PageViewRestriction.objects.create(page=self.page, restriction_type="login")
        draft = factories.make_page(factories.make_public_claim("false"), "ru", live=False)
        words = {"what_was": "Черновая неточность", "what_is": "Иначе", "why": "Ошиблись", "reported_by": "editor"}
        Correction.objects.create(page=draft, severity="typo", **words)
        self.page.unpublish()
        for address in (
            "/ru/corrections/",
            f"/ru/claims/{self.page.claim_id}/history/",
            f"/ru/claims/{draft.claim_id}/history/",
        ):
            self.assertNotContains(self.client.get(address), "неточность")

    def test_stand_on_the_list_of_their_language_only(self):
        self.assertNotContains(self.client.get("/kk/corrections/"), "неточность")


class OtherPages(PageCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.evidence = factories.make_evidence(quote="This process is the same", quote_language="en")
        claim = factories.make_claim("ru", verdict=factories.verdict("false"))
        claim.citations.add(Citation(evidence=cls.evidence, role="refutes"))
        claim.save()
        claim.save_revision()
        cls.page = factories.make_page(factories.publish(claim), "ru")

    def test_evidence_lists_the_claims_that_cite_it(self):
        response = self.client.get(self.evidence.url)
        self.assertContains(response, self.page.title)
        self.assertContains(response, '<blockquote lang="en">')

    def test_evidence_shows_its_pictures_and_no_other_captures(self):
        picture = factories.make_capture("Снимок ответа", words={"ru": "Ответ"})
        paper = Capture.objects.create(title="Сам ответ", kind="pdf", file=ContentFile(b"%PDF", name="otvet.pdf"))
        for capture in (picture, paper):
            EvidenceCapture.objects.create(page=self.evidence, capture=capture)
        response = self.client.get(self.evidence.url)
        self.assertContains(response, f'<img src="/captures/{picture.pk}/400.jpg" width="60" height="40" alt="Ответ"')
        self.assertNotContains(response, f"/captures/{paper.pk}/")

    def test_picture_whose_file_is_missing_is_not_found_and_logged(self):
        picture = Capture.objects.create(title="Снимок ответа", file=factories.make_picture())
        EvidenceCapture.objects.create(page=self.evidence, capture=picture)
        picture.derivative.storage.delete(picture.derivative.name)
        with self.assertLogs("factcheck.claims.views", "ERROR") as logs:
            self.assertEqual(self.client.get(f"/captures/{picture.pk}/").status_code, 404)
        self.assertEqual(len(logs.records), 1)

    def test_evidence_pages_through_all_the_claims_that_cite_it(self):
        archive.fill(45, "kk")
        for claim in Claim.objects.filter(language="kk"):
            Citation.objects.create(claim=claim, evidence=self.evidence)
        pages = [self.client.get(f"{self.evidence.url}?page={number}") for number in (1, 2, 3)]
        self.assertEqual([len(page.context["listing"].items) for page in pages], [20, 20, 6])
        self.assertContains(pages[0], 'href="?page=3"')

    def test_explainer_shows_its_claims_and_is_shown_by_them(self):
        explainer = ExplainerPage(title="Как узнать рассылку", summary="Коротко.", body=[("heading", "Три признака")])
        explainer.live = False
        factories.index_of(ExplainerIndexPage, "ru").add_child(instance=explainer)
        explainer.related_claims.add(self.page.claim)
        explainer = factories.publish(explainer)
        self.assertContains(self.client.get(explainer.url), self.page.title)
        self.assertContains(self.client.get(self.page.url), "Как узнать рассылку")
        self.assertContains(self.client.get("/ru/explainers/"), "Как узнать рассылку")

    def test_scale_explains_every_verdict_in_use(self):
        response = self.client.get("/kk/verdicts/")
        self.assertContains(response, "Жаңылыстырады")
        self.assertNotContains(response, "Ескірген")

    def test_retired_verdict_without_fact_checks_has_no_page(self):
        self.assertEqual(self.client.get("/ru/verdicts/outdated/").status_code, 404)

    def test_retired_verdict_that_fact_checks_keep_has_one(self):
        retired = factories.verdict("false")
        retired.is_active = False
        retired.save()
        self.assertContains(self.client.get("/ru/verdicts/false/"), self.page.title)

    def test_retired_verdict_that_only_past_rulings_keep_has_one(self):
        claim = Claim.objects.get(pk=self.page.claim_id)
        claim.verdict = factories.verdict("misleading")
        factories.publish(claim)
        retired = factories.verdict("false")
        retired.is_active = False
        retired.save()
        response = self.client.get("/ru/verdicts/false/")
        self.assertContains(response, retired.label_in("ru").name)
        self.assertEqual(response.context["listing"].items, [])

    def test_renamed_verdict_shows_its_new_word_at_once(self):
        self.client.get("/ru/verdicts/")
        found = factories.verdict("false")
        label = found.labels.get(language="ru")
        label.name = "Неправда"
        label.save()
        self.assertContains(self.client.get(self.page.url), "Неправда")


class Preview(PageCase):
    """An editor's preview shows the draft: its facts and its words."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.page = archive.make_full_claim(size=1)
        cls.claim = cls.page.claim

    def preview(self, page) -> str:
        response = page.make_preview_request(preview_mode=page.default_preview_mode)
        response.render()
        return response.content.decode()

    def test_shows_the_claims_draft_verdict_and_new_facts(self):
        self.claim.verdict = factories.verdict("scam")
        self.claim.wordings.add(archive.Wording(text="Тағы бір нұсқа", language="kk"))
        self.claim.save_revision()
        text = self.preview(FactCheckPage.objects.get(pk=self.page.pk))
        self.assertIn('data-verdict="scam"', text)
        self.assertIn("Тағы бір нұсқа", text)
        self.assertNotIn('data-verdict="scam"', self.client.get(self.page.url).content.decode())

    def test_shows_words_that_are_not_saved(self):
        page = FactCheckPage.objects.get(pk=self.page.pk)
        page.title = "Заголовок, который ещё правят"
        self.assertIn("Заголовок, который ещё правят", self.preview(page))

    def test_works_for_a_draft_without_words(self):
        page = FactCheckPage.objects.get(pk=self.page.pk)
        page.title = page.answer = page.what_is_true = ""
        page.body = []
        self.assertIn(self.claim.text, self.preview(page))


class InexactDates(TestCase):
    def test_no_more_exact_than_what_is_known(self):
        day = dt.date(2025, 11, 5)
        with override("kk"):
            self.assertEqual(as_exact_as(day, DatePrecision.DAY), "2025 ж. 5 қараша")
            self.assertEqual(as_exact_as(day, DatePrecision.MONTH), "2025 ж. қараша")
        self.assertEqual(machine_date(day, "month"), "2025-11")
        self.assertEqual(machine_date(day, "year"), "2025")

    def test_unknown_day_is_said_to_be_unknown(self):
        with override("en"):
            self.assertEqual(as_exact_as(None, DatePrecision.DAY), "not known")
            self.assertEqual(as_exact_as(dt.date(2025, 11, 5), DatePrecision.UNKNOWN), "not known")
