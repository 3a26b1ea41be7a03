"""Loads the demonstration site, once."""

from collections.abc import Callable

from django.core.management.color import no_style
from django.db import connection, transaction
from wagtail.log_actions import LogContext
from wagtail.models import Page

from factcheck.claims.models import (
    Appearance,
    Byline,
    Citation,
    Claim,
    Claimant,
    ClaimIndexPage,
    Correction,
    EvidenceIndexPage,
    EvidencePage,
    ExplainerIndexPage,
    ExplainerPage,
    FactCheckPage,
    Organisation,
    Person,
    Region,
    Technique,
    Topic,
    Verdict,
    Wording,
)
from factcheck.core.branding import Branding
from factcheck.core.languages import content_languages
from home.models import HomePage, StandardPage

from .bodies import body
from .content import read, read_all
from .library import capture, evidence_page, load_people, own_uuid

LANGUAGES = ("kk", "ru", "en")
# A domain that is nobody's, for examples.
CONTACT = "newsroom@example.org"


class Loader:
    """Writes the demonstration as its author and its editor would: drafts by one, published by the other."""

    def __init__(self, author, editor, say: Callable[[str], None]):
        self.author, self.editor, self.say = author, editor, say

    def load(self) -> None:
        """The whole demonstration in one transaction, once: what editors change or delete afterwards stays so."""
        if Claim.objects.filter(uuid=own_uuid("claim", 1)).exists():
            return
        with transaction.atomic(), LogContext(user=self.editor):
            load_people()
            self.introduce()
            for name, load_one in (
                ("evidence", self.load_evidence),
                ("pages", self.load_policy),
                ("claims", self.load_claim),
                ("explainers", self.load_explainer),
            ):
                for content in read_all(name):
                    load_one(content)
            give_next_number()

    def introduce(self) -> None:
        """The home pages say what this site is, unless somebody wrote there already; readers know where to write."""
        if not Branding.objects.exists():
            Branding.objects.create(contact_email=CONTACT)
        for language, words in read("home").items():
            home = HomePage.objects.get(locale__language_code=language)
            if not home.intro:
                home.intro = words["intro"]
                home.save_revision(user=self.author).publish(user=self.editor, skip_permission_checks=True)

    def load_evidence(self, content: dict) -> None:
        """One source, in each language."""
        facts = {name: content[name] for name in EVIDENCE_FACTS if name in content}
        publisher = Organisation.objects.filter(slug=content.get("publisher", "")).first()
        for language in LANGUAGES:
            words = content[language]
            page = EvidencePage(
                title=words["title"], summary=words["summary"], author=words.get("author", ""), publisher=publisher,
                translation_key=own_uuid("evidence", content["key"]), **facts,
            )  # fmt: skip
            self.add(page, EvidenceIndexPage, language, words["tags"])

    def load_policy(self, content: dict) -> None:
        """One policy page, in each language."""
        for language in LANGUAGES:
            words = content[language]
            page = StandardPage(
                title=words["title"], slug=content["key"], search_description=words["summary"],
                body=body(words["body"], language), translation_key=own_uuid("policy", content["key"]),
            )  # fmt: skip
            self.add(page, HomePage, language)

    def load_explainer(self, content: dict) -> None:
        """One explainer, in each language."""
        related = Claim.objects.filter(uuid__in=[own_uuid("claim", number) for number in content["related_claims"]])
        for language in LANGUAGES:
            words = content[language]
            page = ExplainerPage(
                title=words["title"], summary=words["summary"], body=body(words["body"], language),
                translation_key=own_uuid("explainer", content["key"]), related_claims=list(related),
            )  # fmt: skip
            self.add(page, ExplainerIndexPage, language, words["tags"])

    def load_claim(self, content: dict) -> None:
        """One claim with its rulings and its pages."""
        claim = new_claim(content)
        earlier = content.get("earlier_verdicts", [])
        verdicts = [*earlier, content.get("verdict")]
        self.publish_claim(claim, verdicts[0])
        pages = [self.load_page(claim, content, language) for language in LANGUAGES if language in content]
        for key in verdicts[1:]:
            self.publish_claim(claim, key)
            for page in pages:
                page.confirm_words(self.editor)
        for page in pages:
            self.correct(page, content[page.language].get("corrections", []))
        self.say(f"claim {claim.pk}: {claim.text[:70]}")

    def publish_claim(self, claim: Claim, verdict_key: str | None) -> None:
        """Publishes the claim with this verdict; without one, as being checked."""
        claim.verdict = Verdict.objects.get(key=verdict_key) if verdict_key else None
        claim.save_revision(user=self.author, log_action=True).publish(user=self.editor, skip_permission_checks=True)
        claim.refresh_from_db()

    def load_page(self, claim: Claim, content: dict, language: str) -> FactCheckPage:
        """The debunk in one language, signed by the demonstration's people."""
        words = content[language]
        page = FactCheckPage(
            claim=claim, body=body(words["body"], language),
            **{name: words[name] for name in PAGE_WORDS},
        )  # fmt: skip
        roles = {"author": "demonstration-author", "checker": "demonstration-editor"}
        if language != "kk":
            roles["translator"] = "demonstration-translator"
        people = {person.slug: person for person in Person.objects.filter(slug__in=roles.values())}
        page.bylines = [Byline(role=role, person=people[slug]) for role, slug in roles.items()]
        return self.add(page, ClaimIndexPage, language, words["tags"])

    def correct(self, page: FactCheckPage, corrections: list[dict]) -> None:
        """The corrections of one page, as its editor would enter them."""
        for correction in corrections:
            name = self.editor.get_full_name() or self.editor.username
            Correction.objects.create(page=page, made_by=self.editor, made_by_name=name, **correction)

    def add(self, page: Page, parent_type: type[Page], language: str, tags: list[str] | None = None) -> Page:
        """Adds and publishes a page below its list; returns it as stored."""
        parent = parent_type.objects.get(locale__language_code=language)
        page.live, page.owner = False, self.author
        if tags:
            page.tags.add(*tags)
        parent.add_child(instance=page)
        page.save_revision(user=self.author, log_action=True).publish(user=self.editor, skip_permission_checks=True)
        return type(page).objects.get(pk=page.pk)


