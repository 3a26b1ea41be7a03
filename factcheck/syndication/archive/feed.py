"""The archive as one schema.org DataFeed, https://schema.org/DataFeed, written while it is read."""

import json
from collections.abc import Iterator
from datetime import datetime
from functools import cache

from django.conf import settings
from django.urls import reverse

from factcheck.claims.claimreview import CONTEXT, claim_review, known, organization
from factcheck.claims.review import Review, own_view_path
from factcheck.claims.reviews import publisher
from factcheck.claims.taken_back import TakenBack
from factcheck.core.brand import branding
from factcheck.core.dates import machine_time
from factcheck.core.pieces import in_pieces

from ..feeds import review_uri
from .entries import entries


def data_feed(changed_at: datetime | None) -> Iterator[str]:
    """The document in pieces."""
    head, tail = json.dumps(about(changed_at) | {"dataFeedElement": []}, ensure_ascii=False).rsplit("]", 1)
    yield head
    yield from in_pieces(items())
    yield f"\n]{tail}\n"


def about(changed_at: datetime | None) -> dict:
    """What is said of the archive as a whole."""
    publishing = publisher(settings.LANGUAGE_CODE)
    return {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "name": branding(settings.LANGUAGE_CODE).site_name,
        "url": settings.SITE_ADDRESS + reverse("claimreview_feed"),
        **known(dateModified=changed_at and machine_time(changed_at)),
        "license": publishing.license_url,
        "publisher": organization(publishing),
    }


def items() -> Iterator[str]:
    """The items as JSON, one a line."""
    publishing = cache(publisher)
    comma = "\n"
    for entry in entries():
        if isinstance(entry, TakenBack):
            item = deleted(entry)
        else:
            item = told(entry, claim_review(entry, publishing(entry.language)))
        yield comma + json.dumps(item, ensure_ascii=False)
        comma = ",\n"


def told(review: Review, record: dict) -> dict:
    """A review with its ClaimReview, which is a record complete in itself."""
    return {
        "@type": "DataFeedItem",
        "identifier": review_uri(review.published_at, review.number, review.language),
        "dateCreated": machine_time(review.published_at),
        "dateModified": machine_time(review.modified_at),
        "url": review.url,
        "item": [record],
    }


def deleted(gone: TakenBack) -> dict:
    """What is left of a review: its address was made of its words, so the number's own view stands for it."""
    return {
        "@type": "DataFeedItem",
        "identifier": review_uri(gone.published_at, gone.number, gone.language),
        "dateCreated": machine_time(gone.published_at),
        "dateModified": machine_time(gone.taken_at),
        "dateDeleted": machine_time(gone.taken_at),
        "url": settings.SITE_ADDRESS + own_view_path(gone.number, gone.language),
        "item": [],
    }
