"""Values as texts whose order is the order of the values, so that one index serves every kind of member."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache

MINUTE = 60_000_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LONGEST = 512
PARTIAL = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?", re.ASCII)
COMPLEMENT = str.maketrans("0123456789", "9876543210")


class NotOfType(ValueError):
    """A text that is no value of the type of its member."""


def micros(text: str) -> int:
    """Microseconds since 1970 of an RFC 3339 date and time, or of the start of a date in UTC."""
    try:
        moment = (
            datetime.fromisoformat(text)
            if "T" in text
            else datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC)
        )
    except ValueError:
        raise NotOfType(text) from None
    if moment.tzinfo is None:
        raise NotOfType(text)
    delta = moment - EPOCH
    return (delta.days * 86_400 + delta.seconds) * 1_000_000 + delta.microseconds


def instant(moment: int) -> str:
    """RFC 3339 in UTC of microseconds since 1970."""
    seconds, fraction = divmod(moment, 1_000_000)
    return f"{_second(seconds)}.{fraction:06d}Z"


@lru_cache(maxsize=64)
def _second(seconds: int) -> str:
    """Kept, since what happens at once is told in the same second again and again."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _decimal(text: str) -> str:
    """Sign, magnitude and digits: `1` before what is not negative; what is negative counts down."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise NotOfType(text) from None
    if not number.is_finite() or abs(number.adjusted()) > 400:
        raise NotOfType(text)
    if number == 0:
        return "1"
    digits = "".join(map(str, number.as_tuple().digits)).rstrip("0")
    body = f"{number.adjusted() + 500 if number > 0 else 999 - (number.adjusted() + 500):03d}"
    return f"1{body}{digits}" if number > 0 else f"0{body}{digits.translate(COMPLEMENT)}~"


def _moment(text: str) -> str:
    return f"{micros(text) + 10**17:018d}"


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise NotOfType(text) from None


def _partial_date(text: str) -> str:
    """A year, month or day; a year sorts before its months, as its first moment does."""
    if not PARTIAL.fullmatch(text):
        raise NotOfType(text)
    return text


def _boolean(text: str) -> str:
    if text not in ("true", "false"):
        raise NotOfType(text)
    return text


def _text(text: str) -> str:
    return text[:LONGEST]


ENCODERS: Mapping[str, Callable[[str], str]] = {
    "integer": _decimal,
    "decimal": _decimal,
    "boolean": _boolean,
    "date": _date,
    "dateTime": _moment,
    "partialDate": _partial_date,
    "text": _text,
}


def encode(kind: str, text: str) -> str:
    """The index text of a value of one kind; raises NotOfType."""
    return ENCODERS[kind](text)
