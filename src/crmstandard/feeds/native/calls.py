"""Calls in rules: functions of the language that programs know, and our own functions written out in their place."""

from __future__ import annotations

import ast
import inspect
import itertools
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from crmstandard.feeds.native.automata import of_text, searching
from crmstandard.feeds.native.expressions import Expressions, mapped
from crmstandard.feeds.native.shapes import Shape
from crmstandard.feeds.native.sources import Source, source_of
from crmstandard.feeds.native.terms import FALSE, NONE, TRUE, Known, Open, Term, conjunction, disjunction, negation
from crmstandard.feeds.native.values import Scope, Value, as_term, is_plain, known_items
from crmstandard.feeds.native.words import Unsupported
from crmstandard.validators import registry
from crmstandard.validators.calendar import moments
from crmstandard.validators.calendar.partial_dates import surely_before
from crmstandard.validators.formats import checkers
from crmstandard.validators.members import Member
from crmstandard.validators.pointers import leads_to_value
from crmstandard.validators.rules.general import absences_name_what_is_missing as absences

BREACHES = (registry.breach, registry.Breach)
ALWAYS_OPEN = (set, list)
DEEPEST = 3
FORMS: dict[str, Shape] = {}


class Calls(Expressions, ABC):
    """Terms of calls."""

    @abstractmethod
    def inlined(self, source: Source, scope: Scope) -> Open:
        """A call of one of our own functions, written out in its place."""

    @abstractmethod
    def comprehended(self, node: ast.expr, scope: Scope, make: Callable[[Scope], list[Term]]) -> list[Term]:
        """The loops of a comprehension around what is made of each item."""

    @abstractmethod
    def bound(self, target: ast.expr, value: Value, scope: Scope) -> list[Term]:
        """Gives a value its name."""

    def arguments(
        self, source: Source, node: ast.Call, scope: Scope, owner: Known | None = None
    ) -> tuple[Scope, list[Term]]:
        """The scope of a function that is called, and the steps that keep its arguments."""
        inner, given = Scope(source, {}), []
        named = {each.arg: each.value for each in node.keywords}
        parameters = list(source.parameters)
        if owner is not None:
            inner.names[parameters.pop(0)] = owner
        for place, name in enumerate(parameters):
            at = node.args[place] if place < len(node.args) else named.get(name)
            value = self.term(at, scope) if at is not None else Known(source.defaults[name])
            given += self.bound(ast.Name(name), value, inner)
        if source.gathers is not None:
            inner.names[source.gathers] = Known(tuple(self.term(each, scope) for each in node.args[len(parameters) :]))
        return inner, given

    def _call(self, node: ast.Call, scope: Scope) -> Value:
        if isinstance(node.func, ast.Attribute):
            target = self.term(node.func.value, scope)
            arguments = [self.term(each, scope) for each in node.args]
            if isinstance(target, Open):
                return self._method(target, node.func.attr, arguments)
            callee: Any = getattr(target.value, node.func.attr)
            of_ours = str(getattr(callee, "__module__", "")).startswith("crmstandard.")
            if not of_ours and not all(isinstance(each, Known) for each in arguments) and callee not in INTRINSICS:
                return self._method(target, node.func.attr, arguments)
        else:
            found = self.term(node.func, scope)
            if not isinstance(found, Known):
                raise Unsupported("a call of an open value")
            callee = found.value
        return self._function(callee, node, scope)

    def _function(self, callee: Any, node: ast.Call, scope: Scope) -> Value:
        if callee in BREACHES:
            return Open(TRUE)
        if callee in (any, all) and isinstance(node.args[0], (ast.GeneratorExp, ast.ListComp)):
            return self._quantified(node.args[0], scope, wanted=callee is any)
        arguments = [self.term(each, scope) for each in node.args]
        named = {str(each.arg): self.term(each.value, scope) for each in node.keywords}
        everything = [*arguments, *named.values()]
        if all(is_plain(each) for each in everything) and not (callee in ALWAYS_OPEN and not arguments):
            return self._worked_out(callee, arguments, named)
        special = INTRINSICS.get(callee) or checked(callee)
        if special is not None:
            if named and callee not in (enumerate, zip):
                raise Unsupported("a named argument")
            return special(arguments if callee is zip else everything)
        source = source_of(callee)
        inner, given = self.arguments(source, node, scope, owner_of(callee))
        found = self.inlined(source, inner)
        return found if not given else Open(("block", (*given, ("return", found.term))), found.shape)

    def _worked_out(self, callee: Any, arguments: list[Value], named: Mapping[str, Value]) -> Value:
        """A call of which everything is known, made now."""
        positional = [each.value for each in arguments if isinstance(each, Known)]
        made = callee(*positional, **{k: v.value for k, v in named.items() if isinstance(v, Known)})
        return Known(tuple(made) if isinstance(made, (Iterator, KeysView, ValuesView, ItemsView)) else made)

    def _quantified(self, node: ast.GeneratorExp | ast.ListComp, scope: Scope, *, wanted: bool) -> Value:
        found, otherwise = (TRUE, FALSE) if wanted else (FALSE, TRUE)

        def make(inner: Scope) -> list[Term]:
            truth = self.truth(node.elt, inner)
            truth = truth if wanted else negation(truth)
            if truth in (TRUE, FALSE):
                return [("return", found)] if truth == TRUE else []
            return [("when", truth, (("return", found),), ())]

        steps = self.comprehended(node, scope, make)
        if all(step[0] == "when" and step[2] == (("return", found),) and not step[3] for step in steps):
            terms = [step[1] for step in steps]
            term = disjunction(terms) if wanted else conjunction([negation(each) for each in terms])
            return Known(term == TRUE) if term in (TRUE, FALSE) else Open(term)
        return Open(("block", (*steps, ("return", otherwise))))

    def _generatorexp(self, node: ast.GeneratorExp | ast.ListComp | ast.SetComp, scope: Scope) -> Value:
        steps = self.comprehended(node, scope, lambda inner: [("yield", as_term(self.term(node.elt, inner)))])
        return Open(("yields", tuple(steps)))

    def _listcomp(self, node: ast.ListComp, scope: Scope) -> Value:
        return self._generatorexp(node, scope)

    def _setcomp(self, node: ast.SetComp, scope: Scope) -> Value:
        return Open(("distinct", as_term(self._generatorexp(node, scope))))

    def _dictcomp(self, node: ast.DictComp, scope: Scope) -> Value:
        """Pairs of key and value: enough where only its items are asked for."""
        pair = ast.Tuple([node.key, node.value], ast.Load())
        return Open(
            (
                "yields",
                tuple(self.comprehended(node, scope, lambda inner: [("yield", as_term(self.term(pair, inner)))])),
            )
        )

    # -- methods

    def _method(self, target: Value, name: str, arguments: list[Value]) -> Value:
        if isinstance(target, Known):
            return self._method_of_known(target.value, name, arguments)
        handler = METHODS.get(name)
        if name == "get" and isinstance(arguments[0], Known):
            return self.got(target, arguments[0].value, arguments[1] if len(arguments) > 1 else Known(None))
        if handler is None:
            raise Unsupported(f"the method {name}")
        return handler(target, arguments)

    def _method_of_known(self, target: Any, name: str, arguments: list[Value]) -> Value:
        key = arguments[0]
        if isinstance(target, re.Pattern) and isinstance(key, Open) and len(arguments) == 1:
            return _searched(target, name, key)
        if name == "get" and isinstance(target, Mapping) and isinstance(key, Open):
            return mapped(target, key, arguments[1] if len(arguments) > 1 else Known(None))
        if name == "scaleb" and target == Decimal(1) and isinstance(key, Open):
            return Open(("scaled", key.term))
        if name == "issuperset" and isinstance(key, Open):
            return Open(negation(("any", ("yields", self._outside(target, key)))))
        raise Unsupported(f"the method {name} of a constant")

    def _outside(self, inside: frozenset[str], items: Open) -> tuple[Term, ...]:
        number, index = next(self.numbers), next(self.numbers)
        missing = negation(("inSet", ("local", number), frozenset(inside)))
        return (("each", number, index, items.term, (("when", missing, (("yield", TRUE),), ()),)),)


