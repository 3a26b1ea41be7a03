"""Evidence and explainers as readers find them: one document for each page."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from uuid import UUID

from django.db.models import Model, QuerySet

from factcheck.core.pages import SitePage
from search.batches import batches
from search.documents import Document, Shown, Suggestion, key_of, subject_of

from ..models.evidence import EvidencePage
from ..models.explainers import ExplainerPage
from ..models.tags import EvidenceTag, ExplainerTag
from ..words import having
from .making import day, distinct

BATCH = 200


class PageSource:
    """Pages whose languages share a translation key."""

    kind: str
    model: type[SitePage]
    tags: type[Model]
    template: str

    def pages(self) -> QuerySet:
        """Those that readers may open."""
        return self.model.objects.open_to_all()

    def whole(self, keys: Iterable[UUID]) -> QuerySet:
        """Those with these translation keys, with all that is shown of them."""
        return self.pages().filter(translation_key__in=list(keys)).select_related("locale").order_by("pk")

    def subjects(self) -> Iterator[str]:
        keys = self.pages().order_by("translation_key").values_list("translation_key", flat=True)
        for key in keys.distinct().iterator():
            yield f"{self.kind}-{key.hex}"

    def documents(self, subjects: Collection[str] | None = None) -> Iterator[Document]:
        for asked in batches(self.subjects() if subjects is None else sorted(subjects), BATCH):
            pages = list(self.whole(map(translation_key, asked)))
            tags = self.tags_of(pages)
            for page in pages:
                yield self.document(page, tags.get(page.pk, {}))

    def document(self, page: SitePage, tags: dict[str, str]) -> Document:
        subject, passages = page_subject(page), distinct([page.title, page.summary])
        return Document(
            key=key_of(subject, page.language),
            subject=subject,
            kind=self.kind,
            language=page.language,
            title=page.title,
            text="\n".join([*passages, *self.further_words(page), *tags.values()]),
            passages=passages,
            published=day(page.first_published_at),
            updated=day(page.last_published_at),
            facets={"kind": (self.kind,), "tag": tuple(tags)},
        )

    def further_words(self, page: SitePage) -> list[str]:
        """What else of a page its readers may look for."""
        raise NotImplementedError

    def tags_of(self, pages: list[SitePage]) -> dict[int, dict[str, str]]:
        """The names of each page's tags by their keys."""
        found: dict[int, dict[str, str]] = {}
        rows = self.tags.objects.filter(content_object__in=[page.pk for page in pages]).order_by("tag__slug")
        for page, key, name in rows.values_list("content_object", "tag__slug", "tag__name"):
            found.setdefault(page, {})[key] = name
        return found

    def shown(self, keys: Sequence[str], language: str) -> dict[str, Shown]:
        asked = {translation_key(subject_of(key)) for key in keys}
        pages = self.whole(asked)
        found = {key_of(page_subject(page), page.language): page for page in pages}
        return {key: Shown(self.template, self.context(found[key])) for key in keys if key in found}

    def context(self, page: SitePage) -> dict:
        """What its template shows; the language is marked where it is not the reader's."""
        return {self.kind: page, "language": page.language}

    def named(self, facet: str, keys: Collection[str], language: str) -> dict[str, str]:
        # The claims know the words of every facet.
        return {}

    def simple_search(self, words: Sequence[str], language: str, limit: int) -> list[str]:
        pages = self.pages().in_language(language).filter(having(words, self.model))
        newest = pages.order_by("-first_published_at", "-pk").only("translation_key")
        return [key_of(page_subject(page), language) for page in newest[:limit]]

    def suggestions(self, start: str, language: str, limit: int) -> list[Suggestion]:
        return []


class EvidenceSource(PageSource):
    """Sources that fact-checks cite."""

    kind, model, tags = "evidence", EvidencePage, EvidenceTag
    template = "claims/components/evidence_card.html"

    def whole(self, keys: Iterable[UUID]) -> QuerySet:
        return super().whole(keys).prefetch_related("publisher__labels")

    def further_words(self, page: EvidencePage) -> list[str]:
        publisher = page.publisher.names().values() if page.publisher else ()
        return [*distinct([page.quote, page.cited_title, page.author]), *publisher]

    def context(self, page: EvidencePage) -> dict:
        return {**super().context(page), "publisher": page.publisher.name if page.publisher else ""}


class ExplainerSource(PageSource):
    """Background articles."""

    kind, model, tags = "explainer", ExplainerPage, ExplainerTag
    template = "claims/components/explainer_card.html"

    def further_words(self, page: ExplainerPage) -> list[str]:
        return distinct(page.body.stream_block.get_searchable_content(page.body))


def page_subject(page: SitePage) -> str:
    """What all languages of a page share: "evidence-4e58…"."""
    kind = EvidenceSource.kind if isinstance(page, EvidencePage) else ExplainerSource.kind
    return f"{kind}-{page.translation_key.hex}"


def translation_key(subject: str) -> UUID:
    """The key that a subject's pages share."""
    return UUID(hex=subject.split("-", 1)[1])
