"""What other sites show of a claim."""

from .answers import HTML, fresh, ok, to
from .parts import Part, address, answer, get, in_json, in_path, in_query, in_text, languages, named, text, whole

TAG = "Embeds"


def paths() -> dict[str, Part]:
    return {
        address("embed_json", "number"): facts(),
        address("embed_badge", "number"): badge(),
        address("embed_card", "number"): card(),
        address("widget_script"): get(
            "widgetScript", TAG, "The script that makes fact-verdict elements cards", [],
            ok("A classic script.", in_text("text/javascript")),
        ),
        address("oembed"): oembed(),
        address("verify", "number"): verify(),
    }  # fmt: skip


def number() -> Part:
    return in_path("number", whole(minimum=0), "The number of the claim.")


def language() -> Part:
    return in_query("lang", languages(), "The language; any other value is the site's first language.")


def facts() -> Part:
    answers = ok(
        "What we say today; a withdrawn claim says that it was withdrawn.", in_json(named("EmbedFacts")),
        c404=to("NoClaim"), c429=to("TooMany"),
    )  # fmt: skip
    return get("embedFacts", TAG, "The facts of a claim as JSON", [number(), language()], answers)


def badge() -> Part:
    svg = in_text("image/svg+xml")
    answers = ok("The badge.", svg, c404=answer("A badge that says that there is no such claim.", svg | in_text(HTML)))
    return get("embedBadge", TAG, "The verdict as a small SVG picture", [number(), language()], answers)


def card() -> Part:
    theme = in_query("theme", text(enum=["auto", "light", "dark"]), "auto follows the reader's device.")
    page = in_text(HTML)
    answers = ok("The card.", page, c404=answer("A card that says that there is no such claim.", page))
    return get("embedCard", TAG, "The verdict as a card for an iframe", [number(), language(), theme], answers)


def verify() -> Part:
    about = "The language; any other value leaves it to Accept-Language, and that to the site's first language."
    language = in_query("lang", languages(), about)
    answers = fresh("The page.", in_text(HTML), c404=answer("There never was a claim with this number.", in_text(HTML)))
    return get("verify", TAG, "What we say about a claim, in plain words", [number(), language], answers)


def oembed() -> Part:
    asked = [
        in_query("url", text(), "The address of a fact-check, of a claim, or /c/<number>/.", required=True),
        in_query("format", text(enum=["json", "xml"]), "json unless told."),
        in_query("maxwidth", whole(minimum=1), "Pixels."),
        in_query("maxheight", whole(minimum=1), "Pixels."),
    ]
    either = in_json(named("Error")) | in_text("text/xml")
    refusals = {
        "c400": answer("The address is missing, or a parameter is wrong.", either),
        "c401": answer("The page is private.", either),
        "c404": answer("The address is not one of ours, or leads to no claim.", either),
        "c414": to("TooLong"),
        "c501": answer("The form is neither json nor xml.", either),
    }
    answers = ok("The card's code.", in_json(named("OEmbed")) | in_text("text/xml"), **refusals, c429=to("TooMany"))
    return get("oembed", TAG, "oEmbed for every address of a claim", asked, answers)
