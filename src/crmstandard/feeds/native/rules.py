"""Rules as steps of a program: their own source is compiled, so that a rule is written once, in Python.

Whatever the compiler does not understand becomes a step that makes the record suspicious, at the very
place where it would be reached: conditions before it still hold.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import ROUND_HALF_EVEN, localcontext
from itertools import count
from typing import Any

from crmstandard.feeds.native.calls import Calls, owner_of
from crmstandard.feeds.native.sources import Source, source_of
from crmstandard.feeds.native.terms import FALSE, NONE, TRUE, Known, Open, Term, negation, parts, size
from crmstandard.feeds.native.values import Scope, as_term, known_items
from crmstandard.feeds.native.words import Unsupported

SUSPECT: Term = ("suspect",)
STANDS = frozenset({"local", "member"})
SMALL = 24
Steps = list[Term]


class RuleCompiler(Calls):
    """Compiles functions to steps; `notes` says what was left to the exact path and why."""

    def __init__(self, numbers: Iterator[int] | None = None) -> None:
        super().__init__(numbers or count())
        self.notes: list[str] = []
        self.changing: set[int] = set()
        self.on_yield: Callable[[ast.expr, Scope], Steps] = self._breach

    def rule(self, check: Callable[..., Any], record: Open) -> tuple[Term, ...]:
        """The steps of a rule on a record or a value of a type: they suspect it where the rule finds something."""
        try:
            source = source_of(check)
            scope = Scope(source, {source.parameters[0]: record})
            steps = tuple(self.steps(source.body, scope))
            return (("apart", steps),) if source.returns and steps else steps
        except Unsupported as reason:
            self.notes.append(str(reason))
            return (SUSPECT,)

    def _breach(self, _: ast.expr, __: Scope) -> Steps:
        return [SUSPECT]

    def _given(self, node: Any, _: Scope) -> Known | Open:
        value: Known | Open = node.value
        return value

    # -- functions inside terms

    def inlined(self, source: Source, scope: Scope) -> Open:
        """A call of one of our own functions, written out in its place."""
        if source.generates:
            return Open(("yields", tuple(self._quoted(source.body, scope))))
        body = [each for each in source.body if not _is_text(each)]
        if len(body) == 1 and isinstance(body[0], ast.Return) and body[0].value is not None:
            found = self.term(body[0].value, scope)
            return found if isinstance(found, Open) else Open(as_term(found), None)
        steps = self._strictly(lambda: self.steps(body, scope))
        if steps and steps[0][0] == "return":
            return Open(steps[0][1])
        return Open(("block", (*steps, ("return", NONE))))

    def _strictly(self, make: Callable[[], Steps]) -> Steps:
        """Steps that must be understood in full: inside a term nothing can be left out."""
        before, self.lenient = self.lenient, False
        try:
            return make()
        finally:
            self.lenient = before

    def _quoted(self, body: Sequence[ast.stmt], scope: Scope) -> Steps:
        before, self.on_yield = self.on_yield, lambda value, inner: [("yield", as_term(self.term(value, inner)))]
        try:
            return self._strictly(lambda: self.steps(body, scope))
        finally:
            self.on_yield = before

    def comprehended(self, node: ast.expr, scope: Scope, make: Callable[[Scope], Steps]) -> Steps:
        """The loops of a comprehension around what is made of each item."""
        generators: list[ast.comprehension] = node.generators  # type: ignore[attr-defined]

        def level(index: int, inner: Scope) -> Steps:
            if index == len(generators):
                return make(inner)
            each = generators[index]

            def body(within: Scope) -> Steps:
                return self._if_all(each.ifs, within, lambda: level(index + 1, within))

            return self._loop(each.target, self.term(each.iter, inner), inner, body)

        return self._strictly(lambda: level(0, scope.within()))

    def _if_all(self, tests: list[ast.expr], scope: Scope, make: Callable[[], Steps]) -> Steps:
        if not tests:
            return make()
        test = self.truth(tests[0], scope)
        if test == FALSE:
            return []
        inner = self._if_all(tests[1:], scope, make)
        return inner if test == TRUE else [("when", test, tuple(inner), ())]

    # -- statements

    def steps(self, body: Iterable[ast.stmt], scope: Scope) -> Steps:
        """The steps of statements; one that is not understood makes the record suspicious and ends them."""
        made: Steps = []
        for statement in body:
            try:
                made += self._step(statement, scope)
            except Unsupported as reason:
                if not self.lenient:
                    raise
                self.notes.append(str(reason))
                return [*made, SUSPECT]
            if made and made[-1][0] in ("suspect", "return", "continue", "break"):
                break
        return made

    def _step(self, node: ast.stmt, scope: Scope) -> Steps:
        handler = getattr(self, f"_{type(node).__name__.lower()}_step", None)
        if handler is None:
            raise Unsupported(f"a statement {type(node).__name__}")
        found: Steps = handler(node, scope)
        return found

    def _pass_step(self, _: ast.stmt, __: Scope) -> Steps:
        return []

    def _continue_step(self, _: ast.stmt, __: Scope) -> Steps:
        return [("continue",)]

    def _break_step(self, _: ast.stmt, __: Scope) -> Steps:
        return [("break",)]

    def _return_step(self, node: ast.Return, scope: Scope) -> Steps:
        return [("return", NONE if node.value is None else as_term(self.term(node.value, scope)))]

    def _expr_step(self, node: ast.Expr, scope: Scope) -> Steps:
        value = node.value
        if isinstance(value, ast.Constant):
            return []
        if isinstance(value, ast.Yield) and value.value is not None:
            return self.on_yield(value.value, scope)
        if isinstance(value, ast.YieldFrom):
            return self._yield_from(value.value, scope)
        if (
            isinstance(value, ast.Call)
            and isinstance(value.func, ast.Attribute)
            and value.func.attr in ("append", "add")
        ):
            target = self.term(value.func.value, scope)
            if isinstance(target, Open) and target.term[0] == "local":
                return [("push", target.term[1], as_term(self.term(value.args[0], scope)))]
        raise Unsupported("a call for its effect")

    def _yield_from(self, value: ast.expr, scope: Scope) -> Steps:
        if isinstance(value, (ast.GeneratorExp, ast.ListComp)):
            return self.comprehended(value, scope, lambda inner: self.on_yield(value.elt, inner))
        generator = self._generator(value, scope)
        if generator is not None:
            source, inner, given = generator
            if not source.returns:
                return [*given, *self.steps(source.body, inner)]
            if self.on_yield == self._breach:
                return [*given, ("when", ("any", ("yields", tuple(self._quoted(source.body, inner)))), (SUSPECT,), ())]
        found = self.term(value, scope)
        known = known_items(found)
        if known is not None:
            return [step for each in known for step in self.on_yield(_Given(each), scope)]
        if as_term(found) == ("sequence", ()):
            return []
        raise Unsupported("what is yielded from")

    def _if_step(self, node: ast.If, scope: Scope) -> Steps:
        if isinstance(node.test, ast.BoolOp) and isinstance(node.test.op, ast.And) and not node.orelse and self.lenient:
            first, *rest = node.test.values
            inner: ast.stmt = ast.If(rest[0] if len(rest) == 1 else ast.BoolOp(ast.And(), rest), node.body, [])
            return self._when(first, [inner], [], scope)
        return self._when(node.test, node.body, node.orelse, scope)

    def _when(self, test: ast.expr, body: list[ast.stmt], otherwise: list[ast.stmt], scope: Scope) -> Steps:
        condition = self.truth(test, scope)
        if condition in (TRUE, FALSE):
            return self.steps(body if condition == TRUE else otherwise, scope)
        one, other = tuple(self.steps(body, scope)), tuple(self.steps(otherwise, scope))
        if not one and not other:
            return []
        return [("when", condition, one, other)] if one else [("when", negation(condition), other, ())]

    def _for_step(self, node: ast.For, scope: Scope) -> Steps:
        if node.orelse:
            raise Unsupported("a loop with else")
        leaves = any(isinstance(each, (ast.Break, ast.Continue)) for part in node.body for each in ast.walk(part))
        generator = self._generator(node.iter, scope)
        if generator is not None and not leaves:
            source, inner, given = generator
            if not source.returns:
                return [*given, *self._spliced(source, inner, node, scope)]
        items = self.term(node.iter, scope)
        if leaves and known_items(items) is not None:
            raise Unsupported("leaving a loop over constants")
        return self._loop(node.target, items, scope, lambda inner: self.steps(node.body, inner))

    def _generator(self, node: ast.expr, scope: Scope) -> tuple[Source, Scope, Steps] | None:
        """A call of one of our generators: its source and scope."""
        if not isinstance(node, ast.Call):
            return None
        try:
            callee = self._callee(node.func, scope)
            source = source_of(callee)
        except (Unsupported, AttributeError, TypeError):
            return None
        if not source.generates:
            return None
        return source, *self.arguments(source, node, scope, owner_of(callee))

    def _callee(self, node: ast.expr, scope: Scope) -> Any:
        found = self.term(node, scope)
        if not isinstance(found, Known):
            raise Unsupported("a call of an open value")
        return found.value

    def _spliced(self, source: Source, inner: Scope, node: ast.For, scope: Scope) -> Steps:
        """A loop over what a generator yields: the body stands at each place where it yields."""
        before = self.on_yield

        def body(value: ast.expr, at: Scope) -> Steps:
            made = self.bound(node.target, self.term(value, at), scope)
            self.on_yield = before
            try:
                return [*made, *self.steps(node.body, scope)]
            finally:
                self.on_yield = body

        self.on_yield = body
        try:
            return self.steps(source.body, inner)
        finally:
            self.on_yield = before

    def _loop(self, target: ast.expr, items: Known | Open, scope: Scope, body: Callable[[Scope], Steps]) -> Steps:
        known = known_items(items)
        made: Steps = []
        if known is not None:
            for each in known:
                made += self.bound(target, each, scope)
                made += body(scope)
            return made
        term, start = as_term(items), None
        if term[0] == "counted":
            _, term, start = term
        item, index = next(self.numbers), next(self.numbers)
        shape = items.shape.item if isinstance(items, Open) and items.shape is not None else None
        value: Known | Open = Open(("local", item), shape)
        if start is not None:
            if not isinstance(target, ast.Tuple):
                raise Unsupported("a number and an item under one name")
            place: Term = ("local", index) if start == 0 else ("add", ("local", index), ("integer", start))
            made += self.bound(target.elts[0], Open(place), scope)
            target = target.elts[1]
        made += self.bound(target, value, scope)
        steps = (*made, *body(scope))
        return [("each", item, index, term, steps)] if steps else []

    def _try_step(self, node: ast.Try, scope: Scope) -> Steps:
        """What is tried; where that fails the record is suspicious anyway."""
        return self._strictly(lambda: self.steps(node.body, scope))

    def _with_step(self, node: ast.With, scope: Scope) -> Steps:
        """Decimals under a context that rounds half to even, as programs do anyway; those too long are suspicious."""
        call = node.items[0].context_expr
        named = {each.arg: self.term(each.value, scope) for each in call.keywords} if isinstance(call, ast.Call) else {}
        rounding = named.pop("rounding", None)
        callee = self.term(call.func, scope) if isinstance(call, ast.Call) else None
        usual = isinstance(rounding, Known) and rounding.value == ROUND_HALF_EVEN and set(named) <= {"prec"}
        if not usual or not isinstance(callee, Known) or callee.value is not localcontext or len(node.items) > 1:
            raise Unsupported("a context of its own")
        return self._strictly(lambda: self.steps(node.body, scope))

    def _augassign_step(self, node: ast.AugAssign, scope: Scope) -> Steps:
        if not isinstance(node.target, ast.Name):
            raise Unsupported("an assignment to a part")
        whole = ast.BinOp(ast.Name(node.target.id, ast.Load()), node.op, node.value)
        return self.bound(node.target, self.term(whole, scope), scope)

    def _assign_step(self, node: ast.Assign, scope: Scope) -> Steps:
        if len(node.targets) != 1:
            raise Unsupported("an assignment to several names")
        target = node.targets[0]
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            pairs = zip(target.elts, node.value.elts, strict=True)
            return [step for name, value in pairs for step in self.bound(name, self.term(value, scope), scope)]
        return self.bound(target, self.term(node.value, scope), scope)

    def _annassign_step(self, node: ast.AnnAssign, scope: Scope) -> Steps:
        if node.value is None:
            return []
        return self.bound(node.target, self.term(node.value, scope), scope)

    def bound(self, target: ast.expr, value: Known | Open, scope: Scope) -> Steps:
        """Gives a value its name; one that changes, or is not cheap, becomes a local."""
        if isinstance(target, ast.Tuple):
            return self._unpacked(target, value, scope)
        if not isinstance(target, ast.Name):
            raise Unsupported("an assignment to a part")
        if self._stands(target.id, value, scope) and not scope.changes(target.id):
            scope.names[target.id] = value
            return []
        kept = scope.kept(target.id, value, self.numbers)
        if scope.changes(target.id):
            self.changing.add(kept[0][1])
        return kept

    def _stands(self, name: str, value: Known | Open, scope: Scope) -> bool:
        """Whether a value may stand wherever its name does: it costs nothing, or is asked for once."""
        if isinstance(value, Known) or value.term[0] in STANDS:
            return True
        once = scope.source.uses.get(name, 0) < 2
        return once and size(value.term) < SMALL and self.is_steady(value.term)

    def is_steady(self, term: Term) -> bool:
        """Whether a term has the same value wherever it stands."""
        return not any(each[0] == "local" and each[1] in self.changing for each in parts(term))

    def _unpacked(self, target: ast.Tuple, value: Known | Open, scope: Scope) -> Steps:
        known = known_items(value)
        if known is not None:
            pairs = zip(target.elts, known, strict=True)
            return [step for name, each in pairs for step in self.bound(name, each, scope)]
        made: Steps = []
        for place, name in enumerate(target.elts):
            made += self.bound(name, Open(("item", as_term(value), place), self.part_shape(value, place)), scope)
        return made


class _Given(ast.expr):
    """A value that stands for an expression."""

    def __init__(self, value: Known | Open) -> None:
        super().__init__()
        self.value = value


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
