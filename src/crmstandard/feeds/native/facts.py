"""What rules across records take of a record, as steps that write it down, where that can be said."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from crmstandard.feeds.native.rules import RuleCompiler, Steps
from crmstandard.feeds.native.sources import source_of
from crmstandard.feeds.native.terms import Known, Open, Term
from crmstandard.feeds.native.values import Scope, as_term
from crmstandard.feeds.native.words import Unsupported
from crmstandard.validators.registry import CrossRule, Taken

PARTS = ("key", "value", "pointer")
NOWHERE: Term = ("text", "")


class TakeCompiler(RuleCompiler):
    """Compiles what one rule takes of a record."""

    def __init__(self, rule: CrossRule, number: int, numbers: Iterator[int]) -> None:
        super().__init__(numbers)
        self._rule = rule
        self._number = number
        self.on_yield = self._taken

    def taken(self, record: Open) -> tuple[Term, ...]:
        """The steps, several as one that stands apart: its locals are no other's. Raises Unsupported."""
        source = source_of(self._rule.take)
        scope = Scope(source, {source.parameters[0]: record})
        steps = tuple(self._strictly(lambda: self.steps(source.body, scope)))
        return (("apart", steps),) if source.returns or len(steps) > 1 else steps

    def _taken(self, node: ast.expr, scope: Scope) -> Steps:
        if not isinstance(node, ast.Call) or not self._is_taken(node.func, scope):
            raise Unsupported("a fact that is made elsewhere")
        given = dict(zip(PARTS, node.args, strict=False)) | {str(each.arg): each.value for each in node.keywords}
        key = as_term(self.term(given["key"], scope))
        pointer = as_term(self.term(given["pointer"], scope)) if "pointer" in given else NOWHERE
        return [("take", self._number, key, self._value(given["value"], scope), pointer)]

    def _dictcomp(self, node: ast.DictComp, _: Scope) -> Known | Open:
        """Pairs are enough to look through, but they are no object."""
        raise Unsupported(f"an object with {len(node.generators)} loops")

    def _is_taken(self, node: ast.expr, scope: Scope) -> bool:
        callee = self.term(node, scope)
        return isinstance(callee, Known) and callee.value is Taken

    def _value(self, node: ast.expr, scope: Scope) -> Term:
        if not isinstance(node, ast.Dict):
            return as_term(self.term(node, scope))
        names = [each.value if isinstance(each, ast.Constant) else None for each in node.keys]
        if not all(isinstance(name, str) for name in names):
            raise Unsupported("a fact with names that are not written out")
        return ("mapping", tuple(zip(names, (self._value(each, scope) for each in node.values), strict=True)))
