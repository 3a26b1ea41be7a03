"""An address of ours pasted into another site: what a program is told, and when it is told nothing."""

from urllib.parse import urlencode

from django.core.cache import caches
from django.test import TestCase, override_settings
from django.utils.translation import override
from lxml import etree, html
from wagtail.models import PageViewRestriction

from factcheck.claims.models import Correction
from factcheck.claims.scale import scale
from factcheck.widgets.cards import LONGEST_CLAIM
from factcheck.widgets.oembed.targets import Target, target_of
from tests import factories

SITE = "http://testserver"


class OEmbedCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("unproven")
        cls.pages = {language: factories.make_page(cls.claim, language) for language in ("kk", "ru")}
        cls.checked = factories.make_public_claim(None)

    def setUp(self):
        caches["answers"].clear()

    def ask(self, url: str, **more):
        arguments = {"url": url if "://" in url else SITE + url, **more}
        headers = arguments.pop("headers", None)
        return self.client.get(f"/oembed/?{urlencode(arguments, doseq=True)}", headers=headers)

    def move(self, page):
        """The page with another slug."""
        page.slug = "zvonki"
        with self.captureOnCommitCallbacks(execute=True):
            return factories.publish(page)

    def status(self, url: str, **more) -> int:
        return self.ask(url, **more).status_code


class Answers(OEmbedCase):
    def test_it_is_complete(self):
        response = self.ask(self.pages["ru"].url)
        self.assertEqual(response.headers["Content-Type"], "application/json; charset=utf-8")
        self.assertEqual(response.headers["Access-Control-Allow-Origin"], "*")
        found = response.json()
        self.assertEqual((found["type"], found["version"]), ("rich", "1.0"))
        self.assertEqual(found["title"], "Новых правил связи нет: звонки не записывают")
        self.assertEqual(found["provider_url"], f"{SITE}/")
        self.assertTrue(found["author_name"] and found["provider_name"])
        for name in ("width", "height", "cache_age", "thumbnail_width", "thumbnail_height"):
            self.assertIs(type(found[name]), int, name)
        self.assertTrue(found["thumbnail_url"].startswith(f"{SITE}/cards/ru/"))

    def test_its_html_is_a_link_and_a_frame_in_the_pages_language(self):
        found = self.ask(self.pages["ru"].url).json()
        quoted, frame = html.fromstring(f"<div>{found['html']}</div>").xpath("*")
        self.assertEqual(quoted.xpath("a/@href"), [SITE + self.pages["ru"].url])
        self.assertEqual(frame.get("src"), f"{SITE}/embed/claim/{self.claim.pk}/?lang=ru")
        self.assertEqual(frame.get("loading"), "lazy")
        self.assertEqual((frame.get("width"), frame.get("height")), (str(found["width"]), str(found["height"])))

    def test_no_verdict_freezes_in_it(self):
        with override("ru"):
            names = [str(verdict.name).lower() for verdict in scale("ru").values()]
        for address in (self.pages["ru"].url, f"/ru/claims/{self.checked.pk}/"):
            found = self.ask(address).json()
            frozen = f"{found['html']} {found['title']}".lower()
            self.assertEqual([name for name in [*names, "проверяется"] if name in frozen], [])

    def test_a_claim_without_words_is_quoted_as_a_claim(self):
        found = self.ask(f"/ru/claims/{self.checked.pk}/").json()
        quoted = "«Все звонки записываются, вводятся новые правила связи»"
        self.assertEqual(found["title"], f"Утверждение №{self.checked.pk}: {quoted}")

    def test_words_that_were_taken_back_are_not_pasted(self):
        page = self.pages["ru"]
        Correction.objects.create(
            page=page, severity="retraction", what_was="…", what_is="…", why="Мы ошиблись.", reported_by="editor"
        )
        self.assertNotIn(page.title, self.ask(page.url).content.decode())

    def test_xml_says_the_same(self):
        response = self.ask(self.pages["kk"].url, format="xml")
        self.assertEqual(response.headers["Content-Type"], "text/xml; charset=utf-8")
        root = etree.fromstring(response.content)
        said = {field.tag: field.text for field in root}
        expected = self.ask(self.pages["kk"].url).json()
        self.assertEqual(root.tag, "oembed")
        self.assertEqual(said, {name: str(value) for name, value in expected.items()})

    def test_xml_holds_only_what_xml_can(self):
        claim = factories.make_public_claim("false", text="Слух \x08\x1b & <b>о связи</b>")
        root = etree.fromstring(self.ask(f"/ru/claims/{claim.pk}/", format="xml").content)
        self.assertIn("Слух & <b>о связи</b>", " ".join(root.find("title").text.split()))

    def test_a_long_claim_is_as_high_as_its_card_which_cuts_it(self):
        claims = [factories.make_public_claim(None, text="я" * length) for length in (LONGEST_CLAIM, 9_000)]
        heights = [self.ask(f"/ru/claims/{claim.pk}/").json()["height"] for claim in claims]
        self.assertEqual(heights[0], heights[1])

    def test_it_keeps_to_the_room_there_is(self):
        for width in (1, 150, 200, 333, 600, 1200):
            for height in (1, 100, 250, 1000):
                found = self.ask(self.pages["ru"].url, maxwidth=width, maxheight=height).json()
                self.assertTrue(0 < found["width"] <= width and 0 < found["height"] <= height, found)
                self.assertEqual("thumbnail_url" in found, "thumbnail_width" in found)
                self.assertEqual("thumbnail_url" in found, width >= 1200 and height >= 630)

    def test_head_is_answered_and_post_is_not(self):
        address = f"/oembed/?{urlencode({'url': SITE + self.pages['ru'].url})}"
        self.assertEqual(self.client.head(address).status_code, 200)
        self.assertEqual(self.client.post(address).status_code, 405)


