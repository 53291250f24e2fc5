"""The source text of rules: each function as a syntax tree, with the names that it sees."""

from __future__ import annotations

import ast
import builtins
import inspect
import textwrap
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from crmstandard.feeds.native.words import Unsupported

OWN = "crmstandard."


@dataclass(frozen=True)
class Source:
    """A function: its parameters, its body, what it sees from outside, and how often it assigns each name."""

    parameters: tuple[str, ...]
    defaults: Mapping[str, Any]
    gathers: str | None  # the parameter that takes all further arguments
    body: tuple[ast.stmt, ...]
    outside: Mapping[str, Any]
    assigned: Mapping[str, int]
    uses: Mapping[str, int]
    generates: bool
    returns: bool  # whether it ends before its last statement


@cache
def source_of(function: Callable[..., Any]) -> Source:
    """The source of a plain function of ours; raises Unsupported for anything else."""
    plain: Any = inspect.unwrap(function)
    plain = getattr(plain, "__func__", plain)
    if not inspect.isfunction(plain) or not str(plain.__module__).startswith(OWN):
        raise Unsupported(f"a call of {getattr(plain, '__qualname__', plain)}")
    if plain.__name__ == "<lambda>":  # its source is a part of a statement
        raise Unsupported("a lambda")
    tree = ast.parse(textwrap.dedent(inspect.getsource(plain))).body[0]
    if not isinstance(tree, ast.FunctionDef) or tree.args.kwarg or (tree.args.vararg and tree.args.kwonlyargs):
        raise Unsupported(f"the form of {plain.__qualname__}")
    seen = inspect.getclosurevars(plain)
    outside = {**vars(builtins), **plain.__globals__, **seen.nonlocals}
    parameters = tuple(each.arg for each in (*tree.args.args, *tree.args.kwonlyargs))
    defaults = {n: p.default for n, p in inspect.signature(plain).parameters.items() if p.default is not p.empty}
    inner = [node for statement in tree.body for node in ast.walk(statement)]
    filled = (_filled(node) for node in inner)
    targets = (each for node in inner for each in _targets(node))
    stored = Counter(n.id for each in targets for n in ast.walk(each) if isinstance(n, ast.Name))
    stored.update({name: 2 for name in filled if name})
    uses = Counter(n.id for n in inner if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load))
    generates = any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in inner)
    returns = any(isinstance(node, ast.Return) for node in inner)
    gathers = tree.args.vararg.arg if tree.args.vararg else None
    return Source(parameters, defaults, gathers, tuple(tree.body), outside, stored, uses, generates, returns)


def _targets(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, (ast.AnnAssign, ast.AugAssign, ast.NamedExpr)) else []


def _filled(node: ast.AST) -> str | None:
    """The name of a collection that grows: such a one is kept, as names that change are."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("append", "add"):
        return node.func.value.id if isinstance(node.func.value, ast.Name) else None
    return None
