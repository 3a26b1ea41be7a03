from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from factcheck.claims.models import Claim, Ruling, Wave
from tests import factories
from tests.admin_forms import form_data, values
from tests.claims.desk_case import DeskCase

TEXT = "Мектептен қайтқан балаларды ұрлап жүрген топ бар екен"


class NewClaimTest(DeskCase):
    def test_a_claim_is_saved_as_a_draft_from_its_text_alone(self):
        response = self.post_form(self.new_claim_url, self.author, text=TEXT)
        claim = Claim.objects.get()
        self.assertRedirects(response, self.claim_url(claim), fetch_redirect_response=False)
        self.assertEqual((claim.text, claim.live, claim.language), (TEXT, False, "kk"))
        self.assertEqual(claim.latest_revision.user, self.author)

    def test_an_editor_publishes_it_with_its_first_verdict_in_one_step(self):
        fields = {"text": TEXT, "verdict": factories.verdict("false").pk, "action-publish": "1"}
        self.post_form(self.new_claim_url, self.editor, **fields)
        claim = Claim.objects.get()
        self.assertTrue(claim.live)
        self.assertEqual(claim.ruling.verdict.key, "false")
        self.assertEqual(claim.ruling.decided_by_name, "Данияр Ахметов")

    def test_a_new_claim_is_one_click_away(self):
        self.client.force_login(self.author)
        self.assertContains(self.client.get("/admin/"), self.new_claim_url)

    def test_a_wrong_language_tag_is_an_error_at_its_field(self):
        response = self.post_form(self.new_claim_url, self.author, text=TEXT, language="по-русски!")
        self.assertEqual(response.status_code, 200)
        self.assertIn("language", response.context["form"].errors)
        self.assertContains(response, TEXT)


class PublishingWithoutVerdictTest(DeskCase):
    def test_the_ordinary_button_names_both_ways_and_keeps_the_words(self):
        response = self.post_form(self.new_claim_url, self.editor, text=TEXT, **{"action-publish": "1"})
        error = response.context["form"].errors["verdict"][0]
        self.assertIn("Publish as being checked", error)
        self.assertContains(response, TEXT)
        self.assertFalse(Claim.objects.exists())

    def test_its_own_button_makes_it_public_without_a_verdict(self):
        self.post_form(self.new_claim_url, self.editor, text=TEXT, **{"action-publish-being-checked": "1"})
        claim = Claim.objects.get()
        self.assertTrue(claim.is_public and claim.is_being_checked)
        self.assertFalse(Ruling.objects.exists())

    def test_its_own_button_does_not_publish_a_verdict(self):
        claim = factories.make_claim("kk")
        verdict = factories.verdict("scam").pk
        response = self.post_form(
            self.claim_url(claim), self.editor, verdict=verdict, **{"action-publish-being-checked": "1"}
        )
        self.assertIn("verdict", response.context["form"].errors)
        self.assertFalse(Claim.objects.get().live)

    def test_the_button_is_shown_to_those_who_may_publish(self):
        for user, count in ((self.editor, 1), (self.author, 0)):
            self.client.force_login(user)
            self.assertContains(self.client.get(self.new_claim_url), "action-publish-being-checked", count=count)

    def test_a_claim_with_a_verdict_has_no_such_button(self):
        claim = factories.make_public_claim("false")
        self.client.force_login(self.editor)
        self.assertNotContains(self.client.get(self.claim_url(claim)), "action-publish-being-checked")


class VerdictChoicesTest(DeskCase):
    def offered(self, claim: Claim) -> set[str]:
        self.client.force_login(self.editor)
        choices = self.client.get(self.claim_url(claim)).context["form"].fields["verdict"].queryset
        return {verdict.key for verdict in choices}

    def test_retired_verdicts_are_not_offered(self):
        self.assertNotIn("half-true", self.offered(factories.make_claim()) - {"half-true"})
        self.assertNotIn("mostly-false", self.offered(factories.make_claim()))

    def test_the_one_already_set_stays_offered(self):
        claim = factories.make_public_claim("scam")
        scam = factories.verdict("scam")
        scam.is_active = False
        scam.save()
        self.assertIn("scam", self.offered(claim))
        self.post_form(self.claim_url(claim), self.editor, text="Жаңа мәтін", **{"action-publish": "1"})
        self.assertEqual(Claim.objects.get().text, "Жаңа мәтін")