def checked(callee: Any) -> Callable[[list[Value]], Value] | None:
    """A check of a named format: it finds nothing where the library accepts the text."""
    name = next((name for name, check in checkers().items() if check is callee), None)
    if name is None:
        return None
    shape = FORMS.setdefault(name, Shape("string", formats=(name,)))
    return lambda given: Open(("if", ("conforms", as_term(given[0]), shape), NONE, ("suspicious",)))


def owner_of(callee: Any) -> Known | None:
    """What a bound method is called on."""
    return Known(callee.__self__) if inspect.ismethod(callee) else None


def _searched(pattern: re.Pattern[str], name: str, text: Open) -> Open:
    if name == "fullmatch" and not pattern.flags & re.IGNORECASE:
        return Open(("if", ("matches", text.term, of_text(pattern.pattern)), TRUE, NONE))
    if name in ("search", "finditer"):
        return Open(
            ("if", ("finds", text.term, searching(pattern)), TRUE, NONE if name == "search" else ("sequence", ()))
        )
    raise Unsupported(f"the method {name} of an expression")


def _text_of(value: Value) -> str:
    if isinstance(value, Known) and isinstance(value.value, str):
        return value.value
    raise Unsupported("an open text where a constant is needed")


def _starts(text: Open, start: Term) -> Term:
    """Whether a text starts so; an empty one that stands in for a member does not."""
    if text.term[0] == "get" and text.term[3] == ("text", "") and start[0] == "text" and start[1]:
        return conjunction([("has", *text.term[1:3]), ("starts", ("member", *text.term[1:3]), start)])
    return ("starts", text.term, start)


