"""The suite against a system that is right and otherwise unlike the reference server: nothing of it may fail."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from crmconformance import making
from crmconformance.registry import checks_of
from crmconformance.report.document import report
from crmconformance.target import collection
from crmconformance.verdicts import NOT_APPLICABLE, PASS
from tests.conformance import second
from tests.conformance.second.app import build
from tests.conformance.second.statement import CLASSES, scopes
from tests.conformance.second.tokens import Client
from tests.conformance.systems import ORIGIN, SECRET, run_against

pytestmark = pytest.mark.anyio
CLIENTS = [
    Client("main", SECRET),
    Client("second", SECRET, "system"),
    Client("otherTenant", SECRET, tenant="south"),
]
# Tokens that the system signed and that it has to refuse all the same.
REFUSED: dict[str, dict[str, Any]] = {
    "expired": {"exp": 1_000_000_000},
    "otherAudience": {"aud": "https://elsewhere.example"},
    "otherType": {"kind": "JWT"},
}
MODULES = sorted(Path(second.__file__).parent.glob("*.py"))


async def _begun(app: Starlette) -> None:
    """Gives the other tenant records whose ids the first records of the suite will have, too."""
    headers = {"authorization": f"Bearer {app.state.issuer.token('otherTenant', scopes())}"}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=ORIGIN, headers=headers) as http:
        for name in ("Person", "Organization", "Channel", "OrganizationUnit", "Person"):
            answer = await http.post(collection(name), json=making.base(name, frozenset()))
            assert answer.status_code == 201


async def test_a_right_system_unlike_the_reference_server_is_not_failed(tmp_path: Path) -> None:
    app = build(ORIGIN, CLIENTS)
    await _begun(app)
    for name, wrong in REFUSED.items():
        (tmp_path / f"{name}.jwt").write_text(app.state.issuer.token("main", scopes(), **wrong))
    told = report(await run_against(app, tmp_path, classes=CLASSES))
    rows = [each for each in told["requirements"] if each["class"] in CLASSES and checks_of(each["id"])]
    failed = [each for each in rows if each["verdict"] not in (PASS, NOT_APPLICABLE)]
    assert [(each["id"], each["verdict"], each["faults"], each["reasons"]) for each in failed] == []
    # A class is claimed where each of its requirements has a check; one without leaves the claim open for anybody.
    unchecked = {each["class"] for each in told["requirements"] if not checks_of(each["id"])}
    eligible = {each["class"] for each in told["classes"] if each["eligible"]}
    assert eligible == set(CLASSES) - unchecked
    assert {each["class"] for each in rows if each["verdict"] == PASS} == set(CLASSES)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_it_shares_neither_the_code_of_the_server_nor_generated_types(path: Path) -> None:
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {str(node.module), *(f"{node.module}.{each.name}" for each in node.names)}
    assert not [each for each in names if each.split(".")[0] in ("crmserver", "fastapi", "pydantic")]
    assert not [each for each in names if f"{each}.".startswith("crmstandard.model.")]
