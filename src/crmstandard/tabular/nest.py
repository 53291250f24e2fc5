"""Rows as a record again: cells become members of the types that the schema gives, or stay text for the judge."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from crmstandard.tabular.columns import ARRAY, BOOLEAN, INTEGER, JSON, OBJECT, Field, Path

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,15})")
Cells = Sequence[str | None]
Items = Callable[[Field, tuple[str, ...], str | None], list[Any] | None]


@dataclass(frozen=True, slots=True)
class Step:
    """How one member is made: of the cell at `at` by `read`, of the cells of `inner`, or of the items of `array`."""

    name: str
    at: int | None = None
    read: Callable[[str], Any] = str
    inner: tuple[Step, ...] = ()
    array: Field | None = None


def plan_of(node: Field, places: Mapping[str, int], given: frozenset[Path]) -> tuple[Step, ...]:
    """The steps that make an object whose columns stand at `places`; `given` are the arrays that have files."""
    made = (_step(name, child, places, given) for name, child in node.members.items())
    return tuple(each for each in made if each is not None)


def _step(name: str, child: Field, places: Mapping[str, int], given: frozenset[Path]) -> Step | None:
    at = places.get(child.name)
    if child.kind == OBJECT:
        inner = plan_of(child, places, given)
        return Step(name, inner=inner) if inner else None
    if child.kind == ARRAY:
        return Step(name, at, array=child) if at is not None or child.path in given else None
    return Step(name, at, reader_of(child.kind)) if at is not None else None


def build(plan: Sequence[Step], cells: Cells, key: tuple[str, ...], items: Items) -> dict[str, Any]:
    """The object that the cells make; `key` is that of its record and item, `items` gives those of an array."""
    made: dict[str, Any] = {}
    for step in plan:
        text = None if step.at is None else cells[step.at]
        value: Any = None
        if step.array is not None:
            value = items(step.array, key, text)
        elif step.inner:
            value = build(step.inner, cells, key, items) or None
        elif text is not None:
            value = step.read(text)
        if value is not None:
            made[step.name] = value
    return made


def reader_of(kind: str) -> Callable[[str], Any]:
    """How the text of a cell is read; text that is none of the kind stays text, which the judge will name."""
    return {INTEGER: _integer, BOOLEAN: _boolean, JSON: _json}.get(kind, str)


def _integer(text: str) -> Any:
    return int(text) if NUMBER.fullmatch(text) else text


def _boolean(text: str) -> Any:
    return {"true": True, "false": False}.get(text, text)


def _json(text: str) -> Any:
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError:
        return text
    return found if isinstance(found, dict) else text
