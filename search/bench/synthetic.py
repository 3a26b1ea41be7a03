"""Claims made up for size: words drawn as rarely as words are, in three languages, no meaning."""

import random
import time
from itertools import accumulate

from ..documents import Document
from ..engines.base import Engine, Reader
from ..query import Query, Wanted
from ..semantic.base import Embedder
from ..text.languages import STOP
from . import measures, report
from .collections import Asked, Collection
from .running import Progress, Run, asked, index_of, peak_memory, with_vectors

_syllables = {
    "kk": "қа ла жер ба су ау ыл те міз бен көр сет ұл ғы шы ар тық өн дір қо ғам бі лім же ті үй із мек теп ән",
    "ru": "по го ро ды на де ть ра бо та ве ще ство при каз вла сти ко ми тет но во пра ви ло шко ла вак ци",
    "en": "go vern ment ci ty wa ter he alth mo ney re port sta te scho ol vac cine ne ws pa per la test chan ge",
}
SYLLABLES = {language: listed.split() for language, listed in _syllables.items()}
ENDINGS = {"kk": ["", "лар", "дың", "ға", "да", "ын"], "ru": ["", "а", "ов", "ами", "ый"], "en": ["", "s", "ed", "ing"]}
VOCABULARY = 12_000


class Words:
    """The words of a made-up language, drawn by Zipf's law."""

    def __init__(self, language: str, chance: random.Random) -> None:
        syllables, self._endings = SYLLABLES[language], ENDINGS[language]
        self._stems = ["".join(chance.choices(syllables, k=chance.choice((2, 3, 3, 4)))) for _ in range(VOCABULARY)]
        self._weights = list(accumulate(1 / (rank + 8) for rank in range(VOCABULARY)))
        self._small = sorted(STOP[language])
        self._chance = chance

    def some(self, count: int) -> str:
        """So many words with endings, every third a small one, as in running text."""
        stems = self._chance.choices(self._stems, cum_weights=self._weights, k=count)
        words = [stem + self._chance.choice(self._endings) for stem in stems]
        words[::3] = self._chance.choices(self._small, k=len(words[::3]))
        return " ".join(words)


def collection(claims: int, asked_for: int = 200) -> Collection:
    """So many claims in three languages, and messages of 80 words around one of them."""
    chance = random.Random(claims)  # noqa: S311
    words = {language: Words(language, chance) for language in SYLLABLES}
    documents, queries = [], []
    every = max(1, claims // asked_for)
    for number in range(claims):
        claim = {language: some.some(16) for language, some in words.items()}
        documents += _documents(f"claim-{number}", claim, words, chance)
        if number % every == 0:
            queries.append(_paste(number, claim, words, chance))
    return Collection(f"{claims} claims", tuple(documents), tuple(queries))


def _documents(subject: str, claim: dict[str, str], words: dict[str, Words], chance: random.Random) -> list[Document]:
    """A document a language: its own title and answer, and the claim as it went round in all of them."""
    spread = "\n".join(claim.values())
    topic = f"topic-{chance.randrange(12)}"
    return [
        Document(
            key=f"{subject}-{language}",
            subject=subject,
            kind="claim",
            language=language,
            title=(title := some.some(8)),
            text=f"{title}\n{some.some(16)}\n{spread}",
            passages=(title, *claim.values()),
            facets={"topic": (topic,)},
        )
        for language, some in words.items()
    ]


def _paste(number: int, claim: dict[str, str], words: dict[str, Words], chance: random.Random) -> Asked:
    language = chance.choice(list(claim))
    own = claim[language].split()
    filler = words[language].some(80 - len(own)).split()
    place = chance.randrange(len(filler))
    text = " ".join([*filler[:place], *chance.sample(own, len(own) - 3), *filler[place:]])
    return Asked(str(number), text, language, "paste", frozenset({f"claim-{number}"}))


def run(claims: int, engine: Engine, embedder: Embedder | None, say: Progress) -> dict[str, object]:
    """Long pastes and searches of two words on so many claims; the time to open the index too."""
    whole = collection(claims)
    if embedder:
        whole = Collection(whole.name, tuple(with_vectors(whole.documents, embedder, say)), whole.queries)
    result = Run()
    with index_of(whole, engine, say, result) as reader:
        result.askings = [asked(reader, query, {}) for query in whole.queries]
        searches = [_search(reader, query) for query in whole.queries]
    two_words = {f"search_{name}": value for name, value in measures.speed(searches).items()}
    result.rss_mb = peak_memory()
    return report.full(result) | two_words


def _search(reader: Reader, query: Asked) -> measures.Asking:
    """A search for two neighbouring words of a paste."""
    cpu, wall = time.process_time(), time.perf_counter()
    found = reader.search(Query(" ".join(query.text.split()[40:42])), Wanted(language=query.language))
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    subjects = tuple(hit.subject for hit in found.hits)
    return measures.Asking(subjects, frozenset(), query.language, "search", False, False, 1000 * cpu, 1000 * wall)
