"""Every change made at the desk happens in one transaction, or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

from django.contrib.messages import ERROR
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin import messages

from factcheck.core.languages import desk_language

# An arbitrary constant: the desk's place in PostgreSQL's space of advisory locks.
DESK_LOCK = 7_243_112_020
LONGEST_LIST = 10
READING = ("GET", "HEAD", "OPTIONS")


class RolledBack(Exception):
    """Ends the transaction and carries the view's answer out of it."""

    def __init__(self, response: HttpResponse):
        self.response = response


def desk_post(view: Callable) -> Callable:
    """Wraps an admin view: its POST is atomic, waits for other writers, and leaves nothing half done.

    Wagtail turns a PermissionDenied into a message and a redirect inside this wrapper; a queued error message
    therefore means that the view failed, and its work is rolled back.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        # A stranger at the login form must not make the desk wait.
        if request.method in READING or request.user.is_anonymous:
            return view(request, *args, **kwargs)
        try:
            with desk_transaction():
                response = view(request, *args, **kwargs)
                # Before rendering, because a template that shows the messages empties their queue.
                if response.status_code >= 400 or has_queued_error(request):
                    raise RolledBack(response)
                return rendered(response)
        except RolledBack as ended:
            return ended.response
        except (ProtectedError, RestrictedError, ValidationError) as error:
            with override(desk_language(request.user)):
                return refusal(request, reason(error))

    return wrapped


@contextmanager
def desk_transaction() -> Iterator[None]:
    """One piece of the desk's work: whole or not at all, and after every other writer."""
    with transaction.atomic():
        wait_for_other_writers()
        yield


def wait_for_other_writers() -> None:
    """PostgreSQL: desk writes run one after another, as SQLite's immediate transactions make them.

    With row locks alone, approval, edit, scheduler and unpublish running against each other deadlock.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [DESK_LOCK])


def rendered(response: HttpResponse) -> HttpResponse:
    """A template's own queries belong into the transaction too."""
    return response.render() if hasattr(response, "render") and not response.is_rendered else response


def has_queued_error(request: HttpRequest) -> bool:
    """Whether the view queued an error message in this request. The names are private to Django; a test pins them."""
    storage = getattr(request, "_messages", None)
    return any(message.level >= ERROR for message in getattr(storage, "_queued_messages", ()))


def reason(error: ProtectedError | RestrictedError | ValidationError) -> str:
    """The refusal in words: what is wrong, or which rows still need the one that was to be deleted."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    rows = error.protected_objects if isinstance(error, ProtectedError) else error.restricted_objects
    uses = sorted({use(row) for row in rows})
    named = "; ".join(uses[:LONGEST_LIST]) + (" …" if len(uses) > LONGEST_LIST else "")
    return _("This cannot be deleted because it is in use: %(uses)s") % {"uses": named}


def use(row) -> str:
    """One use in words: a citation or a signature is named with the claim or page on which it stands."""
    place = next((getattr(row, name) for name in ("claim", "page") if getattr(row, name, None)), None)
    words = f"{row._meta.verbose_name}: {row}"
    return f"{words} ({place})" if place else words


def refusal(request: HttpRequest, words: str) -> HttpResponse:
    """The answer to work that was refused: a message, or JSON for the editor's autosave."""
    if not request.accepts("text/html"):
        error = {"success": False, "error_code": "validation_error", "error_message": words}
        return JsonResponse(error, status=400)
    messages.error(request, words)
    return redirect(request.headers.get("Referer") or "wagtailadmin_home")
