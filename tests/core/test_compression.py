import gzip

from django.test import TestCase

from tests import factories

ASKING = {"accept-encoding": "gzip, br"}


class CompressedPages(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def test_reader_gets_a_compressed_page(self):
        response = self.client.get("/kk/", headers=ASKING)
        self.assertEqual(response.headers["Content-Encoding"], "gzip")
        self.assertIn("Accept-Encoding", response.headers["Vary"])
        self.assertIn("Factcheck", gzip.decompress(response.content).decode())

    def test_browser_that_cannot_read_it_gets_a_plain_page(self):
        self.assertNotIn("Content-Encoding", self.client.get("/kk/").headers)

    def test_page_for_somebody_with_a_cookie_stays_plain(self):
        self.client.cookies["sessionid"] = "somebody"
        self.assertNotIn("Content-Encoding", self.client.get("/kk/", headers=ASKING).headers)

    def test_form_that_sets_a_token_stays_plain(self):
        response = self.client.get("/admin/login/", headers=ASKING)
        self.assertIn("csrftoken", response.cookies)
        self.assertNotIn("Content-Encoding", response.headers)
