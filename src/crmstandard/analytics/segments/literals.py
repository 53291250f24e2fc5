"""Literals of a condition, read against the type of the attribute that they are compared with."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from crmstandard.analytics.segments.catalogue import Attribute, Kind
from crmstandard.analytics.segments.faults import Words
from crmstandard.analytics.segments.tree import Value
from crmstandard.analytics.segments.values import DECIMAL, micros
from crmstandard.validators.formats.days import is_date, is_instant

DIGITS, WHOLE, PLACES = 15, 18, 10
UNFIT = re.compile("[\x00\ud800-\udfff]")
REFERENCE = re.compile(r"(?:([A-Z][A-Za-z]{1,63})/)?([A-Za-z0-9._-]{1,64})")
TOKEN = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*:[!-{}~]+)\|([!-~](?:[!-~ ]{0,126}[!-~])?)")
BARE = re.compile(r"[!-{}~](?:[ -{}~]{0,126}[!-{}~])?")

EXPECTED: Mapping[Kind, Words] = {
    Kind.STRING: {"en": "a text", "zh": "文本"},
    Kind.CODE: {"en": "a code, a text", "zh": "代码（文本）"},
    Kind.NUMBER: {"en": "a number, or a decimal as text", "zh": "数值或写成文本的小数"},
    Kind.INTEGER: {"en": "a number", "zh": "数值"},
    Kind.BOOLEAN: {"en": "true or false", "zh": " true 或 false "},
    Kind.DATE: {"en": 'a date, {"date": "2026-01-15"}', "zh": '日期 {"date": "2026-01-15"} '},
    Kind.DATE_TIME: {
        "en": 'an instant in UTC, {"timestamp": "2026-01-15T09:30:00Z"}',
        "zh": ' UTC 时间点 {"timestamp": "2026-01-15T09:30:00Z"} ',
    },
    Kind.MOMENT: {
        "en": 'a date, {"date": "2026-01-15"}, or an instant in UTC, {"timestamp": "2026-01-15T09:30:00Z"}',
        "zh": '日期 {"date": "2026-01-15"} 或 UTC 时间点 {"timestamp": "2026-01-15T09:30:00Z"} ',
    },
    Kind.PARTIAL_DATE: {"en": 'a whole date, {"date": "2026-01-15"}', "zh": '完整日期 {"date": "2026-01-15"} '},
    Kind.REFERENCE: {"en": "a reference, Type/id or id", "zh": "引用（Type/id 或 id）"},
    Kind.TOKEN: {"en": "a code, system|code or code", "zh": "代码（system|code 或 code）"},
}


FOUND: tuple[tuple[type | tuple[type, ...], Words], ...] = (
    (bool, {"en": "true or false", "zh": " true 或 false "}),
    (str, {"en": "a text", "zh": "文本"}),
    ((int, float, Decimal), {"en": "a number", "zh": "数值"}),
    (list, {"en": "a list", "zh": "列表"}),
    (type(None), {"en": "null", "zh": " null "}),
)
OBJECTS: Mapping[str, Words] = {
    "date": {"en": "a date", "zh": "日期"},
    "timestamp": {"en": "an instant", "zh": "时间点"},
    "property": {"en": "a property", "zh": "属性"},
}


class Unfit(Exception):
    """A literal that does not go with its attribute."""

    def __init__(self, code: str = "wrongType", **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def literal(value: Any, attribute: Attribute) -> Value:
    """The comparable value of a literal; raises Unfit."""
    return READERS[attribute.kind](value, attribute)


def found(value: Any) -> Words:
    """What stands in the place of a literal, in words."""
    if isinstance(value, Mapping):
        named = (words for name, words in OBJECTS.items() if name in value)
        return next(named, {"en": "an object", "zh": "对象"})
    return next(words for kind, words in FOUND if isinstance(value, kind))


def text(value: Any) -> str:
    """A text that every reader and database keeps; raises Unfit."""
    if not isinstance(value, str):
        raise Unfit
    if UNFIT.search(value):
        raise Unfit("badText")
    return value


def _string(value: Any, _: Attribute) -> Value:
    return text(value)


def _code(value: Any, attribute: Attribute) -> Value:
    code = text(value)
    if attribute.codes is not None and code not in attribute.codes:
        raise Unfit("unknownCode")
    return code


def _number(value: Any, attribute: Attribute) -> Value:
    if isinstance(value, str) and attribute.kind is Kind.NUMBER and DECIMAL.fullmatch(value):
        return Decimal(value)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise Unfit
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        raise Unfit("notFinite")
    if number and number.adjusted() >= WHOLE:
        raise Unfit("outOfRange")
    return _exact(number)


def _exact(number: Decimal) -> Decimal:
    """A number whose digits survive any reader of JSON."""
    _, digits, exponent = number.as_tuple()
    stated = "".join(map(str, digits))
    kept = stated.rstrip("0")
    places = -(int(exponent) + len(stated) - len(kept))
    if kept and places > PLACES:
        raise Unfit("tooPrecise" if len(kept) > DIGITS else "outOfRange")
    if len(kept) > DIGITS:
        raise Unfit("tooPrecise")
    return number


def _boolean(value: Any, _: Attribute) -> Value:
    if not isinstance(value, bool):
        raise Unfit
    return value


def _named(value: Any, name: str, good: Callable[[str], bool]) -> str | None:
    """The text in `{"date": …}` or `{"timestamp": …}`; None where there is none that is good."""
    if not isinstance(value, Mapping) or set(value) != {name}:
        return None
    inner = value[name]
    return inner if isinstance(inner, str) and good(inner) else None


def _utc(text: str) -> bool:
    return text.endswith("Z") and is_instant(text)


def _date(value: Any, _: Attribute) -> Value:
    if (day := _named(value, "date", is_date)) is None:
        raise Unfit
    return day


def _instant(value: Any, _: Attribute) -> Value:
    if (moment := _named(value, "timestamp", _utc)) is None:
        raise Unfit
    return micros(moment)


def _moment(value: Any, attribute: Attribute) -> Value:
    moment = _named(value, "date", is_date) or _named(value, "timestamp", _utc)
    if moment is None:
        raise Unfit
    return micros(moment, attribute.zone)


def _reference(value: Any, attribute: Attribute) -> Value:
    match = REFERENCE.fullmatch(text(value))
    if match is None:
        raise Unfit
    target, identifier = match.groups()
    if target is not None and attribute.targets and target not in attribute.targets:
        raise Unfit("wrongTarget", target=target)
    return identifier, target


def _token(value: Any, _: Attribute) -> Value:
    if match := TOKEN.fullmatch(text(value)):
        system, code = match.groups()
        return code, system
    if BARE.fullmatch(value) is None:
        raise Unfit
    return value, None


READERS: Mapping[Kind, Callable[[Any, Attribute], Value]] = {
    Kind.STRING: _string,
    Kind.CODE: _code,
    Kind.NUMBER: _number,
    Kind.INTEGER: _number,
    Kind.BOOLEAN: _boolean,
    Kind.DATE: _date,
    Kind.DATE_TIME: _instant,
    Kind.MOMENT: _moment,
    Kind.PARTIAL_DATE: _date,
    Kind.REFERENCE: _reference,
    Kind.TOKEN: _token,
}