class Addresses(OEmbedCase):
    def title(self, url: str, **more) -> str:
        response = self.ask(url, **more)
        self.assertEqual(response.status_code, 200, url)
        return response.json()["title"]

    def test_every_address_of_a_claim_leads_to_it(self):
        page, number = self.pages["ru"], self.claim.pk
        addresses = (
            page.url, page.url.rstrip("/"), f"/ru/claims/{number}/", f"/ru/claims/{number}", f"{page.url}?utm_source=x",
            f"{page.url}#share", page.url.replace("-", "%2D"), f"https://testserver{page.url}", page.url.upper(),
            f"http://TESTSERVER:80{page.url}", f"/ru/claims/000{number}/",
        )  # fmt: skip
        for address in addresses:
            with self.subTest(address=address):
                self.assertEqual(self.title(address), page.title)

    def test_languages_with_digits_in_their_codes_are_languages(self):
        with override_settings(WAGTAIL_CONTENT_LANGUAGES=[("kk", "Қазақша"), ("es-419", "Español")]):
            self.assertEqual(target_of(f"{SITE}/es-419/claims/12/"), Target("es-419", 12))
            self.assertEqual(target_of(f"{SITE}/es-419/claims/llamadas/"), Target("es-419", slug="llamadas"))

    def test_the_short_address_is_in_the_sites_language_whatever_the_browser_speaks(self):
        for headers in ({}, {"Accept-Language": "ru"}):
            self.assertEqual(self.title(f"/c/{self.claim.pk}", headers=headers), self.pages["kk"].title)

    def test_old_addresses_of_a_page_lead_to_it(self):
        page = self.pages["ru"]
        old = page.url
        page = self.move(page)
        self.assertNotEqual(old, page.url)
        self.assertEqual(self.title(old), page.title)

    def test_merged_numbers_and_pages_lead_to_the_claim_that_stands_for_them(self):
        other = factories.make_public_claim("scam")
        page = factories.make_page(other, "ru", title="Звонки не записывают")
        old = self.pages["ru"].url
        self.claim.merge_into(other)
        for address in (old, f"/ru/claims/{self.claim.pk}/"):
            self.assertEqual(self.title(address), page.title)

    def test_what_is_no_address_is_refused(self):
        bad = ("", "javascript:alert(1)", "//testserver/ru/", "http://", "ftp://testserver/ru/", "http://[::1/",
               f"{SITE}/ru/claims/\x00", f"{SITE}/ru claims", "http://testserver:99999999/", "x" * 3000,
               f"{SITE}/{'x' * 3000}")  # fmt: skip
        for url in bad:
            with self.subTest(url=url[:40]):
                response = self.client.get(f"/oembed/?{urlencode({'url': url})}")
                self.assertEqual(response.status_code, 400)
                self.assertEqual(response.json()["error"]["status"], "INVALID_ARGUMENT")
        self.assertEqual(self.client.get("/oembed/").status_code, 400)

    def test_repeated_and_senseless_arguments_are_refused(self):
        url = self.pages["ru"].url
        self.assertEqual(self.client.get(f"/oembed/?url={SITE}{url}&url={SITE}{url}").status_code, 400)
        for value in ("0", "-1", "wide", "1e3", "٣", "\x00", ["400", "500"]):
            self.assertEqual(self.status(url, maxwidth=value), 400, value)
        self.assertEqual(self.status(url, maxwidth="9" * 5000, maxheight="", dnt="1", theme="<script>"), 200)

    def test_what_is_not_ours_is_not_found(self):
        addresses = (
            "http://example.org/ru/claims/1/", f"http://testserver@example.org{self.pages['ru'].url}",
            f"http://testserver:8080{self.pages['ru'].url}", f"http://testserver.example.org{self.pages['ru'].url}",
            "/ru/", "/ru/claims/", "/ru/claims/net-takogo/", "/ru/claims/999999/", f"/c/{'9' * 40}/", "/admin/",
            f"{self.pages['ru'].url}history/", f"/de/claims/{self.claim.pk}/", "/ru/claims/%00/", "/ru/claims/%FF/",
        )  # fmt: skip
        for address in addresses:
            with self.subTest(address=address):
                self.assertEqual(self.status(address), 404)

    def test_another_form_is_not_known_and_comes_last(self):
        self.assertEqual(self.status(self.pages["ru"].url, format="yaml"), 501)
        self.assertEqual(self.status("/ru/claims/net-takogo/", format="yaml"), 404)

    def test_errors_are_told_in_the_form_that_was_asked_for(self):
        response = self.ask("http://example.org/", format="xml")
        self.assertEqual((response.status_code, response.headers["Content-Type"]), (404, "text/xml; charset=utf-8"))
        self.assertEqual(etree.fromstring(response.content).find("code").text, "404")

    def test_a_wrong_host_in_the_request_changes_nothing(self):
        response = self.ask(self.pages["ru"].url, headers={"Host": "evil.example"})
        self.assertNotIn("evil", response.content.decode())


