"""Tables of members and of codes for `show`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from crmstandard import schemas

HEADS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "members": {
        "en": ("Member", "Type", "", "Privacy", "Label", "Meaning"),
        "zh": ("成员", "类型", "", "隐私", "名称", "含义（英文）"),
    },
    "codes": {"en": ("Code", "Label", "Meaning"), "zh": ("代码", "名称", "含义")},
}


def _table(kind: str, lang: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in HEADS[kind][lang]:
        table.add_column(head, overflow="fold")
    return table


def codes_table(schema: Mapping[str, Any], lang: str) -> None:
    """Prints the codes of a list with label and definition."""
    table = _table("codes", lang)
    for code, about in schema["x-crm-codes"].items():
        table.add_row(code, about["label"][lang], about["definition"][lang])
    Console().print(table)


def members_table(schema: Mapping[str, Any], lang: str) -> None:
    """Prints the members of a resource or type; ! is required, ~ a fact, + and * an array."""
    table = _table("members", lang)
    for row in _rows(schema, schema, "", lang):
        table.add_row(*row)
    Console().print(table)
    notes = {
        "en": "! required   ~ fact: given or declared absent   [] array",
        "zh": "! 必填   ~ 事实项：提供或声明缺失   [] 数组",
    }
    Console().print(notes[lang])


def _rows(node: Mapping[str, Any], base: Mapping[str, Any], prefix: str, lang: str) -> Iterator[tuple[str, ...]]:
    required = set(node.get("required", ()))
    title = str(node.get("title", ""))
    facts = set(schemas.resource(title).facts) if title in schemas.resources() else set()
    for name, child in node.get("properties", {}).items():
        mark = "!" if name in required else "~" if name in facts else ""
        kind, inner = _type(child, base)
        label = child.get("x-crm-label", {}).get(lang, "")
        yield (
            f"{prefix}{name}",
            kind,
            mark,
            child.get("x-crm-privacy", {}).get("class", ""),
            label,
            child.get("description", ""),
        )
        if inner is not None:
            yield from _rows(inner, base, f"{prefix}  ", lang)


def _type(child: Mapping[str, Any], base: Mapping[str, Any]) -> tuple[str, Mapping[str, Any] | None]:
    """Name of the type of a member, and the inline object behind it if it has one of its own."""
    if child.get("type") == "array":
        kind, inner = _type(child["items"], base)
        return f"{kind}[]", inner
    reference = str(child.get("$ref", ""))
    if not reference:
        return str(child.get("type", "")), None
    target = schemas.resolve(reference, base)
    allowed = child.get("properties", {}).get("type", {}).get("enum")
    name = f"{target['title']}({' | '.join(allowed)})" if allowed else str(target["title"])
    return name, (target if reference.startswith("#") else None)
