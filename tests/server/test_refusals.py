"""What refusals say: requirements that exist, with everything that their messages ask for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import crmserver
from crmserver.refusals import cite
from crmserver.routing import routes
from crmserver.settings import Settings
from crmstandard import schemas
from crmstandard.requirements import requirements
from tests.server.running import running
from tools.traceability import ID

SOURCE = Path(crmserver.__file__).parent


def _nodes() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path.relative_to(SOURCE).as_posix(), node


def _named() -> Iterator[tuple[str, str]]:
    """Each id of a requirement that stands in the code of the server, and where."""
    for file, node in _nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and ID.fullmatch(node.value):
            yield node.value, f"{file}:{node.lineno}"


def test_every_requirement_that_the_server_names_exists() -> None:
    """API-144: a refusal that cites what does not exist would be a failure of the server instead."""
    unknown = {(identifier, where) for identifier, where in _named() if identifier not in requirements()}
    assert not unknown


def _cited() -> Iterator[tuple[str, set[str], str]]:
    """Each citation in the code: the requirement, the names of what fills its message, and where."""
    for file, node in _nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "cite":
            identifier, given = node.args[0], {each.arg or "*" for each in node.keywords}
            if isinstance(identifier, ast.Constant):
                yield str(identifier.value), given, f"{file}:{node.lineno}"


def test_every_citation_fills_the_message_of_its_requirement() -> None:
    """API-140: a message says what was expected; a blank in it says nothing."""
    left = {
        (identifier, name, where)
        for identifier, given, where in _cited()
        for lang in ("en", "zh")
        for _, name, _, _ in Formatter().parse(requirements()[identifier].message.get(lang, ""))
        if name and name not in given and "*" not in given
    }
    assert not left


def test_a_pointer_stays_within_the_form_that_the_standard_has_for_it() -> None:
    """API-141, API-165."""
    schema = schemas.folder("types")["JsonPointer"]
    for pointer in ("", "/a/b~1c", "/a/Ä/b", "/a\n/b", "/" + "x" * 600, "/a/" + "y" * 509, "/~0"):
        shown = cite("API-026", pointer=pointer, member="id").entry("en")["pointer"]
        assert pointer.startswith(shown)
        assert len(shown) <= schema["maxLength"]
        assert re.fullmatch(schema["pattern"], shown)


@pytest.mark.anyio
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
async def test_a_change_of_an_id_that_never_existed_is_answered_with_404(settings: Settings, method: str) -> None:
    """API-044."""
    async with running(settings) as server:
        body = {"PUT": {"id": "none"}, "PATCH": {}}.get(method)
        media = {"PATCH": "application/merge-patch+json"}.get(method, "application/json")
        answer = await server.call(method, "/v1/persons/none", body, headers={"if-match": '"1"', "content-type": media})
        assert (answer.status_code, answer.json()["errors"][0]["requirement"]) == (404, "API-044")


@pytest.mark.anyio
async def test_a_name_in_include_that_is_no_reference_and_one_in_a_filter_that_is_no_property_are_refused(
    settings: Settings,
) -> None:
    """API-110, API-124, API-164."""
    async with running(settings) as server:
        included = await server.call("GET", "/v1/persons?include=names")
        assert (included.status_code, included.json()["errors"][0]["requirement"]) == (400, "API-110")
        expression = '{"op": "=", "args": [{"property": "shoeSize"}, "x"]}'
        rule = {"language": "cql2Json", "version": "1.0", "expression": expression}
        filtered = await server.call("POST", "/v1/persons/search", {"filter": rule})
        assert (filtered.status_code, filtered.json()["errors"][0]["requirement"]) == (422, "API-124")
        nameless = await server.call("GET", "/v1/persons?=x")
        assert nameless.status_code == 400
        assert "parameter" not in nameless.json()["errors"][0]


def test_a_path_of_literals_goes_before_one_with_a_parameter() -> None:
    """API-163: as the API description says; no record can be named like an operation."""
    route, _, allowed = routes().match("GET", "/v1/persons/search")
    assert (route, allowed) == (None, ["POST"])
