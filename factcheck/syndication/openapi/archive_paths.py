"""The whole archive as files, and where search engines find its pages."""

from ..archive.tables import TABLES
from ..archive.views import SHARE
from .answers import ok, to
from .parts import Part, address, get, in_json, in_path, in_text, named, text

TAG = "Archive"
RARE = (
    f"Kept until the archive changes. 1/{SHARE} of the usual number of requests a minute, for all its files together."
)
XML = "application/xml"


def paths() -> dict[str, Part]:
    too_many = to("TooMany")
    feed = ok("A DataFeed; what was withdrawn stays in it with dateDeleted.", in_json(named("DataFeed")), c429=too_many)
    lines = ok("One ClaimReview a line, compressed.", {"application/gzip": {}}, c429=too_many)
    return {
        address("claimreview_feed"): get(
            "claimReviewFeed", TAG, "All ClaimReviews as a schema.org DataFeed", [], feed, RARE
        ),
        address("claimreview_lines"): get("claimReviewLines", TAG, "All ClaimReviews, one a line", [], lines, RARE),
        address("claimreview_table", "name"): table(),
        address("sitemap_index"): get("sitemaps", TAG, "The list of the sitemaps", [], sitemap_answers("The list.")),
        address("sitemap", "name"): sitemap(),
        address("news_sitemap"): get(
            "newsSitemap", TAG, "What was published in the last two days", [], sitemap_answers("The sitemap.")
        ),
        address("openapi"): get(
            "openapi", TAG, "This description", [], ok("OpenAPI 3.1.", in_json({"type": "object"}), c429=too_many)
        ),
    }


def table() -> Part:
    name = in_path("name", text(enum=list(TABLES)), "Which table.")
    answers = ok(
        "The table, its licence in the last column.", in_text("text/csv"), c404=to("NotFound"), c429=to("TooMany")
    )
    return get("claimReviewTable", TAG, "Claims, appearances, rulings or corrections as CSV", [name], answers, RARE)


def sitemap() -> Part:
    about = "A language, then a number from 2 where there are more than 50,000 pages: ru, ru-2."
    name = in_path("name", text(pattern="^[a-z0-9-]+$"), about)
    answers = sitemap_answers("The sitemap.") | {"404": to("NoPage")}
    return get("sitemap", TAG, "The pages of one language", [name], answers)


def sitemap_answers(about: str) -> dict[str, Part]:
    return ok(about, in_text(XML))
