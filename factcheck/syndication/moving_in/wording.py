"""The words of a record as a page of ours: everything that a page must have is filled from what there is."""

import re
from urllib.parse import unquote, urlsplit

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect

from factcheck.claims.models import Byline, Claim, ClaimIndexPage, FactCheckPage, Verdict
from factcheck.core.excerpts import shortened
from factcheck.core.quotations import in_quotation_marks

from . import bodies
from .claiming import person_of, topics_named
from .readers.values import LONGEST_TITLE
from .records import Record

LONGEST_ANSWER = 240
LONGEST_OLD_PATH = Redirect._meta.get_field("old_path").max_length
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


def give_words(page: FactCheckPage, record: Record, verdict: Verdict) -> None:
    """Fills the page's words, tags and signatures; nothing is stored yet."""
    body = bodies.read(record.body, record.language).blocks
    first = bodies.plain_words(body)
    told = record.answer or SENTENCE_END.split(first)[0] or verdict_in_words(verdict, record.language)
    page.title = record.headline or headline(record, verdict)
    page.answer = told if len(told) <= LONGEST_ANSWER else shortened(told, LONGEST_ANSWER)
    page.what_is_true = record.answer or first or told
    page.claim_in_this_language = translation(record, page.claim)
    page.body = [*body] or [origin(record) or bodies.paragraph(told)]


def sign(page: FactCheckPage, record: Record) -> None:
    """Authors and tags; a tag that is a topic of ours has become one."""
    topics = {name for topic in topics_named(record.tags) for name in topic.names().values()}
    tags = [tag for tag in dict.fromkeys(record.tags) if tag not in topics]
    page.tags.set(tags)
    people = dict.fromkeys(person_of(name, record.language) for name in record.authors)
    page.bylines = [Byline(role="author", person=person) for person in people]


def verdict_in_words(verdict: Verdict, language: str) -> str:
    """Of a record that explains nothing: the verdict and what it means."""
    label = verdict.label_in(language)
    return f"{label.name}. {label.definition}".strip() if label else verdict.key


def headline(record: Record, verdict: Verdict) -> str:
    """Of a record without a headline: the verdict and the claim, as many outlets write it."""
    claim = in_quotation_marks(record.claim_here or record.claim, record.language)
    return shortened(f"{verdict.name_in(record.language)}: {claim}", LONGEST_TITLE)


def origin(record: Record) -> bodies.Block | None:
    """The body of a check whose article stayed where it was."""
    if not record.url:
        return None
    with override(record.language):
        words = _("This check was first published at %(address)s.")
    link = format_html('<a href="{}">{}</a>', record.url, shortened(unquote(record.url), 200))
    before, _name, after = words.partition("%(address)s")
    return {"type": "paragraph", "value": format_html("<p>{}{}{}</p>", before, link, after)}


def translation(record: Record, claim: Claim) -> str:
    """The claim in the page's language, where it is not only the claim itself or its beginning."""
    # Of a summary every language has its own whole text; what was reviewed is only the beginning of it.
    here = record.claim if claim.is_summary and record.claim != claim.text else record.claim_here
    return "" if claim.text.startswith(here.rstrip("…").rstrip()) else here


def place_of(language: str) -> ClaimIndexPage:
    """The list below which pages of a language stand."""
    return ClaimIndexPage.objects.get(locale__language_code=language)


def old_slug(record: Record, parent: ClaimIndexPage) -> str:
    """The last step of the old address when it can be one here and is free; "" lets the headline make one."""
    step = urlsplit(record.url).path.rstrip("/").rpartition("/")[2].lower().removesuffix(".html")
    if not SLUG.fullmatch(step) or step.isdigit() or len(step) > 100:
        return ""
    return "" if parent.get_children().filter(slug=step).exists() else step


def lead_on(page: FactCheckPage, record: Record, hosts: frozenset[str]) -> None:
    """The old address leads to the page when it was on a host of ours and is another one than the page's own.

    A longer one than a redirect can hold leads nowhere.
    """
    old = urlsplit(record.url)
    path = Redirect.normalise_path(old.path + (f"?{old.query}" if old.query else ""))
    if old.hostname not in hosts or not path.strip("/") or path == Redirect.normalise_path(page.url or ""):
        return
    if len(path) <= LONGEST_OLD_PATH and not Redirect.objects.filter(old_path=path).exists():
        Redirect.add_redirect(path, page, is_permanent=True)
