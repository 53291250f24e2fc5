"""The server knows no resource by name: which one plays which part is said in spec/operations.yaml."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

import crmserver
from crmstandard import schemas
from crmstandard.operations import roles

SERVER = Path(crmserver.__file__).parent
# Names that are words of the language, of HTTP or of the protocol as well; a string is only suspect as the whole name.
WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")


def _sources() -> list[Path]:
    return sorted(SERVER.rglob("*.py"))


def _strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Strings that are data: docstrings are for readers and say what they like."""
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes) and id(node) not in told:
            yield node.lineno, node.value if isinstance(node.value, str) else node.value.decode("latin-1")


def _identifiers(text: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NAME:
            yield token.start[0], token.string


def found_in(text: str) -> list[tuple[int, str]]:
    """Lines and names of resources, by name or by collection, in the code and the strings of a module."""
    names = set(schemas.resources())
    collections = {schemas.resource(name).collection for name in names}
    lines = [(line, word) for line, string in _strings(ast.parse(text)) for word in WORD.findall(string)]
    paths = [(line, part) for line, string in _strings(ast.parse(text)) for part in string.split("/")[1:]]
    named = [(line, word) for line, word in (*lines, *_identifiers(text)) if word in names]
    return [*named, *((line, part) for line, part in paths if part in collections)]


@pytest.mark.parametrize("path", _sources(), ids=lambda path: path.relative_to(SERVER).as_posix())
def test_a_module_names_no_resource(path: Path) -> None:
    own = {node.name for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ClassDef)}
    found = [(line, name) for line, name in found_in(path.read_text()) if name not in own]
    assert found == []


def test_a_name_in_code_a_string_or_a_path_is_found() -> None:
    assert [name for _, name in found_in("x = Person\n")] == ["Person"]
    assert [name for _, name in found_in('x = "Person.names"\n')] == ["Person"]
    assert [name for _, name in found_in('x = "/v1/persons/"\n')] == ["persons"]
    assert found_in('"""A Person is told apart here."""\n') == []


def test_the_parts_that_resources_play_are_data() -> None:
    assert set(roles().values()) <= set(schemas.resources())
