"""Exploring with schemathesis: what it finds breaks a requirement or is advice, and a recording tells the same."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import httpx
import jsonschema_rs
import orjson
import pytest
import typer

import crmconformance.report
from crmconformance import discovery
from crmconformance.commands.run import explored
from crmconformance.exploring import carrying, telling
from crmconformance.exploring.generating import Generator
from crmconformance.exploring.operations import Operation, operations
from crmconformance.journal import FILE, Recording
from crmconformance.planning import Selection
from crmconformance.replaying import replayed
from crmconformance.report.document import report
from crmconformance.running import Run, Wanted, replay_of
from crmconformance.target import Target
from crmconformance.verdicts import FAIL, PASS
from tests.conformance.systems import configuration, reference
from tests.conformance.wrapping import Asked, Next, Told, Way, around
from tests.conformance.wrong.registry import is_collection

pytestmark = pytest.mark.anyio
SCHEMA = Path(crmconformance.report.__file__).with_name("report.schema.json")
JUDGED = ("API-026", "API-047", "API-100", "API-140", "API-141", "API-158", "API-159", "API-163", "API-164")
CREATE = Operation("POST", "/v1/channels", "Channel", 30)
FEW = [CREATE, Operation("GET", "/v1/channels", "Channel", 30), Operation("PATCH", "/v1/channels/{id}", "Channel", 10)]


async def _explored(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *ways: Way, among: list[Operation] | None = None
) -> Recording:
    """The record of one round over a few operations of a server with ways around it."""
    monkeypatch.setattr(carrying, "operations", lambda _target: list(among or FEW))
    monkeypatch.setattr(carrying, "ROUNDS_WITHOUT_LIMIT", 1)
    async with reference(folder, str(folder / "bank.db")) as app:
        odd = around(app, *ways)
        http = httpx.AsyncClient(transport=httpx.ASGITransport(app=odd, raise_app_exceptions=False))
        wanted = Wanted(Selection((), JUDGED), jobs=2, seed="of the tests", explore=0)
        return await Run(configuration(folder), wanted, http).carry_out()


def _found(recording: Recording) -> dict[str, list[str]]:
    """What the exploration broke: by requirement the operations."""
    target = discovery.recorded(replay_of(recording, Target({})))
    found: dict[str, list[str]] = {}
    for each in telling.outcomes(telling.seen(recording, target), JUDGED):
        assert each.verdict == FAIL
        found.setdefault(each.requirement, []).append(each.subject)
    return found


@pytest.mark.slow
async def test_a_right_server_breaks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recording = await _explored(tmp_path, monkeypatch)
    told = report(recording)
    assert _found(recording) == {}
    assert {each["id"]: each["verdict"] for each in told["requirements"] if each["id"] in JUDGED} == dict.fromkeys(
        JUDGED, PASS
    )
    counts = {each["operation"]: each["cases"] for each in told["exploration"]["operations"]}
    assert all(counts[each.label] >= each.weight // 2 for each in FEW), counts
    judge = jsonschema_rs.Draft202012Validator(orjson.loads(SCHEMA.read_bytes()))
    assert [str(each)[:300] for each in judge.iter_errors(orjson.loads(orjson.dumps(told)))] == []


async def _fails_at_long_texts(asked: Asked, answer: Next) -> Told:
    document = asked.document if asked.method == "POST" and is_collection(asked) else {}
    failing = any(isinstance(value, str) and len(value) > 12 for value in document.values())
    return Told(500, (("content-type", "text/html"),), b"<h1>Oops</h1>") if failing else await answer(asked)


async def _takes_every_query(asked: Asked, answer: Next) -> Told:
    return await answer(asked.asking([]) if asked.method == "GET" and is_collection(asked) else asked)


async def _answers_299(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    odd = told.status == 200 and asked.method == "GET" and is_collection(asked)
    return Told(299, told.headers, told.body) if odd else told


async def test_a_failure_is_found_and_its_request_made_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recording = await _explored(tmp_path, monkeypatch, _fails_at_long_texts)
    told = report(recording)
    assert _found(recording) == {"API-140": [CREATE.label], "API-164": [CREATE.label]}
    row = next(each for each in told["requirements"] if each["id"] == "API-164")
    assert row["verdict"] == FAIL
    fault = next(each for each in row["faults"] if each["check"] == "exploration")
    assert len(orjson.loads(fault["exchanges"][0]["ask"]["body"])) <= 2
    assert "--data-binary" in fault["curl"]
    assert replayed(recording).disagreements == ()


@pytest.mark.slow
async def test_a_query_that_is_ignored_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recording = await _explored(tmp_path, monkeypatch, _takes_every_query)
    assert _found(recording) == {"API-100": ["GET /v1/channels"]}


@pytest.mark.slow
async def test_what_breaks_no_requirement_is_advice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recording = await _explored(tmp_path, monkeypatch, _answers_299)
    told = report(recording)
    assert _found(recording) == {}
    assert {(each["operation"], each["observed"]) for each in told["exploration"]["advice"]} == {
        ("GET /v1/channels", "299")
    }


async def test_a_recorded_answer_that_was_changed_tells_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found is computed of the exchanges alone: of a forged one it is not what it was before."""
    before = await _explored(tmp_path, monkeypatch, _fails_at_long_texts)
    path = tmp_path / "conformance-run" / FILE
    lines = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    for each in lines:
        for answer in each.get("answers", ()):
            answer["status"] = 422 if answer["status"] == 500 else answer["status"]
    after = Recording(b"\n".join(map(orjson.dumps, lines)))
    assert "API-164" in _found(before)
    assert "API-164" not in _found(after)


def test_the_same_seed_makes_the_same_cases() -> None:
    made = Generator()
    assert made.cases(CREATE, 7, 6) == made.cases(CREATE, 7, 6) != made.cases(CREATE, 8, 6)


def test_what_acts_outside_is_left_out() -> None:
    statement = {
        "resources": [{"name": "Person", "operations": ["create", "read", "history"]}],
        "operations": ["persons:match", "subscriptions/{id}:rotate-key"],
    }
    assert {each.label for each in operations(Target(statement))} == {
        "POST /v1/persons",
        "GET /v1/persons/{id}",
        "GET /v1/persons/{id}/history",
        "GET /v1/persons/{id}/versions/{versionId}",
        "POST /v1/persons:match",
    }


@pytest.mark.parametrize(
    ("asked", "everything", "deep", "seconds"),
    [
        (None, True, False, 60.0),
        (None, True, True, 0.0),
        (None, False, False, None),
        (5, False, False, 5.0),
        (0, True, False, None),
    ],
)
def test_a_run_of_everything_explores_for_a_minute_unless_told_otherwise(
    asked: int | None, everything: bool, deep: bool, seconds: float | None
) -> None:
    assert explored(asked, everything=everything, deep=deep) == seconds


def test_who_has_no_schemathesis_is_told_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert explored(None, everything=True, deep=False) is None
    assert "crmstandard[explore]" in capsys.readouterr().err
    with pytest.raises(typer.Exit):
        explored(5, everything=True, deep=False)
    assert "crmstandard[explore]" in capsys.readouterr().err