class ChildRowsTest(DeskCase):
    def send(self, relation: str, row: dict, **fields):
        rows = nested_form_data({relation: inline_formset([row])})
        return self.post_form(self.new_claim_url, self.editor, text=TEXT, **rows, **fields)

    def test_a_citation_needs_an_evidence_page_or_a_title(self):
        response = self.send("citations", {"role": "refutes", "quote": "Мұндай ереже жоқ"})
        row = response.context["form"].formsets["citations"].forms[0]
        self.assertIn("evidence", row.errors)
        self.assertContains(response, "Мұндай ереже жоқ")
        self.assertContains(response, TEXT)

    def test_a_title_needs_an_address_or_the_reason_why_there_is_none(self):
        response = self.send("citations", {"role": "refutes", "title": "Жауап хат"})
        row = response.context["form"].formsets["citations"].forms[0]
        self.assertIn("url", row.errors)

    def test_a_title_with_a_reason_is_enough(self):
        self.send("citations", {"role": "refutes", "title": "Жауап хат", "no_link_reason": "not-recorded"})
        self.assertEqual(Claim.objects.get().citations.get().title, "Жауап хат")

    def test_a_forwarded_message_without_any_link_is_an_appearance(self):
        self.send("appearances", {"platform": "whatsapp", "no_link_reason": "private-messenger"})
        self.assertEqual(Claim.objects.get().appearances.get().platform, "whatsapp")

    def test_an_appearance_without_address_and_reason_is_an_error_at_the_address(self):
        response = self.send("appearances", {"platform": "facebook"})
        self.assertIn("url", response.context["form"].formsets["appearances"].forms[0].errors)

    def test_a_return_keeps_platforms_and_regions_as_lists(self):
        row = {"started_on": "2025-03-04", "note": "Қайта тарады"}
        rows = nested_form_data({"waves": inline_formset([row])})
        rows |= {"waves-0-platforms": ["whatsapp", "tiktok"], "waves-0-regions": ["almaty"]}
        self.post_form(self.new_claim_url, self.editor, text=TEXT, **rows)
        wave = Wave.objects.get()
        self.assertEqual((wave.platforms, wave.regions), (["whatsapp", "tiktok"], ["almaty"]))
        shown = self.client.get(self.claim_url(Claim.objects.get()))
        for box in ("whatsapp", "tiktok", "almaty"):
            self.assertRegex(shown.content.decode(), rf'value="{box}"[^>]*checked')

    def test_a_return_refuses_a_place_that_is_not_offered(self):
        rows = nested_form_data({"waves": inline_formset([{"started_on": "2025-03-04"}])})
        response = self.post_form(self.new_claim_url, self.editor, text=TEXT, **rows, **{"waves-0-regions": ["mars"]})
        self.assertIn("regions", response.context["form"].formsets["waves"].forms[0].errors)


