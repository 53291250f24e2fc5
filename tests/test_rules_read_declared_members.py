"""A rule reads members by name from plain JSON; this stands in for the type checker that would catch a misspelt one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import crmstandard.validators.rules as package
from crmstandard import schemas

FILES = sorted(path for path in Path(package.__path__[0]).rglob("*.py") if path.name != "__init__.py")


KEYWORDS = {"$id", "enum"}  # of a code list, which some rules read as well


def _names(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node.get("properties", {})
        for inner in node.values():
            yield from _names(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _names(inner)


def declared() -> set[str]:
    """Every member name that some schema declares."""
    return {name for schema in schemas.by_id().values() for name in _names(schema)}


def _read(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        key: ast.AST | None = None
        if isinstance(node, ast.Subscript):
            key = node.slice
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "get"
            and node.args
        ):
            key = node.args[0]
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield key.lineno, key.value


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_rule_reads_only_members_that_a_schema_declares(path: Path) -> None:
    known = declared() | {"lost"} | KEYWORDS
    strange = [f"{path.name}:{line} {name}" for line, name in _read(ast.parse(path.read_text())) if name not in known]
    assert not strange


def test_a_misspelt_member_is_seen() -> None:
    tree = ast.parse('def check(record): return record["birthdate"] or record.get("nmaes")')
    assert [name for _, name in _read(tree) if name not in declared()] == ["birthdate", "nmaes"]
