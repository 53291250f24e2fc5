"""Which columns the members of a resource have, and in which table: the one home of the mapping to flat rows.

An object is opened into its members, whose columns are named by their path with dots. An array is a table of its own,
a row for each item, keyed by the id of the record and the index of the item. What has names of its own (translations)
or holds itself (an identifier within a reference within an identifier) is one column of JSON text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from crmstandard import schemas
from crmstandard.shapes import Shape, shape_of

OBJECT, ARRAY, JSON, INTEGER, BOOLEAN = "object", "array", "json", "integer", "boolean"
ID, INDEX = "id", "index"
WHOLE = "_record"  # the text of a record that the columns can not hold; no member has a name like it

Path = tuple[str, ...]


@dataclass(eq=False)
class Field:
    """A member, or the item of an array (which has the path of its array): what its cells hold.

    `kind` is object, array, json, integer, boolean, or a kind of text: string, decimal, date, dateTime and the like.
    """

    path: Path
    kind: str
    shape: Shape
    members: dict[str, Field] = field(default_factory=dict)
    items: Field | None = None

    @cached_property
    def name(self) -> str:
        """The column of the member."""
        return ".".join(self.path)


@dataclass(frozen=True, eq=False)
class Table:
    """The records of a resource (path empty), or the items of one array of them, with their columns in order.

    `outer` are the arrays that this one stands in, the outermost first. The column of an array is how many items it
    has, so that an empty array is not an absent one.
    """

    resource: str
    path: Path
    outer: tuple[Path, ...]
    columns: tuple[Field, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that say which record and which item a row of an array belongs to."""
        if not self.path:
            return ()
        return (ID, *map(index_of, self.outer), INDEX)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns."""
        return (*self.keys, *(each.name for each in self.columns), *(() if self.path else (WHOLE,)))


def index_of(array: Path) -> str:
    """Name of the column that holds the index in an array further out."""
    return f"{'.'.join(array)}.{INDEX}"


@cache
def field_of(resource: str) -> Field:
    """The fields of a resource by member; raises UnknownResource."""
    return _field((), shape_of(resource), frozenset())


def _field(path: Path, shape: Shape, within: frozenset[str]) -> Field:
    kind = shape.kind
    if kind == "map" or (kind == OBJECT and shape.type in within):
        return Field(path, JSON, shape)
    made = Field(path, kind, shape)
    if kind == OBJECT:
        inner = within | {shape.type} if shape.type else within
        made.members = {name: _field((*path, name), child, inner) for name, child in shape.members.items()}
    elif kind == ARRAY:
        made.items = _field(path, shape.items, within)
    return made


@cache
def tables(resource: str) -> tuple[Table, ...]:
    """The tables of a resource, that of the records first, an array before those within it; raises UnknownResource."""
    return tuple(_tables(resource, (), (), field_of(resource)))


def _tables(resource: str, path: Path, outer: tuple[Path, ...], node: Field) -> Iterator[Table]:
    leaves = tuple(_leaves(node))
    yield Table(resource, path, outer, leaves)
    for each in leaves:
        if each.kind == ARRAY and each.items is not None:
            yield from _tables(resource, each.path, (*outer, path) if path else outer, each.items)


def _leaves(node: Field) -> Iterator[Field]:
    if node.kind != OBJECT:
        yield node
        return
    for child in node.members.values():
        yield from _leaves(child)


@dataclass(frozen=True)
class Place:
    """The column of a member: its name, and of an item the array that it stands in with the indexes that lead there."""

    name: str
    array: Path
    indexes: tuple[int, ...]


def column_of(resource: str, pointer: str) -> Place | None:
    """Where the member at a pointer stands; None where the mapping has no one column for it."""
    if resource not in schemas.resources():
        return None
    node = field_of(resource)
    array: Path = ()
    indexes: tuple[int, ...] = ()
    for token in pointer.split("/")[1:]:
        if node.kind == JSON:
            break
        if node.items is not None and token.isdecimal():
            array, indexes, node = node.path, (*indexes, int(token)), node.items
        elif token in node.members:
            node = node.members[token]
        else:
            return None
    return None if node.kind == OBJECT else Place(node.name, array, indexes)


@cache
def arrays(resource: str) -> Mapping[str, Table]:
    """The tables of arrays by the path with dots that their files are named by."""
    return {".".join(each.path): each for each in tables(resource) if each.path}


@cache
def all_arrays() -> frozenset[str]:
    """The paths of the arrays of all resources."""
    return frozenset(name for title in schemas.resources() for name in arrays(title))
