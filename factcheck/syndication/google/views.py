"""The endpoints of Google's Fact Check Tools API that only read."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt

from factcheck.claims.machines import Refusal, for_machines, json_response, preflight, refused
from factcheck.core.conditional import conditional
from factcheck.core.languages import content_languages

from . import parameters, pictures, searching

# Seconds for which an answer may be kept: a new verdict is told everywhere after that.
KEEP = 60
# To recognise a picture costs as much as some ten searches.
PICTURES_SHARE = 10


@for_machines("claims_search")
def claims_search(request: HttpRequest) -> HttpResponseBase:
    """`/v1alpha1/claims:search`: the claims that words find, or all of them."""
    asked = parameters.asked_words(request.GET)
    found, token = searching.page_of(searching.claims_of(asked), asked)
    return answer(request, asked, {"claims": found}, token)


@for_machines("claims_image_search", share=PICTURES_SHARE)
def claims_image_search(request: HttpRequest) -> HttpResponseBase:
    """`/v1alpha1/claims:imageSearch`: the claims in which a picture is known."""
    asked = parameters.asked_picture(request.GET, pictures.LONGEST)
    numbers = pictures.claims_with(asked.image_uri)
    found, token = searching.page_of(searching.those_reviewed(numbers, asked), asked)
    return answer(request, asked, {"results": [{"claim": claim} for claim in found]}, token)


@cache_control(public=True, max_age=KEEP)
def answer(request: HttpRequest, asked: parameters.Asked, found: dict[str, list], token: str) -> HttpResponseBase:
    """What was found, and nothing at all where nothing was, as Google says it."""
    told = {name: value for name, value in {**found, "nextPageToken": token}.items() if value}
    response = json_response(told)
    response.headers["Content-Language"] = asked.language or ", ".join(code for code, _name in content_languages())
    return conditional(request, response)


@csrf_exempt
def not_served(request: HttpRequest) -> HttpResponse:
    """Everything else of Google's interface, above all the methods that write."""
    answers_nothing = Refusal(404, f"Nothing is served at {request.path[:200]}. See /api/ for what is.")
    response = preflight() if request.method == "OPTIONS" else refused(answers_nothing)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
