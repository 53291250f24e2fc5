"""From a schema and what was seen of its records: an expression for their JSON text, and the checks that it leaves.

The expression accepts only members that were seen, in the order that they had. What it can not decide becomes a
`Check` of the value at a path; what it does not understand raises `NotUnderstood`, and records take the exact way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crmstandard import schemas
from crmstandard.validators.accepting import texts
from crmstandard.validators.accepting.conditions import Part, settled
from crmstandard.validators.accepting.seen import Seen
from crmstandard.validators.accepting.types import Clear, cleared

ITEM = "*"
DEEPEST = 12
NOTES = frozenset(
    {"$schema", "$id", "$defs", "title", "description", "readOnly", "writeOnly", "examples", "deprecated"}
)
CONDITIONAL = ("anyOf", "oneOf", "not", "if", "dependentRequired", "minProperties", "maxProperties")
OBJECT = frozenset({"properties", "required", "unevaluatedProperties", "additionalProperties", "propertyNames"})
ARRAY = frozenset({"items", "minItems", "maxItems", "uniqueItems"})
STRING = frozenset({"pattern", "format", "minLength", "maxLength"})
NUMBER = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})
KNOWN = (
    NOTES | OBJECT | ARRAY | STRING | NUMBER | {"type", "enum", "const", "$ref", "allOf", "then", "else", *CONDITIONAL}
)
MOST_DIGITS = 15
RARE, SELDOM = 20, 4  # how often each text has to come for a list of them to be made


Maker = Callable[[list["Layer"], Seen, tuple[str, ...], Clear], str]


class NotUnderstood(Exception):
    """Something that no expression is made of."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One schema object that applies to a place, and the file that its references are relative to."""

    node: Mapping[str, Any]
    base: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Check:
    """What is still to be asked of each value at a path: whether it passes."""

    path: tuple[str, ...]
    passes: Callable[[Any], bool]


@dataclass
class Grammar:
    """The checks collected while the expression of a record is made."""

    by_name: bool = False
    checks: list[Check] = field(default_factory=list)
    references: list[tuple[str, ...]] = field(default_factory=list)

    def value(self, layers: Sequence[Layer], seen: Seen, path: tuple[str, ...]) -> str:
        """The expression of one value."""
        if len(path) > DEEPEST:
            raise NotUnderstood(path)
        flat = list(_flat(layers))
        for layer in flat:
            if unknown := {name for name in layer.node if name not in KNOWN and not name.startswith("x-")}:
                raise NotUnderstood(path, unknown)
        kinds = {kind for layer in flat if isinstance(kind := layer.node.get("type"), str)}
        if len(kinds) != 1:
            raise NotUnderstood(path, kinds)
        titles = {str(layer.node["title"]) for layer in flat if "title" in layer.node}
        kind = kinds.pop()
        makers: dict[str, Maker] = {"object": self._object, "array": self._array, "string": self._string}
        makers |= {"integer": self._integer, "boolean": self._boolean}
        make = makers.get(kind)
        if make is None:
            raise NotUnderstood(path, kind)
        made = make(flat, seen, path, cleared(titles, seen))
        for part in _parts(flat):
            self._condition(part, seen, path)
        if "Reference" in titles:
            self.references.append(path)
        return made

    def _condition(self, part: Part, seen: Seen, path: tuple[str, ...]) -> None:
        known = settled(part, seen)
        if known is False:
            raise NotUnderstood(path, part.node)
        if known is None:
            self.checks.append(Check(path, part.passes))

    def _object(self, flat: list[Layer], seen: Seen, path: tuple[str, ...], clear: Clear) -> str:
        names = seen.order(by_name=self.by_name)
        if names is None:
            raise NotUnderstood(path, "order")
        required = {name for layer in flat for name in layer.node.get("required", ())}
        if not required <= set(names):
            raise NotUnderstood(path, required)
        values = {name: self._member(flat, seen.members[name], (*path, name), clear) for name in names}
        self._leave(clear, path)
        return _object_of(names, {name for name in names if name in required or seen.always(name)}, values)

    def _member(self, flat: list[Layer], seen: Seen, path: tuple[str, ...], clear: Clear) -> str:
        layers = [
            Layer(x.node["properties"][path[-1]], x.base) for x in flat if path[-1] in x.node.get("properties", {})
        ]
        if not layers:
            layers = [
                Layer(each, x.base) for x in flat if isinstance(each := x.node.get("additionalProperties"), Mapping)
            ]
            self.checks += [
                Check(path[:-1], Part({"propertyNames": x.node["propertyNames"]}, x.base).passes)
                for x in flat
                if "propertyNames" in x.node
            ]
        if not layers:
            raise NotUnderstood(path)
        narrowed, ahead = clear.members.get(path[-1]), clear.ahead.get(path[-1])
        seen.closed = False
        made = self.value(layers, seen, path)
        if narrowed is not None:
            seen.closed = seen.texts is not None
            return f'"{narrowed}"'
        return f'"{ahead}{made[1:]}' if ahead else made

    def _array(self, flat: list[Layer], seen: Seen, path: tuple[str, ...], clear: Clear) -> str:
        least = max((layer.node.get("minItems", 0) for layer in flat), default=0)
        most = min((layer.node["maxItems"] for layer in flat if "maxItems" in layer.node), default=None)
        if seen.items is None or not seen.items.times:
            if least:
                raise NotUnderstood(path)
            return r"\[\]"
        item = self.value(
            [Layer(x.node["items"], x.base) for x in flat if "items" in x.node], seen.items, (*path, ITEM)
        )
        if any(layer.node.get("uniqueItems") for layer in flat):
            self.checks.append(Check(path, _is_unique))
        self._leave(clear, path)
        more = f"{{{max(0, least - 1)},{'' if most is None else most - 1}}}+"
        held = f"{item}(?:,{item}){more}" if most != 1 else item
        return rf"\[{held}\]" if least else rf"\[(?:{held})?+\]"

    def _string(self, flat: list[Layer], seen: Seen, path: tuple[str, ...], clear: Clear) -> str:
        named = any("enum" in layer.node or "const" in layer.node for layer in flat)
        formats = {str(layer.node["format"]) for layer in flat if "format" in layer.node}
        if seen.texts is not None and (named or _are_few(flat, formats, seen)):
            made = texts.one_of(seen.texts)  # each of them stood in a good record at this very place
            if made is None:
                raise NotUnderstood(path)
            seen.closed = True
            return f'"{made}"'
        if named:
            raise NotUnderstood(path)
        self._leave(clear, path)
        return self._free_text(flat, formats, path, clear)

    def _free_text(self, flat: list[Layer], formats: set[str], path: tuple[str, ...], clear: Clear) -> str:
        least = max((layer.node.get("minLength", 0) for layer in flat), default=0)
        most = min((layer.node["maxLength"] for layer in flat if "maxLength" in layer.node), default="")
        ahead = [clear.text] if clear.text else []
        parts: list[str] = []
        for name in formats:
            if name in texts.FORMATS:
                parts.append(texts.FORMATS[name])
            else:
                self.checks.append(Check(path, _format(name)))
        if not formats & set(texts.FORMATS):  # the forms above are narrower than the patterns beside them
            for layer in flat:
                if "pattern" in layer.node:
                    made = texts.pattern(layer.node["pattern"])
                    if made is None:
                        raise NotUnderstood(path)
                    parts.append(made)
        if least or (most != "" and parts):
            ascii_only = texts.PLAIN if least <= 1 else r'[^"\\\x00-\x1f\x80-\xff]'
            parts.append(f"{ascii_only}{{{least},{most}}}+")
        last = parts.pop() if parts else f"{texts.PLAIN}{{0,{most}}}+"
        ahead += [f'(?=(?:{each})")' for each in parts]
        return f'"{"".join(ahead)}(?:{last})"'

    def _integer(self, flat: list[Layer], _seen: Seen, path: tuple[str, ...], clear: Clear) -> str:
        self._leave(clear, path)
        for layer in flat:
            if any(name.startswith("exclusive") and name in layer.node for name in NUMBER):
                raise NotUnderstood(path)
            if "minimum" in layer.node or "maximum" in layer.node:
                self.checks.append(Check(path, _within(layer.node.get("minimum"), layer.node.get("maximum"))))
        return rf"-?(?:0|[1-9][0-9]{{0,{MOST_DIGITS - 1}}})(?![.eE0-9])"

    def _boolean(self, flat: list[Layer], _seen: Seen, path: tuple[str, ...], clear: Clear) -> str:
        self._leave(clear, path)
        if any("const" in layer.node or "enum" in layer.node for layer in flat):
            raise NotUnderstood(path)
        return "(?:true|false)"

    def _leave(self, clear: Clear, path: tuple[str, ...]) -> None:
        self.checks += [Check(path, each) for each in clear.left]


