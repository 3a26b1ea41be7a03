"""The description as people read it: groups of addresses, each with what it takes and what it answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from .parts import Part

# Answers that nearly every address can give; they are told once.
EVERYWHERE = {"304": "NotModified", "414": "TooLong", "429": "TooMany"}


@dataclass(frozen=True)
class Parameter:
    """One parameter: `form` is what may stand there."""

    name: str
    form: str
    about: str
    is_required: bool


@dataclass(frozen=True)
class Endpoint:
    """One address; `answers` are pairs of code and meaning, `forms` the media types of a good answer."""

    name: str
    path: str
    summary: str
    about: str
    parameters: tuple[Parameter, ...]
    forms: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Group:
    """The addresses under one heading."""

    name: str
    about: str
    endpoints: tuple[Endpoint, ...]


def groups(document: Part) -> list[Group]:
    """Every address of the document, in its order."""
    found = [endpoint(path, item["get"], document) for path, item in document["paths"].items()]
    tags = {item["get"]["operationId"]: item["get"]["tags"][0] for item in document["paths"].values()}
    return [
        Group(tag["name"], tag["description"], tuple(one for one in found if tags[one.name] == tag["name"]))
        for tag in document["tags"]
    ]


def endpoint(path: str, operation: Part, document: Part) -> Endpoint:
    return Endpoint(
        name=operation["operationId"],
        path=path,
        summary=operation["summary"],
        about=operation.get("description", ""),
        parameters=tuple(map(parameter, operation["parameters"])),
        forms=tuple(operation["responses"]["200"]["content"]),
        answers=tuple(answers(operation["responses"], document)),
    )


def parameter(part: Part) -> Parameter:
    return Parameter(part["name"], form(part["schema"]), part["description"], part.get("required", False))


def form(schema: Part) -> str:
    """What a value looks like, in a word or in the words to choose from."""
    if "enum" in schema:
        return " | ".join(schema["enum"])
    return f"{schema['items']['type']}, …" if schema["type"] == "array" else schema["type"]


def answers(responses: dict[str, Part], document: Part) -> Iterator[tuple[str, str]]:
    """The codes and what they mean, but for those that are told once."""
    for code, response in responses.items():
        name = response.get("$ref", "").rpartition("/")[2]
        if name not in EVERYWHERE.values():
            yield code, (document["components"]["responses"][name] if name else response)["description"]


def everywhere(document: Part) -> list[tuple[str, str]]:
    """The codes that nearly every address can answer with, and what they mean."""
    return [(code, document["components"]["responses"][name]["description"]) for code, name in EVERYWHERE.items()]
