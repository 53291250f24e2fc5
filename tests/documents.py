"""Random documents that a schema accepts: made from the schema, or by changing a vector; always the same for a seed."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from random import Random
from typing import Any, ClassVar

from crmstandard import schemas
from crmstandard.sources import read_json, spec_files
from crmstandard.validators.structure import judge
from tests.vectors import resource_vectors
from tools.patterns import Chars, Choice, Node, Repeat, Sequence, parse

DEEP, ROUNDS = 7, 12
TEXTS = (
    "a",
    "Ångström",
    "张伟",
    "O'Neill & Sons",
    "naïve\tcafé",
    "𠮷野家",
    "e\u0301",
    "5",
    "true",
    "2026-01-15",
    " x ",
    "\u2028",
)
Path = tuple[str | int, ...]


@dataclass(frozen=True, eq=False)
class Typed:
    """A schema and the file it stands in, against which its references are resolved; one object for one schema."""

    node: Mapping[str, Any]
    base: Mapping[str, Any]
    known: ClassVar[dict[tuple[int, int], Typed]] = {}  # schemas are read once, so an id stands for one of them

    @classmethod
    def of(cls, node: Mapping[str, Any], base: Mapping[str, Any]) -> Typed:
        """The one object of a schema."""
        key = (id(node), id(base))
        if key not in cls.known:
            cls.known[key] = cls(node, base)
        return cls.known[key]

    def inner(self, node: Mapping[str, Any]) -> Typed:
        """A subschema of the same file."""
        return Typed.of(node, self.base)

    @cached_property
    def target(self) -> Typed:
        """The schema itself, or the one that it refers to."""
        if "$ref" not in self.node:
            return self
        reference = str(self.node["$ref"])
        found = schemas.resolve(reference, self.base)
        return Typed.of(found, self.base if reference.startswith("#") else found)

    @cached_property
    def members(self) -> dict[str, Typed]:
        """The declared members of an object, those of the schemas that it is made of included."""
        made: dict[str, Typed] = {}
        for part in self.node.get("allOf", ()):
            if "$ref" in part:
                made |= self.inner(part).target.members
        return made | {name: self.inner(child) for name, child in self.node.get("properties", {}).items()}

    @cached_property
    def required(self) -> set[str]:
        """The members that an object asks for without condition."""
        parts = (self.inner(p).target.required for p in self.node.get("allOf", ()) if "$ref" in p)
        return set(self.node.get("required", ())).union(*parts)


@cache
def format_values(name: str, pattern: str) -> tuple[str, ...]:
    """Right values of a named format that a pattern accepts too, from the vectors of the format."""
    found = (read_json(path) for path in spec_files("vectors/formats", ".json"))
    values = (each["value"] for content in found if content["format"] == name for each in content["valid"])
    return tuple(value for value in values if re.fullmatch(pattern[1:-1], value))


@cache
def _tree(pattern: str) -> Node:
    return parse(pattern)


@dataclass
class Maker:
    """Makes documents; `spread` is the share of optional members that are filled."""

    chance: Random
    spread: float = 0.4
    made: dict[Path, Typed] = field(default_factory=dict)

    def value(self, schema: Typed, path: Path = ()) -> Any:
        """A value that the schema accepts, conditions aside."""
        narrowed = schema.node.get("properties", {}) if "$ref" in schema.node else {}
        target = schema.target
        node = target.node
        if "const" in node:
            return node["const"]
        if "enum" in node:
            return self.chance.choice(node["enum"])
        kind = node.get("type")
        if kind == "object":
            return self._object(target, path) | {name: self.value(schema.inner(n)) for name, n in narrowed.items()}
        if kind == "array":
            return self._array(target, path)
        return self._scalar(node)

    def _scalar(self, node: Mapping[str, Any]) -> Any:
        if node.get("type") == "boolean":
            return self.chance.random() < 0.5
        if node.get("type") == "integer":
            low, high = node["minimum"], node["maximum"]
            return self.chance.choice((low, high, self.chance.randint(low, min(high, low + 1000))))
        if "format" in node:
            return self.chance.choice(format_values(node["format"], node["pattern"]))
        if "pattern" in node:
            return self.matching(_tree(node["pattern"]))[: node.get("maxLength", 10**6)]
        return self.chance.choice(TEXTS)

    def matching(self, node: Node) -> str:
        """A text that a pattern accepts."""
        match node:
            case Chars(allowed):
                return self.chance.choice(allowed)
            case Sequence(parts):
                return "".join(map(self.matching, parts))
            case Choice(parts):
                return self.matching(self.chance.choice(parts))
            case Repeat(part, least, most):
                top = least + 3 if most is None else min(most, least + 3)
                return "".join(self.matching(part) for _ in range(self.chance.randint(least, top)))

    def _array(self, schema: Typed, path: Path) -> list[Any]:
        node = schema.node
        least = node.get("minItems", 0)
        most = 0 if len(path) >= DEEP else min(node.get("maxItems", 2), least + 2)
        count = max(least, self.chance.randint(least, max(most, least)))
        found: list[Any] = [self.value(schema.inner(node["items"]), (*path, i)) for i in range(count)]
        if node.get("uniqueItems"):
            found = [each for index, each in enumerate(found) if each not in found[:index]]
        return found

    def _object(self, schema: Typed, path: Path) -> dict[str, Any]:
        self.made[path] = schema
        if "additionalProperties" in schema.node:
            key, value = schema.inner(schema.node["propertyNames"]), schema.inner(schema.node["additionalProperties"])
            return {self.value(key): self.value(value) for _ in range(self.chance.randint(1, 2))}
        required, members = schema.required, schema.members
        wanted = {n for n in members if n in required or (len(path) < DEEP and self.chance.random() < self.share(path))}
        wanted -= {"extensions", "absences"} if self.chance.random() < 0.8 else set()
        return {name: self.value(members[name], (*path, name)) for name in members if name in wanted}

    def share(self, path: Path) -> float:
        """The share of optional members at a place: less the deeper it is."""
        return self.spread if not path else self.spread / (1 + len(path) / 3)


def _schema(title: str) -> Typed:
    judged = judge(title).schema
    return Typed.of(judged, judged)


def documents(title: str, seed: int, count: int) -> Iterator[Any]:
    """Different right documents of a resource: from its schema and from its vectors by turns."""
    chance = Random(f"{title} {seed}")
    found: set[str] = set()
    for attempt in range(count * 12):
        if len(found) >= count:
            return
        document = _from_schema(title, chance) if attempt % 2 else _from_vector(title, chance)
        if document is not None and repr(document) not in found:
            found.add(repr(document))
            yield document


def _from_schema(title: str, chance: Random) -> Any:
    maker = Maker(chance, chance.choice((0.05, 0.2, 0.4, 0.7)))
    schema = _schema(title)
    document = maker.value(schema)
    if title in schemas.resources():
        for name in (n for n in schemas.resource(title).facts if n not in document):
            document[name] = maker.value(schema.members[name], (name,))
    return _repaired(title, document, maker)


def _from_vector(title: str, chance: Random) -> Any:
    document = copy.deepcopy(chance.choice(resource_vectors()[title]["valid"])["document"])
    maker, schema = Maker(chance, 0.3), _schema(title)
    for name, member in schema.members.items():
        turn = chance.random()
        if name in document and turn < 0.25:
            del document[name]
        elif turn > 0.7:
            document[name] = maker.value(member, (name,))
    return _repaired(title, document, maker)


def _repaired(title: str, document: Any, maker: Maker) -> Any:
    """The document with what its conditions ask for put in and what they forbid taken out; None if that fails."""
    judged = judge(title)
    for _ in range(ROUNDS):
        faults = judged.findings(document)
        if not faults:
            return document
        for fault in reversed(faults[:12]):
            _mend(title, document, maker, fault.pointer, fault.params.get("member"))
    return None


def _mend(title: str, document: Any, maker: Maker, at: str, member: Any) -> None:
    path = steps(document, at)
    if path is None:
        return
    holder, schema = _walk(document, _schema(title), path)
    if isinstance(holder, dict) and isinstance(member, str) and member not in holder and schema is not None:
        members = schema.target.members
        if member in members:
            holder[member] = maker.value(members[member], (*path, member))
            return
    _take_away(document, title, path, maker)


def steps(document: Any, at: str) -> Path | None:
    """A pointer as the steps that lead through a document; None if it leads nowhere."""
    path: list[str | int] = []
    for token in at.split("/")[1:]:
        step: str | int = token.replace("~1", "/").replace("~0", "~")
        if isinstance(document, list):
            step = int(step)
        try:
            document = document[step]
        except (KeyError, IndexError, TypeError):
            return None
        path.append(step)
    return tuple(path)


def _walk(document: Any, schema: Typed | None, path: Path) -> tuple[Any, Typed | None]:
    """The value at a path and the schema that declares it."""
    for step in path:
        document = document[step]
        target = schema.target if schema is not None else None
        if target is None:
            schema = None
        elif isinstance(step, int):
            schema = target.inner(target.node["items"]) if "items" in target.node else None
        else:
            schema = target.members.get(step)
    return document, schema


def _take_away(document: Any, title: str, path: Path, maker: Maker) -> None:
    """Takes the smallest optional part around a fault away; at the root, any optional member."""
    for end in range(len(path), 0, -1):
        holder, schema = _walk(document, _schema(title), path[: end - 1])
        step = path[end - 1]
        if isinstance(holder, list) and len(holder) > 1:
            del holder[int(step)]
            return
        if isinstance(holder, dict) and schema is not None and step not in schema.target.required:
            del holder[step]
            return
    if not path:
        optional = [name for name in document if name not in _schema(title).required]
        if optional:
            del document[maker.chance.choice(optional)]


def places(document: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value of a document with the steps that lead to it."""
    yield path, document
    if isinstance(document, dict):
        for name, value in document.items():
            yield from places(value, (*path, name))
    elif isinstance(document, list):
        for index, value in enumerate(document):
            yield from places(value, (*path, index))


def replaced(document: Any, path: Path, value: Any) -> Any:
    """A copy with another value at a path."""
    if not path:
        return value
    made = copy.deepcopy(document)
    holder = made
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return made
