"""The sample bank: repeatable, sound, and honest about the faults that it plants."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from typing import Any

import orjson
import pytest

from crmstandard.findings import Finding
from crmstandard.reading import read_records
from crmstandard.sample.faults import faults
from crmstandard.sample.writing import TRUTH, write_bank
from crmstandard.validators import Session

Key = tuple[str, int, str, str]


def _digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def found_in(folder: Path) -> tuple[Counter[Key], Counter[Key]]:
    """Errors of a bank as (file, line, pointer, requirement): those of their own and those that follow from another."""
    session, own, following = Session(), Counter[Key](), Counter[Key]()
    every: list[Finding] = []
    for path in sorted(folder.glob("*.ndjson")):
        for each in read_records(path):
            every += [*each.findings]
            if each.document is not None:
                every += session.add(each.document, each.place)
            elif each.resource and each.record:
                session.lost(each.resource, each.record, each.place)
    for found in (*every, *session.finish()):
        if found.level == "error":
            key = (Path(found.source or "").name, found.line or 0, found.pointer, found.requirement)
            (following if found.caused_by else own)[key] += 1
    return own, following


def truth_of(folder: Path) -> list[dict[str, Any]]:
    """The rows of the truth file."""
    return [orjson.loads(line) for line in (folder / TRUTH).read_bytes().splitlines()]


def _key(row: dict[str, Any]) -> Key:
    return (row["file"], row["line"], row["pointer"], row["requirement"])


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_bank(tmp_path / name, 40, 11, 5)
    write_bank(tmp_path / "other", 40, 12, 5)
    assert _digests(tmp_path / "one") == _digests(tmp_path / "two") != _digests(tmp_path / "other")


def test_a_larger_bank_begins_with_the_smaller_one(tmp_path: Path) -> None:
    write_bank(tmp_path / "small", 20, 3, 0)
    write_bank(tmp_path / "large", 60, 3, 0)
    for path in (tmp_path / "small").glob("*.ndjson"):
        assert (tmp_path / "large" / path.name).read_bytes().startswith(path.read_bytes()), path.name


@pytest.mark.parametrize("customers", [1, 9, 10, 13, 200])
def test_a_bank_without_planted_faults_has_none(tmp_path: Path, customers: int) -> None:
    write_bank(tmp_path / "bank", customers, 5, 0)
    own, following = found_in(tmp_path / "bank")
    assert not own
    assert not following


def test_every_planted_fault_is_found_and_none_is_invented(tmp_path: Path) -> None:
    kinds = {each.kind for each in faults()}
    write_bank(tmp_path / "bank", 400, 9, 4 * len(kinds))
    rows = truth_of(tmp_path / "bank")
    assert len(rows) == 4 * len(kinds)
    assert {row["kind"] for row in rows} == kinds
    own, following = found_in(tmp_path / "bank")
    assert own == Counter(_key(row) for row in rows)
    assert following == Counter(_key(each) for row in rows for each in row["follows"])
