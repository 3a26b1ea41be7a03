"""Name, logo, colour and footer: changed at the desk, the same everywhere, free of charge for readers."""

from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from factcheck.core.brand import branding
from factcheck.core.branding import Branding, BrandingLabel
from factcheck.core.images import SiteImage
from tests import factories
from tests.admin_forms import form_data
from tests.own_media import OwnMediaTestCase

KAZAKH = {
    "language": "kk",
    "name": "Ақиқат",
    "tagline": "Қауесетті тексереміз.",
    "publisher_name": "«Ақиқат» қоғамдық қоры",
    "footer": "<p>Алматы, <b>2026</b></p>",
}


def make_brand(*labels: dict, **fields) -> Branding:
    """The one row, with words of some languages."""
    row = Branding.objects.first() or Branding()
    for name, value in fields.items():
        setattr(row, name, value)
    row.labels = [BrandingLabel(**label) for label in labels]
    row.save()
    return row


class BrandCase(OwnMediaTestCase):
    """A site with a library of its own."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()


class BrandTest(BrandCase):
    def test_a_new_site_has_the_name_of_the_settings(self):
        brand = branding("kk")
        self.assertEqual((brand.site_name, brand.publisher_name), ("Factcheck", "Factcheck"))
        self.assertEqual((brand.logo, brand.accent, brand.footer_html, brand.security_contact), (None, None, "", ""))
        self.assertIn("дереккөз", brand.tagline)

    def test_reading_makes_no_row(self):
        branding("kk")
        self.assertFalse(Branding.objects.exists())

    def test_words_are_each_languages_own_and_names_fall_back(self):
        make_brand(KAZAKH, {"language": "en", "name": "Aqiqat"})
        self.assertEqual(branding("kk").tagline, "Қауесетті тексереміз.")
        self.assertEqual((branding("en").site_name, branding("en").publisher_name), ("Aqiqat", "Aqiqat"))
        russian = branding("ru")
        self.assertEqual((russian.site_name, russian.publisher_name), ("Ақиқат", "«Ақиқат» қоғамдық қоры"))
        self.assertEqual(russian.footer_html, "", "a sentence in another language stays away")
        self.assertNotIn("Қауесетті", russian.tagline)

    def test_pages_show_it(self):
        make_brand(KAZAKH, contact_email="redaktsiya@example.kz")
        page = self.client.get("/kk/")
        self.assertContains(page, "<title>Басты бет – Ақиқат</title>")
        self.assertContains(page, "«Ақиқат» қоғамдық қоры")
        self.assertContains(page, "<p>Алматы, <b>2026</b></p>")
        self.assertContains(page, 'href="mailto:redaktsiya@example.kz"')

    def test_a_change_shows_at_once_and_costs_readers_nothing(self):
        row = make_brand(KAZAKH)
        self.client.get("/kk/verdicts/")
        with self.assertNumQueries(0):
            self.assertContains(self.client.get("/kk/verdicts/"), "Ақиқат")
        label = row.labels.get()
        label.name = "Айқын"
        label.save()
        self.assertEqual(branding("kk").site_name, "Айқын")
        row.delete()
        self.assertEqual(branding("kk").site_name, "Factcheck")

    def test_footer_links_only_to_pages_that_readers_may_open(self):
        public, draft = factories.make_evidence("kk", title="Ашық"), factories.make_evidence("kk", live=False)
        links = "".join(f'<a linktype="page" id="{page.pk}">{page.pk}</a>' for page in (public, draft))
        make_brand({**KAZAKH, "footer": f'<p>{links}<a href="https://example.kz/">біз</a></p>'})
        html = branding("kk").footer_html
        self.assertIn(f'<a href="{public.url}">', html)
        self.assertNotIn(draft.slug, html.replace(public.slug, ""))
        self.assertIn('<a href="https://example.kz/">', html)

    def test_a_contact_for_security_is_a_uri(self):
        for written, uri in (
            ("bugs@example.kz", "mailto:bugs@example.kz"),
            ("https://example.kz/bugs", "https://example.kz/bugs"),
        ):
            make_brand(security_contact=written)
            self.assertEqual(branding("kk").security_contact, uri)


class LogoTest(BrandCase):
    def make_logo(self) -> SiteImage:
        return SiteImage.objects.create(title="Белгі", file=factories.make_picture((1600, 400), "PNG"))

    def test_it_stands_for_the_name(self):
        make_brand(KAZAKH, logo=self.make_logo())
        logo = branding("ru").logo
        self.assertEqual((logo.width, logo.height), (640, 160))
        self.assertContains(
            self.client.get("/kk/"),
            f'<img class="logo" src="{logo.url}" width="640" height="160" alt="Ақиқат">',
            html=True,
        )

    def test_a_logo_in_use_is_not_deleted(self):
        logo = self.make_logo()
        make_brand(logo=logo)
        with self.assertRaises(ProtectedError):
            logo.delete()

    def test_a_lost_file_leaves_the_name(self):
        logo = self.make_logo()
        make_brand(KAZAKH, logo=logo)
        logo.file.storage.delete(logo.file.name)
        with self.assertLogs("factcheck.core.brand", "ERROR"):
            self.assertIsNone(branding("kk").logo)


class AccentCssTest(BrandCase):
    def test_pages_link_it_only_when_a_colour_is_set(self):
        self.assertNotContains(self.client.get("/kk/verdicts/"), "/brand-")
        make_brand(accent_colour="#1b7076")
        path = branding("kk").accent.path
        self.assertRegex(path, r"^/brand-[0-9a-f]{12}\.css$")
        self.assertContains(self.client.get("/kk/verdicts/"), f'<link rel="stylesheet" href="{path}">', html=True)
        response = self.client.get(path)
        self.assertEqual(response.headers["Content-Type"], "text/css; charset=utf-8")
        self.assertIn("immutable", response.headers["Cache-Control"])
        self.assertRegex(
            response.content.decode(), r"^@layer tokens\{:root\{--accent:light-dark\(#1b7076,#\w{6}\)\}\}$"
        )

    def test_an_old_version_leads_to_the_one_in_force(self):
        make_brand(accent_colour="#1b7076")
        old = branding("kk").accent.path
        make_brand(accent_colour="#802020")
        self.assertRedirects(self.client.get(old), branding("kk").accent.path)

    def test_telephones_frame_the_site_in_it(self):
        address = "/kk/manifest.webmanifest"
        ours = self.client.get(address).json()["theme_color"]
        make_brand(accent_colour="#ffe600")
        theirs = self.client.get(address).json()["theme_color"]
        self.assertEqual(theirs, branding("kk").accent.light)
        self.assertNotEqual(theirs, ours)

    def test_without_a_colour_there_is_none(self):
        self.assertEqual(self.client.get("/brand-0123456789ab.css").status_code, 404)


class DeskTest(BrandCase):
    """The form in the settings of the desk."""

    NO_COLOUR = "is not a colour. Write # and six digits"

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.users = {group: factories.make_user(group.lower(), group) for group in ("Authors", "Editors", "Publishers")}
        cls.users["administrators"] = factories.make_user("root", is_superuser=True)

    def setUp(self):
        self.client = self.client_class(headers={"Accept-Language": "en"})
        self.url = reverse("wagtailsettings:edit", args=["core", "branding", Branding.load().pk])

    def post(self, **fields):
        self.client.force_login(self.users["Publishers"])
        return self.client.post(self.url, {**form_data(self.client.get(self.url)), **fields}, follow=True)

    def test_publishers_and_administrators_only(self):
        link = reverse("wagtailsettings:edit", args=["core", "branding"])
        for group, user in self.users.items():
            self.client.force_login(user)
            may = group in ("Publishers", "administrators")
            with self.subTest(group=group):
                self.assertEqual(self.client.get(self.url).status_code == 200, may)
                self.assertEqual(link in self.client.get(reverse("wagtailadmin_home")).content.decode(), may)

    def test_everything_is_changed_in_one_form(self):
        words = {**KAZAKH, "footer": rich_text("<p>Алматы</p>")}
        fields = {**nested_form_data({"labels": inline_formset([words])}), "accent_colour": "#cf5f49"}
        response = self.post(**fields, security_contact="https://example.kz/bugs")
        brand = branding("kk")
        self.assertEqual((brand.site_name, brand.security_contact), ("Ақиқат", "https://example.kz/bugs"))
        self.assertIn("Алматы", brand.footer_html)
        self.assertContains(response, f'fill="{brand.accent.dark}"')

    def test_what_is_no_colour_and_no_contact_is_said_in_plain_words(self):
        for written in ("teal", "#12345", "oklch(50% 0 0)", "#" + "0" * 30):
            with self.subTest(written=written):
                self.assertContains(self.post(accent_colour=written), self.NO_COLOUR)
        self.assertContains(self.post(security_contact="call us"), "Write an e-mail address, or")
        self.assertContains(self.post(security_contact="http://example.kz"), "begins with https://")
        self.assertFalse(Branding.objects.exclude(accent_colour="", security_contact="").exists())