PAGE_WORDS = ("title", "claim_in_this_language", "answer", "what_is_true", "what_we_do_not_know")
EVIDENCE_FACTS = (
    "kind", "no_link_reason", "published_on", "independence_group", "quote", "quote_language", "cited_title",
)  # fmt: skip
CLAIM_FACTS = ("text", "language", "is_summary", "kind", "first_seen", "first_seen_precision")


def new_claim(content: dict) -> Claim:
    """The claim as a draft, under its number when that is free."""
    claim = Claim(uuid=own_uuid("claim", content["number"]), **{k: content[k] for k in CLAIM_FACTS if k in content})
    if not Claim.objects.filter(pk=content["number"]).exists():
        claim.pk = content["number"]
    claim.appearances = [new_appearance(row) for row in content["appearances"]]
    claim.wordings = [Wording(**row) for row in content.get("wordings", [])]
    claim.citations = [new_citation(row) for row in content.get("citations", [])]
    claim.techniques = [Technique(kind=kind) for kind in content["techniques"]]
    claim.topics = list(Topic.objects.filter(slug__in=content["topics"]))
    claim.regions = list(Region.objects.filter(slug__in=content["regions"]))
    claim.claimants = list(Claimant.objects.filter(slug__in=content["claimants"]))
    claim.save()
    return Claim.objects.get(pk=claim.pk)


def new_appearance(row: dict) -> Appearance:
    held = capture(row["drawing"], row["shows"]) if "drawing" in row else None
    return Appearance(capture=held, **{name: row[name] for name in row if name not in ("drawing", "shows")})


def new_citation(row: dict) -> Citation:
    evidence = evidence_page(row["evidence"], LANGUAGES[0]) if "evidence" in row else None
    language = "en" if row.get("quote") else ""
    facts = {name: value for name, value in row.items() if name != "evidence"}
    return Citation(evidence=evidence, **{"quote_language": language, **facts})


def give_next_number() -> None:
    """PostgreSQL: numbers given by hand do not move the sequence that gives the next one."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Claim]):
            cursor.execute(statement)


def has_all_languages() -> bool:
    """Whether the site has the three languages of the demonstration."""
    return {code for code, _name in content_languages()} >= set(LANGUAGES)
