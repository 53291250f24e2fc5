"""What values look like: the schemas of the kit opened into objects, arrays and texts with what is asked of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from crmstandard import schemas
from crmstandard.feeds.native.words import Unsupported

Schema = Mapping[str, Any]
SAYS_NOTHING = frozenset(
    "$schema $id $defs $comment title description examples readOnly writeOnly deprecated default discriminator".split()
)
MOST = 2**31 - 1
MOST_MEMBERS = 64
REFERENCE = "Reference"


@dataclass(frozen=True)
class Demand:
    """A schema that a value must meet beside its shape, with the file that its references start from."""

    schema: Schema
    base: Schema


@dataclass
class Member:
    """One declared member of an object."""

    name: str
    shape: Shape
    required: bool = False


@dataclass(eq=False)
class Shape:
    """One kind of value: `kind` is object, map, array, string, integer, boolean or unknown.

    `titles` are the data types that rules on types know it by; `demands` are judged when it was read.
    """

    kind: str
    titles: tuple[str, ...] = ()
    members: dict[str, Member] = field(default_factory=dict)
    item: Shape | None = None
    names: Shape | None = None  # of a map: what its member names look like
    least: int = 0
    most: int = MOST
    unique: bool = False
    codes: tuple[str, ...] | None = None
    patterns: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    demands: list[Demand] = field(default_factory=list)

    @property
    def named(self) -> str | None:
        """The data type that its schema names first."""
        return self.titles[0] if self.titles else None

    @property
    def is_reference(self) -> bool:
        """Whether its schema names it a reference first."""
        return self.named == REFERENCE

    def slot(self, name: str) -> int:
        """Place of a member among those declared."""
        return list(self.members).index(name)


def plain(schema: Schema) -> dict[str, Any]:
    """The keywords of a schema that assert something."""
    return {k: v for k, v in schema.items() if k not in SAYS_NOTHING and not k.startswith("x-crm-")}


class Shapes:
    """Shapes by schema; types that hold each other in circles are shared."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, tuple[str, ...]], Shape] = {}
        self._kept: list[Schema] = []

    def of(self, schema: Schema, base: Schema, titles: tuple[str, ...] = ()) -> Shape:
        """The shape of a schema of the file `base`."""
        key = (id(schema), titles)
        if key not in self._made:
            shape = self._made[key] = Shape("unknown", titles)
            self._kept.append(schema)
            try:
                self._fill(shape, schema, base)
            except Unsupported:
                shape.kind = "unknown"
        return self._made[key]

    def _fill(self, shape: Shape, schema: Schema, base: Schema) -> None:
        parts = list(_parts(schema, base))
        kind = next((part["type"] for part, _ in parts if isinstance(part.get("type"), str)), None)
        shape.kind = str(kind)
        fill = {"object": self._object, "array": self._array, "string": _text, "integer": _number, "boolean": _none}
        if kind not in fill:
            shape.kind = "unknown"
            return
        rest = fill[kind](shape, parts)
        shape.demands += [Demand(part, origin) for part, origin in rest if part]

    def _object(self, shape: Shape, parts: list[tuple[Schema, Schema]]) -> Iterator[tuple[Schema, Schema]]:
        members: dict[str, tuple[Schema, Schema]] = {}
        required: set[str] = set()
        rest: list[tuple[Schema, Schema]] = []
        for part, base in parts:
            left = {k: v for k, v in part.items() if k not in ("type", "unevaluatedProperties", "required")}
            required |= set(part.get("required", ()))
            again = {}
            for name, inner in left.pop("properties", {}).items():
                if name in members and members[name][0] is not inner:
                    again[name] = inner
                elif name not in members:
                    members[name] = (inner, base)
            if "additionalProperties" in left or "propertyNames" in left:
                shape.kind = "map"
                shape.item = self.of(left.pop("additionalProperties"), base)
                shape.names = self.of(left.pop("propertyNames"), base)
                shape.most = left.pop("maxProperties", MOST)
            if again:
                left["properties"] = again
            rest.append((left, base))
        if len(members) > MOST_MEMBERS or not required <= set(members):
            raise Unsupported("an object with too many members, or required ones that are not declared")
        for name, (inner, base) in members.items():
            shape.members[name] = Member(name, self.of(inner, base, _titles(inner, base)), name in required)
        return iter(rest)

    def _array(self, shape: Shape, parts: list[tuple[Schema, Schema]]) -> Iterator[tuple[Schema, Schema]]:
        for part, base in parts:
            left = {k: v for k, v in part.items() if k != "type"}
            if shape.item is None and "items" in left:
                items = left.pop("items")
                shape.item = self.of(items, base, _titles(items, base))
            shape.least = max(shape.least, left.pop("minItems", 0))
            shape.most = min(shape.most, left.pop("maxItems", MOST))
            shape.unique = left.pop("uniqueItems", False) or shape.unique
            yield left, base


def _text(shape: Shape, parts: list[tuple[Schema, Schema]]) -> Iterator[tuple[Schema, Schema]]:
    for part, base in parts:
        left = {k: v for k, v in part.items() if k != "type"}
        allowed = left.pop("enum", None) or ([left.pop("const")] if "const" in left else None)
        if allowed is not None:
            shape.codes = tuple(c for c in (shape.codes or allowed) if c in allowed)
        shape.patterns += (left.pop("pattern"),) if "pattern" in left else ()
        shape.formats += (left.pop("format"),) if "format" in left else ()
        shape.least = max(shape.least, left.pop("minLength", 0))
        shape.most = min(shape.most, left.pop("maxLength", MOST))
        yield left, base


def _number(shape: Shape, parts: list[tuple[Schema, Schema]]) -> Iterator[tuple[Schema, Schema]]:
    shape.least = -(2**53) + 1
    shape.most = 2**53 - 1
    for part, base in parts:
        left = {k: v for k, v in part.items() if k != "type"}
        shape.least = max(shape.least, left.pop("minimum", shape.least))
        shape.most = min(shape.most, left.pop("maximum", shape.most))
        yield left, base


def _none(_: Shape, parts: list[tuple[Schema, Schema]]) -> Iterator[tuple[Schema, Schema]]:
    yield from (({k: v for k, v in part.items() if k != "type"}, base) for part, base in parts)


def _parts(schema: Schema, base: Schema) -> Iterator[tuple[Schema, Schema]]:
    """A schema, those that it refers to, and those of its `allOf` that hold without a condition, one after another."""
    own = plain(schema)
    reference, together = own.pop("$ref", None), own.pop("allOf", ())
    if own:
        yield own, base
    if reference is not None:
        target = schemas.resolve(reference, base)
        yield from _parts(target, base if reference.startswith("#") else target)
    for part in together:
        yield from _parts(part, base)


def _titles(schema: Schema, base: Schema) -> tuple[str, ...]:
    """The data types that a value is of, as its references name them."""
    if "$ref" not in schema:
        return tuple(title for part in schema.get("allOf", ()) for title in _titles(part, base))
    target = schemas.resolve(str(schema["$ref"]), base)
    inner = base if str(schema["$ref"]).startswith("#") else target
    return (str(target.get("title", "")), *_titles(target, inner))
