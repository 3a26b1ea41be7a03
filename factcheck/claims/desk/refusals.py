"""What the desk refuses, each with a sentence that says why and what to do instead."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from factcheck.core.images import SiteImage

from ..desk_post import reason, use
from ..models import Claim, FactCheckPage
from .uses import uses_in_bodies

LONGEST_LIST = 10


def refused(request: HttpRequest, words: str, thing) -> HttpResponse:
    """Back to the thing itself, with the sentence; never to the address that was refused."""
    messages.error(request, words)
    return redirect(AdminURLFinder(request.user).get_edit_url(thing) or "wagtailadmin_home")


def holds_fact_checks(page: Page) -> bool:
    """Whether the page is a fact-check or has fact-checks below it."""
    return FactCheckPage.objects.descendant_of(page, inclusive=True).exists()


def refuse_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A fact-check has one page in each language: it is neither copied nor aliased."""
    if not holds_fact_checks(page):
        return None
    words = _("Fact-checks are not copied: a claim has one page in each language. Use “Translate” instead.")
    return refused(request, words, page)


def move_refusal(page: Page, destination: Page) -> str:
    """Why the page may not go there; empty when it may."""
    if page.get_parent().pk == destination.pk:
        return ""
    if isinstance(page.specific, FactCheckPage):
        return _("A fact-check stays in the list of its language. Use “Translate” for another language.")
    if holds_fact_checks(page) and page.locale_id != destination.locale_id:
        return _("Below this page there are fact-checks: they stay in their language.")
    return ""


def refuse_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    words = move_refusal(page, destination)
    return refused(request, words, page) if words else None


def keep_place(sender, instance: Page, parent_page_after: Page, **kwargs) -> None:
    """Refuses the move on every path: bulk actions and scripts too."""
    words = move_refusal(instance, parent_page_after)
    if words:
        raise ValidationError(words)


def refuse_delete_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    words = deletion_refusal(below(page))
    return refused(request, words, page) if words else None


def refuse_delete(request: HttpRequest, instances: Iterable) -> HttpResponse | None:
    instances = list(instances)
    words = deletion_refusal(instances)
    return refused(request, words, instances[0]) if words else None


def refuse_delete_user(request: HttpRequest, user) -> HttpResponse | None:
    return refuse_delete(request, [user])


def refuse_bulk(request: HttpRequest, action_type: str, objects: Iterable, action) -> HttpResponse | None:
    """The same for many at once; one that is in use keeps all of them."""
    objects = list(objects)
    if action_type != "delete" or not objects:
        return None
    pages = [page for thing in objects if isinstance(thing, Page) for page in below(thing)]
    words = deletion_refusal(pages or objects)
    if not words:
        return None
    messages.error(request, words)
    return redirect(action.next_url or "wagtailadmin_home")


def keep_picture(instance: SiteImage, **kwargs) -> None:
    """Refuses to delete a picture that a page shows, on every path."""
    pages = uses_in_bodies([instance])
    if pages:
        raise ValidationError(in_use(sorted(use(page) for page in pages)))


def keep_picture_file(instance: SiteImage, **kwargs) -> None:
    """Refuses another file in place of a picture that a page shows: readers would see it without any publication."""
    if instance.pk and instance.file and not instance.file._committed and uses_in_bodies([instance]):
        raise ValidationError(_("Pages show this picture. Upload the new file as another picture."))


def below(page: Page) -> list[Page]:
    """The page with everything below it."""
    return list(page.get_descendants(inclusive=True).specific())


def deletion_refusal(instances: Iterable) -> str:
    """Why these may not be deleted, with the list of uses; empty when they may."""
    instances = list(instances)
    public = [thing for thing in instances if isinstance(thing, Claim) and thing.first_published_at]
    if public:
        return _("Claim %(number)s was public and cannot be deleted. Unpublish it, or merge it into another.") % {
            "number": public[0].pk
        }
    read = [thing for thing in instances if isinstance(thing, FactCheckPage) and thing.first_published_at]
    if read:
        return _("The page “%(title)s” was public and cannot be deleted. Unpublish it.") % {
            "title": read[0].get_admin_display_title()
        }
    named = {str(row) for thing in instances for row in named_by(thing)}
    named |= {use(page) for page in uses_in_bodies(instances)}
    if named:
        return in_use(sorted(named))
    return protected_uses(instances)


def named_by(thing) -> list:
    """Rows that name the thing in a list of theirs, which the database would let go silently."""
    found = []
    for relation in thing._meta.related_objects:
        is_chosen = relation.many_to_many and not relation.hidden and relation.related_model._meta.app_label == "claims"
        if is_chosen:
            found += getattr(thing, relation.get_accessor_name()).all()[:LONGEST_LIST]
    return found


def in_use(named: list[str]) -> str:
    listed = "; ".join(named[:LONGEST_LIST]) + (" …" if len(named) > LONGEST_LIST else "")
    return _("This cannot be deleted because it is in use: %(uses)s") % {"uses": listed}


def protected_uses(instances: list) -> str:
    """What the database itself would refuse."""
    by_model: dict = {}
    for thing in instances:
        by_model.setdefault(type(thing), []).append(thing)
    try:
        for things in by_model.values():
            Collector(using=DEFAULT_DB_ALIAS).collect(things)
    except (ProtectedError, RestrictedError) as error:
        return reason(error)
    return ""
