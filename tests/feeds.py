"""Feeds for tests: a sample bank with or without planted faults, its manifest, and checks of them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import orjson

from crmstandard.feeds.check import Options, Outcome, check
from crmstandard.feeds.report import report_of
from crmstandard.reading.tokens import BOM
from crmstandard.sample.writing import TRUTH, write_bank
from crmstandard.validators.structure import judge


def bank(folder: Path, customers: int = 40, faults: int = 0, seed: int = 7) -> Path:
    """A sample bank in a folder."""
    write_bank(folder, customers, seed, faults)
    return folder


def truth(folder: Path) -> set[tuple[str, int, str, str]]:
    """(file, line, pointer, requirement) of every planted fault and of what follows from it."""
    rows = [orjson.loads(line) for line in (folder / TRUTH).read_bytes().splitlines()]
    return {_place(each) for row in rows for each in (row, *row["follows"])}


def _place(row: dict[str, Any]) -> tuple[str, int, str, str]:
    return row["file"], row["line"], row["pointer"], row["requirement"]


def checked(*given: str | Path, **options: Any) -> tuple[Outcome, dict[str, Any]]:
    """The outcome of a check and its report, which has the published form."""
    outcome = check([str(each) for each in given], Options(**{"samples": 100, **options}))
    report = report_of(outcome)
    assert judge("FeedReport").findings(json.loads(json.dumps(report))) == []
    return outcome, report


def places(report: dict[str, Any]) -> set[tuple[str, int, str, str]]:
    """(file, line, pointer, requirement) of every place in a report."""
    return {
        (sample["file"], sample["line"], sample["pointer"], fault["requirement"])
        for fault in report["faults"]
        for sample in fault["samples"]
    }


def counts(report: dict[str, Any]) -> dict[str, int]:
    """Findings by requirement."""
    found: dict[str, int] = {}
    for fault in report["faults"]:
        found[fault["requirement"]] = found.get(fault["requirement"], 0) + fault["count"]
    return found


def manifest(folder: Path, **changes: Any) -> Path:
    """Writes the manifest of the NDJSON files in a folder."""
    files = [_announced(each) for each in sorted(folder.glob("*.ndjson"))]
    document = {
        "feedId": "feed-2026-06-01",
        "sourceSystem": "urn:example:bank:crm",
        "asOf": "2026-06-01",
        "sequence": 12,
        "fullOrDelta": "full",
        "schemaVersion": "1.0.0",
        "files": files,
        "recordCount": sum(each["recordCount"] for each in files),
        "deliveredAt": "2026-06-02T01:00:00Z",
        "contact": {"name": "Night desk", "phone": "+862155500001"},
        **changes,
    }
    path = folder / "manifest.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def _announced(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    lines = [line for line in data.removeprefix(BOM).splitlines() if line.strip()]
    return {
        "name": path.name,
        "resourceType": orjson.loads(lines[0])["resourceType"] if lines else "Task",
        "format": "ndjson",
        "recordCount": len(lines),
        "byteCount": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
