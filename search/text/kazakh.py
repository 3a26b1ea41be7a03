"""A light stemmer for Kazakh: endings in the order in which the grammar adds them, taken off from the outside in.

A noun grows by number, owner, case and person: мектеп-тер-іміз-де-міз. A verb grows by tense or a verbal form, some of
which are declined like nouns: бар-ған-дар-ды. Endings such as -дағы and -лық make new words, which grow again:
мектеп-те-гі-лер-дің. So the layers are gone through twice, from person to derivation, one ending a layer. Voice
(-ыл, -ын, -дыр) and negation (-ма) stay: without them words of different meaning would become one.

All is written folded (ғ→г қ→к ң→н ө→о ү ұ→у і→и), because folding comes first. Harmony gives most endings a back and a
front form; the last sound of the stem decides between voiced and voiceless ones.
"""

import re

LAYERS: tuple[frozenset[str], ...] = tuple(
    frozenset(layer.split())
    for layer in (
        # Person: I, you, we; you all; the certain -дыр; the imperative -сын.
        "мын мин бын бин пын пин сын син сыз сиз быз биз пыз пиз дыр дир тыр тир сындар синдер сыздар сиздер",
        # Case: genitive, dative, accusative, locative (and what is there: -дағы), ablative, instrumental.
        # The last two lines follow a possessive.
        "нын нин дын дин тын тин га ге ка ке ны ни ды ди ты ти да де та те дагы деги тагы теги дан ден тан тен "
        "мен бен пен "
        "на не нда нде ндагы ндеги нан нен",
        # Owner: my, your, his or their, our, your (polite).
        "ым им ын ин ы и сы си ымыз имиз мыз миз ыныз иниз ныз низ",
        # Number.
        "лар лер дар дер тар тер",
        # Verbal forms: present -ады, participles -ған, -атын and -ар, converb -ып, conditional -са, infinitive -у.
        "ады еди иди йды йди ган ген кан кен атын етин йтын йтин ар ер ып ип са се у мак мек бак бек пак пек",
        # Derivation: -лық (-ness), -шы (who does it), -лы (with), -сыз (without), -ғы (of that time or place).
        "лык лик дык дик тык тик шылык шилик шы ши лы ли сыз сиз гы ги кы ки",
    )
)
LEAST = 3
ROUNDS = 2
_vowel = re.compile("[аеиоуыэяюё]")


def _by_last_letter(layer: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The endings of a layer by their last letter, longest first: most words have none of a layer."""
    longest_first = sorted(layer, key=lambda ending: (-len(ending), ending))
    return {last: tuple(one for one in longest_first if one[-1] == last) for last in {one[-1] for one in layer}}


_layers = tuple(map(_by_last_letter, LAYERS)) * ROUNDS


def stem(word: str) -> str:
    """The word without endings, at least three letters and one vowel long; `word` is lower-case and folded."""
    for layer in _layers:
        for ending in layer.get(word[-1:], ()):
            if word.endswith(ending) and _is_enough(rest := word[: -len(ending)]):
                word = rest
                break
    return word


def _is_enough(rest: str) -> bool:
    return len(rest) >= LEAST and bool(_vowel.search(rest))
