"""Gates of a feed that nothing was held against: they are not told as passed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crmstandard.feeds.page import page_of
from crmstandard.feeds.policy import read_policy
from crmstandard.requirements import requirement
from crmstandard.validators.session import Session
from tests.feeds import bank, checked, manifest

GATES = {each for group in read_policy().gates for each in group}
OF_MANIFEST = {f"FED-{number:03d}" for number in (1, 2, 3, 4, 5, 6, 7, 10, 11, 16)}
OPTIONAL = {"FED-006", "FED-010"}  # control totals; the sequence number of the feed before


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bank(tmp_path_factory.mktemp("good") / "feed", 20)


@pytest.fixture
def announced(good: Path) -> Iterator[Path]:
    yield manifest(good)
    (good / "manifest.json").unlink()


def untested(report: dict[str, Any]) -> set[str]:
    assert {each["requirement"] for each in report["gates"]} == GATES
    assert all(each["passed"] for each in report["gates"] if not each["evaluated"])
    return {each["requirement"] for each in report["gates"] if not each["evaluated"]}


def test_without_a_manifest_nothing_of_it_was_tested(good: Path) -> None:
    _, report = checked(good)
    assert untested(report) == OF_MANIFEST
    page = page_of(report, "en")
    passed, rest = page[page.index("<summary>✓") :].split("</details>")[:2]
    assert f"– {len(OF_MANIFEST)} " in rest
    assert all(requirement(each).text["zh"] in rest for each in OF_MANIFEST)
    assert not any(requirement(each).text["zh"] in passed for each in OF_MANIFEST)


@pytest.mark.usefixtures("announced")
def test_of_a_manifest_only_what_it_announces_was_tested(good: Path) -> None:
    _, report = checked(good)
    assert untested(report) == OPTIONAL
    path = good / "manifest.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    for each in document["files"]:
        del each["byteCount"]
    document["files"][0]["controlTotals"] = [{"field": "/amount/amount", "sum": "0"}]
    path.write_text(json.dumps(document), encoding="utf-8")
    _, following = checked(good, before={**report, "sequence": 11})
    assert untested(following) == {"FED-011"}
    _, unnumbered = checked(good, before={name: each for name, each in report.items() if name != "sequence"})
    assert untested(unnumbered) == {"FED-010", "FED-011"}


@pytest.mark.usefixtures("announced")
def test_a_file_that_came_before_is_held_against_its_sequence_alone(good: Path) -> None:
    _, before = checked(good)
    _, again = checked(good, before=before)
    assert again["alreadyAccepted"]
    assert GATES - untested(again) == {"FED-010", "FED-014", "FED-016"}


def test_a_manifest_that_is_not_valid_was_tested_and_nothing_by_it(good: Path, announced: Path) -> None:
    announced.write_text("{}", encoding="utf-8")
    _, report = checked(good)
    assert untested(report) == OF_MANIFEST - {"FED-016"}


@pytest.mark.usefixtures("announced")
def test_references_of_a_delta_without_known_keys_were_not_tested(good: Path) -> None:
    manifest(good, fullOrDelta="delta")
    _, report = checked(good)
    assert untested(report) == {*OPTIONAL, "GEN-060"}


@pytest.mark.usefixtures("announced")
def test_an_interrupted_check_has_tested_no_records(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_session: Session, _threads: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Session, "across", interrupted)
    _, report = checked(good)
    assert GATES - untested(report) == {"FED-014", "FED-016"}
