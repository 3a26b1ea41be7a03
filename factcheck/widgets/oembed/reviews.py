"""The review to which an address leads. Three questions to the database at most."""

from wagtail.contrib.redirects.models import Redirect

from factcheck.claims.machines import Refusal
from factcheck.claims.models import Claim, FactCheckPage
from factcheck.claims.review import Review
from factcheck.claims.reviews import review_of
from factcheck.claims.views import page_of
from factcheck.core.routing import root_path

from .targets import Target

NOTHING = "There is no public fact-check and no public claim at this address."


def review_at(target: Target) -> Review:
    """What readers find there, through old addresses and merges. Raises Refusal: 401 where it is private, or 404."""
    if target.number is None:
        return review_on_page(target)
    return review_of_claim(Claim.objects.standing_for(target.number), target.language)


def review_of_claim(claim: Claim | None, language: str) -> Review:
    if claim is None or not claim.is_public:
        raise Refusal(404, NOTHING)
    return review_of(claim, language, page_of(claim, language))


def review_on_page(target: Target) -> Review:
    page = page_at(target)
    if page is None or not (page.leads_on or (page.live and page.claim.is_public)):
        raise Refusal(404, NOTHING)
    if not page.is_open:
        raise Refusal(401, "This page is private.")
    if page.leads_on:
        return review_of_claim(page.claim.merged_into, target.language)
    return review_of(page.claim, target.language, page)


def page_at(target: Target) -> FactCheckPage | None:
    """The page of this address, or the one to which it moved."""
    root = root_path(target.language)
    if root is None:
        return None
    pages = FactCheckPage.objects.as_words().marked_open().select_related("claim__ruling", "claim__merged_into__ruling")
    old = Redirect.objects.filter(old_path=f"/{target.language}/claims/{target.slug}", redirect_page__isnull=False)
    return (
        pages.filter(url_path=f"{root}claims/{target.slug}/").first()
        or pages.filter(pk__in=old.values("redirect_page"), locale__language_code=target.language).first()
    )
