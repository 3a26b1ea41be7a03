"""A body with the same blocks and empty words: what a translator starts from."""

from uuid import uuid4

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from ..models import EvidencePage

# Short values that are no words: a language tag and a platform's name are the same in every language.
LANGUAGE_FREE = {"language", "platform"}
WORDS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock, blocks.RawHTMLBlock)


def emptied_body(body: blocks.StreamValue, language: str) -> blocks.StreamValue:
    """The stream's blocks in their order, with new ids, without their words."""
    stream = body.stream_block
    return stream.to_python(emptied(stream, stream.get_prep_value(body), language))


def emptied(block: blocks.Block, value, language: str, name: str = ""):
    """A stored value without words. Pictures and addresses stay; evidence is given in `language` where it exists."""
    if isinstance(block, blocks.StreamBlock):
        kinds = [block.child_blocks[part["type"]] for part in value]
        return [again(part, emptied(kind, part["value"], language)) for part, kind in zip(value, kinds, strict=True)]
    if isinstance(block, blocks.StructBlock):
        return {key: emptied(child, value.get(key), language, key) for key, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return [again(part, emptied(block.child_block, part["value"], language)) for part in value]
    if isinstance(block, TypedTableBlock):
        return emptied_table(block, value, language)
    if isinstance(block, blocks.PageChooserBlock):
        return evidence_in(value, language)
    if isinstance(block, WORDS) and name not in LANGUAGE_FREE:
        return ""
    return value


def again(part: dict, value) -> dict:
    """A part of the same type with another value, and an id of its own."""
    return {"type": part["type"], "value": value, "id": str(uuid4())}


def emptied_table(block: TypedTableBlock, value: dict | None, language: str) -> dict | None:
    """A table of the same size, without headings and words."""
    if not value:
        return value
    columns = [{**column, "heading": ""} for column in value["columns"]]
    kinds = [block.child_blocks[column["type"]] for column in columns]
    rows = [
        {"values": [emptied(kind, cell, language) for kind, cell in zip(kinds, row["values"], strict=True)]}
        for row in value["rows"]
    ]
    return {**value, "columns": columns, "rows": rows, "caption": ""}


def evidence_in(key: int | None, language: str) -> int | None:
    """The same evidence page in `language`, or the one that was named."""
    named = EvidencePage.objects.filter(pk=key)
    versions = EvidencePage.objects.filter(
        translation_key__in=named.values("translation_key"), locale__language_code=language
    )
    return versions.values_list("pk", flat=True).first() or key
