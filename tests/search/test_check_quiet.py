"""What the check promises besides answers: it keeps nothing, tells nobody, and stays calm."""

import tempfile
from io import StringIO
from unittest.mock import patch

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import OperationalError
from django.test import RequestFactory, SimpleTestCase, override_settings

from search import limits
from search.check_forms import LONGEST_TEXT
from search.counters import DailyCount
from search.limits import Limit
from search.uploads import MOST_BYTES
from tests import factories

from .check_case import CheckCase, engine_finds, hit

SECRET = "Жамбыл көшесі 5, Айгүлдің нөмірі"
LOCAL = "django.core.cache.backends.locmem.LocMemCache"
MEMORY = {"default": {"BACKEND": LOCAL}, "limits": {"BACKEND": LOCAL, "LOCATION": "limits of tests"}}


def upload(content: bytes, name: str = "screenshot.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


class WhatIsPasted(CheckCase):
    """Readers paste what friends wrote to them."""

    def test_is_kept_by_no_cache_and_told_to_no_other_site(self):
        response = self.check(SECRET)
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response.headers["Cache-Control"], "no-store")
        self.assertEqual(response.headers["Referrer-Policy"], "same-origin")
        self.assertEqual(response.cookies, {})

    def test_stands_in_no_log(self):
        with self.assertLogs(level="DEBUG") as logs, engine_finds(hit(self.claim)):
            self.check(SECRET)
            self.check(SECRET, picture=upload(b"no picture"))
            self.check(SECRET, HTTP_SEC_FETCH_SITE="cross-site")
        self.assertNotIn("Айгүлдің", "\n".join(logs.output))

    def test_stands_in_no_table(self):
        with engine_finds(hit(self.claim)):
            self.check(SECRET)
        for model in apps.get_models():
            self.assertNotIn("Айгүлдің", str(list(model._base_manager.values())), model)

    def test_picture_is_never_written_to_disk(self):
        with patch.object(tempfile, "NamedTemporaryFile", side_effect=AssertionError("written to disk")):
            response = self.check(picture=upload(b"\xff" * (3 * 1024 * 1024)))
        self.assertEqual(response.status_code, 400)


