"""`/oembed/`: 400 for no address, 404 for none of ours, 401 for a private page, 501 for an unknown form."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import override

from factcheck.claims.machines import Refusal, for_machines, json_response, refused
from factcheck.claims.share_pictures import share_card_of, share_picture
from factcheck.core.brand import branding
from factcheck.core.kept import kept

from ..subjects import subject_of
from .answers import answer
from .asked import Asked, asked_of
from .reviews import review_at
from .xml import xml

FORMATS = {
    "json": json_response,
    "xml": lambda fields: HttpResponse(xml("oembed", fields), content_type="text/xml; charset=utf-8"),
}
CACHING = "public, max-age=300, stale-while-revalidate=86400"


@for_machines("oembed")
def oembed(request: HttpRequest) -> HttpResponseBase:
    """The card for an address of ours. Why there is none is told in the form that was asked for."""
    try:
        asked = asked_of(request.GET)
        # Refusals are not kept, so only addresses that lead somewhere take room: strangers cannot fill it.
        return kept(request, f"oembed-{digest(asked)}", lambda: made(asked))
    except Refusal as refusal:
        return refused_in_xml(refusal) if request.GET.get("format") == "xml" else refused(refusal)


def digest(asked: Asked) -> str:
    return sha256(repr(asked).encode()).hexdigest()


def made(asked: Asked) -> HttpResponse:
    """The answer. Raises Refusal: 404, 401, 501."""
    language = asked.target.language
    with override(language):
        review = review_at(asked.target)
        if asked.format not in FORMATS:
            raise Refusal(501, "“format” can be json or xml.")
        picture = share_picture(share_card_of(review))
        fields = answer(subject_of(review), branding(language).publisher_name, picture, asked.room)
    response = FORMATS[asked.format](fields)
    response.headers["Cache-Control"] = CACHING
    response.headers["Content-Language"] = language
    return response


def refused_in_xml(refusal: Refusal) -> HttpResponse:
    """The refusal for those who read no JSON."""
    response = refused(refusal)
    response.content = xml("error", {"code": refusal.code, "message": refusal.message})
    response.headers["Content-Type"] = "text/xml; charset=utf-8"
    return response
