"""Whatever strangers write into addresses for programs: never an error of the server, never on to another site."""

from tests.hostile import HostileCase, paths, questions, sampled

# Steps that share no factor with the number of values or forms, so that each meets each other in time.
ONE_IN_QUESTIONS, ONE_IN_PATHS = 71, 7


class Addresses(HostileCase):
    def test_sample_of_all_parameters_and_values(self):
        asked = 0
        for target, query in sampled(questions(), ONE_IN_QUESTIONS, seed=7):
            asked += 1
            with self.subTest(path=target.path, query=query[:80]):
                self.assert_calm(f"{target.path}?{query}", target.is_json)
        self.assertGreater(asked, 150)

    def test_sample_of_what_stands_in_the_address_itself(self):
        for address in sampled(paths(), ONE_IN_PATHS, seed=3):
            with self.subTest(address=address[:80]):
                self.assert_calm(address)

    def test_errors_are_told_in_the_form_that_was_promised(self):
        for address, status in (
            ("/oembed/", 400),
            ("/oembed/?url=javascript:alert(1)", 400),
            ("/oembed/?url=http://testserver/c/1/&format=yaml", 501),
            ("/oembed/?url=http://testserver/c/1/&maxwidth=wide", 400),
            ("/v1alpha1/claims:search", 400),
            ("/v1alpha1/claims:search?query=a&pageSize=many", 400),
            ("/v1alpha1/claims:search?query=a&query=b", 400),
            ("/v1alpha1/claims:imageSearch?imageUri=https://evil.example/a.png", 400),
            ("/v1alpha1/pages", 404),
            ("/embed/claim/999.json", 404),
            (f"/embed/claim/{'9' * 40}.json", 404),
            ("/claimreview/nothing.csv", 404),
        ):
            with self.subTest(address=address):
                self.assertEqual(self.ask(address).status_code, status)
                self.assert_calm(address, is_json=True)

    def test_nothing_can_be_sent_to_them(self):
        for address in (
            "/oembed/", "/v1alpha1/claims:search", "/claimreview/data.json", "/ru/feed/feed.json",
            "/embed/claim/1.json", "/embed/claim/1/", "/embed/claim/1/badge.svg", "/verify/1",
        ):  # fmt: skip
            for send in (self.client.post, self.client.put, self.client.delete, self.client.patch):
                self.assertEqual(send(address).status_code, 405, address)
