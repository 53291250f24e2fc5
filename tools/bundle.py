"""All schemas of the kit as one table by title, inner objects lifted out and references rewritten to titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from crmstandard import schemas

Schema = dict[str, Any]
FILE_KEYS = ("$schema", "$id", "$defs")


class DoubleTitle(ValueError):
    """Two schemas of the kit with one title: types and components are named by title, so it has to be unique."""


def files() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every schema file of the kit, profiles aside, with the folder it stands in."""
    for folder in schemas.FOLDERS:
        for schema in schemas.folder(folder).values():
            yield folder, schema


def titled() -> Iterator[tuple[str, Mapping[str, Any], Mapping[str, Any]]]:
    """Every schema that has a name of its own, as (title, schema, the file it stands in)."""
    for _, schema in files():
        yield str(schema["title"]), schema, schema
        for name, inner in schema.get("$defs", {}).items():
            yield name, inner, schema


def bundle(prefix: str) -> dict[str, Schema]:
    """Title -> schema with every reference of the form `prefix + title`."""
    made: dict[str, Schema] = {}
    for title, schema, base in titled():
        if title in made:
            raise DoubleTitle(title)
        made[title] = {k: _rewritten(v, base, prefix) for k, v in schema.items() if k not in FILE_KEYS}
    return made


def _rewritten(node: Any, base: Mapping[str, Any], prefix: str) -> Any:
    if isinstance(node, Mapping):
        return {
            key: prefix + target_title(str(value), base) if key == "$ref" else _rewritten(value, base, prefix)
            for key, value in node.items()
        }
    return [_rewritten(each, base, prefix) for each in node] if isinstance(node, list) else node


def target_title(reference: str, base: Mapping[str, Any]) -> str:
    """Title of the schema that a `$ref` standing in the file `base` points to."""
    return str(schemas.resolve(reference, base)["title"])
