"""Conditional answers: a digest of what would be sent, and "not modified" for those who have it."""

from datetime import datetime
from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date


def etag_of(content: bytes) -> str:
    """The entity tag of these bytes."""
    return f'"{sha256(content).hexdigest()[:32]}"'


def conditional(
    request: HttpRequest, response: HttpResponseBase, etag: str = "", changed_at: datetime | None = None
) -> HttpResponseBase:
    """The response with its entity tag and date, or "not modified" to those who name the tag.

    Without `etag` the digest of the content is the tag. A date alone is not enough: what was withdrawn takes its date
    along, and would stay with those who ask by date.
    """
    etag = etag or (etag_of(response.content) if isinstance(response, HttpResponse) else "")
    dated(response, changed_at).headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response)


def dated(response: HttpResponseBase, changed_at: datetime | None) -> HttpResponseBase:
    """The response, saying when what it shows changed last."""
    if changed_at:
        response.headers["Last-Modified"] = http_date(int(changed_at.timestamp()))
    return response
