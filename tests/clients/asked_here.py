"""A way for the sitemap parser to ask the site of a test, without a server between them."""

from django.test import Client
from usp.web_client.abstract_client import (
    AbstractWebClient,
    AbstractWebClientResponse,
    AbstractWebClientSuccessResponse,
    WebClientErrorResponse,
)

HOST = "http://testserver"


class Answer(AbstractWebClientSuccessResponse):
    """What the test's client answered, in the parser's words."""

    def __init__(self, url: str, response) -> None:
        self._url, self._response = url, response

    def status_code(self) -> int:
        return self._response.status_code

    def status_message(self) -> str:
        return self._response.reason_phrase

    def header(self, case_insensitive_name: str) -> str | None:
        return self._response.headers.get(case_insensitive_name)

    def raw_data(self) -> bytes:
        return self._response.getvalue()

    def url(self) -> str:
        return self._url


class AskedHere(AbstractWebClient):
    """Asks Django's test client; `failed` are the addresses that are not there."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.failed: list[str] = []

    def set_max_response_data_length(self, max_response_data_length: int | None) -> None:
        pass

    def get(self, url: str) -> AbstractWebClientResponse:
        response = self._client.get(url.removeprefix(HOST))
        if response.status_code == 200:
            return Answer(url, response)
        self.failed.append(url)
        return WebClientErrorResponse(f"{response.status_code}", retryable=False)
