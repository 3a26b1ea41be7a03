"""The choices of the search's facets: the engine counts keys, readers read words."""

from collections.abc import Collection, Mapping

from django.core.cache import cache

from search import asking

from .filters.kinds import Choice
from .scale import BEING_CHECKED, scale

# Seconds for which a process remembers the words of facets: they change rarely, and every search shows them.
NAME_SECONDS = 60
# Choices that a facet offers at most: every letter draws them anew, and lists of rubrics have them all.
MOST_CHOICES = 20


def choices_of(facet: str, counts: Mapping[str, int], chosen: Collection[str], language: str) -> tuple[Choice, ...]:
    """What a facet offers under all other filters, and whatever is chosen."""
    if facet == "verdict":
        return verdicts(counts, chosen, language)
    keys = sorted({*counts, *chosen}, key=lambda key: (key not in chosen, -counts.get(key, 0), key))[:MOST_CHOICES]
    names = names_of(facet, keys, counts, language)
    choices = [Choice(key, names.get(key, key), counts.get(key, 0), key in chosen) for key in keys]
    return tuple(sorted(choices, key=lambda choice: (not choice.is_chosen, -choice.count, choice.name)))


def verdicts(counts: Mapping[str, int], chosen: Collection[str], language: str) -> tuple[Choice, ...]:
    """The verdicts in the order of the scale, "being checked" at its end; then what is chosen and no verdict."""
    words = {found.key: found for found in [*scale(language).values(), BEING_CHECKED]}
    known = [Choice(key, str(found.name), counts.get(key, 0), key in chosen, found) for key, found in words.items()]
    offered = [choice for choice in known if choice.count or choice.is_chosen]
    return (*offered, *(Choice(key, key, is_chosen=True) for key in chosen if key not in words))


def names_of(facet: str, keys: Collection[str], counts: Mapping[str, int], language: str) -> dict[str, str]:
    """The words of keys, as far as anything public has them."""
    place = f"facet-names-{facet}-{language}"
    known = cache.get(place, {})
    unknown = set(keys) - set(known)
    if not unknown:
        return known
    found = asking.named(facet, unknown, language)
    # Of what an address names only that which is there is remembered: addresses may name anything.
    cache.set(place, {**known, **{key: name for key, name in found.items() if key in counts}}, NAME_SECONDS)
    return {**known, **found}
