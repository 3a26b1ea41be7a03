"""Page tokens: where the next page begins, signed, and good for the question that they were given for alone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from django.core import signing
from django.utils import timezone

from factcheck.claims.machines import Refusal

SALT = "factcheck.syndication.google"


@dataclass(frozen=True)
class Place:
    """Where a page begins: after the claim `last`, or at `offset` where that is gone or none was shown.

    `at` is when the first page was asked for: what is published later pushes nothing onto another page. `question`
    is a digest of what was asked.
    """

    offset: int
    at: datetime
    question: str
    last: int = 0

    def start(self, numbers: list[int]) -> int:
        """The index in the list of claims at which the page begins."""
        return numbers.index(self.last) + 1 if self.last in numbers else self.offset

    def after(self, offset: int, last: int) -> str:
        """The token of the page that begins at `offset`, after the claim `last`."""
        there = replace(self, offset=offset, last=last)
        written = [there.offset, there.last, there.at.timestamp(), there.question]
        return signing.dumps(written, salt=SALT, compress=True)


def place(token: str, question: Mapping[str, str | int], offset: int) -> Place:
    """The place that a token names, or the first one. Raises Refusal for a token that we gave to nobody who asks so."""
    asked = digest(question)
    if not token:
        return Place(offset, timezone.now(), asked)
    try:
        offset, last, at, given_for = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError) as error:
        raise Refusal(400, "pageToken is not one that was given out here.") from error
    if given_for != asked:
        raise Refusal(400, "pageToken belongs to other parameters: repeat them as they were, or leave it out.")
    return Place(offset, datetime.fromtimestamp(at, UTC), asked, last)


def digest(question: Mapping[str, str | int]) -> str:
    written = json.dumps(dict(question), sort_keys=True, ensure_ascii=False)
    return sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:16]