METHODS: Mapping[str, Callable[[Open, list[Value]], Value]] = {
    "startswith": lambda target, given: Open(_starts(target, as_term(given[0]))),
    "endswith": lambda target, given: Open(("ends", target.term, as_term(given[0]))),
    "strip": lambda target, given: Open(
        ("stripSigns", target.term, _text_of(given[0])) if given else ("strip", target.term)
    ),
    "casefold": lambda target, _: Open(("folded", target.term)),
    "partition": lambda target, given: Open(("parted", target.term, _text_of(given[0]))),
    "total_seconds": lambda target, _: Open(("seconds", target.term)),
    "date": lambda target, _: Open(("iso", target.term)),
    "quantize": lambda target, given: Open(("quantized", target.term, as_term(given[0]))),
    "items": lambda target, _: Open(target.term),
    "isoformat": lambda target, _: target if target.term[0] == "iso" else Open(("iso", target.term)),
}


def _signs_of(pattern: Value, instead: Value) -> str:
    found = re.fullmatch(r"\[([ -]+)\]", _text_of(pattern))
    if found is None or _text_of(instead):
        raise Unsupported("a replacement")
    return found[1]


def _enumerated(given: list[Value]) -> Value:
    known = known_items(given[0])
    start = given[1].value if len(given) > 1 and isinstance(given[1], Known) else 0
    if known is not None:
        return Known(tuple(enumerate(known, start)))
    return Open(("counted", as_term(given[0]), start), given[0].shape if isinstance(given[0], Open) else None)


def _zipped(given: list[Value]) -> Value:
    known = known_items(given[0])
    if known is not None and len(given) == 2 and isinstance(given[1], Open):
        return Known(tuple((each, Open(("item", given[1].term, place))) for place, each in enumerate(known)))
    raise Unsupported("open sequences side by side")


def _extreme(name: str) -> Callable[[list[Value]], Value]:
    return lambda given: Open(
        (name, as_term(given[0]) if len(given) == 1 else ("sequence", tuple(map(as_term, given))))
    )


def _paired(kind: int) -> Callable[[list[Value]], Value]:
    def pairs(given: list[Value]) -> Value:
        if len(given) == 2 and (not isinstance(given[1], Known) or given[1].value != 2):
            raise Unsupported("more than two at a time")
        item = given[0].shape.item if isinstance(given[0], Open) and given[0].shape is not None else None
        return Open(("pairs", kind, as_term(given[0])), Shape("array", item=Shape("pair", item=item)))

    return pairs


def _instant(given: list[Value]) -> Value:
    return Open(("instant", as_term(given[0])))


def _next(given: list[Value]) -> Value:
    return Open(
        ("first", as_term(given[0]), as_term(given[1])),
        given[0].shape.item if isinstance(given[0], Open) and given[0].shape else None,
    )


def _same(given: list[Value]) -> Value:
    return given[0]


def _declared(given: list[Value]) -> Value:
    """Whether tokens lead to a declared member: of the paths through objects those that are few levels deep."""
    tree, tokens = given
    if not isinstance(tree, Known) or not isinstance(tokens, Open):
        raise Unsupported("members that are not known")
    paths: set[str] = set()

    def walk(node: Member, path: str, depth: int) -> None:
        for name, child in node.members.items():
            paths.add(f"{path}/{name}")
            if depth < DEEPEST:
                walk(child, f"{path}/{name}", depth + 1)

    walk(tree.value, "", 1)
    return Open(("inSet", tokens.term[1], frozenset(paths)))


INTRINSICS: Mapping[Any, Callable[[list[Value]], Value]] = {
    moments.instant: _instant,
    surely_before: lambda given: Open(("earlier", as_term(given[0]), as_term(given[1]))),
    datetime.fromisoformat: _instant,
    date.fromisoformat: _instant,
    Decimal: lambda given: Open(("decimal", as_term(given[0]))),
    len: lambda given: Open(("size", as_term(given[0]))),
    int: lambda given: Open(("number", as_term(given[0]))),
    abs: lambda given: Open(("absolute", as_term(given[0]))),
    any: lambda given: Open(("any", as_term(given[0]))),
    sum: lambda given: Open(("sum", as_term(given[0]))),
    min: _extreme("least"),
    max: _extreme("greatest"),
    set: lambda given: Open(("distinct", as_term(given[0]) if given else ("sequence", ()))),
    list: lambda given: Open(as_term(given[0]) if given else ("sequence", ())),
    tuple: _same,
    iter: _same,
    sorted: lambda given: Open(("sorted", as_term(given[0]))),
    next: _next,
    enumerate: _enumerated,
    zip: _zipped,
    itertools.pairwise: _paired(0),
    itertools.combinations: _paired(1),
    re.sub: lambda given: Open(("without", as_term(given[2]), _signs_of(given[0], given[1]))),
    leads_to_value: lambda given: Open(("leads", as_term(given[0]), as_term(given[1]))),
    absences._tokens: lambda given: Open(("tokens", as_term(given[0]))),  # noqa: SLF001 - known by name to the gate
    absences._declared: _declared,  # noqa: SLF001 - known by name to the gate
}
