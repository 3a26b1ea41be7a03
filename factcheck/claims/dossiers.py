"""The dossier: everything that a claim's page shows, gathered with few questions to the database."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.translation import gettext as _

from factcheck.core.excerpts import shortened
from factcheck.core.heads import Head, LanguageLink
from factcheck.core.languages import content_languages

from .bodies import Mentions, evidence_to_show, mentions, read_blocks
from .changes import verdict_changes
from .cited import CitedEvidence, cited_evidence
from .embedding import oembed_address
from .facts import Facts, draft_facts, facts_in_force
from .links import link_targets
from .models.bylines import BylineRole
from .models.claims import Claim
from .models.corrections import Correction
from .models.explainers import ExplainerPage
from .models.fact_checks import FactCheckPage
from .models.rulings import RulingKind
from .public_versions import PublicVersion, public_versions
from .relations import Related, related, related_claims
from .review import HISTORY, Review, VerdictChange, own_view_path
from .reviews import records_of, review_of
from .share_pictures import share_card_of, share_picture
from .timelines import HistoryEntry, Returns, timeline


@dataclass(frozen=True)
class Dossier:
    """A claim's facts in force (or, in a preview, its draft's) with the words of one page."""

    review: Review
    claim: Claim
    page: FactCheckPage | None
    facts: Facts
    evidence: list[CitedEvidence] = field(default_factory=list)
    languages: list[LanguageLink] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    explainers: list[ExplainerPage] = field(default_factory=list)
    links: dict[int, str] = field(default_factory=dict)
    versions: list[PublicVersion] = field(default_factory=list)
    is_preview: bool = False

    @property
    def changes(self) -> list[VerdictChange]:
        """Every change of verdict, oldest first."""
        return verdict_changes(self.facts.rulings, self.review.language)

    @property
    def looked_at_again(self) -> datetime | None:
        """When the verdict was last confirmed without a change."""
        latest = self.facts.rulings[-1] if self.facts.rulings else None
        return latest.in_force_from if latest and latest.kind == RulingKind.RE_VERIFIED else None

    @property
    def history(self) -> list[HistoryEntry]:
        """Rulings, corrections and public versions of the words in one line of time, newest first."""
        return timeline(self.facts, self.versions, self.review.language)

    @property
    def returns(self) -> Returns | None:
        """How often the claim came back, None when it never did."""
        started = [wave.started_on for wave in self.facts.waves]
        return Returns(len(started), min(started)) if started else None

    @property
    def retraction(self) -> Correction | None:
        """The newest correction that takes the words back; readers are told before they read on."""
        return next((row for row in self.facts.corrections if row.is_retraction), None)

    @property
    def being_checked_since(self) -> datetime | None:
        """Since when readers see "being checked"; None with a verdict and in a preview."""
        if self.review.verdict or self.is_preview:
            return None
        return self.review.verdict_since or self.claim.first_published_at

    @property
    def signatures(self) -> list[tuple[str, list]]:
        """Who signs, by role: [(role, people)]."""
        found = [(role, [line for line in self.facts.bylines if line.kind == role]) for role in BylineRole.values]
        return [(role, people) for role, people in found if people]

    @property
    def state_sources(self) -> int:
        """How many of the cited sources come from state bodies."""
        return sum(cited.is_from_state for cited in self.evidence)

    @property
    def claimant_sources(self) -> int:
        """How many of the cited sources were published by the claimant itself."""
        return sum(cited.is_from_claimant for cited in self.evidence)

    @property
    def voices(self) -> int:
        """How many sources there are when those that copy one another count as one."""
        return len({cited.voice for cited in self.evidence})

    @property
    def picture(self):
        """The first capture that readers can look at."""
        shown = [row.capture for row in self.facts.appearances if row.capture and row.capture.is_picture]
        return shown[0] if shown else None

    @property
    def elsewhere(self) -> list[LanguageLink]:
        """The languages in which there are words, when this one has none."""
        return [] if self.page else [link for link in self.languages if link.has_words]

    @property
    def translations(self) -> list[LanguageLink]:
        """The same thing in other languages: those with words, or the claim's own views while there are none at all."""
        has_words = any(link.has_words for link in self.languages)
        return self.languages if has_words else [replace(link, has_words=True) for link in self.languages]

    @property
    def history_path(self) -> str:
        return self.review.path + HISTORY

    def context(self, **head) -> dict:
        """What its templates need; `head` is what the head says otherwise than the claim's own address does."""
        return {"dossier": self, "links": self.links, "head": replace(self.head, **head)}

    def history_context(self) -> dict:
        """What the history's template needs."""
        return self.context(
            title=_("History of this check") + f": {shortened(self.review.title, 90)}",
            description=self.history_description,
            address=self.review.url + HISTORY,
            languages=[replace(link, url=link.url + HISTORY) for link in self.translations],
            oembed="",
            data=(),
        )

    @property
    def history_description(self) -> str:
        """What the history shows, in a sentence."""
        if self.versions:
            return _("Every verdict, every correction and every version of the text, with its date and what changed.")
        return _("Every verdict and every correction of this check, with its date.")

    @property
    def title(self) -> str:
        """The page's name in search engines and messengers."""
        review = self.review
        if review.is_retracted:
            return _("Withdrawn fact-check") + f": {review.headline}"
        number = _("Claim №%(number)s") % {"number": review.number}
        return review.headline or f"{number}: {review.shown_verdict.name}"

    @property
    def head(self) -> Head:
        """What the head of the claim's page, or of its own view, says."""
        review = self.review
        verdict = review.shown_verdict
        return Head(
            title=self.title,
            description=review.answer or f"{verdict.name}. {verdict.definition}",
            address=review.url,
            languages=self.translations,
            is_article=True,
            is_indexed=not self.elsewhere,
            published_at=review.published_at,
            modified_at=review.modified_at,
            section=", ".join(topic.name for topic in self.facts.topics[:1]),
            tags=tuple(tag.name for tag in self.facts.tags),
            picture=None if self.is_preview else share_picture(share_card_of(review)),
            oembed="" if self.is_preview else oembed_address(review.url),
            data=self.records,
        )

    @property
    def records(self) -> tuple[str, ...]:
        """ClaimReview and MediaReview for machines; none of a preview, nor of words that were taken back."""
        if self.is_preview or self.retraction:
            return ()
        return records_of(self.review)


