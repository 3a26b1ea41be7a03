"""The choices of the search's facets: the engine counts keys, readers read words."""

from collections.abc import Collection, Mapping

from django.core.cache import cache

from search.documents import SOURCES

from .filters.facets import MOST_CHOICES
from .filters.kinds import Choice
from .review import VerdictWords
from .scale import BEING_CHECKED, scale

# Seconds for which a process remembers the words of facets: they change rarely, and every search shows them.
NAME_SECONDS = 60


def choices_of(facet: str, counts: Mapping[str, int], chosen: Collection[str], language: str) -> tuple[Choice, ...]:
    """The choices of one facet: verdicts in the order of the scale, others chosen ones first, then by frequency."""
    verdicts = verdicts_of(language) if facet == "verdict" else {}
    names = {key: str(words.name) for key, words in verdicts.items()} or names_of(facet, {*counts, *chosen}, language)
    found = [
        Choice(key, names.get(key, key), counts.get(key, 0), key in chosen, verdicts.get(key))
        for key in {**dict.fromkeys(verdicts), **counts, **dict.fromkeys(chosen)}
        if counts.get(key) or key in chosen
    ]
    if verdicts:
        return tuple(found)
    return tuple(sorted(found, key=lambda choice: (not choice.is_chosen, -choice.count, choice.name))[:MOST_CHOICES])


def verdicts_of(language: str) -> dict[str, VerdictWords]:
    """The scale by keys, with "being checked" at its end."""
    return {words.key: words for words in [*scale(language).values(), BEING_CHECKED]}


def names_of(facet: str, keys: Collection[str], language: str) -> dict[str, str]:
    """The words of a facet's keys, as far as anything public has them."""
    place = f"facet-names-{facet}-{language}"
    known = cache.get(place, {})
    unknown = set(keys) - set(known)
    if unknown:
        for source in SOURCES.values():
            known = {**known, **source.named(facet, unknown, language)}
        cache.set(place, known, NAME_SECONDS)
    return known
