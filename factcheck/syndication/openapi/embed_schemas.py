"""What the JSON of an embed and the answers of oEmbed say."""

from .parts import Part, fields, languages, listed, named, or_null, text, whole, yes_or_no

TIME = text(format="date-time")
URI = text(format="uri")


def embed_schemas() -> dict[str, Part]:
    return {
        "EmbedFacts": facts(),
        "EmbeddedClaim": claim(),
        "EmbeddedVerdict": verdict(),
        "VerdictChange": fields(
            "at from to why", at=TIME, to=text(), why=or_null(text()), **{"from": text(description="The old word.")}
        ),
        "OEmbed": oembed(),
    }


def facts() -> Part:
    """What is always told; of a withdrawn claim nothing more than when it was withdrawn."""
    return fields(
        "state number language publisher license",
        state=text(enum=["public", "merged", "withdrawn"]),
        number=whole(description="The number that was asked for."),
        mergedInto=or_null(whole(description="The number of the claim that stands for it.")),
        language=languages(),
        publisher=fields("name url", name=text(), url=URI),
        license=URI,
        withdrawnAt=or_null(TIME),
        uuid=text(format="uuid"),
        url=URI,
        shortUrl=URI,
        verdict=named("EmbeddedVerdict"),
        verdictSince=or_null(TIME),
        headline=or_null(text(description="null without words in this language, and once they were taken back.")),
        answer=or_null(text()),
        isRetracted=yes_or_no(),
        wordsAreOlder=yes_or_no(),
        claim=named("EmbeddedClaim"),
        change=or_null(named("VerdictChange")),
        publishedAt=or_null(TIME),
        modifiedAt=or_null(TIME),
        languages=listed(fields("code name url", code=languages(), name=text(), url=URI)),
    )


def verdict() -> Part:
    """A verdict; its number comes with both ends of the scale, or not at all."""
    return fields(
        "key name tone",
        key=text(description='"being-checked" while there is none.'),
        name=text(),
        tone=text(),
        ratingValue=whole(minimum=1, maximum=5),
        bestRating=whole(const=5),
        worstRating=whole(const=1),
    )


def claim() -> Part:
    return fields(
        "text language isSummary claimants appearances",
        text=text(),
        language=text(description="A BCP 47 tag; it may be none of the site's languages."),
        isSummary=yes_or_no(),
        translation=or_null(text()),
        claimants=listed(fields("name kind", name=text(), kind=text(), sameAs=or_null(text()))),
        firstSeen=or_null(text(description="2025-11-05, 2025-11 or 2025, as exact as it is known.")),
        appearances=listed(
            fields("url isFirstKnown", url=text(), archiveUrl=or_null(text()), isFirstKnown=yes_or_no())
        ),
    )


def oembed() -> Part:
    """https://oembed.com/"""
    return fields(
        "type version html width height",
        type=text(const="rich"),
        version=text(const="1.0"),
        html=text(),
        width=whole(minimum=1),
        height=whole(minimum=1),
        title=text(),
        author_name=text(),
        provider_name=text(),
        provider_url=URI,
        cache_age=whole(),
        thumbnail_url=URI,
        thumbnail_width=whole(minimum=1),
        thumbnail_height=whole(minimum=1),
    )
