"""The script that other sites load for ever, and the one inside the card."""

import gzip
import re

from django.contrib.staticfiles.finders import find
from django.test import Client, TestCase

ADDRESS = "/widgets/v1.js"
# What a host's policy refuses, or what would tell somebody about its readers.
FORBIDDEN = r"\b(import|export|fetch|XMLHttpRequest|innerHTML|eval|cookie|\w+Storage|sendBeacon)\b"


class WidgetScriptTest(TestCase):
    def test_it_is_small_and_stands_alone(self):
        """A publisher adds it to every article: three kilobytes, one request."""
        script = self.client.get(ADDRESS).content
        self.assertLessEqual(len(script), 3000)
        self.assertEqual(re.findall(FORBIDDEN, script.decode()), [])

    def test_every_site_may_load_it(self):
        headers = self.client.get(ADDRESS).headers
        self.assertEqual(headers["Content-Type"], "text/javascript; charset=utf-8")
        self.assertEqual(headers["Access-Control-Allow-Origin"], "*")
        self.assertEqual(headers["Cross-Origin-Resource-Policy"], "cross-origin")
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")

    def test_it_is_kept_for_an_hour_and_then_asked_for_with_its_tag(self):
        first = self.client.get(ADDRESS)
        self.assertEqual(first.headers["Cache-Control"], "public, max-age=3600, stale-while-revalidate=86400")
        again = self.client.get(ADDRESS, headers={"If-None-Match": first.headers["ETag"]})
        self.assertEqual((again.status_code, again.content), (304, b""))
        self.assertEqual(again.headers["Access-Control-Allow-Origin"], "*")

    def test_it_knows_nothing_of_who_asks(self):
        """The same bytes for everybody: no cookie, no language, no question to the database."""
        with self.assertNumQueries(0):
            answer = self.client.get(ADDRESS, headers={"Accept-Language": "ru", "Cookie": "sessionid=" + 32 * "a"})
        self.assertEqual(answer.cookies, {})
        self.assertNotIn("Cookie", answer.headers.get("Vary", ""))
        self.assertNotIn("Accept-Language", answer.headers.get("Vary", ""))

    def test_it_travels_compressed(self):
        """WordPress adds its version to the address; that changes nothing."""
        answer = self.client.get(f"{ADDRESS}?ver=6.1.9", headers={"Accept-Encoding": "gzip"})
        self.assertEqual(answer.headers["Content-Encoding"], "gzip")
        self.assertEqual(gzip.decompress(answer.content), self.client.get(ADDRESS).content)
        again = self.client.get(ADDRESS, headers={"If-None-Match": answer.headers["ETag"], "Accept-Encoding": "gzip"})
        self.assertEqual(again.status_code, 304)

    def test_other_methods_are_refused_in_plain_words(self):
        self.assertEqual(self.client.head(ADDRESS).status_code, 200)
        self.assertEqual(self.client.options(ADDRESS).status_code, 204)
        refusal = Client(enforce_csrf_checks=True).post(ADDRESS)
        self.assertEqual((refusal.status_code, refusal.json()["error"]["code"]), (405, 405))

    def test_an_address_beside_it_is_not_found(self):
        for path in ("/widgets/v2.js", "/widgets/", "/widgets/v1.js/"):
            self.assertEqual(self.client.get(path).status_code, 404, path)


class CardScriptTest(TestCase):
    def test_it_asks_for_nothing_that_a_sandbox_forbids(self):
        """Inside `sandbox="allow-scripts"` modules, storage and requests fail, and with them the card's height."""
        with open(find("js/widget-card.js")) as file:
            script = file.read()
        self.assertEqual(re.findall(FORBIDDEN, script), [])
