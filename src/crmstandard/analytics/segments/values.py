"""Values of a record made comparable, by the type of their attribute."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, tzinfo
from decimal import Decimal
from typing import Any

from crmstandard.analytics.segments.catalogue import Attribute, Kind
from crmstandard.analytics.segments.tree import Value
from crmstandard.validators.formats.days import DATE, is_date, is_instant
from crmstandard.validators.formats.partial_date import check

DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,10})?")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def micros(text: str, zone: tzinfo = UTC) -> int:
    """Microseconds since 1970 of an RFC 3339 date and time, or of the start of a date in `zone`."""
    plain = len(text) == DATE
    moment = datetime.combine(date.fromisoformat(text), time.min, zone) if plain else datetime.fromisoformat(text)
    passed = moment - EPOCH
    return (passed.days * 86_400 + passed.seconds) * 1_000_000 + passed.microseconds


def _text(value: Any, _: Attribute) -> Value | None:
    return value if isinstance(value, str) else None


def _number(value: Any, _: Attribute) -> Value | None:
    """A decimal as text, or a number; binary fractions mean the shortest decimal that stands for them."""
    if isinstance(value, str):
        return Decimal(value) if DECIMAL.fullmatch(value) else None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return number if number.is_finite() else None


def _integer(value: Any, attribute: Attribute) -> Value | None:
    return None if isinstance(value, str) else _number(value, attribute)


def _boolean(value: Any, _: Attribute) -> Value | None:
    return value if isinstance(value, bool) else None


def _date(value: Any, _: Attribute) -> Value | None:
    return value if isinstance(value, str) and is_date(value) else None


def _instant(value: Any, _: Attribute) -> Value | None:
    return micros(value) if isinstance(value, str) and is_instant(value) else None


def _moment(value: Any, attribute: Attribute) -> Value | None:
    known = isinstance(value, str) and (is_date(value) or is_instant(value))
    return micros(value, attribute.zone) if known else None


def _partial(value: Any, _: Attribute) -> Value | None:
    return value if isinstance(value, str) and check(value) is None else None


def _reference(value: Any, _: Attribute) -> Value | None:
    """The id and the resource; a reference by identifier alone does not say which record it means."""
    if not isinstance(value, Mapping) or not isinstance(value.get("id"), str):
        return None
    return value["id"], str(value.get("type", ""))


def _coding(value: Any) -> Value | None:
    if not isinstance(value, Mapping) or not isinstance(value.get("code"), str):
        return None
    return value["code"], str(value.get("system", ""))


READERS: Mapping[Kind, Callable[[Any, Attribute], Value | None]] = {
    Kind.STRING: _text,
    Kind.CODE: _text,
    Kind.NUMBER: _number,
    Kind.INTEGER: _integer,
    Kind.BOOLEAN: _boolean,
    Kind.DATE: _date,
    Kind.DATE_TIME: _instant,
    Kind.MOMENT: _moment,
    Kind.PARTIAL_DATE: _partial,
    Kind.REFERENCE: _reference,
}


def values(attribute: Attribute, record: Mapping[str, Any]) -> Iterator[Value | None]:
    """The values of an attribute in a record; None stands for a value that is there and decides nothing."""
    for found in _found(attribute.path, record):
        if attribute.kind is not Kind.TOKEN:
            yield READERS[attribute.kind](found, attribute)
        elif isinstance(found, Mapping) and "code" not in found:  # a concept: its codes, or none that is known
            yield from (_coding(each) for each in found.get("codings") or (None,))
        else:
            yield _coding(found)


def _found(path: str, record: Mapping[str, Any]) -> list[Any]:
    """What stands at a path; a member named by the whole path (a metric that was joined) comes first."""
    if record.get(path) is not None:
        return _flat(record[path])
    level: list[Any] = [record]
    for name in path.split("."):
        inner = (each.get(name) for each in level if isinstance(each, Mapping))
        level = [value for each in inner for value in _flat(each)]
    return level


def _flat(value: Any) -> list[Any]:
    """The values of lists within lists; null is no value."""
    if isinstance(value, list | tuple):
        return [inner for each in value for inner in _flat(each)]
    return [] if value is None else [value]
