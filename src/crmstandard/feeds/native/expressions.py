"""Expressions of rules as terms: what is known while compiling is worked out, the rest is left for the record."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from crmstandard.feeds.native.shapes import Shape
from crmstandard.feeds.native.terms import (
    COMPARISONS,
    FALSE,
    TRUE,
    Known,
    Open,
    Term,
    conjunction,
    disjunction,
    negation,
)
from crmstandard.feeds.native.values import WORTH_WORKING_OUT, Scope, Value, as_term, known_items, worked_out
from crmstandard.feeds.native.words import Unsupported

FIELDS = {"year": 0, "month": 1, "day": 2}


class Expressions:
    """Terms of expressions that call nothing."""

    def __init__(self, numbers: Iterator[int]) -> None:
        self.numbers = numbers
        self.lenient = True

    def term(self, node: ast.expr, scope: Scope) -> Value:
        """The value of an expression."""
        if isinstance(node, WORTH_WORKING_OUT):
            worked = worked_out(node, scope)
            if worked is not None:
                return worked
        handler = getattr(self, f"_{type(node).__name__.lower().strip('_')}", None)
        if handler is None:
            raise Unsupported(f"an expression {type(node).__name__}")
        found: Value = handler(node, scope)
        return found

    def truth(self, node: ast.expr, scope: Scope) -> Term:
        """The term of an expression where only its truth counts."""
        return self.truth_of(self.term(node, scope))

    def truth_of(self, value: Value) -> Term:
        """The truth of a value."""
        if isinstance(value, Open):
            return value.term
        return TRUE if value.value else FALSE

    def part_shape(self, value: Value, place: int) -> Shape | None:
        """The shape of a part of a tuple, where it is known."""
        del place
        is_pair = isinstance(value, Open) and value.shape is not None and value.shape.kind == "pair"
        return value.shape.item if is_pair else None  # type: ignore[union-attr]

    def _constant(self, node: ast.Constant, _: Scope) -> Value:
        return Known(node.value)

    def _name(self, node: ast.Name, scope: Scope) -> Value:
        return scope.of(node.id)

    def _tuple(self, node: ast.Tuple | ast.List | ast.Set, scope: Scope) -> Value:
        items: list[Value] = []
        for each in node.elts:
            if isinstance(each, ast.Starred):
                found = known_items(self.term(each.value, scope))
                if found is None:
                    raise Unsupported("an open sequence spread in another")
                items += found
            else:
                items.append(self.term(each, scope))
        if items and all(isinstance(each, Known) for each in items):
            return Known(tuple(each.value for each in items if isinstance(each, Known)))
        return Open(("sequence", tuple(as_term(each) for each in items)), items=tuple(items))

    def _list(self, node: ast.List, scope: Scope) -> Value:
        return self._tuple(node, scope)

    def _set(self, node: ast.Set, scope: Scope) -> Value:
        found = self._tuple(node, scope)
        return Known(frozenset(found.value)) if isinstance(found, Known) else Open(("distinct", found.term))

    def _dict(self, node: ast.Dict, scope: Scope) -> Value:
        made: dict[Any, Any] = {}
        for key, inner in zip(node.keys, node.values, strict=True):
            value = self.term(inner, scope)
            name = self.term(key, scope) if key is not None else None
            if not isinstance(value, Known) or not isinstance(name, Known):
                raise Unsupported("an open mapping")
            made[name.value] = value.value
        return Known(made)

    def _boolop(self, node: ast.BoolOp, scope: Scope) -> Value:
        ends_at = FALSE if isinstance(node.op, ast.And) else TRUE
        kept: list[Value] = []
        for each in node.values:
            value = self.term(each, scope)
            known = self.truth_of(value) if isinstance(value, Known) else None
            if known == ends_at:
                kept.append(value)
                break
            if known is None or each is node.values[-1]:
                kept.append(value)
        if len(kept) == 1:
            return kept[0]
        terms = tuple(as_term(each) for each in kept)
        return Open(("and" if ends_at == FALSE else "or", terms))

    def _unaryop(self, node: ast.UnaryOp, scope: Scope) -> Value:
        value = self.term(node.operand, scope)
        if isinstance(node.op, ast.Not):
            return Known(not value.value) if isinstance(value, Known) else Open(negation(self.truth_of(value)))
        if isinstance(node.op, ast.USub):
            return Known(-value.value) if isinstance(value, Known) else Open(("negative", value.term))
        raise Unsupported("a sign before a value")

    def _binop(self, node: ast.BinOp, scope: Scope) -> Value:
        one, other = self.term(node.left, scope), self.term(node.right, scope)
        kind = type(node.op).__name__
        if isinstance(one, Known) and isinstance(other, Known):
            code = compile(
                ast.Expression(
                    ast.fix_missing_locations(ast.BinOp(ast.Name("a", ast.Load()), node.op, ast.Name("b", ast.Load())))
                ),
                "",
                "eval",
            )
            return Known(eval(code, {"a": one.value, "b": other.value}))  # noqa: S307 - an operation on our own constants
        names = {"Add": "add", "Sub": "subtract", "Mult": "multiply", "Mod": "modulo"}
        if kind == "BitOr":
            return Open(("distinct", ("join", (as_term(one), as_term(other)))))
        if kind not in names:
            raise Unsupported(f"the operation {kind}")
        return Open((names[kind], as_term(one), as_term(other)))

    def _namedexpr(self, node: ast.NamedExpr, scope: Scope) -> Value:
        value = self.term(node.value, scope)
        if scope.changes(node.target.id):
            raise Unsupported("a name given in an expression more than once")
        scope.names[node.target.id] = value
        return value

    def _ifexp(self, node: ast.IfExp, scope: Scope) -> Value:
        condition = self.truth(node.test, scope)
        if condition in (TRUE, FALSE):
            return self.term(node.body if condition == TRUE else node.orelse, scope)
        return Open(("if", condition, as_term(self.term(node.body, scope)), as_term(self.term(node.orelse, scope))))

    def _joinedstr(self, node: ast.JoinedStr, scope: Scope) -> Value:
        parts: list[Term] = []
        for each in node.values:
            if isinstance(each, ast.FormattedValue) and each.conversion != -1:
                raise Unsupported("a formatted value")
            value = as_term(self.term(each.value if isinstance(each, ast.FormattedValue) else each, scope))
            width = _width(each.format_spec) if isinstance(each, ast.FormattedValue) else 0
            parts.append(("padded", width, value) if width else value)
        return Open(("join", tuple(parts)))

    def _compare(self, node: ast.Compare, scope: Scope) -> Value:
        values = [self.term(each, scope) for each in (node.left, *node.comparators)]
        terms = [
            self._compared(type(sign).__name__, one, other)
            for (one, other), sign in zip(pairwise(values), node.ops, strict=True)
        ]
        found = conjunction(terms)
        return Known(found == TRUE) if found in (TRUE, FALSE) else Open(found)

    def _compared(self, kind: str, one: Value, other: Value) -> Term:
        if kind in ("In", "NotIn"):
            found = self._held(one, other)
            return found if kind == "In" else negation(found)
        if isinstance(one, Known) and isinstance(other, Known):
            return TRUE if _known_comparison(kind, one.value, other.value) else FALSE
        if kind in ("LtE", "GtE") and _is_set(one) and _is_set(other):
            smaller, larger = (one, other) if kind == "LtE" else (other, one)
            return self._subset(smaller, larger)
        if kind in ("Eq", "NotEq"):
            for open_one, known in ((one, other), (other, one)):
                if isinstance(open_one, Open) and isinstance(known, Known) and isinstance(known.value, str):
                    same: Term = ("inSet", open_one.term, frozenset({known.value}))
                    return same if kind == "Eq" else negation(same)
            if (told := _told_by_members(one, other)) is not None:
                return told if kind == "Eq" else negation(told)
        return ("compare", COMPARISONS[kind], as_term(one), as_term(other))

    def _subset(self, smaller: Value, larger: Value) -> Term:
        items = smaller.term[1][1] if isinstance(smaller, Open) and smaller.term[1][0] == "sequence" else None
        if items is None:
            raise Unsupported("sets compared")
        return conjunction([self._held(Open(each), larger) for each in items])

    def _held(self, one: Value, other: Value) -> Term:  # noqa: PLR0911 - one case after another
        """Whether one value is in another."""
        if isinstance(other, Open):
            if (
                isinstance(one, Known)
                and isinstance(one.value, str)
                and other.shape is not None
                and other.shape.kind == "object"
            ):
                return self.has(other, one.value)
            if other.shape is not None and other.shape.kind == "object":
                return ("hasNamed", other.term, as_term(one))
            if (
                isinstance(one, Known)
                and isinstance(one.value, str)
                and other.shape is not None
                and other.shape.kind == "string"
            ):
                return ("within", as_term(one), other.term)
            return ("in", as_term(one), other.term)
        inside = other.value
        if isinstance(one, Known):
            return TRUE if one.value in inside else FALSE
        if isinstance(inside, str):
            return ("within", one.term, ("text", inside))
        items = list(inside)
        if one.term[0] == "folded":
            return ("foldIn", one.term[1], frozenset(items))
        if all(isinstance(each, str) for each in items):
            return ("inSet", one.term, frozenset(items)) if items else FALSE
        return disjunction(
            [
                (
                    "compare",
                    COMPARISONS["Eq"],
                    one.term,
                    as_term(each if isinstance(each, (Known, Open)) else Known(each)),
                )
                for each in items
            ]
        )

    def has(self, value: Open, name: str) -> Term:
        """Whether an object has a member of this name."""
        shape = value.shape
        if shape is None or shape.kind != "object":
            return ("hasNamed", value.term, ("text", name))
        return ("has", value.term, shape.slot(name)) if name in shape.members else FALSE

    def got(self, value: Open, name: str, default: Value) -> Value:
        """A member of an object or what stands in for it."""
        shape = value.shape
        if shape is None or shape.kind != "object":
            return Open(("getNamed", value.term, ("text", name), as_term(default)))
        if name not in shape.members:
            return default
        inner = shape.members[name].shape
        return Open(("get", value.term, shape.slot(name), as_term(default)), inner)

    def _subscript(self, node: ast.Subscript, scope: Scope) -> Value:  # noqa: C901, PLR0911 - one case after another
        value = self.term(node.value, scope)
        if isinstance(node.slice, ast.Slice):
            return self._sliced(value, node.slice, scope)
        at = self.term(node.slice, scope)
        if isinstance(value, Known):
            if isinstance(at, Known):
                return Known(value.value[at.value])
            if isinstance(value.value, Mapping):
                return Open(("lookup", at.term, _mapping(value.value), ("suspicious",)))
            raise Unsupported("a constant indexed by an open value")
        if isinstance(at, Known) and isinstance(at.value, int):
            if value.term[0] == "parted":
                return Open(("part", at.value, value.term[1], value.term[2]))
            item = value.shape.item if value.shape is not None else None
            return Open(("item", value.term, at.value), item)
        if isinstance(at, Known) and isinstance(at.value, str):
            shape = value.shape
            if shape is not None and shape.kind == "object":
                if at.value not in shape.members:
                    raise Unsupported(f"the member {at.value} that is not declared")
                member = shape.members[at.value]
                if member.required and member.shape.codes is not None and len(member.shape.codes) == 1:
                    return Known(member.shape.codes[0])
                return Open(("member", value.term, shape.slot(at.value)), member.shape)
        return Open(("named", value.term, as_term(at)))

    def _sliced(self, value: Value, node: ast.Slice, scope: Scope) -> Value:
        ends = [Known(None) if each is None else self.term(each, scope) for each in (node.lower, node.upper)]
        if node.step is not None:
            raise Unsupported("a slice with a step")
        if isinstance(value, Known) and all(isinstance(each, Known) for each in ends):
            return Known(value.value[slice(*(each.value for each in ends if isinstance(each, Known)))])
        shape = value.shape if isinstance(value, Open) and value.shape and value.shape.kind == "array" else None
        return Open(("slice", as_term(value), as_term(ends[0]), as_term(ends[1])), shape)

    def _attribute(self, node: ast.Attribute, scope: Scope) -> Value:
        value = self.term(node.value, scope)
        if isinstance(value, Known):
            return Known(getattr(value.value, node.attr))
        if node.attr in FIELDS:
            return Open(("field", FIELDS[node.attr], value.term))
        raise Unsupported(f"the attribute {node.attr}")


def _width(form: ast.expr | None) -> int:
    """The width of a number that is filled with zeros (`:02d`); 0 for a plain value."""
    if form is None:
        return 0
    spec = ast.unparse(form)
    found = re.fullmatch(r"f'0([0-9])d'", spec)
    if found is None:
        raise Unsupported(f"the form {spec}")
    return int(found[1])


def _told_by_members(one: Value, other: Value) -> Term | None:
    """Whether two values are equal, where that is told mostly by the members that an object has."""
    if not isinstance(one, Open):
        return None
    nothing = ("sequence", ())
    if one.term[0] == "get" and one.term[3] == as_term(other) == nothing and one.shape is not None:
        is_never_empty = one.shape.kind not in ("array", "unknown") or one.shape.least > 0
        return negation(("has", *one.term[1:3])) if is_never_empty else None
    if as_term(other) == ("integer", 1) and one.term[0] == "size" and one.term[1][:1] == ("distinct",):
        return _one_kind(one.term[1][1])
    return None


def _one_kind(values: Term) -> Term | None:
    """Whether what is yielded of one or two members that may be there is all the same."""
    steps: Sequence[Term] = values[1] if values[0] == "yields" else ()
    if len(steps) != 2 or not all(_is_of_member(each) for each in steps):
        return None
    (_, has, ((_, value),), _), (_, has_other, ((_, other),), _) = steps
    same: Term = ("compare", COMPARISONS["Eq"], value, other)
    return ("if", has, ("or", (negation(has_other), same)), has_other)


def _is_of_member(step: Term) -> bool:
    return step[0] == "when" and step[1][0] == "has" and len(step[2]) == 1 and step[2][0][0] == "yield" and not step[3]


def _is_set(value: Value) -> bool:
    if isinstance(value, Known):
        return isinstance(value.value, (set, frozenset))
    return value.term[0] in ("distinct", "set")


def _known_comparison(kind: str, one: Any, other: Any) -> bool:
    if kind in ("Is", "IsNot"):
        return (one is other) == (kind == "Is")
    operations = {"Eq": "__eq__", "NotEq": "__ne__", "Lt": "__lt__", "LtE": "__le__", "Gt": "__gt__", "GtE": "__ge__"}
    return bool(getattr(one, operations[kind])(other))


def _mapping(values: Mapping[Any, Any]) -> tuple[tuple[str, Term], ...]:
    if not all(isinstance(key, str) for key in values):
        raise Unsupported("a mapping of something else than texts")
    return tuple((key, as_term(Known(inner))) for key, inner in sorted(values.items()))


def mapped(values: Mapping[Any, Any], key: Open, default: Value) -> Open:
    """What a constant mapping holds under an open key."""
    return Open(("lookup", key.term, _mapping(values), as_term(default)))