class WhateverIsPasted(CheckCase):
    def test_of_a_long_text_the_beginning_is_compared_and_the_reader_is_told(self):
        response = self.check("сөз " * (LONGEST_TEXT // 2))
        self.assertIn("We compared the first 10,000 characters of your text.", self.words(response))

    def test_a_megabyte_is_cut_and_more_is_refused_calmly(self):
        self.assertEqual(self.check("ж" * 1_000_000).status_code, 200)
        response = self.check("ж" * 2_000_000)
        self.assertContains(response, "This is too much at once", status_code=413)

    def test_nothing_at_all(self):
        for text in ("", "   \r\n ", "\x00"):
            self.assertIn("There is nothing to check yet", self.words(self.check(text)))

    def test_files_that_are_no_pictures_and_pictures_that_are_too_large(self):
        response = self.check("текст остаётся", picture=upload(b"<html><script>alert(1)</script>"))
        self.assertContains(response, "текст остаётся</textarea>", status_code=400)
        response = self.check(picture=upload(b"x" * (MOST_BYTES + 1)))
        self.assertContains(response, "This is too much at once", status_code=413)

    def test_bodies_that_are_no_forms(self):
        for body, kind in (
            (b"\xff\xfe", "application/json"),
            (b"text=%FF%FE%00", "application/x-www-form-urlencoded"),
            (b"text=a", "application/x-www-form-urlencoded; charset=nonsense"),
            (b"--x\r\nContent-Disposition: form-data", "multipart/form-data; boundary=x"),
            (b"", "multipart/form-data"),
            (b"--x--", "multipart/form-data; boundary=" + "x" * 300),
        ):
            response = self.client.generic("POST", "/ru/check/", body, content_type=kind)
            self.assertIn(response.status_code, (200, 400), kind)

    def test_other_files_and_fields(self):
        response = self.client.post("/en/check/", {"text": "сәлем", "other": upload(b"x"), "picture": "no file"})
        self.assertEqual(response.status_code, 200)

    def test_other_methods(self):
        self.assertEqual(self.client.head("/en/check/").status_code, 200)
        for ask in (self.client.put, self.client.delete, self.client.patch):
            self.assertEqual(ask("/en/check/").status_code, 405)


class FormsOfOtherSites(CheckCase):
    """Without cookies there is no token to compare; the browser says where a form comes from."""

    def test_are_refused(self):
        for headers in (
            {"HTTP_SEC_FETCH_SITE": "cross-site"},
            {"HTTP_ORIGIN": "https://evil.example"},
            {"HTTP_ORIGIN": "http://["},
            {"HTTP_ORIGIN": "testserver"},
        ):
            response = self.check("сәлем", **headers)
            self.assertContains(response, "This form came from another site.", status_code=403)

    def test_ours_are_not(self):
        for headers in (
            {},
            {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "null"},
            {"HTTP_SEC_FETCH_SITE": "none"},
            {"HTTP_ORIGIN": "http://testserver"},
            {"HTTP_ORIGIN": "null"},
        ):
            self.assertEqual(self.check("сәлем", **headers).status_code, 200, headers)


@override_settings(CACHES=MEMORY)
@patch.object(limits.time, "time", return_value=1_000_000)
class TooManyChecks(CheckCase):
    def test_wait_a_minute_and_keep_their_text(self, _now):
        with patch("factcheck.claims.check_views.ALL", Limit("few", 2, 60)):
            answers = [self.check("Бұл рас па?") for _time in range(3)]
        self.assertEqual([answer.status_code for answer in answers], [200, 200, 429])
        self.assertEqual(answers[2].headers["Retry-After"], "20")
        self.assertContains(answers[2], "Бұл рас па?</textarea>", status_code=429)
        self.assertIn("Please try again in a minute.", self.words(answers[2]))

    def test_pictures_have_a_limit_of_their_own(self, _now):
        with patch("factcheck.claims.check_views.PICTURES", Limit("few-pictures", 1, 60)):
            picture = factories.make_picture((200, 200)).read()
            answers = [self.check(picture=upload(picture)) for _time in range(2)]
            self.assertEqual([answer.status_code for answer in answers], [200, 429])
            self.assertEqual(self.check("Бұл рас па?").status_code, 200)


@override_settings(CACHES=MEMORY)
class WhoAsks(SimpleTestCase):
    """Addresses are counted under a name that only today's memory can make."""

    def asks(self, limit: Limit, peer: str = "10.0.0.1", **headers) -> int:
        return limit.wait(RequestFactory().post("/ru/check/", REMOTE_ADDR=peer, **headers))

    def test_each_address_has_its_own_count(self):
        limit = Limit("each", 1, 60)
        self.assertEqual([self.asks(limit, peer) for peer in ("10.0.0.1", "10.0.0.2")], [0, 0])
        self.assertGreater(self.asks(limit), 0)

    def test_household_of_the_sixth_version_has_one(self):
        limit = Limit("household", 1, 60)
        self.assertEqual(self.asks(limit, "2a03:1:2:3::1"), 0)
        self.assertGreater(self.asks(limit, "2a03:1:2:3:ffff::9"), 0)
        self.assertEqual(self.asks(limit, "2a03:1:2:4::1"), 0)

    def test_count_ends_with_its_window(self):
        limit = Limit("window", 1, 60)
        with patch.object(limits.time, "time", return_value=1_000_000):
            self.asks(limit)
            self.assertEqual(self.asks(limit), 20)
        with patch.object(limits.time, "time", return_value=1_000_020):
            self.assertEqual(self.asks(limit), 0)

    def test_header_counts_only_when_the_operator_trusts_it_and_then_its_last_address(self):
        told = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="1.1.1.1, 2.2.2.2")
        self.assertEqual(limits.client_address(told), "10.0.0.1")
        with override_settings(CLIENT_ADDRESS_HEADER="X-Forwarded-For"):
            self.assertEqual(limits.client_address(told), "2.2.2.2")
            self.assertEqual(limits.client_address(RequestFactory().get("/", REMOTE_ADDR="10.0.0.1")), "10.0.0.1")

    def test_address_that_is_none(self):
        for peer in ("", "unix:", "x" * 300):
            self.assertEqual(limits.client_address(RequestFactory().get("/", REMOTE_ADDR=peer)), "unknown")

    def test_no_address_is_kept(self):
        self.assertNotIn("10.0.0.1", limits.pseudonym("10.0.0.1"))
        self.assertEqual(limits.pseudonym("10.0.0.1"), limits.pseudonym("10.0.0.1"))


class Counts(CheckCase):
    """How many ask, in which language, with what and to what end; never about what."""

    def test_by_day_language_kind_and_answer(self):
        for text in ("t.me/novosti/123", "t.me/novosti/123", "Правда? t.me/novosti/123"):
            self.check(text)
        self.check("Бүгін жиналыс бар", "kk")
        found = sorted(DailyCount.objects.values_list("language", "given", "state", "count"))
        self.assertEqual(found, [("en", "link", "exact", 2), ("en", "text", "exact", 1), ("kk", "text", "none", 1)])

    def test_are_printed_for_the_operator(self):
        self.check("t.me/novosti/123")
        printed = StringIO()
        call_command("check_figures", stdout=printed)
        self.assertEqual(printed.getvalue().splitlines()[-1].split(), ["en", "link", "1", "0", "0"])

    def test_database_that_takes_no_number_costs_nobody_the_answer(self):
        locked = patch.object(DailyCount.objects, "get_or_create", side_effect=OperationalError("database is locked"))
        with locked, self.assertLogs("search.counters", "WARNING"):
            self.assertEqual(self.state(self.check("t.me/novosti/123")), "exact")