class Silence(OEmbedCase):
    def test_private_pages_say_only_that(self):
        page = self.pages["ru"]
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="тек бізге")
        response = self.ask(page.url)
        self.assertEqual(response.status_code, 401)
        self.assertNotIn(page.title, response.content.decode())
        self.assertNotIn(page.title, self.ask(f"/ru/claims/{self.claim.pk}/").content.decode())
        self.assertEqual(self.status(page.url, format="yaml"), 401)

    def test_a_page_below_a_private_list_is_private(self):
        PageViewRestriction.objects.create(page=self.pages["ru"].get_parent(), restriction_type="login")
        self.assertEqual(self.status(self.pages["ru"].url), 401)

    def test_drafts_and_what_was_withdrawn_are_not_found(self):
        draft = factories.make_claim("ru")
        self.assertEqual(self.status(f"/ru/claims/{draft.pk}/"), 404)
        page = factories.make_page(factories.make_public_claim("false"), "ru", live=False, title="Ещё не опубликовано")
        self.assertEqual(self.status(page.url), 404)
        self.claim.unpublish()
        for address in (self.pages["ru"].url, f"/c/{self.claim.pk}/", f"/ru/claims/{self.claim.pk}/"):
            self.assertEqual(self.status(address), 404)


class Cost(OEmbedCase):
    def test_three_queries_at_most_and_none_when_kept_or_not_modified(self):
        old, page = self.pages["ru"].url, self.pages["ru"]
        page = self.move(page)
        # What every answer shares is read once a minute: the brand, the scale, the roots of the tree.
        for language in ("kk", "ru"):
            self.ask(f"/{language}/claims/{self.claim.pk}/", format="xml")
        for address, count in ((page.url, 1), (old, 2), (f"/c/{self.claim.pk}/", 2)):
            with self.assertNumQueries(count):
                etag = self.ask(address).headers["ETag"]
            with self.assertNumQueries(0):
                self.assertEqual(self.status(address), 200)
            with self.assertNumQueries(0):
                self.assertEqual(self.status(address, headers={"If-None-Match": etag}), 304)

    def test_a_new_headline_is_told_at_once(self):
        page = self.pages["ru"]
        before = self.ask(page.url).json()["title"]
        page.title = "Звонки не записываются: правил нет"
        with self.captureOnCommitCallbacks(execute=True):
            factories.publish(page)
        self.assertNotEqual(self.ask(page.url).json()["title"], before)

    def test_strangers_cannot_fill_what_is_kept(self):
        before = len(caches["answers"]._cache)
        for number in range(30):
            self.ask(f"/ru/claims/net-takogo-{number}/")
            self.ask(self.pages["ru"].url + f"?q={number}", maxwidth=600 + number)
        self.assertLess(len(caches["answers"]._cache) - before, 5)

    @override_settings(REQUESTS_A_MINUTE=2)
    def test_a_limit_applies(self):
        with override_settings(
            CACHES={name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
                    for name in ("default", "limits", "answers", "shared")}
        ):  # fmt: skip
            statuses = [self.status(self.pages["ru"].url) for _time in range(3)]
        self.assertEqual(statuses, [200, 200, 429])


