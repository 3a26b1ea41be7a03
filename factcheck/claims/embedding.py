"""Where other sites learn that a page of ours can be embedded: in its head, and in a header before it is read."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from factcheck.core.heads import Head

FORMATS = ("json", "xml")


def oembed_address(address: str) -> str:
    """Where the card for the page of this absolute address is asked for."""
    return f"{settings.SITE_ADDRESS}{reverse('oembed')}?{urlencode({'url': address})}"


def announce_embed(response: HttpResponse, head: Head) -> HttpResponse:
    """The response with the head's oEmbed links as its `Link` header, too."""
    if head.oembed:
        response.headers["Link"] = ", ".join(
            f'<{head.oembed}&format={name}>; rel="alternate"; type="{media_type(name)}"' for name in FORMATS
        )
    return response


def media_type(name: str) -> str:
    return "text/xml+oembed" if name == "xml" else "application/json+oembed"
