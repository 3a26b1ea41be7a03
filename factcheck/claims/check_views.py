"""Has it been checked? A page that keeps nothing of what is pasted into it, and changes nothing on the site.

It stands here and not in `search`, which knows neither the site's head nor its reviews.
"""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from factcheck.core.addresses import head_of
from search import checking, seeing
from search.check_forms import LONGEST_TEXT, Message, Refused, message_of
from search.counters import count
from search.limits import Limit

from .check_answers import found_in, title_of

ALL, PICTURES = Limit("checks", 60, 60), Limit("pictures", 12, 60)


# Readers have no cookies, so there is no token to compare, and a check changes nothing. All that another site could
# do with a reader's browser is to spend the reader's own limit: `refuse_strangers` keeps it from that.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@sensitive_variables()
def check(request: HttpRequest) -> HttpResponse:
    """`/<lang>/check/`: the box, and the answer at the same address, which never carries what was pasted."""
    response = answered(request) if request.method == "POST" else box(request)
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def answered(request: HttpRequest) -> HttpResponse:
    """The answer to what was sent; of it nothing stays, neither here nor in a cache on the way."""
    try:
        response = answer(request, taken(request))
    except Refused as refused:
        response = box(request, refused.status, refused.words, refused.text)
        if refused.wait:
            response.headers["Retry-After"] = str(refused.wait)
    response.headers["Cache-Control"] = "no-store"
    return response


def taken(request: HttpRequest) -> Message:
    """What the reader sent, if it may be looked at now. Raises Refused."""
    refuse_strangers(request)
    message = message_of(request)
    if message.is_empty:
        raise Refused(_("There is nothing to check yet: paste a text or a link, or choose a picture."), 200)
    wait = max(limit.wait(request) for limit in ((ALL, PICTURES) if message.picture else (ALL,)))
    if wait:
        words = _("Many checks came from your network in a short time. Please try again in a minute.")
        raise Refused(words, 429, wait, message.text)
    return message


def refuse_strangers(request: HttpRequest) -> None:
    """Raises Refused for a form that another site sends through its visitor's browser.

    Browsers too old to say where a form comes from are let in.
    """
    origin = request.headers.get("Origin", "null")
    told = request.headers.get("Sec-Fetch-Site")
    is_ours = told != "cross-site" if told else origin == "null" or origin.partition("://")[2] == request.get_host()
    if not is_ours:
        raise Refused(_("This form came from another site. Please paste the message here."), 403)


def answer(request: HttpRequest, message: Message) -> HttpResponse:
    """The page with what is known about the message. Raises Refused when its picture cannot be opened."""
    picture = seeing.opened(message) if message.picture else None
    language = get_language()
    checked = checking.check(message.text, picture, language)
    count(language, message.given, checked.state)
    found = found_in(checked)
    title = title_of(checked, found)
    context = {"checked": checked, "found": found, "title": title, "was_cut": message.was_cut, "longest": LONGEST_TEXT}
    return render(request, "claims/check_answer.html", {**context, "head": head(title, is_answer=True)})


def box(request: HttpRequest, status: int = 200, trouble: str | Promise = "", text: str = "") -> HttpResponse:
    """The page with the box alone, and why there is no answer."""
    context = {"trouble": trouble, "text": text, "head": head(_("Has it been checked?"), is_answer=status != 200)}
    return render(request, "claims/check.html", context, status=status)


def head(title: str, is_answer: bool):
    """What the page's head says; the answers of one reader are nobody else's."""
    about = _("Paste a message, a link or a picture that you were sent, and see whether it was checked.")
    return replace(head_of(title, about, "check"), is_indexed=not is_answer)
