"""Conditions of schemas (`if`, `not`, `anyOf`, `contains` …) as terms on a value whose shape was judged before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from crmstandard import schemas
from crmstandard.feeds.native.automata import of_pattern
from crmstandard.feeds.native.shapes import SAYS_NOTHING, Demand, Schema, Shape, Shapes, plain
from crmstandard.feeds.native.terms import (
    COMPARISONS,
    FALSE,
    NONE,
    TRUE,
    Open,
    Term,
    conjunction,
    disjunction,
    negation,
)
from crmstandard.feeds.native.words import Unsupported

LARGER, SMALLER, EQUAL = COMPARISONS["GtE"], COMPARISONS["LtE"], COMPARISONS["Eq"]


class Conditions:
    """Turns demands into terms; `locals_from` numbers the locals that loops over items need."""

    def __init__(self, shapes: Shapes, local_numbers: Iterator[int] | None = None) -> None:
        self.shapes = shapes
        self.numbers = local_numbers or count()

    def met(self, demand: Demand, value: Open) -> Term:
        """The term that is true where a value meets a demand."""
        return self.holds(demand.schema, demand.base, value)

    def holds(self, schema: Schema | bool, base: Schema, value: Open) -> Term:
        """The term that is true where a value is valid by a schema."""
        if isinstance(schema, bool):
            return TRUE if schema else FALSE
        found: list[Term] = []
        for keyword, content in plain(schema).items():
            rule = getattr(self, f"_{keyword.lstrip('$')}", None)
            if rule is None:
                raise Unsupported(f"the keyword {keyword}")
            found.append(rule(content, base, value, schema))
        return conjunction(found)

    def _shape(self, value: Open) -> Shape:
        if value.shape is None or value.shape.kind == "unknown":
            raise Unsupported("a condition on a value of which no shape is known")
        return value.shape

    def _ref(self, reference: str, base: Schema, value: Open, _: Schema) -> Term:
        target = schemas.resolve(reference, base)
        if self._shape(value).kind == "string":
            return ("conforms", value.term, self.shapes.of(target, target))
        return self.holds(target, base if reference.startswith("#") else target, value)

    def _type(self, wanted: str, _base: Schema, value: Open, _: Schema) -> Term:
        kind = self._shape(value).kind
        return TRUE if wanted == ("object" if kind == "map" else kind) else FALSE

    def _properties(self, members: dict[str, Any], base: Schema, value: Open, _: Schema) -> Term:
        found = []
        for name, inner in members.items():
            has = self._has(name, value)
            if has != FALSE:
                term = self.holds(inner, base, self._member(name, value))
                found.append(disjunction([negation(has), term]))
        return conjunction(found)

    def _required(self, names: list[str], _base: Schema, value: Open, _: Schema) -> Term:
        return conjunction([self._has(name, value) for name in names])

    def _dependentRequired(self, asked: dict[str, list[str]], base: Schema, value: Open, _: Schema) -> Term:  # noqa: N802 - a keyword
        return conjunction(
            [
                disjunction([negation(self._has(name, value)), self._required(names, base, value, {})])
                for name, names in asked.items()
            ]
        )

    def _has(self, name: str, value: Open) -> Term:
        shape = self._shape(value)
        if shape.kind != "object":
            raise Unsupported("members of something else than an object")
        if name not in shape.members:
            return FALSE
        return TRUE if shape.members[name].required else ("has", value.term, shape.slot(name))

    def _member(self, name: str, value: Open) -> Open:
        shape = self._shape(value)
        return Open(("member", value.term, shape.slot(name)), shape.members[name].shape)

    def _const(self, wanted: Any, base: Schema, value: Open, schema: Schema) -> Term:
        return self._enum([wanted], base, value, schema)

    def _enum(self, allowed: list[Any], _base: Schema, value: Open, _: Schema) -> Term:
        if all(isinstance(each, bool) for each in allowed):
            return disjunction([("compare", EQUAL, value.term, TRUE if each else FALSE) for each in allowed])
        if not all(isinstance(each, str) for each in allowed) or self._shape(value).kind != "string":
            raise Unsupported("constants that are no text")
        return ("inSet", value.term, frozenset(allowed))

    def _pattern(self, pattern: str, _base: Schema, value: Open, _: Schema) -> Term:
        automaton = of_pattern(pattern)
        codes = self._shape(value).codes
        if codes is not None and all(automaton.matches(each.encode()) for each in codes):
            return TRUE
        return ("matches", value.term, automaton)

    def _minItems(self, least: int, _base: Schema, value: Open, _: Schema) -> Term:  # noqa: N802 - a keyword
        return ("compare", LARGER, ("size", value.term), ("integer", least))

    def _minProperties(self, least: int, base: Schema, value: Open, schema: Schema) -> Term:  # noqa: N802 - a keyword
        shape = self._shape(value)
        if shape.kind == "object" and least == 1:
            return disjunction([self._has(name, value) for name in shape.members])
        return self._minItems(least, base, value, schema)

    def _maxItems(self, most: int, _base: Schema, value: Open, _: Schema) -> Term:  # noqa: N802 - a keyword
        return ("compare", SMALLER, ("size", value.term), ("integer", most))

    _maxProperties = _maxItems  # noqa: N815 - a keyword

    def _minimum(self, least: int, _base: Schema, value: Open, _: Schema) -> Term:
        return ("compare", LARGER, value.term, ("integer", least))

    def _maximum(self, most: int, _base: Schema, value: Open, _: Schema) -> Term:
        return ("compare", SMALLER, value.term, ("integer", most))

    def _items(self, inner: Schema, base: Schema, value: Open, _: Schema) -> Term:
        number, item = self._item(value)
        wrong = ("when", negation(self.holds(inner, base, item)), (("return", FALSE),), ())
        return ("block", (("each", number, number + 1, value.term, (wrong,)), ("return", TRUE)))

    def _contains(self, inner: Schema, base: Schema, value: Open, _: Schema) -> Term:
        number, item = self._item(value)
        right = ("when", self.holds(inner, base, item), (("return", TRUE),), ())
        return ("block", (("each", number, number + 1, value.term, (right,)), ("return", FALSE)))

    def _item(self, value: Open) -> tuple[int, Open]:
        number = next(self.numbers)
        next(self.numbers)
        return number, Open(("local", number), self._shape(value).item)

    def _allOf(self, parts: list[Schema], base: Schema, value: Open, _: Schema) -> Term:  # noqa: N802 - a keyword
        return conjunction([self.holds(part, base, value) for part in parts])

    def _anyOf(self, parts: list[Schema], base: Schema, value: Open, _: Schema) -> Term:  # noqa: N802 - a keyword
        return disjunction([self.holds(part, base, value) for part in parts])

    def _not(self, part: Schema, base: Schema, value: Open, _: Schema) -> Term:
        return negation(self.holds(part, base, value))

    def _if(self, part: Schema, base: Schema, value: Open, schema: Schema) -> Term:
        condition = self.holds(part, base, value)
        then = self.holds(schema.get("then", True), base, value)
        otherwise = self.holds(schema.get("else", True), base, value)
        if otherwise == TRUE:
            return disjunction([negation(condition), then])
        return ("if", condition, then, otherwise)

    def _then(self, *_: Any) -> Term:
        return TRUE  # said with `if`

    _else = _then

    def _unevaluatedProperties(self, *_: Any) -> Term:  # noqa: N802 - a keyword
        raise Unsupported("a closed object as a condition")


__all__ = ["NONE", "SAYS_NOTHING", "Conditions"]
