from datetime import date, timedelta
from unittest.mock import patch

from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data
from wagtail.users.models import UserProfile

from factcheck.claims.models import Capture, Citation, Claim, EvidencePage, Region, Topic
from tests import factories
from tests.claims.desk_case import DeskCase


class ClaimListTest(DeskCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.draft = factories.make_claim("kk")
        cls.draft.save_revision(user=cls.author)
        cls.checked = factories.make_public_claim(None, "en", user=cls.editor)
        cls.refuted = factories.make_public_claim("false", "ru", user=cls.editor)
        cls.page = factories.make_page(cls.refuted, "ru", user=cls.editor)

    def listed(self, user=None, **asked) -> list[Claim]:
        self.client.force_login(user or self.editor)
        response = self.client.get(reverse("wagtailsnippets_claims_claim:list"), asked)
        self.assertEqual(response.status_code, 200)
        return sorted(response.context["object_list"], key=lambda claim: claim.pk)

    def test_every_status_is_listed(self):
        self.assertEqual(self.listed(), [self.draft, self.checked, self.refuted])

    def test_search_finds_numbers_words_and_headlines_in_any_case(self):
        expected = {
            str(self.refuted.pk): [self.refuted],
            f"№{self.draft.pk}": [self.draft],
            "БАЛАЛАРДЫ ұрлап": [self.draft],
            "facebook kazakhstan": [self.checked],
            self.page.title[:12].upper(): [self.refuted],
            "жоқ мұндай сөз": [],
            '"has provided" kazakhstan': [self.checked],
            "facebook -kazakhstan": [],
            "[(*": [],
            "9" * 40: [],
        }
        for query, claims in expected.items():
            with self.subTest(query=query):
                self.assertEqual(self.listed(q=query), claims)

    def test_wordings_are_searched_too(self):
        self.draft.wordings.create(text="Балаларды көлікпен алып кетіп жатыр", language="kk")
        self.draft.save()
        self.assertEqual(self.listed(q="көлікпен"), [self.draft])

    def test_filters(self):
        topic, region = Topic.objects.first(), Region.objects.first()
        self.draft.topics, self.draft.regions = [topic], [region]
        self.draft.save()
        merged = factories.make_claim("kk")
        merged.merge_into(self.draft)
        expected = [
            ({"status": "draft"}, [self.draft]),
            ({"status": "checking"}, [self.checked]),
            ({"status": "verdict"}, [self.refuted]),
            ({"status": "merged"}, [merged]),
            ({"status": "unpublished"}, []),
            ({"status": "approval"}, []),
            ({"verdict": factories.verdict("false").pk}, [self.refuted]),
            ({"waits": "verdict"}, [self.checked]),
            ({"written": "ru"}, [self.refuted]),
            ({"missing": "ru"}, [self.draft, self.checked, merged]),
            ({"topics": topic.pk}, [self.draft]),
            ({"regions": region.pk}, [self.draft]),
            ({"review": "due"}, []),
        ]
        for asked, claims in expected:
            with self.subTest(asked=asked):
                self.assertEqual(self.listed(**asked), claims)

    def test_wrong_filters_give_a_list(self):
        for asked in (
            {"status": "nonsense"},
            {"verdict": "abc"},
            {"topics": "10" * 30},
            {"p": "0"},
            {"p": "x"},
            {"q": "a\x00b"},
        ):
            with self.subTest(asked=asked):
                self.client.force_login(self.editor)
                response = self.client.get(reverse("wagtailsnippets_claims_claim:list"), asked)
                self.assertLess(response.status_code, 500)

    def test_who_it_waits_for(self):
        self.assertEqual(self.listed(self.author, waits="me"), [self.draft])
        self.assertEqual(self.listed(self.editor, waits="me"), [])
        self.post_form(self.claim_url(self.draft), self.author, **{"action-submit": "1"})
        self.assertEqual(self.listed(self.editor, waits="my-approval"), [self.draft])
        self.assertEqual(self.listed(self.author, waits="my-approval"), [])
        self.assertEqual(self.listed(self.author, waits="second-person"), [self.draft])
        self.assertEqual(self.listed(self.author, waits="me"), [])

    def test_the_proposed_verdict_stands_beside_the_one_in_force(self):
        draft = Claim.objects.get(pk=self.refuted.pk)
        draft.verdict = factories.verdict("scam")
        draft.save_revision(user=self.editor)
        self.client.force_login(self.editor)
        response = self.client.get(reverse("wagtailsnippets_claims_claim:list"))
        self.assertContains(response, factories.verdict("false").name_in("en"))
        self.assertContains(response, f"proposed: {factories.verdict('scam').name_in('en')}")

    def test_queries_do_not_grow_with_the_list(self):
        self.client.force_login(self.editor)
        url = reverse("wagtailsnippets_claims_claim:list")
        self.client.get(url)
        with CaptureQueriesContext(connection) as few:
            self.client.get(url)
        for _index in range(8):
            factories.make_page(factories.make_public_claim("false", user=self.editor), "kk", user=self.editor)
        with CaptureQueriesContext(connection) as many:
            self.client.get(url)
        self.assertEqual(len(few), len(many))


class PageListsTest(DeskCase):
    def setUp(self):
        super().setUp()
        self.claim = factories.make_public_claim("false")
        self.page = factories.make_page(self.claim, "ru")
        self.client.force_login(self.author)

    def listed(self, name: str, **asked):
        return list(self.client.get(reverse(f"{name}:index"), asked).context["object_list"])

    def test_fact_checks_of_all_languages_stand_in_one_list(self):
        kazakh = factories.make_page(self.claim, "kk", live=False)
        self.assertCountEqual([page.pk for page in self.listed("fact_checks")], [self.page.pk, kazakh.pk])
        self.assertEqual([page.pk for page in self.listed("fact_checks", language="kk")], [kazakh.pk])
        self.assertEqual([page.pk for page in self.listed("fact_checks", status="draft")], [kazakh.pk])

    def test_words_older_than_the_verdict_are_found(self):
        self.assertEqual(self.listed("fact_checks", words="older"), [])
        claim = Claim.objects.get()
        claim.verdict = factories.verdict("scam")
        factories.publish(claim)
        self.assertEqual([page.pk for page in self.listed("fact_checks", words="older")], [self.page.pk])

    def test_evidence_is_added_in_each_language(self):
        response = self.client.get(reverse("evidence:index"))
        for language in ("kk", "ru", "en"):
            parent = factories.index_of(type(factories.make_evidence(language).get_parent().specific), language)
            url = reverse("wagtailadmin_pages:add", args=["claims", "evidencepage", parent.pk])
            self.assertContains(response, url)


class DashboardTest(DeskCase):
    def pile(self, key: str, user=None):
        self.client.force_login(user or self.editor)
        response = self.client.get("/admin/")
        return next(pile for pile in response.context["piles"] if pile.key == key)

    def words(self, key: str, user=None) -> str:
        return " | ".join(f"{line.words} ({line.note})" for line in self.pile(key, user).lines)

    def test_an_empty_desk_says_so_in_plain_words(self):
        self.client.force_login(self.author)
        response = self.client.get("/admin/")
        for words in ("Nothing waits for your approval.", "You have no unfinished drafts."):
            self.assertContains(response, words)

    def test_approvals_wait_for_those_who_may_give_them(self):
        claim = factories.make_claim("kk", verdict=factories.verdict("false"))
        self.post_form(self.claim_url(claim), self.author, **{"action-submit": "1"})
        self.assertIn(claim.text, self.words("approvals"))
        self.assertIn("Айгерім Сейітова", self.words("approvals"))
        self.assertEqual(self.words("approvals", self.author), "")

    def test_drafts_are_the_users_own(self):
        claim = factories.make_claim("kk")
        claim.save_revision(user=self.author)
        page = factories.make_page(claim, "kk", live=False, user=self.author)
        for words in (claim.text, page.title):
            self.assertIn(words, self.words("drafts", self.author))
            self.assertNotIn(words, self.words("drafts", self.editor))

    def test_claims_being_checked(self):
        claim = factories.make_public_claim(None, "kk")
        factories.make_public_claim("false", "ru")
        self.assertEqual(self.pile("checking").count, 1)
        self.assertIn(claim.text, self.words("checking"))

    def test_words_older_than_the_verdict(self):
        claim = factories.make_public_claim("false")
        page = factories.make_page(claim, "ru")
        self.assertEqual(self.pile("older").count, 0)
        claim = Claim.objects.get()
        claim.verdict = factories.verdict("scam")
        factories.publish(claim)
        self.assertIn(page.title, self.words("older"))
        page.confirm_words(self.editor)
        self.assertEqual(self.pile("older").count, 0)

    def test_verdicts_due_for_another_look(self):
        claim = factories.make_public_claim("false", review_by=date(2020, 1, 1))
        self.assertIn(claim.text, self.words("review"))
        Claim.objects.get().verify(self.editor)
        self.assertEqual(self.pile("review").count, 0)

    def test_evidence_that_changed_or_ran_out_since_the_verdict(self):
        evidence = factories.make_evidence("ru")
        yesterday = timezone.localdate() - timedelta(days=1)
        claim = factories.make_public_claim("false")
        Citation.objects.create(claim=claim, evidence=evidence)
        self.assertEqual(self.pile("evidence").count, 0)
        factories.publish(EvidencePage.objects.get())
        self.assertIn(f"№{claim.pk}", self.words("evidence"))
        Claim.objects.get().verify(self.editor)
        self.assertEqual(self.pile("evidence").count, 0)
        EvidencePage.objects.update(valid_until=yesterday)
        self.assertEqual(self.pile("evidence").count, 0, "somebody looked after it had run out")
        EvidencePage.objects.update(valid_until=timezone.localdate() - timedelta(days=0))
        self.assertEqual(self.pile("evidence").count, 0, "it is valid today")

    def test_evidence_that_was_withdrawn(self):
        evidence = factories.make_evidence("ru")
        claim = factories.make_public_claim("false")
        Citation.objects.create(claim=claim, evidence=evidence)
        evidence.unpublish()
        self.assertEqual(self.pile("evidence").count, 1)


class LanguageOfTheDeskTest(DeskCase):
    def test_russian_unless_the_browser_or_the_account_says_otherwise(self):
        client = self.client_class()
        self.assertEqual(client.get("/admin/login/").headers["Content-Language"], "ru")
        for accepted, language in (("kk", "ru"), ("kk,en;q=0.5", "en"), ("en-GB", "en"), ("de", "ru"), ("ru", "ru")):
            with self.subTest(accepted=accepted):
                response = client.get("/admin/login/", headers={"Accept-Language": accepted})
                self.assertEqual(response.headers["Content-Language"], language)

    def test_an_account_keeps_the_language_it_chose(self):
        profile = UserProfile.get_for_user(self.author)
        profile.preferred_language = "ru"
        profile.save()
        self.client.force_login(self.author)
        self.assertContains(self.client.get("/admin/"), 'lang="ru"')


WORDS = nested_form_data({"labels": inline_formset([{"language": "kk", "name": "Мессенджердегі хабарлама"}])})


class CaptureTest(DeskCase):
    URL = "wagtailsnippets_claims_capture:add"

    def upload(self, file, kind: str = "screenshot"):
        self.client.force_login(self.author)
        fields = {"title": "Скриншот рассылки", "kind": kind, "captured_at": "2025-11-05 10:00", **WORDS}
        return self.client.post(reverse(self.URL), {**fields, **({"file": file} if file else {})})

    def test_a_picture_is_kept_with_the_name_of_who_captured_it(self):
        self.upload(factories.make_picture())
        self.assertEqual(Capture.objects.get().captured_by, self.author)

    def test_what_is_no_picture_is_refused_at_the_field_and_the_words_stay(self):
        for name, content in (
            ("fake.gif", b"GIF89a not a picture"),
            ("x.svg", b"<svg/>"),
            ("cut.jpg", b"\xff\xd8\xff"),
        ):
            with self.subTest(name=name):
                response = self.upload(ContentFile(content, name=name))
                self.assertIn("not a whole picture", response.context["form"].errors["file"][0])
                self.assertContains(response, "Скриншот рассылки")

    def test_a_file_is_required(self):
        self.assertIn("file", self.upload(None).context["form"].errors)

    def test_one_is_uploaded_from_within_the_claims_form(self):
        self.client.force_login(self.author)
        url = reverse(Capture.snippet_viewset.chooser_viewset.get_url_name("create"))
        fields = {"title": "Скриншот", "kind": "screenshot", "file": factories.make_picture()}
        refused = self.client.post(url, fields)
        self.assertContains(refused, "Say what the picture shows", html=False)
        fields |= {"file": factories.make_picture(), "shows_kk": "Мессенджердегі хабарлама", "shows_en": "A message"}
        response = self.client.post(url, fields)
        capture = Capture.objects.get()
        self.assertEqual(capture.captured_by, self.author)
        self.assertEqual(response.json()["result"]["id"], str(capture.pk))
        self.assertEqual(capture.names(), {"kk": "Мессенджердегі хабарлама", "en": "A message"})

    def test_a_picture_without_words_in_the_first_language_is_refused(self):
        for rows in ([], [{"language": "ru", "name": "Сообщение в мессенджере"}]):
            with self.subTest(rows=rows), patch.dict(WORDS, nested_form_data({"labels": inline_formset(rows)})):
                response = self.upload(factories.make_picture())
                self.assertContains(response, "Say what the picture shows, at least in this language: Қазақша.")
        self.assertFalse(Capture.objects.exists())

    def test_a_document_needs_no_such_words(self):
        with patch.dict(WORDS, nested_form_data({"labels": inline_formset([])})):
            self.upload(ContentFile(b"%PDF-1.4", name="otvet.pdf"), kind="pdf")
        self.assertEqual(Capture.objects.get().kind, "pdf")

    def test_another_colleague_does_not_become_the_one_who_captured_it(self):
        self.upload(factories.make_picture())
        capture = Capture.objects.get()
        self.client.force_login(self.editor)
        url = reverse("wagtailsnippets_claims_capture:edit", args=[capture.pk])
        self.post_form(url, title="Скриншот")
        capture.refresh_from_db()
        self.assertEqual((capture.title, capture.captured_by), ("Скриншот", self.author))
