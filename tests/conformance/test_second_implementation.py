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
from crmconformance.replaying import replayed
from crmconformance.report.document import report
from crmconformance.target import collection
from crmconformance.verdicts import NOT_APPLICABLE, PASS
from tests.conformance import second
from tests.conformance.second.app import build
from tests.conformance.second.statement import CLASSES, OFFERED, Offer, scopes
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
# Systems that offer less still, each with the classes of which it has something.
READ, WRITE = ("coreRead",), ("coreRead", "coreWrite", "security")
SMALLER: dict[str, tuple[Offer, tuple[str, ...]]] = {
    "reads alone": ({"Person": ("read",)}, READ),
    "takes alone": ({"SourceRecord": ("create",)}, ("coreWrite",)),
    "without searches": ({"Person": ("create", "read")}, WRITE),
    "of one resource": ({"Person": ("create", "read", "search")}, (*WRITE, "search")),
    "never changes": (dict.fromkeys(("Person", "PartyRelationship"), ("search", "read", "create")), (*WRITE, "search")),
    "replaces alone": (dict.fromkeys(("Person", "Lead"), ("create", "read", "replace", "history")), CLASSES),
    "patches alone": (dict.fromkeys(("Person", "Lead"), ("create", "read", "patch", "history", "search")), CLASSES),
}
MODULES = sorted(Path(second.__file__).parent.glob("*.py"))


async def _report(folder: Path, offered: Offer, classes: tuple[str, ...]) -> dict[str, Any]:
    """The report of a run against the system; what it records comes to the same verdicts again."""
    app = build(ORIGIN, CLIENTS, offered, classes)
    await _begun(app, offered)
    for name, wrong in REFUSED.items():
        (folder / f"{name}.jwt").write_text(app.state.issuer.token("main", scopes(offered), **wrong))
    recording = await run_against(app, folder, classes=classes)
    assert replayed(recording).disagreements == ()
    return report(recording)


async def _begun(app: Starlette, offered: Offer) -> None:
    """Gives the other tenant records whose ids the first records of the suite will have, too."""
    headers = {"authorization": f"Bearer {app.state.issuer.token('otherTenant', scopes(offered))}"}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=ORIGIN, headers=headers) as http:
        for name in ("Person", "Organization", "Channel", "OrganizationUnit", "Person"):
            if "create" in offered.get(name, ()):
                answer = await http.post(collection(name), json=making.base(name, frozenset()))
                assert answer.status_code == 201


def _checked(told: dict[str, Any], classes: tuple[str, ...]) -> list[dict[str, Any]]:
    """What the report says of the requirements of some classes for which there is a check."""
    return [each for each in told["requirements"] if each["class"] in classes and checks_of(each["id"])]


def _failed(told: dict[str, Any], classes: tuple[str, ...]) -> list[Any]:
    """Whatever is neither kept nor beside the point, an unverified requirement too."""
    rows = [each for each in _checked(told, classes) if each["verdict"] not in (PASS, NOT_APPLICABLE)]
    return [(each["id"], each["verdict"], each["faults"], each["reasons"]) for each in rows]


async def test_a_right_system_unlike_the_reference_server_is_not_failed(tmp_path: Path) -> None:
    told = await _report(tmp_path, OFFERED, CLASSES)
    assert _failed(told, CLASSES) == []
    assert {each["class"] for each in _checked(told, CLASSES) if each["verdict"] == PASS} == set(CLASSES)
    assert {each["class"] for each in told["classes"] if each["eligible"]} == set(CLASSES)


@pytest.mark.parametrize("name", SMALLER)
async def test_a_system_that_offers_less_is_not_failed_for_it(name: str, tmp_path: Path) -> None:
    offered, classes = SMALLER[name]
    assert _failed(await _report(tmp_path, offered, classes), classes) == []


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
