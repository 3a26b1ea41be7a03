from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Page, PageLogEntry

from factcheck.claims.models import EvidencePage, ExplainerIndexPage, ExplainerPage, FactCheckPage
from tests import factories
from tests.admin_forms import form_data
from tests.claims.desk_case import PARAGRAPH, WORDS, DeskCase, make_person, paragraphs


class WritingCase(DeskCase):
    def write(self, claim, language: str, user=None):
        self.client.force_login(user or self.author)
        return self.client.post(reverse("desk_write", args=[claim.pk, language]))

    def translate(self, page, language: str, user=None):
        self.client.force_login(user or self.author)
        return self.client.post(reverse("desk_translate", args=[page.pk, language]))


class WriteTheFactCheckTest(WritingCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.claim = factories.make_claim("ru")
        cls.person = make_person(cls.author, "Айгерім Сейітова")

    def test_it_begins_a_draft_in_the_chosen_language_and_opens_it(self):
        response = self.write(self.claim, "ru")
        page = FactCheckPage.objects.get()
        self.assertRedirects(response, self.page_url(page))
        self.assertEqual((page.claim, page.language, page.live, page.title), (self.claim, "ru", False, ""))
        self.assertEqual(page.translation_key, self.claim.uuid)
        self.assertEqual((page.owner, page.latest_revision.user), (self.author, self.author))

    def test_the_claim_is_filled_in_where_it_is_in_this_language(self):
        self.write(self.claim, "ru")
        self.write(self.claim, "en")
        texts = {page.language: page.claim_in_this_language for page in FactCheckPage.objects.all()}
        self.assertEqual(texts, {"ru": self.claim.text, "en": ""})

    def test_the_person_behind_the_account_signs_it(self):
        self.write(self.claim, "kk")
        self.assertEqual([line.person for line in FactCheckPage.objects.get().bylines.all()], [self.person])

    def test_a_page_that_exists_is_opened(self):
        page = factories.make_page(self.claim, "kk", live=False)
        self.assertRedirects(self.write(self.claim, "kk"), self.page_url(page))
        self.assertEqual(FactCheckPage.objects.count(), 1)

    def test_an_unknown_language_is_not_found(self):
        self.assertEqual(self.write(self.claim, "xx").status_code, 404)

    def test_it_only_answers_a_post(self):
        self.client.force_login(self.author)
        self.assertEqual(self.client.get(reverse("desk_write", args=[self.claim.pk, "ru"])).status_code, 405)

    def test_a_merged_claim_is_not_written_about(self):
        target = factories.make_claim("kk")
        self.claim.merge_into(target)
        response = self.write(self.claim, "ru")
        self.assertIn(f"merged into {target.pk}", self.messages_of(response))
        self.assertFalse(FactCheckPage.objects.exists())

    def test_the_buttons_are_on_the_claim_and_in_the_list(self):
        self.client.force_login(self.author)
        url = reverse("desk_write", args=[self.claim.pk, "kk"])
        for address in (self.claim_url(self.claim), reverse("wagtailsnippets_claims_claim:list")):
            with self.subTest(address=address):
                self.assertContains(self.client.get(address), url)

    def test_the_address_follows_the_headline_once_there_is_one(self):
        self.write(self.claim, "kk")
        page = FactCheckPage.objects.get()
        self.assertEqual(page.slug, f"claim-{self.claim.pk}")
        self.post_page(page, self.author, title="Қоңыраулардың бәрі жазылып жатқан жоқ")
        self.assertEqual(FactCheckPage.objects.get().slug, "qonyraulardyn-bari-zhazylyp-zhatqan-zhoq")

    def test_a_form_that_saved_itself_does_not_bring_the_first_address_back(self):
        self.write(self.claim, "kk")
        page = FactCheckPage.objects.get()
        shown = page.slug
        for title, address in (("Қоңыраулар", "qonyraular"), ("Қоңыраулар жазылмайды", "qonyraular-zhazylmaidy")):
            self.post_page(page, self.author, title=title, slug=shown)
            self.assertEqual(FactCheckPage.objects.get().slug, address)
        self.post_page(page, self.author, title="Олай емес", slug="qonyraular")
        self.assertEqual(FactCheckPage.objects.get().slug, "olai-emes")
        self.post_page(page, self.author, title="Мүлде олай емес", slug="oz-mekenzhaiy")
        self.assertEqual(FactCheckPage.objects.get().slug, "oz-mekenzhaiy")


class PageFormTest(WritingCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.claim = factories.make_public_claim("false")

    def begun(self, language: str = "ru") -> FactCheckPage:
        self.write(self.claim, language, self.editor)
        return FactCheckPage.objects.get(locale__language_code=language)

    def test_a_draft_is_saved_with_nothing_but_a_beginning(self):
        page = self.begun()
        self.post_page(page, self.editor, answer="Мұндай ереже")
        self.assertEqual(FactCheckPage.objects.get().answer, "Мұндай ереже")

    def test_empty_required_fields_block_publishing_and_keep_what_was_typed(self):
        page = self.begun()
        response = self.post_page(page, self.editor, **{**WORDS, "answer": "", "action-publish": "1"})
        self.assertEqual(set(response.context["form"].errors), {"answer", "body"})
        self.assertContains(response, WORDS["title"])
        self.assertFalse(FactCheckPage.objects.get().live)

    def test_complete_words_are_published(self):
        page = self.begun()
        self.post_page(page, self.editor, **WORDS, **paragraphs(PARAGRAPH), **{"action-publish": "1"})
        page.refresh_from_db()
        self.assertTrue(page.live)
        self.assertEqual(page.slug, "novykh-pravil-svyazi-net")

    def test_an_empty_block_blocks_publishing_but_no_draft(self):
        page = self.begun()
        self.post_page(page, self.editor, paragraphs("<p></p>"), **WORDS)
        self.assertEqual(FactCheckPage.objects.get().title, WORDS["title"])
        response = self.post_page(page, self.editor, paragraphs("<p></p>"), **{"action-publish": "1"})
        self.assertIn("body", response.context["form"].errors)
        response = self.client.post(
            reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={page.pk}",
            {"include_descendants": False},
        )
        self.assertIn("blocks of the body", self.messages_of(response))
        self.assertFalse(FactCheckPage.objects.get().live)

    def test_a_page_is_not_published_before_its_claim_and_nothing_typed_is_lost(self):
        claim = factories.make_claim("kk")
        self.write(claim, "kk", self.editor)
        page = FactCheckPage.objects.get(claim=claim)
        response = self.post_page(page, self.editor, **WORDS, **paragraphs(PARAGRAPH), **{"action-publish": "1"})
        self.assertContains(response, f"Claim {claim.pk} is not public yet")
        self.assertContains(response, WORDS["answer"])
        self.assertFalse(FactCheckPage.objects.get(pk=page.pk).live)

    def test_its_claim_is_not_changed_by_the_form(self):
        page, other = self.begun(), factories.make_claim("kk")
        self.post_page(page, self.editor, claim=other.pk, title="Тақырып")
        self.assertEqual(FactCheckPage.objects.get().claim, self.claim)

    def test_a_second_page_in_a_language_is_a_form_error_that_names_the_first(self):
        first = factories.make_page(self.claim, "ru")
        self.client.force_login(self.editor)
        url = reverse("wagtailadmin_pages:add", args=["claims", "factcheckpage", first.get_parent().pk])
        data = {**form_data(self.client.get(url)), **WORDS, **paragraphs(PARAGRAPH), "claim": self.claim.pk}
        response = self.client.post(url, data)
        self.assertContains(response, first.title)
        self.assertIn("claim", response.context["form"].errors)
        self.assertEqual(FactCheckPage.objects.count(), 1)

    def test_related_claims_are_typed_as_numbers(self):
        page, other = self.begun(), factories.make_public_claim("true", "kk")
        self.post_page(page, self.editor, related=f"№{other.pk}")
        draft = FactCheckPage.objects.get().get_latest_revision_as_object()
        self.assertEqual(list(draft.related.all()), [other])
        self.assertContains(self.client.get(self.page_url(page)), f'value="{other.pk}"')
        response = self.post_page(page, self.editor, related="4711, twelve")
        self.assertIn("related", response.context["form"].errors)

    def test_an_answer_is_one_line(self):
        page = self.begun()
        self.post_page(page, self.editor, answer="Мұндай ереже\r\n жоқ.")
        self.assertEqual(FactCheckPage.objects.get().answer, "Мұндай ереже жоқ.")

    def test_the_preview_shows_the_words_typed_and_the_draft_of_the_claim(self):
        page = self.begun("ru")
        self.claim.text = "Жаңа мәтін әлі жарияланған жоқ"
        self.claim.save_revision()
        url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
        data = {**form_data(self.client.get(self.page_url(page))), **WORDS, **paragraphs(PARAGRAPH)}
        self.assertTrue(self.client.post(url, data).json()["is_valid"])
        shown = self.client.get(url)
        for words in (WORDS["title"], self.claim.text, "Рассылка"):
            self.assertContains(shown, words)
        self.assertContains(shown, 'lang="ru"')

    def test_the_preview_works_before_claim_and_page_were_ever_public(self):
        claim = factories.make_claim("kk", verdict=factories.verdict("scam"))
        page = factories.make_page(claim, "kk", live=False)
        self.client.force_login(self.author)
        shown = self.client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
        self.assertContains(shown, claim.text)
        self.assertContains(shown, "Алаяқтық")

    def test_the_preview_of_a_page_that_was_never_saved_works(self):
        self.client.force_login(self.editor)
        parent = factories.index_of(type(factories.make_page(self.claim, "kk").get_parent().specific), "en")
        args = ["claims", "factcheckpage", parent.pk]
        data = form_data(self.client.get(reverse("wagtailadmin_pages:add", args=args)))
        url = reverse("wagtailadmin_pages:preview_on_add", args=args)
        data |= {**WORDS, **paragraphs(PARAGRAPH), "claim": self.claim.pk, "title": "No new rules"}
        self.assertTrue(self.client.post(url, data).json()["is_valid"])
        self.assertContains(self.client.get(url), "No new rules")


class TranslateTest(WritingCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.claim = factories.make_public_claim("false")
        cls.person = make_person(cls.author, "Айгерім Сейітова")
        picture = get_image_model().objects.create(title="Сурет", file=factories.make_picture())
        cls.evidence = factories.make_evidence("ru")
        cls.evidence_kk = factories.make_evidence("kk", title="Оператордың жауабы")
        EvidencePage.objects.filter(pk=cls.evidence_kk.pk).update(translation_key=cls.evidence.translation_key)
        cls.alone = factories.make_evidence("ru", title="Письмо министерства")
        body = [
            ("heading", "Что известно"),
            ("paragraph", PARAGRAPH),
            ("quote", {"text": "Правил нет", "language": "ru", "translation": "", "attribution": "Оператор"}),
            ("picture", {"image": picture, "alt": "Снимок экрана", "caption": "Рассылка"}),
            ("evidence", {"page": cls.evidence, "note": "Главный источник"}),
            ("evidence", {"page": cls.alone, "note": ""}),
            ("timeline", [{"when": "март", "text": "Появилась рассылка"}]),
            ("what_to_do", ["Не пересылайте"]),
        ]
        cls.picture = picture
        cls.source = factories.make_page(cls.claim, "ru", body=body, user=cls.editor)
        cls.source.tags.add("Мошенничество")
        cls.source.save_revision(user=cls.editor).publish()

    def translated(self) -> FactCheckPage:
        self.translate(self.source, "kk")
        return FactCheckPage.objects.get(locale__language_code="kk")

    def test_one_post_makes_a_draft_and_opens_it_with_the_source_beside(self):
        response = self.translate(self.source, "kk")
        page = FactCheckPage.objects.get(locale__language_code="kk")
        self.assertRedirects(response, self.page_url(page) + "?source=ru")
        self.assertFalse(page.live)
        opened = self.client.get(response["Location"])
        self.assertContains(opened, 'data-side-panel="source"')
        for words in (self.source.answer, self.source.what_is_true, "Появилась рассылка"):
            self.assertContains(opened, words)

    def test_the_blocks_are_the_same_and_their_words_are_empty(self):
        body = self.translated().body
        self.assertEqual([block.block_type for block in body], [block.block_type for block in self.source.body])
        self.assertEqual(body[0].value, "")
        self.assertEqual(body[1].value.source, "")
        self.assertEqual(dict(body[2].value), {"text": "", "language": "ru", "translation": "", "attribution": ""})
        self.assertEqual((body[3].value["alt"], body[3].value["caption"]), ("", ""))
        self.assertEqual(dict(body[6].value[0]), {"when": "", "text": ""})
        self.assertEqual(list(body[7].value), [""])

    def test_nothing_of_the_source_is_left_anywhere(self):
        page = self.translated()
        self.assertEqual((page.title, page.answer, page.what_is_true, page.claim_in_this_language), ("",) * 4)
        stored = str(page.body.get_prep_value())
        for words in ("известно", "Рассылка", "Правил", "Оператор", "источник", "рассылка", "пересылайте", "экрана"):
            self.assertNotIn(words, stored)

    def test_pictures_are_kept_and_evidence_is_given_in_the_language_where_it_exists(self):
        body = self.translated().body
        self.assertEqual(body[3].value["image"], self.picture)
        self.assertEqual(body[4].value["page"].pk, self.evidence_kk.pk)
        self.assertEqual(body[5].value["page"].pk, self.alone.pk)

    def test_blocks_have_ids_of_their_own(self):
        ids = {block.id for block in self.source.body} & {block.id for block in self.translated().body}
        self.assertEqual(ids, set())

    def test_tags_are_not_taken_along_and_the_translator_signs(self):
        page = self.translated()
        self.assertFalse(page.tags.exists())
        self.assertEqual([(line.person, line.role) for line in page.bylines.all()], [(self.person, "translator")])

    def test_the_address_is_its_own(self):
        page = self.translated()
        self.post_page(page, self.author, paragraphs("<p>Мәтін</p>"), title="Жаңа ереже жоқ")
        page.refresh_from_db()
        self.assertEqual(page.slug, "zhana-erezhe-zhoq")
        self.assertNotEqual(page.slug, self.source.slug)

    def test_a_translation_that_exists_is_opened(self):
        page = factories.make_page(self.claim, "en", live=False)
        self.assertRedirects(self.translate(self.source, "en"), self.page_url(page) + "?source=ru")

    def test_the_unfinished_draft_is_saved_and_not_published(self):
        page = self.translated()
        self.post_page(page, self.editor, paragraphs(""), title="Жаңа ереже жоқ")
        response = self.post_page(page, self.editor, paragraphs(""), **{"action-publish": "1"})
        self.assertTrue(response.context["form"].errors)
        self.assertEqual(Page.objects.get(pk=page.pk).title, "Жаңа ереже жоқ")

    def test_it_takes_the_latest_draft_of_the_source(self):
        self.source.body = [("heading", "Новый заголовок")]
        self.source.save_revision(user=self.editor)
        self.assertEqual([block.block_type for block in self.translated().body], ["heading"])

    def test_the_log_says_from_which_language(self):
        page = self.translated()
        entry = PageLogEntry.objects.get(page=page.pk, action="claims.translate")
        self.assertEqual((entry.user, entry.data), (self.author, {"from": "ru"}))
        history = self.client.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
        self.assertContains(history, "Translation begun from: ru")


class TranslateArticlesTest(WritingCase):
    def test_an_evidence_page_keeps_its_facts_and_loses_its_words(self):
        source = factories.make_evidence("ru", quote="Правил нет", quote_language="ru", published_on="2025-03-04")
        response = self.translate(source, "kk")
        page = EvidencePage.objects.get(locale__language_code="kk")
        self.assertRedirects(response, self.page_url(page) + "?source=ru")
        self.assertEqual(page.translation_key, source.translation_key)
        self.assertEqual((page.kind, page.quote, str(page.published_on)), (source.kind, "Правил нет", "2025-03-04"))
        self.assertEqual((page.title, page.summary, page.live), ("", "", False))
        self.assertContains(self.client.get(response["Location"]), source.summary)
        self.post_form(self.page_url(page), self.editor, title="Оператордың жауабы")
        self.assertEqual(EvidencePage.objects.get(pk=page.pk).slug, "operatordyn-zhauaby")

    def test_an_explainer_keeps_its_blocks_and_its_claims(self):
        claim = factories.make_public_claim()
        source = ExplainerPage(title="Как проверять", summary="Коротко", body=[("paragraph", PARAGRAPH)], live=False)
        factories.index_of(ExplainerIndexPage, "ru").add_child(instance=source)
        source.related_claims = [claim]
        source.save_revision()
        self.translate(source, "en")
        page = ExplainerPage.objects.get(locale__language_code="en")
        self.assertEqual((page.title, page.summary, page.body[0].value.source), ("", "", ""))
        self.assertEqual(list(page.related_claims.all()), [claim])

    def test_the_claims_of_an_explainer_are_typed_as_numbers(self):
        claim = factories.make_public_claim()
        page = ExplainerPage(title="Как проверять", summary="Коротко", live=False)
        factories.index_of(ExplainerIndexPage, "ru").add_child(instance=page)
        self.post_form(self.page_url(page), self.author, related_claims=str(claim.pk), **paragraphs(PARAGRAPH))
        draft = ExplainerPage.objects.get().get_latest_revision_as_object()
        self.assertEqual(list(draft.related_claims.all()), [claim])

    def test_what_exists_is_opened(self):
        source = factories.make_evidence("ru")
        for _time in range(2):
            self.translate(source, "kk")
        self.assertEqual(EvidencePage.objects.count(), 2)

    def test_other_pages_are_not_translated_here(self):
        home = factories.make_evidence("ru").get_parent().get_parent()
        self.assertEqual(self.translate(home, "kk", self.superuser).status_code, 404)
