"""What must be true of the search index after anything."""

import logging
from collections.abc import Iterator

from search import asking
from search.index import content, exact, reading, tasks
from search.index.keeping import Keeper
from search.models import ExactKey
from search.query import Query, Wanted


def a_new_reader() -> None:
    """Forgets what this process has open, as a process that starts now."""
    reading.current.__init__()


def a_new_worker() -> None:
    """What a worker that starts now does: it looks, repairs and compares to the end."""
    tasks.writer.__init__()
    Keeper().run_once()


def answers(words: dict[str, str]) -> Iterator[str]:
    """What a reader would miss: `words` name for each subject some that find it. Anything raised is an error page."""
    for subject, asked in words.items():
        try:
            hits = asking.search(Query(asked), Wanted(language="kk")).hits
            asking.match(asked)
        except Exception as error:
            yield f"an error for the reader: {error!r}"
        else:
            if subject not in {hit.subject for hit in hits}:
                yield f"{subject} is not found by {asked!r}"


def differences() -> Iterator[str]:
    """Where index and exact keys do not say what the database says."""
    documents = [document for subjects in content.all_subjects() for document in content.documents_of(subjects)]
    says = reading.current.ask(lambda reader: reader.digests())
    if says != {document.key: document.digest for document in documents}:
        yield f"the index has {sorted(says)}"
    wanted = {
        (kind, exact.digest(value), document.subject)
        for document in documents
        for kind, values in document.exact.items()
        for value in values
    }
    if wanted != set(ExactKey.objects.values_list("kind", "value", "subject")):
        yield "the exact keys are others"


def problems(words: dict[str, str]) -> list[str]:
    """Everything that is wrong before and after a worker started."""
    a_new_reader()
    before = [f"before the repair: {problem}" for problem in answers(words)]
    a_new_worker()
    a_new_reader()
    return [*before, *answers(words), *differences()]


def quiet() -> None:
    """A drill damages the index on purpose: the log would say so a hundred times."""
    logging.getLogger("search").setLevel(logging.CRITICAL)
    logging.getLogger("django").setLevel(logging.ERROR)
