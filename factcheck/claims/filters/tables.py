"""Which filters each list has, in the order of its address."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..models.people import Claimant
from ..models.tags import EvidenceTag, ExplainerTag, FactCheckTag
from ..models.topics import Region, Topic
from .facets import FieldFacet, LabelledFacet, LanguageFacet, OptionFacet, PlatformFacet, TagFacet, VerdictFacet
from .kinds import DayFilter, Facet, Filter, OrderFilter, QueryFilter, RelevanceFilter, WordsFilter

CLAIM_FILTERS: tuple[Filter, ...] = (
    WordsFilter("q", pgettext_lazy("search", "Words")),
    VerdictFacet("verdict", _("Verdict")),
    LabelledFacet("topic", _("Topic"), Topic),
    PlatformFacet("platform", _("Where it appeared")),
    LabelledFacet("region", _("Region"), Region),
    LabelledFacet("claimant", _("Who said it"), Claimant, is_open=False),
    TagFacet("tag", _("Tag"), FactCheckTag),
    LanguageFacet("language", _("Language of the claim")),
    DayFilter("from", pgettext_lazy("first day", "From")),
    DayFilter("to", pgettext_lazy("last day", "To"), is_last=True),
    OrderFilter("sort", pgettext_lazy("of a list", "Order")),
)
# What the search can be narrowed by; the engine counts its facets.
SEARCH_FILTERS: tuple[Filter, ...] = (
    QueryFilter("q", pgettext_lazy("search", "Words")),
    Facet("kind", _("Kind")),
    Facet("verdict", _("Verdict")),
    Facet("topic", _("Topic")),
    Facet("platform", _("Where it appeared")),
    Facet("region", _("Region")),
    Facet("claimant", _("Who said it")),
    Facet("language", _("Language of the claim")),
    DayFilter("from", pgettext_lazy("first day", "From")),
    DayFilter("to", pgettext_lazy("last day", "To"), is_last=True),
    RelevanceFilter("sort", pgettext_lazy("of a list", "Order")),
)
# What the lists of other rows can be narrowed by, by the name of their model.
FURTHER_FILTERS: dict[str, tuple[Filter, ...]] = {
    "EvidencePage": (
        FieldFacet("kind", _("Kind"), "kind"),
        OptionFacet(
            "publisher",
            _("Publisher"),
            (
                ("state", _("state body"), Q(publisher__is_state_body=True)),
                ("other", _("not a state body"), Q(publisher__is_state_body=False)),
                ("not-recorded", _("publisher not recorded"), Q(publisher=None)),
            ),
        ),
        TagFacet("tag", _("Tag"), EvidenceTag),
    ),
    "ExplainerPage": (TagFacet("tag", _("Tag"), ExplainerTag),),
    "Correction": (FieldFacet("kind", _("Kind"), "severity"),),
}
