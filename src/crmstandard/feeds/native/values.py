"""Values while rules are compiled: what is known already, what the record will tell, and the names that they have."""

from __future__ import annotations

import ast
from collections.abc import ItemsView, Iterator, KeysView, Sequence, ValuesView
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from crmstandard.feeds.native.sources import Source
from crmstandard.feeds.native.terms import FALSE, NONE, TRUE, Known, Open, Term
from crmstandard.feeds.native.words import Unsupported

Value = Known | Open
EPOCH = datetime(1, 1, 1)  # noqa: DTZ001 - counted from here
MICROSECOND = timedelta(microseconds=1)


class Scope:
    """The names that a function sees: what it was given and bound, then what stands outside it."""

    def __init__(self, source: Source, names: dict[str, Value]) -> None:
        self.source = source
        self.names = names
        self._numbers: dict[str, int] = {}

    def within(self) -> Scope:
        """A scope inside this one, as comprehensions have."""
        made = Scope(self.source, dict(self.names))
        made._numbers = self._numbers
        return made

    def changes(self, name: str) -> bool:
        """Whether a name is given more than one value."""
        return self.source.assigned.get(name, 0) + (name in self.source.parameters) > 1

    def kept(self, name: str, value: Value, numbers: Iterator[int]) -> list[Term]:
        """Keeps a value in a local of its own."""
        shape = value.shape if isinstance(value, Open) and not self.changes(name) else None
        number = self._numbers.setdefault(name, next(numbers))
        self.names[name] = Open(("local", number), shape)
        return [("let", number, as_term(value))]

    def of(self, name: str) -> Value:
        """What a name stands for."""
        if name in self.names:
            return self.names[name]
        if name in self.source.outside:
            return Known(self.source.outside[name])
        raise Unsupported(f"the name {name}")


def known_items(value: Value) -> Sequence[Value] | None:
    """The items of a known collection or of a sequence of which each item is known apart; else None."""
    if isinstance(value, Open):
        if value.items:
            return value.items
        return [Open(each) for each in value.term[1]] if value.term[0] == "sequence" and value.term[1] else None
    if isinstance(value.value, (set, frozenset)):
        return [Known(each) for each in sorted(value.value)]
    if isinstance(value.value, (tuple, list, range, dict)) or hasattr(value.value, "keys"):
        return [each if isinstance(each, (Known, Open)) else Known(each) for each in value.value]
    return None


def as_term(value: Value) -> Term:
    """The term of a value; constants are written out."""
    return value.term if isinstance(value, Open) else _constant(value.value)


def _constant(value: Any) -> Term:
    if value is None:
        return NONE
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if isinstance(value, int):
        return ("integer", value)
    if isinstance(value, str):
        return ("text", value)
    if isinstance(value, Decimal) and value.is_finite():
        sign, digits, exponent = value.as_tuple()
        number = int("".join(map(str, digits))) * (-1 if sign else 1) * 10 ** max(int(exponent), 0)
        return ("fixed", number, max(-int(exponent), 0))
    return _constant_of_time(value)


def _constant_of_time(value: Any) -> Term:
    if isinstance(value, timedelta):
        return ("span", value // MICROSECOND)
    if isinstance(value, datetime):
        return ("moment", (value.replace(tzinfo=None) - EPOCH) // MICROSECOND)
    if isinstance(value, date):
        return ("moment", (datetime(value.year, value.month, value.day) - EPOCH) // MICROSECOND)  # noqa: DTZ001 - counted
    if isinstance(value, (set, frozenset)) and all(isinstance(each, str) for each in value):
        return ("set", frozenset(value))
    if isinstance(value, (tuple, list, set, frozenset)):
        return ("sequence", tuple(as_term(each if isinstance(each, (Known, Open)) else Known(each)) for each in value))
    if isinstance(value, dict) and not value:
        return ("nothing",)
    raise Unsupported(f"a constant of type {type(value).__name__}")


WORTH_WORKING_OUT = (
    ast.GeneratorExp,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.Call,
    ast.BinOp,
    ast.Subscript,
    ast.IfExp,
)


def is_plain(value: Value) -> bool:
    """Whether a value is known with all its parts."""
    if not isinstance(value, Known):
        return False
    parts = value.value if isinstance(value.value, (tuple, list)) else ()
    return not any(
        isinstance(each, (Known, Open)) or (isinstance(each, tuple) and not is_plain(Known(each))) for each in parts
    )


def worked_out(node: ast.expr, scope: Scope) -> Known | None:
    """The value of an expression in which every name is known; None for others and for what is filled later."""
    inner = list(ast.walk(node))
    bound = {each.id for each in inner if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}
    used = {each.id for each in inner if isinstance(each, ast.Name)} - bound
    if isinstance(node, ast.Call) and not node.args and not used - {"set", "list", "dict"}:
        return None
    names: dict[str, Any] = {}
    for name in used:
        try:
            value = scope.of(name)
        except Unsupported:
            return None
        if not is_plain(value) or (isinstance(value, Known) and getattr(value.value, "__name__", "") in FILLED):
            return None
        names[name] = value.value  # type: ignore[union-attr]
    tree = ast.fix_missing_locations(ast.Expression(node))
    made = eval(compile(tree, "rule", "eval"), names)  # noqa: S307 - an expression of our own source over constants
    return Known(tuple(made) if isinstance(made, (Iterator, KeysView, ValuesView, ItemsView)) else made)


FILLED = frozenset({"breach", "Breach", "defaultdict"})
