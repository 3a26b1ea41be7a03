"""The words of the keys by which found documents are filtered."""

from collections.abc import Callable, Collection

from django.db.models import Model, Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from factcheck.core.quotations import quoted_in
from factcheck.core.rows import name_in

from ..filters.facets import labels_of
from ..models.appearances import Platform
from ..models.evidence import EvidencePage
from ..models.explainers import ExplainerPage
from ..models.fact_checks import FactCheckPage
from ..models.people import Claimant
from ..models.tags import Tag
from ..models.topics import Region, Topic
from ..rubrics import public_claimants
from ..scale import BEING_CHECKED, scale

Names = dict[str, str]


def named(facet: str, keys: Collection[str], language: str) -> Names:
    """The names of a facet's keys in one language; an unknown facet knows none."""
    names = FACETS.get(facet)
    return names(keys, language) if names and keys else {}


def verdicts(keys: Collection[str], language: str) -> Names:
    words = [*scale(language).values(), BEING_CHECKED]
    return {found.key: str(found.name) for found in words if found.key in keys}


def labelled(model: type[Model]) -> Callable[[Collection[str], str], Names]:
    def names(keys: Collection[str], language: str) -> Names:
        rows = model.objects.filter(slug__in=keys)
        # The names of those who said what is still a draft are nobody's business.
        rows = rows.filter(pk__in=public_claimants()) if model is Claimant else rows
        label = name_in(language, labels_of(model))
        return {key: name or key for key, name in rows.annotate(label=label).values_list("slug", "label")}

    return names


def platforms(keys: Collection[str], language: str) -> Names:
    return {key: capfirst(str(label)) for key, label in Platform.choices if key in keys}


def languages(keys: Collection[str], language: str) -> Names:
    return {key: capfirst(quoted_in(key)) for key in keys}


def tags(keys: Collection[str], language: str) -> Names:
    public = (
        Q(fact_checks__content_object__in=FactCheckPage.objects.published())
        | Q(evidence__content_object__in=EvidencePage.objects.open_to_all())
        | Q(explainers__content_object__in=ExplainerPage.objects.open_to_all())
    )
    return dict(Tag.objects.filter(public, slug__in=keys).values_list("slug", "name"))


def kinds(keys: Collection[str], language: str) -> Names:
    names = {"claim": _("Fact-checks"), "evidence": _("Evidence"), "explainer": _("Explainers")}
    return {key: name for key, name in names.items() if key in keys}


FACETS: dict[str, Callable[[Collection[str], str], Names]] = {
    "verdict": verdicts,
    "topic": labelled(Topic),
    "region": labelled(Region),
    "claimant": labelled(Claimant),
    "platform": platforms,
    "language": languages,
    "tag": tags,
    "kind": kinds,
}
