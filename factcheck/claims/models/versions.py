"""Versions: whether two of them say the same."""

import json
import re
from contextlib import suppress
from typing import Any

from wagtail.models import COMMENTS_RELATION_NAME

# What Wagtail notes about a version; none of it is words or facts.
BOOKKEEPING = {
    COMMENTS_RELATION_NAME, "draft_title", "expired", "first_published_at", "has_unpublished_changes",
    "last_published_at", "latest_revision", "latest_revision_created_at", "live", "live_revision", "locked",
    "locked_at", "locked_by", "numchild", "path", "url_path", "words_confirmed_at",
}  # fmt: skip
# The editor of rich text numbers its paragraphs anew.
BLOCK_KEY = re.compile(r' data-block-key=\\*"[^"\\]*\\*"')


def substance(content: Any) -> str:
    """What a version's content, or a part of it, says, without bookkeeping, as one comparable string."""
    if isinstance(content, dict):
        content = {name: unpacked(value) for name, value in content.items() if name not in BOOKKEEPING}
    return BLOCK_KEY.sub("", json.dumps(content, sort_keys=True, default=str))


def unpacked(value: Any) -> Any:
    """A body is a text of JSON within the JSON, and PostgreSQL gives its keys another order."""
    if isinstance(value, str) and value.startswith("[{"):
        with suppress(ValueError):
            return json.loads(value)
    return value


def says_the_same(one, other) -> bool:
    """Whether two revisions have the same words and facts."""
    return one.pk == other.pk or substance(one.content) == substance(other.content)