def dossier_of_page(page: FactCheckPage, is_preview: bool = False, with_versions: bool = False) -> Dossier:
    """What the fact-check page shows. A preview shows the draft's facts with the words being edited."""
    if is_preview:
        return dossier(page.claim.get_latest_revision_as_object(), page.language, page, is_preview=True)
    shown = dossier(page.claim, page.language, page)
    return replace(shown, versions=public_versions(page)) if with_versions else shown


def dossier(claim: Claim, language: str, page: FactCheckPage | None = None, is_preview: bool = False) -> Dossier:
    """The claim's dossier in `language`; `page` brings the words, and its body is read."""
    gather = draft_facts if is_preview else facts_in_force
    facts = gather(claim, language, page)
    named = mentions(page.body) if page else Mentions()
    shown = evidence_to_show([*named.evidence, *(row.evidence_id for row in facts.citations)], language)
    if page:
        read_blocks(page.body, named, shown)
    others = related_claims(claim, language, facts, page, is_preview)
    pages = published_pages([claim, *others])
    return Dossier(
        review=review_of(claim, language, page, is_draft=is_preview, facts=facts),
        claim=claim,
        page=page,
        facts=facts,
        evidence=cited_evidence(facts, shown),
        languages=language_links(claim, pages),
        related=[
            related(other, review_of(other, language, pages.get((other.pk, language))), facts) for other in others
        ],
        explainers=explainers_about(claim, language),
        links=link_targets(named.links),
        is_preview=is_preview,
    )


def published_pages(claims: list[Claim]) -> dict[tuple[int, str], FactCheckPage]:
    """The published pages of the claims by (claim number, language)."""
    pages = FactCheckPage.objects.published().filter(claim__in=[claim.pk for claim in claims])
    return {(page.claim_id, page.language): page for page in pages.as_words()}


def explainers_about(claim: Claim, language: str) -> list[ExplainerPage]:
    """Background articles that name the claim."""
    pages = ExplainerPage.objects.open_to_all().in_language(language).filter(related_claims=claim.pk)
    return list(pages.defer("body").order_by("-first_published_at", "-pk"))


def language_links(claim: Claim, pages: dict[tuple[int, str], FactCheckPage]) -> list[LanguageLink]:
    """The claim in every language of the site."""
    words = {language: page for (number, language), page in pages.items() if number == claim.pk}
    return [
        LanguageLink(code, name, words[code].url if code in words else own_view_path(claim.pk, code), code in words)
        for code, name in content_languages()
    ]
