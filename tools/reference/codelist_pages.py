"""Pages of code lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from crmstandard import schemas
from tools.bundle import target_title
from tools.reference.markdown import page, section, table
from tools.reference.schema_pages import FOLDERS, link


@cache
def users() -> Mapping[str, tuple[str, ...]]:
    """Code list -> members that take their codes from it, as `Person.sex`."""
    found: dict[str, list[str]] = defaultdict(list)
    for folder in FOLDERS:
        for title, schema in schemas.folder(folder).items():
            for place, name in _uses(schema, schema, title):
                found[name].append(place)
    return {name: tuple(places) for name, places in found.items()}


def _uses(node: Mapping[str, Any], base: Mapping[str, Any], title: str) -> Iterator[tuple[str, str]]:
    for name, member in node.get("properties", {}).items():
        inner = member.get("items", member)
        if "$ref" in inner:
            yield f"{link(title)}.{name}", target_title(inner["$ref"], base)
    for name, inner in node.get("$defs", {}).items():
        yield from _uses(inner, base, name)


def codelist_page(title: str, schema: Mapping[str, Any]) -> str:
    """The page of one code list."""
    rows = [
        (
            f"`{code}`",
            about["label"]["en"],
            about["label"]["zh"],
            about["definition"]["en"],
            about["definition"]["zh"],
            ", ".join(f"{m['system']} `{m['code']}` ({m['relation']})" for m in about.get("mappings", ())),
        )
        for code, about in schema["x-crm-codes"].items()
    ]
    mapped = any(row[5] for row in rows)
    head = ("Code", "Label", "中文", "Definition", "定义", "Mappings")
    shown = [row if mapped else row[:5] for row in rows]
    return page(
        title,
        [schema["description"], "", f"**{schema['x-crm-label']['zh']}**", ""],
        table(head if mapped else head[:5], shown),
        section("Used by", [f"- {place}" for place in users().get(title, ())]),
    )
