"""Every change made at the desk happens in one transaction, or not at all."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

# An arbitrary constant: the desk's place in PostgreSQL's space of advisory locks.
DESK_LOCK = 7_243_112_020
LONGEST_LIST = 10


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
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return view(request, *args, **kwargs)
        try:
            with transaction.atomic():
                wait_for_other_writers()
                response = view(request, *args, **kwargs)
                response = rendered(response)
                if has_queued_error(request):
                    raise RolledBack(response)
                return response
        except RolledBack as ended:
            return ended.response
        except (ProtectedError, RestrictedError) as error:
            return refusal(request, in_use(error))
        except ValidationError as error:
            return refusal(request, " ".join(error.messages))

    return wrapped


def rendered(response: HttpResponse) -> HttpResponse:
    """A template's own queries belong into the transaction too."""
    return response.render() if hasattr(response, "render") and not response.is_rendered else response


def wait_for_other_writers() -> None:
    """PostgreSQL: desk writes run one after another, as SQLite's immediate transactions make them.

    With row locks alone, approval, edit, scheduler and unpublish running against each other deadlock.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [DESK_LOCK])


def has_queued_error(request: HttpRequest) -> bool:
    """Whether the view queued an error message in this request. The name is private to Django; a test pins it."""
    storage = getattr(request, "_messages", None)
    return any(message.level >= messages.ERROR for message in getattr(storage, "_queued_messages", ()))


def in_use(error: ProtectedError | RestrictedError) -> str:
    """The refusal to delete, naming the uses."""
    rows = error.protected_objects if isinstance(error, ProtectedError) else error.restricted_objects
    uses = sorted({f"{row._meta.verbose_name}: {row}" for row in rows})
    named = "; ".join(uses[:LONGEST_LIST])
    return _("This cannot be deleted because it is in use: %(uses)s") % {"uses": named}


def refusal(request: HttpRequest, words: str) -> HttpResponse:
    """The answer to work that was refused: a message, or JSON for the editor's autosave."""
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse(
            {"success": False, "error_code": "validation_error", "error_message": words}, status=400
        )
    messages.error(request, words)
    return redirect(request.headers.get("Referer") or "wagtailadmin_home")
