"""What refusals say: requirements that exist, with everything that their messages ask for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import crmserver
from crmserver.routing import routes
from crmserver.settings import Settings
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