class EmptyRowsTest(DeskCase):
    """A row that was added and left empty keeps nobody from saving."""

    RELATIONS = ("appearances", "wordings", "waves", "citations", "contacts", "techniques")

    def test_they_are_no_rows(self):
        for relation in self.RELATIONS:
            with self.subTest(relation=relation):
                shown = form_data(self.author_sees(self.new_claim_url))
                empty = {
                    name.replace("__prefix__", "0"): value
                    for name, value in self.template_of(relation).items()
                    if "-DELETE" not in name
                }
                counts = {f"{relation}-TOTAL_FORMS": "1", f"{relation}-0-ORDER": "1"}
                response = self.client.post(self.new_claim_url, {**shown, **empty, **counts, "text": TEXT})
                self.assertEqual(response.status_code, 302, relation)
                self.assertFalse(getattr(Claim.objects.latest("pk"), relation).exists())

    def author_sees(self, url: str):
        self.client.force_login(self.author)
        return self.client.get(url)

    def template_of(self, relation: str) -> dict:
        """What a freshly added row sends."""
        formset = self.author_sees(self.new_claim_url).context["form"].formsets[relation]
        page = BeautifulSoup(formset.empty_form.as_p(), "html.parser")
        fields = page.find_all(["input", "select", "textarea"])
        return {field["name"]: value for field in fields for value in values(field)}

    def test_on_a_stored_claim_too(self):
        claim = factories.make_public_claim("false")
        self.client.force_login(self.editor)
        shown = form_data(self.client.get(self.claim_url(claim)))
        rows = {f"{relation}-TOTAL_FORMS": "1" for relation in self.RELATIONS}
        rows |= {f"{relation}-0-ORDER": "1" for relation in self.RELATIONS} | {"citations-0-role": "refutes"}
        rows |= {"wordings-0-language": "kk"}
        self.assertEqual(self.client.post(self.claim_url(claim), {**shown, **rows}).status_code, 302)

    def test_saving_by_itself_waits_until_the_row_is_filled_in(self):
        claim = factories.make_claim("kk")
        self.client.force_login(self.author)
        shown = form_data(self.client.get(self.claim_url(claim)))
        row = {"techniques-TOTAL_FORMS": "1", "techniques-0-ORDER": "1"}
        as_json = {"Accept": "application/json"}
        response = self.client.post(self.claim_url(claim), {**shown, **row}, headers=as_json)
        self.assertIn("Fill in the row", response.json()["error_message"])
        row["techniques-0-kind"] = "old-picture"
        response = self.client.post(self.claim_url(claim), {**shown, **row}, headers=as_json)
        self.assertTrue(response.json()["success"])
        self.assertEqual(Claim.objects.get().techniques.get().kind, "old-picture")


class HistoryTabTest(DeskCase):
    def test_it_names_who_decided_and_when(self):
        self.post_form(
            self.new_claim_url, self.editor, text=TEXT, verdict=factories.verdict("false").pk, **{"action-publish": "1"}
        )
        response = self.client.get(self.claim_url(Claim.objects.get()))
        self.assertContains(response, "Данияр Ахметов")
        self.assertContains(response, Ruling.objects.get().verdict_name)


class SchedulingTest(DeskCase):
    def test_publishing_with_a_later_hour_publishes_nothing_now(self):
        claim = factories.make_claim("kk", verdict=factories.verdict("false"))
        self.post_form(self.claim_url(claim), self.editor, go_live_at="2099-01-01 10:00", **{"action-publish": "1"})
        claim = Claim.objects.get()
        self.assertFalse(claim.live)
        self.assertTrue(claim.approved_schedule)


class PreviewTest(DeskCase):
    def test_a_claim_that_was_never_saved_can_be_previewed(self):
        self.client.force_login(self.author)
        url = reverse("wagtailsnippets_claims_claim:preview_on_add")
        shown = self.client.get(self.new_claim_url)
        answer = self.client.post(url, {**form_data(shown), "text": TEXT})
        self.assertTrue(answer.json()["is_valid"], answer.content)
        self.assertContains(self.client.get(url), TEXT)

    def test_the_preview_of_a_public_claim_shows_the_draft(self):
        claim = factories.make_public_claim("false")
        self.client.force_login(self.author)
        url = reverse("wagtailsnippets_claims_claim:preview_on_edit", args=[claim.pk])
        shown = self.client.get(self.claim_url(claim))
        self.client.post(url, {**form_data(shown), "text": "Жаңартылған мәтін"})
        self.assertContains(self.client.get(url), "Жаңартылған мәтін")
