"""Turns a body as it is written in a file into the raw value of our StreamField."""

from collections.abc import Callable

from .library import drawing, evidence_page


def body(blocks: list[dict], language: str) -> list[dict]:
    """The raw stream: [{"type": …, "value": …}]."""
    return [stream_block(block, language) for block in blocks]


def stream_block(block: dict, language: str) -> dict:
    make = MAKERS.get(block["type"], named_values)
    return {"type": block["type"], "value": make(block, language)}


def named_values(block: dict, language: str) -> dict:
    return {name: value for name, value in block.items() if name != "type"}


def picture(block: dict, language: str) -> dict:
    return {"image": drawing(block["drawing"]).pk, "alt": block["alt"], "caption": block.get("caption", "")}


def evidence(block: dict, language: str) -> dict:
    return {"page": evidence_page(block["evidence"], language).pk, "note": block.get("note", "")}


def table(block: dict, language: str) -> dict:
    columns = [{"type": "text", "heading": heading} for heading in block["header"]]
    return {"columns": columns, "rows": [{"values": row} for row in block["rows"]], "caption": block["caption"]}


MAKERS: dict[str, Callable] = {
    "paragraph": lambda block, language: block["html"],
    "heading": lambda block, language: block["text"],
    "timeline": lambda block, language: block["items"],
    "what_to_do": lambda block, language: block["items"],
    "picture": picture,
    "evidence": evidence,
    "table": table,
}
