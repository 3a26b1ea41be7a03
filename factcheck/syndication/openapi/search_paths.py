"""Google's Fact Check Tools API, as far as it is served."""

from ..google.parameters import FEW, LANGUAGE, LARGEST, LONGEST_QUERY, LONGEST_TEXT, MOST
from .answers import ok, to
from .parts import Part, address, get, in_json, in_query, language_names, named, text, whole

TAG = "Search"
ABOUT = (
    "Find claims by words or by a picture. "
    "The read-only half of Google's Fact Check Tools API, v1alpha1: its clients work here unchanged. "
    "key, alt, prettyPrint and parameters that we do not know are ignored."
)


def paths() -> dict[str, Part]:
    refusals = {"c400": to("BadRequest"), "c414": to("TooLong"), "c429": to("TooMany")}
    found = ok("The claims; {} when nothing is found.", in_json(named("ClaimsFound")), **refusals)
    seen = ok("The claims; {} when the picture is known from none.", in_json(named("PicturesFound")), **refusals)
    return {
        address("claims_search"): get(
            "claims.search", TAG, "Search the fact-checked claims", [*search(), *paging()], found,
            "Give query, or reviewPublisherSiteFilter, or both. Without query the newest come first.",
        ),
        address("claims_image_search"): get(
            "claims.imageSearch", TAG, "Search with a picture", [picture(), *paging()], seen,
            "Compared with the pictures of our claims. A tenth of the usual number of requests a minute.",
        ),
    }  # fmt: skip


def search() -> list[Part]:
    return [
        in_query("query", text(maxLength=LONGEST_QUERY), f"Words in {language_names('or')}.", example="Facebook"),
        in_query(
            "reviewPublisherSiteFilter",
            text(maxLength=LONGEST_TEXT),
            "A site, with or without www. Only ours has anything here: any other finds nothing.",
        ),
        in_query("maxAgeDays", number(), "The most days since the claim or its review, whichever is newer; 0 for any."),
    ]


def picture() -> Part:
    about = "A picture that this site shows, by its address, or the picture itself as data:image/…;base64,…"
    return in_query("imageUri", text(), about, required=True)


def paging() -> list[Part]:
    return [
        in_query("languageCode", tag(), "Reviews in one language, as a BCP 47 tag; its region is ignored."),
        in_query("pageSize", number(), f"How many at most: {FEW} for 0, {MOST} for more than {MOST}."),
        in_query("pageToken", text(maxLength=LONGEST_TEXT), "nextPageToken of the page before, all else as it was."),
        in_query("offset", number(), "Where to begin; counts only without pageToken."),
    ]


def tag() -> Part:
    return text(pattern=f"^({LANGUAGE.pattern})?$")


def number() -> Part:
    return whole(format="int32", minimum=0, maximum=LARGEST, default=0)
