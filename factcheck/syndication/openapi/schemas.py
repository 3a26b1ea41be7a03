"""What stands in the answers: Google's claims and errors; schema.org's records are described by schema.org."""

from factcheck.claims.machines import STATUSES

from .embed_schemas import embed_schemas
from .parts import Part, fields, languages, listed, named, text, whole


def schemas() -> dict[str, Part]:
    """Every schema by its name."""
    return google() | embed_schemas() | records()


def google() -> dict[str, Part]:
    """Claims as Google's Fact Check Tools API tells them; a field that is not known is left out."""
    review = fields(
        "publisher url title reviewDate textualRating languageCode",
        publisher=fields("name site", name=text(), site=text(description="The host, without www.")),
        url=text(format="uri"),
        title=text(),
        reviewDate=text(format="date-time"),
        textualRating=text(description="The verdict's word in the review's language."),
        languageCode=languages(),
    )
    claim = fields(
        "text claimReview",
        text=text(description="The claim as it was spread, in its own language."),
        claimant=text(),
        claimDate=text(format="date-time", description="The day it was first seen, where that is known."),
        claimReview={**listed(named("ClaimReview")), "minItems": 1},
    )
    token = text(description="Give it as pageToken, with all other parameters as they were. Missing on the last page.")
    found = fields("claim", claim=named("Claim"))
    return {
        "ClaimReview": review,
        "Claim": claim,
        "ClaimsFound": fields(claims=listed(named("Claim")), nextPageToken=token),
        "PicturesFound": fields(results=listed(found), nextPageToken=token),
        "Error": error(),
    }


def error() -> Part:
    """A refusal in the form of Google's interfaces."""
    told = fields(
        "code message status",
        code=whole(),
        message=text(description="In English, for whoever wrote the program."),
        status=text(enum=sorted(set(STATUSES.values()))),
    )
    return fields("error", error=told)


def records() -> dict[str, Part]:
    """Files and feeds, as far as programs need to know them."""
    record = {"type": "object", "externalDocs": {"url": "https://schema.org/ClaimReview"}}
    item = fields(
        "@type url",
        **{"@type": text(const="DataFeedItem"), "url": text(format="uri"), "item": listed(named("ClaimReviewRecord"))},
        dateDeleted=text(description="When it was taken from the site; it has no record then."),
    )
    return {
        "ClaimReviewRecord": record,
        "DataFeed": fields(
            "@type license dataFeedElement",
            **{"@type": text(const="DataFeed")},
            license=text(format="uri"),
            dateModified=text(format="date-time"),
            dataFeedElement=listed(item),
        ),
        "JSONFeed": fields(
            "version title items",
            version=text(const="https://jsonfeed.org/version/1.1"),
            title=text(),
            items=listed(fields("id url", id=text(), url=text(format="uri"))),
        ),
    }
