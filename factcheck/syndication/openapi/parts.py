"""The small pieces of which the description is put together; each is a dictionary as OpenAPI wants it."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language_info, override

from factcheck.core.languages import content_languages

Part = dict[str, Any]
# What stands for a parameter while its address is asked for: nothing that another part of it could say.
SAMPLES = {"number": 987_654_321, "name": "sample-name"}


def address(view: str, *parameters: str) -> str:
    """The path of a view, `{number}` in the place of its parameter."""
    path = reverse(view, kwargs={name: SAMPLES[name] for name in parameters})
    for name in parameters:
        path = path.replace(str(SAMPLES[name]), f"{{{name}}}")
    return path


def address_in_language(view: str) -> str:
    """The path of a view that stands below each language."""
    with override(settings.LANGUAGE_CODE):
        return "/{language}" + reverse(view).removeprefix(f"/{settings.LANGUAGE_CODE}")


def languages() -> Part:
    """One of the site's languages."""
    return text(enum=[code for code, _name in content_languages()])


def language_names(last: str) -> str:
    """The English names of the site's languages in a sentence, the word `last` before the last of them."""
    *names, name = (english_name(code, own) for code, own in content_languages())
    return f"{', '.join(names)} {last} {name}" if names else name


def english_name(code: str, own: str) -> str:
    """What a language is called in English; its own name where Django does not know it."""
    try:
        return get_language_info(code)["name"]
    except KeyError:
        return own


def text(**limits: Any) -> Part:
    return {"type": "string", **limits}


def whole(**limits: Any) -> Part:
    return {"type": "integer", **limits}


def yes_or_no() -> Part:
    return {"type": "boolean"}


def listed(items: Part) -> Part:
    return {"type": "array", "items": items}


def or_null(schema: Part) -> Part:
    """The same, or null where it is not known."""
    if "$ref" in schema:
        return {"oneOf": [schema, {"type": "null"}]}
    return {**schema, "type": [schema["type"], "null"]}


def fields(required: str = "", **properties: Part) -> Part:
    """An object; `required` are the names of fields that never miss, with spaces between them."""
    return {"type": "object", "properties": properties, **({"required": required.split()} if required else {})}


def named(schema: str) -> Part:
    return {"$ref": f"#/components/schemas/{schema}"}


def in_query(name: str, schema: Part, about: str, **more: Any) -> Part:
    return {"name": name, "in": "query", "schema": schema, "description": about, **more}


def in_path(name: str, schema: Part, about: str) -> Part:
    return {"name": name, "in": "path", "required": True, "schema": schema, "description": about}


def in_json(schema: Part, media_type: str = "application/json") -> Part:
    return {media_type: {"schema": schema}}


def in_text(*media_types: str) -> Part:
    """Content that is no JSON."""
    return {media_type: {"schema": text()} for media_type in media_types}


def answer(about: str, content: Part | None = None) -> Part:
    return {"description": about, **({"content": content} if content else {})}


def get(name: str, tag: str, summary: str, parameters: list[Part], answers: dict[str, Part], about: str = "") -> Part:
    """A path that can be read."""
    told = {"description": about} if about else {}
    operation = {"operationId": name, "tags": [tag], "summary": summary, **told}
    return {"get": {**operation, "parameters": parameters, "responses": answers}}
