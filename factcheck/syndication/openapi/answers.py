"""The answers that many addresses share, most of them refusals."""

from .parts import Part, answer, in_json, in_text, named, text, whole

HTML = "text/html"
RETRY_AFTER = {"Retry-After": {"description": "Seconds until your address may ask again.", "schema": whole(minimum=1)}}


def shared() -> dict[str, Part]:
    """The answers by their names in `components`."""
    return {
        "NotModified": {
            "description": "Nothing has changed since the ETag that you sent in If-None-Match.",
            "headers": {"ETag": {"description": "The tag of the answer you have.", "schema": text()}},
        },
        "BadRequest": answer("A parameter is wrong; the message says which.", in_json(named("Error"))),
        "NotFound": answer("There is no such thing here.", in_json(named("Error"))),
        "NoClaim": answer("There never was a claim with this number.", in_json(named("Error")) | in_text(HTML)),
        "TooLong": answer("The address has more characters than our web server takes.", in_text(HTML)),
        "NoPage": answer("There is no such page.", in_text(HTML)),
        "TooMany": {
            **answer("Too many requests from your address to this endpoint in this minute.", in_json(named("Error"))),
            "headers": RETRY_AFTER,
        },
    }


def to(name: str) -> Part:
    return {"$ref": f"#/components/responses/{name}"}


def ok(about: str, content: Part, **others: Part) -> dict[str, Part]:
    """The answers of an address that can say "not modified"; `others` by their codes, such as c404."""
    return {"200": answer(about, content), "304": to("NotModified"), **by_code(others)}


def fresh(about: str, content: Part, **others: Part) -> dict[str, Part]:
    """The answers of an address that is always sent whole."""
    return {"200": answer(about, content), **by_code(others)}


def by_code(others: dict[str, Part]) -> dict[str, Part]:
    return {code.removeprefix("c"): found for code, found in others.items()}
