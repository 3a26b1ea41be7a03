"""Brings the demonstration into the states it lacks, and writes down where readers find them."""

import datetime as dt
import json

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from factcheck.claims.models import Claim, Correction, EvidencePage, ExplainerPage, FactCheckPage, Verdict
from factcheck.claims.models.verdicts import Tone
from tests.bench import words
from tests.bench.archive import generate
from tests.claims.archive import make_full_claim
from tests.factories import WORDS, make_evidence, make_page, make_public_claim, publish

from .pages import FOUND, LANGUAGES

LONG_AGO = dt.datetime(2024, 3, 1, 9, tzinfo=dt.UTC)
# The claims of the demonstration have the first numbers.
DEMONSTRATED = 6
# Enough for a second page of a list.
ARCHIVED = 30


def main() -> None:
    """Makes the states and writes {language: {page type: path}} beside the site's database."""
    # Before anything is made: the pages of the demonstration are what people look at.
    from_demonstration = {language: demonstrated(language) for language in LANGUAGES}
    with transaction.atomic():
        generate(ARCHIVED)
        made = make_states()
    found = {language: {**from_demonstration[language], **made[language]} for language in LANGUAGES}
    found = {language: {**by_tone(language), **found[language]} for language in LANGUAGES}
    (settings.VAR_DIR / FOUND).write_text(json.dumps(found, indent=1, sort_keys=True))
    print(json.dumps({"pages": len(found["kk"])}))


def demonstrated(language: str) -> dict[str, str]:
    """A fact-check that changed its verdict, its history, a source and an explainer of the demonstration."""
    changed = FactCheckPage.objects.published().in_language(language).filter(corrections__isnull=False).first()
    source = EvidencePage.objects.open_to_all().in_language(language).exclude(quote="").first()
    explainer = ExplainerPage.objects.open_to_all().in_language(language).first()
    return {
        "fact-check": FactCheckPage.objects.published().in_language(language).get(claim=1).url,
        "fact-check-corrected": changed.url,
        "history": changed.url + "history/",
        "evidence": source.url,
        "explainer": explainer.url,
        "month": f"/{language}/archive/{timezone.localdate():%Y-%m}/",
    }


def by_tone(language: str) -> dict[str, str]:
    """A fact-check under each tone of the scale."""
    pages = FactCheckPage.objects.published().in_language(language).newest_first()
    found = {tone: pages.filter(claim__ruling__verdict__tone=tone).first() for tone in Tone.values}
    return {f"fact-check-tone-{tone}": page.url for tone, page in found.items() if page}


def make_states() -> dict[str, dict[str, str]]:
    """Claims and pages in states of their own, all long ago, so that the demonstration stays newest."""
    everything = {language: make_full_claim(2, language) for language in LANGUAGES}
    in_english = make_page(make_public_claim("false", "en"), "en")
    merged, private, withdrawn = merged_claim(), private_evidence(), make_public_claim("false", "kk")
    retracted, rewritten = retracted_pages(), {language: rewritten_page(language) for language in LANGUAGES}
    withdrawn.unpublish()
    came_back()
    embedded = {
        "foreign": in_english.claim,
        "merged": merged,
        "retracted": retracted["kk"].claim,
        "withdrawn": withdrawn,
    }
    retire(used="mostly-true")
    Verdict.objects.filter(key="outdated").update(is_active=True)
    age()
    return {
        language: {
            "fact-check-everything": everything[language].url,
            "fact-check-only-english": in_english.url if language == "en" else own_view(in_english.claim, language),
            "claim-merged": own_view(merged, language),
            "fact-check-retracted": retracted[language].url,
            "claim-withdrawn": own_view(withdrawn, language),
            "history-versions": rewritten[language].url + "history/",
            "private": private[language].url,
            **{f"card-{name}": f"/embed/claim/{claim.pk}/?lang={language}" for name, claim in embedded.items()},
            **{f"verify-{name}": f"/verify/{claim.pk}?lang={language}" for name, claim in embedded.items()},
        }
        for language in LANGUAGES
    }


def age() -> None:
    """Every page that was just made was published long ago."""
    made = FactCheckPage.objects.filter(claim__gt=DEMONSTRATED, first_published_at__date=timezone.localdate())
    Page.objects.filter(pk__in=made.values("pk")).update(first_published_at=LONG_AGO, last_published_at=LONG_AGO)


def own_view(claim: Claim, language: str) -> str:
    return f"/{language}/claims/{claim.pk}/"


def merged_claim() -> Claim:
    """A claim that another one stands for."""
    claim, other = make_public_claim("false"), make_public_claim("misleading")
    make_page(other, "kk")
    claim.merge_into(other)
    return claim


def retracted_pages() -> dict[str, FactCheckPage]:
    """Texts that were taken back: they say so, and stay."""
    claim = make_public_claim("false", "kk")
    pages = {language: make_page(claim, language) for language in LANGUAGES}
    for language, page in pages.items():
        Correction.objects.create(
            page=page, severity="retraction", reported_by="claimant", made_at=LONG_AGO, **words.CORRECTION[language]
        )
    return pages


def rewritten_page(language: str) -> FactCheckPage:
    """A text that was published twice, with other words."""
    page = make_page(make_public_claim("misleading", language), language)
    page.title = WORDS[language]["answer"]
    page.what_is_true += " " + words.CORRECTION[language]["what_is"]
    return publish(page)


def came_back() -> None:
    """A claim that goes round again."""
    claim = make_public_claim("scam", "kk")
    claim.waves.create(started_on=timezone.localdate())
    publish(claim)


def retire(used: str) -> None:
    """A verdict that an older claim carries and no new one can get."""
    verdicts = Verdict.objects.filter(key=used)
    verdicts.update(is_active=True)
    make_public_claim(used)
    verdicts.update(is_active=False)


def private_evidence() -> dict[str, EvidencePage]:
    """A source that asks for a password."""
    pages = {language: make_evidence(language, title=f"Private {language}") for language in LANGUAGES}
    for page in pages.values():
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="тек бізге")
    return pages
