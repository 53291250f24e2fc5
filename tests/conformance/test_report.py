"""What a run says of itself: the form of its report, and what a list of known failures does to its end."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import jsonschema_rs
import orjson
import pytest

import crmconformance.report
from crmconformance.report.document import report
from crmconformance.verdicts import (
    ELIGIBLE,
    ERROR,
    FAIL,
    FAILED,
    LEFT_OPEN,
    NOT_APPLICABLE,
    PASS,
    SUITE_ERROR,
    UNVERIFIED,
    exit_code,
)
from tests.conformance.systems import reference, run_against
from tests.mutants import mutants

SCHEMA = Path(crmconformance.report.__file__).with_name("report.schema.json")


@pytest.mark.anyio
@pytest.mark.parametrize("name", ["", "lets_in_who_has_no_token"])
async def test_a_report_has_the_form_that_is_published(tmp_path: Path, name: str) -> None:
    faults = [each.fault for each in mutants() if each.name == name]
    async with reference(tmp_path, str(tmp_path / "bank.db"), faults) as app:
        made = report(await run_against(app, tmp_path, "API-042", "SEC-001", "SEC-004"))
    judge = jsonschema_rs.Draft202012Validator(orjson.loads(SCHEMA.read_bytes()))
    assert [str(each)[:300] for each in judge.iter_errors(orjson.loads(orjson.dumps(made)))] == []
    assert any(each["faults"] for each in made["requirements"]) == bool(faults)


@pytest.mark.parametrize(
    ("found", "known", "code"),
    [
        ({"API-001": PASS, "API-002": NOT_APPLICABLE}, (), ELIGIBLE),
        ({"API-001": PASS, "API-002": FAIL}, (), FAILED),
        ({"API-001": PASS, "API-002": FAIL}, ("API-002",), LEFT_OPEN),
        ({"API-001": FAIL, "API-002": FAIL}, ("API-002",), FAILED),
        ({"API-001": PASS, "API-002": PASS}, ("API-002",), FAILED),
        ({"API-001": PASS, "API-002": UNVERIFIED}, ("API-002",), LEFT_OPEN),
        ({"API-001": PASS}, ("API-002",), ELIGIBLE),
        ({"API-001": ERROR, "API-002": FAIL}, ("API-002",), SUITE_ERROR),
        ({"API-002": NOT_APPLICABLE}, (), LEFT_OPEN),
    ],
)
def test_the_exit_code_says_what_is_new(found: Mapping[str, str], known: tuple[str, ...], code: int) -> None:
    assert exit_code(found, known) == code
