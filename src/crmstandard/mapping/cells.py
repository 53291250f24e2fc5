"""Cells of a source as typed values: what a column may hold is checked before any SQL sees it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from crmstandard.mapping.plan import Column

Read = Callable[[str], object]
INTEGER = re.compile(r"[+-]?[0-9]{1,18}")


class CellFault(ValueError):
    """What is wrong with a cell, in words that do not repeat it."""


def reader_of(column: Column) -> Read | None:
    """The function that checks and reads a cell of this column, raising CellFault; None where any text will do."""
    if column.values is not None:
        return _one_of(frozenset(column.values))
    if column.pattern is not None:
        return _like(column.pattern)
    if column.date is not None:
        return _date(column.date, column.prefix)
    if column.type == "integer":
        return _integer
    if column.type.startswith("decimal"):
        return _decimal(*_size(column.type))
    return None


def sql_type(column: Column) -> str:
    """The type of the column in the table that the mapping's SQL reads."""
    if column.date is not None:
        return "DATE"
    return {"text": "VARCHAR", "integer": "BIGINT"}.get(column.type, column.type.upper())


def _size(kind: str) -> tuple[int, int]:
    digits, places = re.findall("[0-9]+", kind)
    return int(digits), int(places)


def _integer(text: str) -> int:
    if not INTEGER.fullmatch(text):
        raise CellFault("is no integer")
    return int(text)


def _decimal(digits: int, places: int) -> Read:
    form = re.compile(rf"[+-]?[0-9]{{1,{digits - places}}}(\.[0-9]{{0,{places}}})?")

    def read(text: str) -> str:
        if not form.fullmatch(text):
            raise CellFault(f"is no decimal of {digits - places} digits and {places} places")
        return text

    return read


def _one_of(values: frozenset[str]) -> Read:
    def read(text: str) -> str:
        if text not in values:
            raise CellFault("is none of the values that the mapping knows")
        return text

    return read


def _like(pattern: str) -> Read:
    form = re.compile(pattern)

    def read(text: str) -> str:
        if not form.fullmatch(text):
            raise CellFault(f"has not the form {pattern}")
        return text

    return read


def _date(form: str, prefix: str) -> Read:
    @lru_cache(maxsize=100_000)
    def read(text: str) -> str:
        try:
            return datetime.strptime(prefix + text, form).date().isoformat()  # noqa: DTZ007 - a date, no instant
        except ValueError:
            raise CellFault(f"is no date of the form {form}{' after ' + prefix if prefix else ''}") from None

    return read
