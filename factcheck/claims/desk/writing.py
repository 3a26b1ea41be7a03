"""Beginning a page: the fact-check of a claim, or its translation, as a draft in the normal editor."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import Page, PageSubscription

from factcheck.core.pages import SitePage

from ..models import (
    Byline,
    BylineRole,
    Claim,
    ClaimIndexPage,
    EvidenceCapture,
    EvidencePage,
    ExplainerPage,
    FactCheckPage,
)
from .emptied import emptied_body

# What an evidence page says in every language; quotation and original title stand in the source's own language.
FACTS_OF_EVIDENCE = (
    "kind", "publisher", "independence_group", "cited_title", "original_url", "no_link_reason", "archive_url", "author",
    "published_on", "accessed_on", "valid_until", "quote", "quote_language",
)  # fmt: skip


@require_POST
def write(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """Opens the claim's page in this language; begins it when there is none."""
    claim = get_object_or_404(Claim, pk=number)
    return opened(request, claim, language) or redirect(edit_url(begun(claim, language, request.user)))


@require_POST
def translate(request: HttpRequest, page_id: int, language: str) -> HttpResponse:
    """Opens the page's translation into this language; begins it when there is none."""
    source = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(source, (FactCheckPage, EvidencePage, ExplainerPage)):
        raise Http404
    if not source.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    way = translate_words if isinstance(source, FactCheckPage) else translate_article
    answer = way(request, source, language)
    answer["Location"] += f"?source={source.language}"
    return answer


def translate_words(request: HttpRequest, source: FactCheckPage, language: str) -> HttpResponse:
    """The way to the fact-check in this language."""
    answer = opened(request, source.claim, language)
    return answer or redirect(edit_url(translated(source, language, request.user)))


def translate_article(request: HttpRequest, source: EvidencePage | ExplainerPage, language: str) -> HttpResponse:
    """The way to the evidence page or explainer in this language."""
    return redirect(edit_url(version_of(source, language) or translated_article(request, source, language)))


def opened(request: HttpRequest, claim: Claim, language: str) -> HttpResponse | None:
    """The way to what exists, or the refusal; None when a page may be begun."""
    page = FactCheckPage.objects.filter(claim=claim, locale__language_code=language).first()
    if page:
        return redirect(edit_url(page))
    if claim.merged_into_id:
        words = _("Claim %(number)s was merged into %(other)s. Write about that one.")
        messages.error(request, words % {"number": claim.pk, "other": claim.merged_into_id})
        return redirect(claim.snippet_viewset.get_url_name("edit"), claim.pk)
    if not index_of(language).permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    return None


def begun(claim: Claim, language: str, user) -> FactCheckPage:
    """A new draft with a paragraph to write in, signed, with the claim's text where it is in this language."""
    draft = claim.get_latest_revision_as_object()
    page = FactCheckPage(claim=claim, body=[("paragraph", "")])
    if draft.language.split("-")[0].lower() == language:
        page.claim_in_this_language = draft.text
    page.bylines = signed(user, BylineRole.AUTHOR)
    return added(page, language, user)


def translated(source: FactCheckPage, language: str, user) -> FactCheckPage:
    """A new draft with the same blocks and empty words: what has no language is kept, tags are not."""
    draft = source.get_latest_revision_as_object()
    page = FactCheckPage(claim=source.claim, body=emptied_body(draft.body, language))
    authors = [line.person for line in draft.bylines.all() if line.role == BylineRole.AUTHOR]
    page.bylines = [Byline(person=person, role=BylineRole.AUTHOR) for person in authors]
    page.bylines.add(*signed(user, BylineRole.TRANSLATOR))
    page.related = list(draft.related.all())
    added(page, language, user)
    log(instance=page, action="claims.translate", user=user, data={"from": source.language})
    return page


def version_of(source: SitePage, language: str) -> SitePage | None:
    """The same page in this language."""
    return type(source).objects.in_language(language).filter(translation_key=source.translation_key).first()


def translated_article(request: HttpRequest, source: EvidencePage | ExplainerPage, language: str) -> SitePage:
    """A new draft of an evidence page or an explainer: facts are kept, words and tags are empty."""
    parent = version_of(source.get_parent().specific, language)
    if not parent or not parent.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    draft = source.get_latest_revision_as_object()
    page = type(source)(translation_key=source.translation_key)
    for name in FACTS_OF_EVIDENCE if isinstance(source, EvidencePage) else ():
        setattr(page, name, getattr(draft, name))
    if isinstance(source, EvidencePage):
        page.capture_items = [EvidenceCapture(capture=item.capture) for item in draft.capture_items.all()]
    else:
        page.body, page.related_claims = emptied_body(draft.body, language), list(draft.related_claims.all())
    added(page, language, request.user, parent)
    log(instance=page, action="claims.translate", user=request.user, data={"from": source.language})
    return page


def signed(user, role: BylineRole) -> list[Byline]:
    """The line that names the person behind the account, where there is one."""
    person = getattr(user, "person", None)
    return [Byline(person=person, role=role)] if person else []


def added(page: SitePage, language: str, user, parent: Page | None = None) -> SitePage:
    """Puts the draft into its language's tree as Wagtail's own form does."""
    page.owner, page.live, page.has_unpublished_changes = user, False, True
    page.title = page.draft_title = ""
    (parent or index_of(language)).add_child(instance=page)
    page.save_revision(user=user, clean=False)
    PageSubscription.objects.update_or_create(page=page, user=user, defaults={"comment_notifications": True})
    return page


def index_of(language: str) -> ClaimIndexPage:
    """The list of fact-checks in this language. Raises Http404."""
    return get_object_or_404(ClaimIndexPage, locale__language_code=language)


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
