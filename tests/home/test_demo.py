"""The demonstration site: complete in three languages, loaded once, never over somebody's work."""

from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings

from factcheck.claims.models import (
    Claim,
    Correction,
    EvidencePage,
    ExplainerPage,
    FactCheckPage,
    Ruling,
)
from home.demo.content import read_all
from home.demo.logins import USERS
from home.models import StandardPage
from tests import factories

LANGUAGES = ("kk", "ru", "en")
VERDICTS = {1: "misleading", 2: "false", 3: "unproven", 4: "unproven", 5: "missing-context", 6: None}


def run_demo() -> str:
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


@override_settings(IS_DEMONSTRATION=True)
class DemonstrationTest(TestCase):
    @classmethod
    def setUpClass(cls):
        # Passwords are kept in a file: other processes of the tests have theirs.
        folder = cls.enterClassContext(TemporaryDirectory())
        cls.enterClassContext(override_settings(VAR_DIR=Path(folder)))
        super().setUpClass()

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        with override_settings(IS_DEMONSTRATION=True):
            cls.printed = run_demo()

    def test_claims_have_their_numbers_and_verdicts(self):
        in_force = {claim.pk: claim.verdict_in_force and claim.verdict_in_force.key for claim in Claim.objects.public()}
        self.assertEqual(in_force, VERDICTS)

    def test_each_fact_check_is_public_in_three_languages(self):
        for number in range(1, 6):
            with self.subTest(number):
                pages = FactCheckPage.objects.published().filter(claim=number)
                self.assertEqual({page.language for page in pages}, set(LANGUAGES))
                self.assertEqual(len({page.title for page in pages}), 3)

    def test_each_page_has_every_word_and_several_kinds_of_blocks(self):
        for page in FactCheckPage.objects.all():
            with self.subTest(page.title):
                page.full_clean()
                self.assertTrue(page.what_we_do_not_know)
                self.assertGreaterEqual(len({block.block_type for block in page.body}), 4)

    def test_one_claim_is_being_checked_and_says_that_it_is_a_demonstration(self):
        claim = Claim.objects.get(pk=6)
        self.assertTrue(claim.is_being_checked)
        self.assertIn("Демонстрация", claim.appearances.get().note)
        self.assertTrue(claim.appearances.get().capture.is_picture)

    def test_one_verdict_was_changed_in_public_with_a_note_in_each_language(self):
        kinds = Ruling.objects.filter(claim=3).values_list("kind", "verdict__key")
        self.assertEqual(list(kinds), [("initial", "no-verdict"), ("changed", "unproven")])
        notes = Correction.objects.filter(page__claim=3, severity="verdict-change")
        self.assertEqual({note.page.language for note in notes}, set(LANGUAGES))

    def test_author_and_editor_are_two_people(self):
        for ruling in Ruling.objects.all():
            self.assertEqual((ruling.decided_by.username, ruling.approved_by.username), ("author", "editor"))

    def test_policies_explainer_and_evidence_are_there_in_each_language(self):
        for language in LANGUAGES:
            with self.subTest(language):
                self.assertEqual(StandardPage.objects.in_language(language).open_to_all().count(), 7)
                self.assertEqual(ExplainerPage.objects.in_language(language).open_to_all().count(), 1)
                self.assertEqual(
                    EvidencePage.objects.in_language(language).open_to_all().count(), len(read_all("evidence"))
                )

    def test_no_address_was_invented(self):
        for page in EvidencePage.objects.all():
            self.assertEqual((page.original_url, page.archive_url), ("", ""))
            self.assertTrue(page.no_link_reason)

    def test_the_arithmetic_of_the_fifth_claim_holds(self):
        self.assertEqual(3027 + 4662, 7689)
        self.assertEqual(round(0.90 * 3027 + 0.51 * 4662), 5102)
        page = FactCheckPage.objects.get(claim=5, locale__language_code="kk")
        words = str(page.body)
        for figure in ("7\u00a0689", "3\u00a0027", "4\u00a0662", "66,4"):
            self.assertIn(figure, words)

    def test_logins_are_printed(self):
        for username in USERS:
            self.assertIn(f"sign in as {username}", self.printed)
            user = get_user_model().objects.get(username=username)
            self.assertNotEqual(user.groups.exists(), user.is_superuser)

    def test_a_password_that_was_changed_is_not_printed(self):
        user = get_user_model().objects.get(username="editor")
        user.set_password("өз құпия сөзім")
        user.save()
        printed = run_demo()
        self.assertIn("sign in as author", printed)
        self.assertNotIn("sign in as editor", printed)

    def test_a_second_run_changes_nothing_that_an_editor_did(self):
        page = FactCheckPage.objects.get(claim=2, locale__language_code="ru")
        page.title = "Редактор изменил заголовок"
        page.save_revision().publish()
        FactCheckPage.objects.filter(claim=4).first().delete()
        before = FactCheckPage.objects.count(), Ruling.objects.count(), EvidencePage.objects.count()
        run_demo()
        self.assertEqual((FactCheckPage.objects.count(), Ruling.objects.count(), EvidencePage.objects.count()), before)
        page.refresh_from_db()
        self.assertEqual(page.title, "Редактор изменил заголовок")

    def test_the_next_claim_gets_the_next_number(self):
        self.assertEqual(factories.make_claim().pk, 7)


class DemonstrationOutsideDevelopmentTest(TestCase):
    def test_it_is_refused(self):
        """Users with printed passwords have no place in production."""
        with self.assertRaises(CommandError):
            run_demo()
        self.assertFalse(get_user_model().objects.exists())
