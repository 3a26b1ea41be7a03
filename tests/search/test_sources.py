"""What of the record readers can find, and what is said of it."""

from django.test import TestCase
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from factcheck.claims.models import Appearance, Claim, Claimant, ExplainerIndexPage, ExplainerPage, Tag, Topic, Wording
from factcheck.claims.models.tags import FactCheckTag
from search import asking
from search.documents import SOURCES, kind_of, language_of, subject_of
from search.index import content
from search.index.exact import digest
from search.text import fingerprint
from tests import factories
from tests.claims.archive import make_named

FORWARD = "Внимание! С завтрашнего дня вводятся новые правила связи, все звонки будут записываться."


def documents(*subjects: str) -> dict:
    """The documents of the subjects, by their keys."""
    return {document.key: document for document in content.documents_of(subjects)}


class ClaimDocumentsTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        claim = factories.make_claim("ru", verdict=factories.verdict("false"))
        claim.topics.add(Topic.objects.get(slug="technology"))
        claim.claimants.add(make_named(Claimant, "anonym", "Анонимный автор рассылки", kind="person"))
        claim.wordings.add(Wording(text=FORWARD, language="ru"))
        claim.appearances.add(
            Appearance(platform="telegram-channel", url="https://t.me/s/qaueset/77?utm_source=x"),
            Appearance(platform="whatsapp", no_link_reason="private-messenger"),
        )
        claim.save()
        claim.save_revision()
        cls.claim = factories.publish(claim)
        cls.kk, cls.ru = (factories.make_page(cls.claim, language) for language in ("kk", "ru"))
        tag, _made = Tag.objects.get_or_create(name="байланыс", defaults={"slug": "bailanys"})
        FactCheckTag.objects.create(content_object=cls.kk, tag=tag)
        cls.subject = f"claim-{cls.claim.pk}"

    def test_there_is_one_document_for_each_language_with_a_page(self):
        found = documents(self.subject)
        self.assertEqual(list(found), [f"{self.subject}-kk", f"{self.subject}-ru"])
        self.assertEqual({document.subject for document in found.values()}, {self.subject})
        self.assertEqual(found[f"{self.subject}-kk"].title, factories.WORDS["kk"]["title"])

    def test_it_says_the_claim_in_all_its_wordings_and_the_words_of_its_own_language(self):
        text = documents(self.subject)[f"{self.subject}-kk"].text
        for words in (self.claim.text, FORWARD, factories.WORDS["kk"]["answer"], "байланыс", "Технология"):
            self.assertIn(words, text)
        self.assertNotIn(factories.WORDS["ru"]["answer"], text)

    def test_filters_find_it(self):
        facets = documents(self.subject)[f"{self.subject}-ru"].facets
        self.assertEqual(facets["verdict"], ("false",))
        self.assertEqual(facets["topic"], ("technology",))
        self.assertEqual(facets["platform"], ("telegram-channel", "whatsapp"))
        self.assertEqual((facets["claimant"], facets["tag"]), (("anonym",), ("bailanys",)))
        self.assertEqual((facets["language"], facets["kind"]), (("ru",), ("claim",)))

    def test_addresses_and_texts_identify_it(self):
        exact = documents(self.subject)[f"{self.subject}-ru"].exact
        self.assertEqual(exact["url"], (self.claim.appearances.get(platform="telegram-channel").canonical_url,))
        for text in (self.claim.text, FORWARD, factories.WORDS["kk"]["title"]):
            self.assertIn(fingerprint(text), exact["text"])

    def test_the_passages_that_get_a_vector_are_few_and_each_stands_once(self):
        passages = documents(self.subject)[f"{self.subject}-ru"].passages
        self.assertEqual(passages[:2], (self.claim.text, FORWARD))
        self.assertEqual(len(set(map(digest, passages))), len(passages))

    def test_a_draft_a_private_page_and_an_unpublished_claim_are_no_documents(self):
        draft = factories.make_claim("kk")
        factories.make_page(self.claim, "en", live=False)
        PageViewRestriction.objects.create(page=self.ru, restriction_type="login")
        self.assertEqual(list(documents(self.subject, f"claim-{draft.pk}")), [f"{self.subject}-kk"])
        self.claim.unpublish()
        self.assertEqual(documents(self.subject), {})

    def test_what_is_edited_and_not_published_is_not_said(self):
        self.claim.text = "Жаңа мәтін әлі жарияланған жоқ"
        self.claim.wordings.add(Wording(text="құпия", language="kk"))
        self.claim.save_revision()
        self.assertNotIn("құпия", documents(self.subject)[f"{self.subject}-kk"].text)

    def test_a_claim_without_a_page_stands_in_its_own_language(self):
        """It is found while it is being checked; a language that the site does not have means the first one."""
        for language, stands_in in (("kk", "kk"), ("en-GB", "en"), ("uz", "kk")):
            claim = factories.make_public_claim(None, language, text="Мектепте екпе салынады екен")
            (document,) = documents(f"claim-{claim.pk}").values()
            self.assertEqual((document.language, document.facets["verdict"]), (stands_in, ("being-checked",)))

    def test_the_words_of_a_merged_claim_lead_to_the_claim_that_stands_for_it(self):
        """Both numbers stay alive, and so do both wordings; what was never public does not come in by the back door."""
        older = factories.make_claim("ru", text="Операторы тайно пишут каждый разговор абонентов")
        older.wordings.add(Wording(text="Пишут всех", language="ru"))
        older.appearances.add(Appearance(platform="vk", url="https://vk.com/wall-1_2"))
        older.save()
        older.save_revision()
        older = factories.publish(older)
        secret = factories.make_claim("ru", text="Черновик редакции")
        for other in (older, secret):
            Claim.objects.get(pk=other.pk).merge_into(self.claim)
        found = documents(self.subject, f"claim-{older.pk}")
        self.assertEqual(len(found), 2)
        document = found[f"{self.subject}-ru"]
        self.assertIn(older.text, document.passages)
        self.assertIn("Пишут всех", document.text)
        self.assertIn("vk.com/wall-1_2", document.exact["url"])
        self.assertNotIn("Черновик", document.text)

    def test_the_number_of_questions_does_not_grow_with_the_claims(self):
        with self.assertNumQueries(12):
            list(SOURCES["claim"].documents([self.subject]))
        others = [f"claim-{factories.make_public_claim('true', 'ru', text=f'Слух {place}').pk}" for place in range(4)]
        with self.assertNumQueries(12):
            list(SOURCES["claim"].documents([self.subject, *others]))


class PageDocumentsTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.evidence = factories.make_evidence("ru", quote="Правила не менялись с 2019 года")
        page = ExplainerPage(
            title="Как узнать рассылку", summary="Приметы писем счастья", live=False,
            body=[("paragraph", "<p>Просят переслать всем.</p>")],
        )  # fmt: skip
        factories.index_of(ExplainerIndexPage, "ru").add_child(instance=page)
        cls.explainer = factories.publish(page)

    def test_evidence_and_explainers_are_found_by_their_words(self):
        for page, kind, words in (
            (self.evidence, "evidence", "с 2019 года"),
            (self.explainer, "explainer", "переслать всем"),
        ):
            subject = f"{kind}-{page.translation_key.hex}"
            (document,) = documents(subject).values()
            self.assertEqual((document.key, document.kind), (f"{subject}-ru", kind))
            self.assertIn(words, document.text)

    def test_a_private_page_is_no_document(self):
        PageViewRestriction.objects.create(page=self.evidence.get_parent(), restriction_type="login")
        self.assertEqual(list(SOURCES["evidence"].documents()), [])
        self.assertEqual(list(SOURCES["evidence"].subjects()), [])


class ShownTest(TestCase):
    """How found documents look in a list."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        cls.page = factories.make_page(cls.claim, "ru")
        cls.unwritten = factories.make_public_claim(None, "kk")
        cls.evidence = factories.make_evidence("ru")

    def shown(self, *keys: str, language: str = "kk"):
        with override(language):
            return asking.shown(keys, language)

    def test_a_reader_of_another_language_sees_the_words_there_are_and_the_verdict_in_her_own(self):
        key = f"claim-{self.claim.pk}-ru"
        review = self.shown(key)[key].context["review"]
        self.assertEqual((review.title, review.title_language), (self.page.title, "ru"))
        self.assertEqual((review.shown_verdict.name, review.path), ("Жалған", self.page.url))

    def test_a_key_of_a_language_without_a_page_shows_the_words_there_are(self):
        """An exact match knows the claim, not the languages it is written in."""
        key = f"claim-{self.claim.pk}-en"
        self.assertEqual(self.shown(key)[key].context["review"].title, self.page.title)

    def test_a_claim_without_a_page_leads_to_its_own_view_in_the_readers_language(self):
        key = f"claim-{self.unwritten.pk}-kk"
        review = self.shown(key, language="en")[key].context["review"]
        self.assertEqual((review.path, review.verdict_key), (f"/en/claims/{self.unwritten.pk}/", "being-checked"))

    def test_what_is_not_public_any_more_is_not_shown_even_when_the_index_still_has_it(self):
        keys = [f"claim-{self.claim.pk}-ru", f"evidence-{self.evidence.translation_key.hex}-ru"]
        self.assertEqual(list(self.shown(*keys)), keys)
        self.claim.unpublish()
        PageViewRestriction.objects.create(page=self.evidence, restriction_type="login")
        self.assertEqual(self.shown(*keys), {})

    def test_the_words_of_a_page_made_private_are_not_shown(self):
        PageViewRestriction.objects.create(page=self.page, restriction_type="login")
        key = f"claim-{self.claim.pk}-ru"
        review = self.shown(key)[key].context["review"]
        self.assertEqual((review.title, review.path), (self.claim.text, f"/kk/claims/{self.claim.pk}/"))

    def test_keys_say_what_they_name(self):
        self.assertEqual(
            (kind_of("claim-12-zh-hans"), subject_of("claim-12-zh-hans"), language_of("claim-12-zh-hans")),
            ("claim", "claim-12", "zh-hans"),
        )


class SuggestionsTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_claim("kk", verdict=factories.verdict("false"))
        cls.claim.topics.add(Topic.objects.get(slug="technology"))
        cls.claim.save()
        cls.claim.save_revision()
        cls.claim = factories.publish(cls.claim)
        cls.page = factories.make_page(cls.claim, "kk")

    def suggested(self, start: str, language: str = "kk") -> list[tuple[str, str]]:
        with override(language):
            return [(found.kind, found.address) for found in asking.suggestions(start, language)]

    def test_headlines_and_rubrics_are_completed_whatever_the_case(self):
        self.assertEqual(self.suggested("қоңыр"), [("claim", self.page.url)])
        self.assertEqual(self.suggested("ТЕХ"), [("topic", "/kk/topics/technology/")])

    def test_other_languages_and_secrets_are_not_suggested(self):
        self.assertEqual(self.suggested("қоңыр", "ru"), [])
        factories.make_page(self.claim, "ru", live=False, title="Қоңыр құпия")
        self.claim.unpublish()
        self.assertEqual(self.suggested("қоңыр"), [])
        self.assertEqual(self.suggested("тех"), [])

    def test_any_text_is_an_answer(self):
        for text in ("", " ", "\x00", "%", "_", "\\", "'" * 5000, "a b c d e f g h i j"):
            self.assertEqual(self.suggested(text), [])


class SimpleSearchTest(TestCase):
    """What the database answers while there is no index."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        factories.make_page(cls.claim, "ru")
        cls.evidence = factories.make_evidence("ru")

    def test_all_words_count_and_other_languages_come_after(self):
        source = SOURCES["claim"]
        self.assertEqual(source.simple_search(["звонки", "ПРАВИЛА"], "ru", 10), [f"claim-{self.claim.pk}-ru"])
        self.assertEqual(source.simple_search(["звонки", "правила"], "kk", 10), [f"claim-{self.claim.pk}-ru"])
        self.assertEqual(source.simple_search(["звонки", "рецепт"], "ru", 10), [])
        evidence = SOURCES["evidence"].simple_search(["оператора"], "ru", 10)
        self.assertEqual(evidence, [f"evidence-{self.evidence.translation_key.hex}-ru"])
