"""From a value as DuckDB hands it over to JSON as the schema wants it; None means absent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from crmstandard.mapping.plan import MappingError, suggest
from crmstandard.shapes import Shape

Convert = Callable[[Any], Any]
SIZES = ("tiny", "small", "big", "huge")
INTEGERS = frozenset((*(f"{size}int" for size in SIZES), *(f"u{size}int" for size in SIZES), "integer", "uinteger"))
TEXTS = frozenset({"varchar", "enum", "uuid"})
DATES = frozenset({"date", "varchar"})
INSTANT = "timestamp with time zone"
INSTANTS = frozenset({"timestamp", "timestamp_s", "timestamp_ms", "timestamp_ns", INSTANT})
TAKES = {
    "string": TEXTS | INTEGERS,
    "decimal": TEXTS | INTEGERS | {"decimal"},
    "integer": INTEGERS,
    "boolean": frozenset({"boolean"}),
    "date": DATES,
    "partialDate": DATES,
    "dateTime": INSTANTS | {"varchar"},
    "moment": INSTANTS | DATES,
    "object": frozenset({"struct"}),
    "map": frozenset({"map", "struct"}),
    "array": frozenset({"list", "array"}),
}
HINTS = {
    "decimal": "cast it to DECIMAL or VARCHAR: a floating-point number is not exact",
    "integer": "cast it to BIGINT, or give the column the type integer in mapping.yaml",
    "array": "make it a list: [ … ]",
    "object": "make it a struct: {'member': … }, or write columns with dotted names",
}
PLACES = 10  # of a decimal; the schema's own limit for amounts is lower


def converter(sql: Any, shape: Shape, where: str, zone: ZoneInfo) -> Convert:
    """A function for values of the DuckDB type `sql` at the member `where`; raises MappingError where none can be."""
    kind, given = shape.kind, str(sql.id)
    if given == "null":
        return _nothing
    if given not in TAKES.get(kind, frozenset()):
        hint = HINTS.get(kind, f"cast it to {' or '.join(sorted(TAKES.get(kind, TEXTS)))}")
        raise MappingError(f"{where} is {sql}, and the schema wants {kind}: {hint}.")
    if kind == "object":
        return _struct(sql, shape, where, zone)
    if kind == "array":
        return _list(converter(dict(sql.children)["child"], shape.items, f"{where}[]", zone))
    return _map if kind == "map" else _scalar(kind, given, zone)


def _scalar(kind: str, given: str, zone: ZoneInfo) -> Convert:
    if given in INSTANTS:
        return _instant(ZoneInfo("UTC") if given == INSTANT else zone)
    if given in ("decimal", "date"):
        return _decimal if given == "decimal" else _date
    return str if kind in ("string", "decimal") else _same


def _nothing(_value: Any) -> None:
    return None


def _same(value: Any) -> Any:
    return value


def _struct(sql: Any, shape: Shape, where: str, zone: ZoneInfo) -> Convert:
    members = []
    for name, inner in sql.children:
        if name not in shape.members:
            raise MappingError(f"{where}.{name}: the schema has no such member{suggest(name, shape.members)}.")
        members.append((name, converter(inner, shape.members[name], f"{where}.{name}", zone)))

    def convert(value: Any) -> Any:
        made = {n: v for n, c in members if (raw := value[n]) is not None and (v := c(raw)) is not None}
        return made or None

    return convert


def _list(item: Convert) -> Convert:
    def convert(value: Any) -> Any:
        return [made for raw in value if raw is not None and (made := item(raw)) is not None] or None

    return convert


def _map(value: Any) -> Any:
    return {str(key): inner for key, inner in value.items() if inner is not None} or None


def _decimal(value: Decimal) -> str:
    """Every digit as it is, but no zeros beyond what a decimal of the standard holds and no minus before zero."""
    text = format(abs(value) if value == 0 else value, "f")
    whole, point, places = text.partition(".")
    if len(places) > PLACES:
        places = places.rstrip("0").ljust(PLACES, "0") if len(places.rstrip("0")) <= PLACES else places
    return whole + point + places


def _date(value: date) -> str:
    """Dates that Python has none for come as text, which the judge then refuses."""
    return value.isoformat() if isinstance(value, date) else str(value)


def _instant(zone: ZoneInfo) -> Convert:
    def convert(value: datetime) -> str:
        if not isinstance(value, datetime):
            return str(value)
        there = value.replace(tzinfo=zone)
        text = there.isoformat() if zone.key != "UTC" else there.astimezone(UTC).isoformat()
        return text.replace("+00:00", "Z")

    return convert
