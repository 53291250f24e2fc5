"""Arrow schemas of the resources, in the JSON form of the Arrow project's integration files."""

from __future__ import annotations

from typing import Any

from crmstandard.tabular.columns import ARRAY, BOOLEAN, INTEGER, JSON, OBJECT, Field, field_of
from crmstandard.tabular.digits import digits_of

SCALARS: dict[str, dict[str, Any]] = {
    INTEGER: {"name": "int", "isSigned": True, "bitWidth": 64},
    BOOLEAN: {"name": "bool"},
    "date": {"name": "date", "unit": "DAY"},
    "dateTime": {"name": "timestamp", "unit": "MICROSECOND", "timezone": "UTC"},
}
TEXT: dict[str, Any] = {"name": "utf8"}


def arrow_schema(resource: str) -> dict[str, Any]:
    """The schema of a resource, nested as in Parquet; raises UnknownResource."""
    root = field_of(resource)
    fields = [_field(name, child, name in root.shape.required) for name, child in root.members.items()]
    return {"schema": {"fields": fields, "metadata": [{"key": "crmstandard.resource", "value": resource}]}}


def _field(name: str, field: Field, asked: bool) -> dict[str, Any]:
    made: dict[str, Any] = {"name": name, "type": _type(field), "nullable": not asked, "children": _children(field)}
    metadata = []
    if field.kind == JSON:
        metadata.append({"key": "ARROW:extension:name", "value": "arrow.json"})
    codes = next((str(node["title"]) for node, _ in field.shape.parts if "x-crm-codes" in node), None)
    if codes:
        metadata.append({"key": "crmstandard.codeList", "value": codes})
    return {**made, "metadata": metadata} if metadata else made


def _type(field: Field) -> dict[str, Any]:
    if field.kind == OBJECT:
        return {"name": "struct"}
    if field.kind == ARRAY:
        return {"name": "list"}
    if field.kind == "decimal":
        precision, scale = digits_of(str(field.shape.keyword("pattern")))
        return {"name": "decimal", "precision": precision, "scale": scale, "bitWidth": 128}
    return SCALARS.get(field.kind, TEXT)


def _children(field: Field) -> list[dict[str, Any]]:
    if field.kind == ARRAY and field.items is not None:
        return [_field("item", field.items, True)]
    return [_field(name, child, name in field.shape.required) for name, child in field.members.items()]
