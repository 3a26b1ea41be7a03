"""The dossier: everything that a claim's page shows, gathered with few questions to the database."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import prefetch_related_objects

from factcheck.core.languages import content_languages

from .models.citations import Citation
from .models.claims import Claim
from .models.evidence import EvidencePage
from .models.fact_checks import FactCheckPage
from .review import Review, own_view_path, review_of


@dataclass(frozen=True)
class CitedEvidence:
    """A citation with its number in the list and the evidence page in the reader's language, if public."""

    number: int
    citation: Citation
    evidence: EvidencePage | None

    @property
    def title(self) -> str:
        return self.evidence.title if self.evidence else self.citation.title


@dataclass(frozen=True)
class Dossier:
    """A claim's facts in force (or, in a preview, its draft's) with the words of one page."""

    review: Review
    claim: Claim
    page: FactCheckPage | None
    appearances: list = field(default_factory=list)
    evidence: list[CitedEvidence] = field(default_factory=list)
    rulings: list = field(default_factory=list)
    corrections: list = field(default_factory=list)
    bylines: list = field(default_factory=list)
    languages: list[dict[str, str]] = field(default_factory=list)
    words_are_older: bool = False
    is_preview: bool = False

    @property
    def previous_ruling(self):
        """The ruling before the latest change of verdict, or None when the verdict never changed."""
        changes = [ruling for ruling in self.rulings if ruling.changes_verdict]
        return changes[-2] if len(changes) > 1 else None

    @property
    def state_sources(self) -> int:
        """How many of the cited sources come from state bodies."""
        return sum(1 for cited in self.evidence if cited.evidence and is_state(cited.evidence))

    @property
    def history_path(self) -> str:
        return f"{self.review.path}history/"


def is_state(evidence: EvidencePage) -> bool:
    return bool(evidence.publisher and evidence.publisher.is_state_body)


def dossier_of_page(page: FactCheckPage, is_preview: bool = False) -> Dossier:
    """What the fact-check page shows."""
    claim = page.claim.get_latest_revision_as_object() if is_preview else page.claim
    return dossier(claim, page.language, page, is_preview)


def dossier(
    claim: Claim, language: str, page: FactCheckPage | None = None, is_preview: bool = False
) -> Dossier:
    """The claim's dossier in `language`; `page` brings the words."""
    rulings = list(claim.rulings.all())
    if not is_preview:
        prefetch_related_objects([claim], "claimants__labels", "topics__labels", "regions__labels")
    return Dossier(
        review=review_of(claim, language, page, verdict=claim.verdict, is_draft=is_preview),
        claim=claim,
        page=page,
        appearances=list(
            claim.appearances.select_related("capture") if not is_preview else claim.appearances.all()
        ),
        evidence=cited_evidence(claim, language),
        rulings=rulings,
        corrections=list(page.corrections.all()) if page else [],
        bylines=bylines_of(page) if page else [],
        languages=language_links(claim),
        words_are_older=bool(page) and page.words_are_older(rulings),
        is_preview=is_preview,
    )


def cited_evidence(claim: Claim, language: str) -> list[CitedEvidence]:
    """The claim's citations, numbered; evidence in the reader's language first, then as cited, if it is public."""
    citations = list(claim.citations.all())
    keys = EvidencePage.objects.filter(pk__in=[citation.evidence_id for citation in citations])
    versions = (
        EvidencePage.objects.open_to_all()
        .filter(translation_key__in=keys.values("translation_key"))
        .select_related("locale", "publisher")
        .prefetch_related("publisher__labels")
    )
    by_key: dict = {}
    key_of = {}
    for version in versions:
        by_key.setdefault(version.translation_key, {})[version.language] = version
        key_of[version.pk] = version.translation_key
    cited = []
    for citation in citations:
        found = by_key.get(key_of.get(citation.evidence_id), {})
        evidence = (
            found.get(language) or found.get(settings.LANGUAGE_CODE) or next(iter(found.values()), None)
        )
        if evidence or citation.title:
            cited.append(CitedEvidence(len(cited) + 1, citation, evidence))
    return cited


def bylines_of(page: FactCheckPage) -> list:
    """Who signs the page, with their names."""
    return list(page.bylines.select_related("person").prefetch_related("person__labels"))


def language_links(claim: Claim) -> list[dict[str, str]]:
    """The claim in every language of the site: [{"code", "name", "url", "has_words"}]."""
    pages = FactCheckPage.objects.published().filter(claim=claim.pk).select_related("locale")
    urls = {page.language: page.url for page in pages}
    return [
        {
            "code": code,
            "name": name,
            "url": urls.get(code) or own_view_path(claim.pk, code),
            "has_words": code in urls,
        }
        for code, name in content_languages()
    ]
