"""Records made of the columns of a Parquet file many at a time, where there is what makes them: what it is given.

It says what `parquet_values.converter` does for texts, booleans and integers, for groups and lists of these, and for
columns with dots that stand side by side. Files with columns of other types are read in another way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple, Protocol

from crmstandard.tabular.columns import ARRAY, JSON, OBJECT, WHOLE, Field, Table, field_of

PLAIN = frozenset({"boolean", "tinyint", "smallint", "integer", "bigint", "utinyint", "usmallint", "uinteger"})


@dataclass(frozen=True, slots=True)
class Member:
    """A member that the column at a place fills, among the columns of the file or of a group."""

    name: str
    at: int
    made: Made


@dataclass(frozen=True, slots=True)
class Made:
    """How a value is made of a column: as it is, or of `members` or of items, which are made so.

    `is_beside` says that the members are columns beside it, not columns in it.
    """

    members: tuple[Member, ...] = ()
    items: Made | None = None
    is_beside: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What records are made of: members that all have, and the columns of a file that have to be fetched.

    Where the column `whole` is filled it holds the text of a record.
    """

    columns: tuple[str, ...]
    default: Mapping[str, str]
    whole: int | None
    members: tuple[Member, ...]


class Run(NamedTuple):
    """Lines of so many records, or with `is_whole` the text that stands for one."""

    text: bytes
    records: int
    is_whole: bool


class Broken(Exception):
    """What is wrong with columns, in words of what reads them."""


class Make(Protocol):
    """Makes records of columns."""

    def __call__(self, plan: Plan, stream: object, size: int) -> Iterator[Run] | None:
        """The records of a stream of the Arrow C data interface (a capsule), at least so many bytes at a time.

        None where its columns are laid out in a way that is not known. Going on raises Broken where the stream is.
        """


class _NotSo(Exception):
    """A column whose values are made in another way."""


def plan_of(table: Table, names: Sequence[str], types: Sequence[Any], default: Mapping[str, str]) -> Plan | None:
    """The plan of a file with such columns; None where some have to be read value by value."""
    if len({name.lower() for name in names}) < len(names):  # SQL does not tell them apart
        return None
    node = field_of(table.resource)
    taken = [(n, sql) for n, sql in zip(names, types, strict=True) if n == WHOLE or n.split(".")[0] in node.members]
    chosen = tuple(name for name, _ in taken)
    columns = [(tuple(name.split(".")), at, sql) for at, (name, sql) in enumerate(taken) if name != WHOLE]
    try:
        members = tuple(_beside(node, columns))
    except _NotSo:
        return None
    return Plan(chosen, default, chosen.index(WHOLE) if WHOLE in chosen else None, members)


def _beside(node: Field, columns: Sequence[tuple[tuple[str, ...], int, Any]]) -> Iterator[Member]:
    """The members that columns fill; those with dots fill one object together if they stand side by side."""
    seen: set[str] = set()
    for name, group in groupby(columns, key=lambda column: column[0][0]):
        held = list(group)
        field = node.members.get(name)
        if name in seen:
            raise _NotSo
        seen.add(name)
        if field is None:  # told once, by the columns
            continue
        if all(len(path) > 1 for path, _, _ in held):
            inner = tuple(_beside(field, [(path[1:], at, sql) for path, at, sql in held]))
            if inner:
                yield Member(name, 0, Made(inner, is_beside=True))
        elif len(held) == 1:
            yield Member(name, held[0][1], _made(field, held[0][2]))
        else:
            raise _NotSo


def _made(field: Field | None, sql: Any) -> Made:
    """How the values of a column are made, without what the schema does not have."""
    kind = str(sql.id)
    if kind == "struct":
        return _group(field, sql)
    if kind == "list":
        inner = field.items if field is not None and field.kind == ARRAY else None
        return Made(items=_made(inner, dict(sql.children)["child"]))
    if kind in PLAIN or (kind == "varchar" and (field is None or field.kind != JSON)):
        return Made()
    raise _NotSo


def _group(field: Field | None, sql: Any) -> Made:
    if field is None or field.kind != OBJECT:
        raise _NotSo
    members = (
        Member(name, at, _made(field.members[name], inner))
        for at, (name, inner) in enumerate(sql.children)
        if name in field.members
    )
    made = tuple(members)
    if not made:
        raise _NotSo
    return Made(made)