class Discovery(OEmbedCase):
    def assert_discoverable(self, address: str):
        response = self.client.get(address)
        head = html.fromstring(response.content).xpath("//head")[0]
        for kind in ("application/json+oembed", "text/xml+oembed"):
            [link] = head.xpath(f"link[@rel='alternate'][@type='{kind}']/@href")
            self.assertEqual(self.client.get(link).status_code, 200)
            self.assertIn(f'<{link}>; rel="alternate"; type="{kind}"', response.headers["Link"])
        self.assertLess(response.content.index(b"+oembed"), 10_000)

    def test_pages_and_own_views_can_be_discovered(self):
        for address in (self.pages["ru"].url, f"/en/claims/{self.claim.pk}/", f"/ru/claims/{self.checked.pk}/"):
            with self.subTest(address=address):
                self.assert_discoverable(address)

    def test_histories_and_lists_cannot(self):
        for address in (f"{self.pages['ru'].url}history/", "/ru/claims/", "/ru/"):
            response = self.client.get(address)
            self.assertNotContains(response, "+oembed")
            self.assertNotIn("Link", response.headers)

    def test_no_bracket_stands_in_a_link(self):
        """WordPress looks for links with a pattern that ends at the first bracket."""
        page = factories.make_page(factories.make_public_claim("false"), "ru", title="Меньше 5 < 7 > 3 & «нет»")
        text = self.client.get(page.url).content.decode()
        for line in text.splitlines():
            if "+oembed" in line:
                self.assertEqual(line.count("<") + line.count(">"), 2)
