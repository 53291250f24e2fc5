"""Proofs of keys (RFC 9449), tried on the second implementation: right, and not looking at one thing each."""

from __future__ import annotations

from pathlib import Path

import pytest

from crmconformance.replaying import replayed
from crmconformance.report.document import report
from crmconformance.verdicts import FAIL, PASS
from tests.conformance.second.app import build
from tests.conformance.second.proofs import LAXITIES
from tests.conformance.second.tokens import Client
from tests.conformance.systems import ORIGIN, SECRET, run_against

pytestmark = pytest.mark.anyio
BROKEN = {"absence": "SEC-090", "repetition": "SEC-091", "method": "SEC-091", "address": "SEC-091"}


@pytest.mark.parametrize("lax", ["", *LAXITIES])
async def test_a_proof_that_is_not_looked_at_is_noticed(tmp_path: Path, lax: str) -> None:
    app = build(ORIGIN, [Client("main", SECRET)], lax=(lax,))
    recording = await run_against(app, tmp_path, "SEC-090", "SEC-091")
    found = {each["id"]: each["verdict"] for each in report(recording)["requirements"] if each["trials"]}
    assert found == {each: FAIL if BROKEN.get(lax) == each else PASS for each in ("SEC-090", "SEC-091")}
    assert replayed(recording).disagreements == ()


async def test_a_system_that_binds_no_token_leaves_it_open(tmp_path: Path) -> None:
    """What cannot be tried is never kept: here the client of the suite has no credentials to bind a token with."""
    app = build(ORIGIN, [Client("main", SECRET)])
    (tmp_path / "main.jwt").write_text(app.state.issuer.token("main", ["person.read"]))
    recording = await run_against(app, tmp_path, "SEC-090", "SEC-091")
    found = {each["outcome"]["requirement"]: each["outcome"]["verdict"] for each in recording.verdicts.values()}
    assert found == {"SEC-090": "UNVERIFIED", "SEC-091": "UNVERIFIED"}
