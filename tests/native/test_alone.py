"""Records that are wrong in one member are counted by its value alone; the report is that of the exact path."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import orjson
import pytest

from crmstandard.feeds.alone import Alone
from crmstandard.feeds.native import gate as gates
from crmstandard.validators import parts
from tests.feeds import bank
from tests.native.cases import Kind, lines
from tests.native.test_feeds import alike

pytestmark = pytest.mark.skipif(not gates.is_available(), reason="the native library is not built; run `make native`")
TITLES = ("Person", "Task", "ArrangementSnapshot", "Interaction", "CoverageAssignment", "Organization")


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Of each suspicious record whether its one member in doubt was enough; members are judged alone at once."""
    monkeypatch.setattr(parts, "OFTEN", 0)
    monkeypatch.setattr(parts, "MOST_APART", 10_000)
    found: list[bool] = []
    real = Alone.takes

    def takes(self: Any, *given: Any) -> bool:
        found.append(real(self, *given))
        return found[-1]

    monkeypatch.setattr(Alone, "takes", takes)
    return found


@pytest.mark.parametrize("samples", [0, 1])
def test_a_feed_with_faults_is_told_alike(samples: int, taken: list[bool], tmp_path: Path) -> None:
    alike(bank(tmp_path / "feed", 120, 700), samples=samples)
    assert 0.3 < sum(taken) / len(taken) < 1


def test_records_changed_at_random_are_told_alike(taken: list[bool], tmp_path: Path) -> None:
    texts = [line for title in TITLES for line in lines(Kind(title, None), 9, 300)] * 2
    random.Random(9).shuffle(texts)
    (tmp_path / "records.ndjson").write_bytes(b"\n".join(texts))
    assert orjson.loads(alike(tmp_path, samples=1))["rejectedCount"] > 0
    assert any(taken)


def test_a_value_that_is_no_sound_json_is_read_with_its_record(taken: list[bool], tmp_path: Path) -> None:
    good = next(
        line for path in [bank(tmp_path / "bank", 5) / "tasks.ndjson"] for line in path.read_bytes().splitlines()
    )
    record = orjson.loads(good)
    wrong = [
        b"tru",
        b"1e999",
        b"9007199254740993",
        b'"\\ud800"',
        b'{"a":1,"a":2}',
        b'"\xff"',
        b"[" * 70 + b"]" * 70,
        b"",
    ]
    texts = [
        orjson.dumps({**record, "id": f"task-{number}", "priority": "#"}).replace(b'"#"', value)
        for number, value in enumerate([*wrong, b"7", b' { "x" : [ ] } '] * 3)
    ]
    (tmp_path / "feed").mkdir()
    (tmp_path / "feed" / "tasks.ndjson").write_bytes(b"\n".join(texts))
    report = orjson.loads(alike(tmp_path / "feed", samples=1))
    assert report["recordCount"] == report["rejectedCount"] == len(texts)
    assert any(taken)
