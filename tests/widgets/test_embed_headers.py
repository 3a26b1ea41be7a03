"""What travels with an embed: who may frame it, who may keep it, what it costs."""

from factcheck.claims.standings import standing

from .embed_case import EmbedCase

ADDRESSES = ("/embed/claim/{}/", "/embed/claim/{}/badge.svg", "/embed/claim/{}.json")


def directives(response) -> set[str]:
    return set(response.headers["Content-Security-Policy"].split("; "))


class Headers(EmbedCase):
    def answers(self, **more) -> list:
        return [self.client.get(f"{address.format(self.claim.pk)}?lang=ru", **more) for address in ADDRESSES]

    def test_caches_may_keep_them_and_say_how_long(self):
        for response in self.answers():
            self.assertEqual(response.headers["Cache-Control"], "public, max-age=300, stale-while-revalidate=86400")
            self.assertTrue(response.headers["ETag"])

    def test_no_cookies_and_no_difference_by_cookie_or_language(self):
        self.client.cookies["sessionid"] = "somebody"
        for response in self.answers(headers={"accept-language": "en"}):
            self.assertEqual(list(response.cookies), [])
            self.assertNotIn("Cookie", response.headers.get("Vary", ""))
            self.assertNotIn("Accept-Language", response.headers.get("Vary", ""))
            self.assertEqual(response.headers["Content-Language"], "ru")

    def test_search_engines_find_the_host_not_the_embed(self):
        for response in self.answers():
            self.assertEqual(response.headers["X-Robots-Tag"], "noindex, indexifembedded")

    def test_a_not_modified_answer_says_the_same(self):
        for response in self.answers():
            path = response.wsgi_request.get_full_path()
            again = self.client.get(path, headers={"if-none-match": response.headers["ETag"]})
            self.assertEqual((again.status_code, again.content), (304, b""))
            for name in ("Cache-Control", "ETag", "Content-Language"):
                self.assertEqual(again.headers[name], response.headers[name])

    def test_everybody_may_frame_the_card_and_it_may_do_nothing_else(self):
        for response in (self.card(), self.card(number=987654)):
            allowed = {
                "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'", "base-uri 'none'",
                "form-action 'none'", "frame-ancestors *",
            }  # fmt: skip
            self.assertEqual(directives(response), allowed)
            self.assertNotIn("X-Frame-Options", response.headers)

    def test_the_badge_opened_by_itself_loads_and_runs_nothing(self):
        response = self.badge()
        self.assertIn("default-src 'none'", directives(response))
        self.assertFalse([rule for rule in directives(response) if rule.startswith("script-src")])
        self.assertEqual(response.headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(response.headers["Content-Type"], "image/svg+xml; charset=utf-8")

    def test_other_pages_stay_unframed(self):
        response = self.client.get(f"/verify/{self.claim.pk}")
        self.assertIn("frame-ancestors 'self'", directives(response))
        self.assertEqual(response.headers["X-Frame-Options"], "SAMEORIGIN")

    def test_programs_of_all_origins_may_ask_for_the_facts(self):
        for response in (self.facts(), self.facts(number=987654)):
            self.assertEqual(response.headers["Access-Control-Allow-Origin"], "*")

    def test_the_card_names_the_page_it_is_about(self):
        expected = f'<http://testserver{self.pages["ru"].url}>; rel="canonical"'
        self.assertEqual(self.card("lang=ru").headers["Link"], expected)

    def test_they_are_read_and_nothing_else(self):
        for address in ADDRESSES:
            path = address.format(self.claim.pk)
            self.assertEqual(self.client.post(path).status_code, 405)
            self.assertEqual(self.client.head(path).status_code, 200)


class Cost(EmbedCase):
    def test_three_queries_once_and_none_while_nothing_changes(self):
        standing(self.claim.pk, "ru")
        self.card("lang=ru&theme=dark")
        for address in ADDRESSES:
            path = address.format(self.claim.pk) + "?lang=ru"
            with self.subTest(path):
                with self.assertNumQueries(3):
                    first = self.client.get(path)
                with self.assertNumQueries(0):
                    self.client.get(path + "&utm_source=telegram")
                    self.client.get(path, headers={"if-none-match": first.headers["ETag"]})

    def test_numbers_that_never_were_fill_no_memory(self):
        self.card(number=987654)
        # The claim, and twice whether a redirect stands at this address.
        with self.assertNumQueries(3):
            self.card(number=987654)
