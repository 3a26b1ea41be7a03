"""The facets of lists: which claims a choice stands for, and how many each choice would leave."""

from dataclasses import dataclass

from django.db.models import Case, Count, Model, OuterRef, Q, QuerySet, Value, When
from django.utils.text import capfirst

from factcheck.core.quotations import quoted_in
from factcheck.core.rows import name_in

from ..models.appearances import Appearance, Platform
from ..models.claims import Claim
from ..models.tags import FactCheckTag
from ..scale import BEING_CHECKED, scale
from .kinds import Choice, Facet, claim_path

# Choices that one facet offers at most; its own page lists them all.
MOST_CHOICES = 40


class ClaimFacet(Facet):
    """A facet of claims, which narrows claims and their fact-checks alike."""

    def condition(self, model: type[Model], values: tuple[str, ...]) -> Q:
        return Q(**{f"{claim_path(model)}__in": self.claims(values)})

    def claims(self, values: tuple[str, ...]) -> QuerySet:
        """The numbers of the claims that any of the values stands for."""
        raise NotImplementedError


class VerdictFacet(ClaimFacet):
    """The verdict in force; "being checked" is one of them."""

    def claims(self, values):
        ruled = Q(ruling__verdict__key__in=values)
        wanted = ruled | Q(ruling__verdict=None) if BEING_CHECKED.key in values else ruled
        return Claim.objects.filter(wanted).values("pk")

    def counted(self, rows, language, chosen):
        claims = Claim.objects.filter(pk__in=numbers(rows)).order_by()
        counts = dict(claims.values_list("ruling__verdict").annotate(Count("pk")))
        return [
            Choice(words.key, str(words.name), counts.get(verdict, 0), verdict=words)
            for verdict, words in [*scale(language).items(), (None, BEING_CHECKED)]
        ]


@dataclass(frozen=True)
class LabelledFacet(ClaimFacet):
    """Rows of a table with words per language; chosen ones first, then the most frequent.

    `is_open` says that its words are public even while no public claim uses them.
    """

    model: type[Model]
    is_open: bool = True

    def claims(self, values):
        rows = self.model.claims.through.objects
        return rows.filter(**{f"{self.model._meta.model_name}__slug__in": values}).values("claim")

    def counted(self, rows, language, chosen):
        here = Q(claims__in=numbers(rows))
        found = self.model.objects.filter(here | self.known(chosen)) if chosen else self.model.objects.filter(here)
        found = found.annotate(
            found=Count("claims", filter=here if chosen else None), label=name_in(language, labels_of(self.model))
        )
        rows = found.order_by(chosen_first("slug", chosen), "-found", "label").values_list("slug", "label", "found")
        return [Choice(*row) for row in rows[:MOST_CHOICES]]

    def known(self, chosen: tuple[str, ...]) -> Q:
        """Those of the chosen rows that may say their name: a name of drafts alone is nobody's business."""
        return Q(slug__in=chosen) if self.is_open else Q(slug__in=chosen, claims__in=Claim.objects.public())


class PlatformFacet(ClaimFacet):
    """Any place where the claim appeared."""

    def claims(self, values):
        return Appearance.objects.filter(platform__in=values).values("claim")

    def counted(self, rows, language, chosen):
        appearances = Appearance.objects.filter(claim__in=numbers(rows)).order_by()
        counts = dict(appearances.values_list("platform").annotate(Count("claim", distinct=True)))
        return most_frequent(Choice(key, capfirst(str(label)), counts.get(key, 0)) for key, label in Platform.choices)


class LanguageFacet(ClaimFacet):
    """The language in which the claim was spread."""

    def claims(self, values):
        return Claim.objects.filter(language__in=values).values("pk")

    def counted(self, rows, language, chosen):
        claims = Claim.objects.filter(pk__in=numbers(rows)).order_by()
        counts = claims.values_list("language").annotate(Count("pk"))
        return most_frequent(Choice(key, capfirst(quoted_in(key)), count) for key, count in counts)


@dataclass(frozen=True)
class TagFacet(Facet):
    """Tags are words of a page's language, but stand for what the page is about: they narrow its translations too.

    `through` is the table that ties tags to pages. Tags of drafts and private pages stand for nothing.
    """

    through: type[Model]

    def condition(self, model, values):
        pages = self.pages().filter(tagged_items__tag__slug__in=values)
        return Q(**{f"{key_path(model)}__in": pages.values("translation_key")})

    def pages(self) -> QuerySet:
        """The tagged pages of all languages that readers may open."""
        pages = self.through._meta.get_field("content_object").related_model.objects
        return pages.published() if self.through is FactCheckTag else pages.open_to_all()

    def counted(self, rows, language, chosen):
        here = Q(content_object__translation_key__in=rows.order_by().values(key_path(rows.model)))
        wanted = here | Q(tag__slug__in=chosen) if chosen else here
        tagged = self.through.objects.filter(wanted, content_object__in=self.pages().values("pk"))
        found = tagged.values("tag__slug", "tag__name").annotate(
            found=Count("content_object__translation_key", filter=here if chosen else None, distinct=True),
            own=Count("pk", filter=Q(content_object__locale__language_code=language)),
        )
        found = found.filter(Q(own__gt=0) | Q(tag__slug__in=chosen))
        ordered = found.order_by(chosen_first("tag__slug", chosen), "-found", "tag__name")
        return [Choice(*row) for row in ordered.values_list("tag__slug", "tag__name", "found")[:MOST_CHOICES]]


@dataclass(frozen=True)
class FieldFacet(Facet):
    """The choices of a field of the rows themselves."""

    field: str

    def condition(self, model, values):
        return Q(**{f"{self.field}__in": values})

    def counted(self, rows, language, chosen):
        counts = dict(rows.order_by().values_list(self.field).annotate(Count("pk")))
        choices = rows.model._meta.get_field(self.field).flatchoices
        return [Choice(key, capfirst(str(words)), counts.get(key, 0)) for key, words in choices]


@dataclass(frozen=True)
class OptionFacet(Facet):
    """A fixed set of choices: (key, words, which rows)."""

    options: tuple[tuple[str, str, Q], ...]

    def condition(self, model, values):
        chosen = [rows for key, _words, rows in self.options if key in values]
        return Q(*chosen, _connector=Q.OR) if chosen else Q(pk__in=[])

    def counted(self, rows, language, chosen):
        counts = rows.order_by().aggregate(
            **{f"option_{place}": Count("pk", filter=option[2]) for place, option in enumerate(self.options)}
        )
        found = zip(self.options, counts.values(), strict=True)
        return [Choice(key, capfirst(str(words)), count) for (key, words, _rows), count in found]


def numbers(rows: QuerySet) -> QuerySet:
    """The numbers of the claims in a queryset of claims or fact-checks."""
    return rows.order_by().values(claim_path(rows.model))


def key_path(model: type[Model]) -> str:
    """Where a row keeps the key that all languages share."""
    return "uuid" if model is Claim else "translation_key"


def labels_of(model: type[Model]) -> QuerySet:
    """The labels of the row of `model` that the outer query looks at."""
    return model.labels.rel.related_model.objects.filter(parent=OuterRef("pk"))


def chosen_first(field: str, chosen: tuple[str, ...]) -> Case:
    return Case(When(**{f"{field}__in": chosen}, then=Value(0)), default=Value(1)) if chosen else Value(0)


def most_frequent(choices) -> list[Choice]:
    return sorted(choices, key=lambda choice: -choice.count)
