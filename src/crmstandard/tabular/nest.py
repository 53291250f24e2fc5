"""Rows as a record again: cells become members of the types that the schema gives, or stay text for the judge."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from crmstandard.tabular.columns import ARRAY, BOOLEAN, INTEGER, JSON, OBJECT, Field, Path

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,15})")
Cells = Sequence[str | None]
Items = Callable[[Field, tuple[str, ...], str | None], list[Any] | None]
Build = Callable[[Cells, tuple[str, ...], Items], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Step:
    """How one member is made: of the cell at `at`, of the cells of `inner`, or of the items of `array`.

    The text of a cell is read as its `kind` says (see `reader_of`); the cell of an array says how many items it has.
    """

    name: str
    at: int | None = None
    kind: str = "string"
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
    return Step(name, at, child.kind) if at is not None else None


def builder_of(plan: Sequence[Step]) -> Build:
    """What makes the object of some cells; made as source, since there are many rows and most cells are empty.

    It is given the cells, the key of their record and item, and what gives the items of an array.
    """
    known: dict[str, Any] = {}
    lines = ["def build(cells, key, items):", *_lines(plan, "made0", known), "    return made0"]
    exec("\n".join(lines), known)  # noqa: S102 - names of the schema, quoted, and functions of ours
    made: Build = known["build"]
    return made


def _lines(plan: Sequence[Step], made: str, known: dict[str, Any]) -> Iterator[str]:
    yield f"    {made} = {{}}"
    for step in plan:
        into = f"{made}[{step.name!r}]"
        cell = "None" if step.at is None else f"cells[{step.at}]"
        if step.array is not None:
            yield f"    value = items({_known(step.array, known)}, key, {cell})"
            yield f"    if value is not None: {into} = value"
        elif step.inner:
            inner = f"made{len(known) + 1}"
            known[inner] = None  # keeps the name from being given twice
            yield from _lines(step.inner, inner, known)
            yield f"    if {inner}: {into} = {inner}"
        else:
            yield f"    value = {cell}"
            reader = reader_of(step.kind)
            read = "value" if reader is str else f"{_known(reader, known)}(value)"
            yield f"    if value is not None: {into} = {read}"


def _known(thing: Any, known: dict[str, Any]) -> str:
    name = f"known{len(known)}"
    known[name] = thing
    return name


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
