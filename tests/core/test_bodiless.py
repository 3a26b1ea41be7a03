"""HEAD is answered with the headers of GET and nothing else."""

from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory, SimpleTestCase

from factcheck.core.bodiless import BodilessMiddleware


class Head(SimpleTestCase):
    def asked(self, response):
        return BodilessMiddleware(lambda request: response)(RequestFactory().head("/"))

    def test_length_is_told_and_nothing_sent(self):
        answer = self.asked(HttpResponse("Жалған"))
        self.assertEqual((answer.content, answer.headers["Content-Length"]), (b"", "12"))

    def test_a_stream_is_not_begun(self):
        answer = self.asked(StreamingHttpResponse(iter(lambda: self.fail("asked"), None)))
        self.assertEqual(list(answer.streaming_content), [])

    def test_get_keeps_its_body(self):
        answer = BodilessMiddleware(lambda request: HttpResponse("ok"))(RequestFactory().get("/"))
        self.assertEqual(answer.content, b"ok")