def _are_few(flat: list[Layer], formats: set[str], seen: Seen) -> bool:
    """Whether texts that a pattern or format describes are so few that they are better listed."""
    if seen.texts is None or not (formats or any("pattern" in layer.node for layer in flat)):
        return False
    return len(seen.texts) * (RARE if formats <= set(texts.FORMATS) else SELDOM) < seen.times


def _format(name: str) -> Callable[[Any], bool]:
    check = texts.checker(name)
    return lambda value: check(value) is None


def _within(least: int | None, most: int | None) -> Callable[[Any], bool]:
    low, high = -(10**MOST_DIGITS) if least is None else least, 10**MOST_DIGITS if most is None else most
    return lambda value: bool(low <= value <= high)


def _is_unique(value: list[Any]) -> bool:
    return len(value) < 2 or all(each not in value[:index] for index, each in enumerate(value))


def _flat(layers: Sequence[Layer]) -> Iterator[Layer]:
    """Every schema object that applies whatever the value: the layers, what they refer to, and their `allOf`."""
    for layer in layers:
        node = layer.node
        yield layer
        if "$ref" in node:
            reference = str(node["$ref"])
            target = schemas.resolve(reference, layer.base)
            yield from _flat([Layer(target, layer.base if reference.startswith("#") else target)])
        yield from _flat([Layer(each, layer.base) for each in node.get("allOf", ())])


def _parts(flat: Sequence[Layer]) -> Iterator[Part]:
    """The conditions beside what the expression itself says."""
    for layer in flat:
        for name in CONDITIONAL:
            if name in layer.node:
                names = ("if", "then", "else") if name == "if" else (name,)
                yield Part({each: layer.node[each] for each in names if each in layer.node}, layer.base)


def _object_of(names: Sequence[str], always: set[str], values: Mapping[str, str]) -> str:
    """Members in their order; those that are always there stand for themselves, the others may be missing."""
    parts = [(f'"{texts.literal(name)}":{values[name]}', name in always) for name in names]
    first = next((index for index, (_, there) in enumerate(parts) if there), None)
    if first is None:
        chosen = [part + "".join(f"(?:,{rest})?+" for rest, _ in parts[i + 1 :]) for i, (part, _) in enumerate(parts)]
        return rf"\{{(?:{'|'.join(chosen)})\}}" if chosen else r"\{\}"
    before = "".join(f"(?:{part},)?+" for part, _ in parts[:first])
    after = "".join(f",{part}" if there else f"(?:,{part})?+" for part, there in parts[first + 1 :])
    return rf"\{{{before}{parts[first][0]}{after}\}}"
