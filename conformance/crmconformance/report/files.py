"""Writing the reports of a run into its folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

from crmconformance.journal import FILE, Recording
from crmconformance.report.document import report
from crmconformance.report.exports import badge, junit
from crmconformance.report.page import html

JSON_REPORT, PAGE = "report.json", "report.html"


def recording_in(folder: Path) -> Recording:
    """The record of the run in a folder; raises OSError, Damaged."""
    return Recording((folder / FILE).read_bytes())


def write(folder: Path, recording: Recording) -> dict[str, Any]:
    """Writes report.json, report.html, junit.xml and badge.svg; gives the report."""
    made = report(recording)
    (folder / JSON_REPORT).write_bytes(dumped(made))
    (folder / PAGE).write_text(html(made), encoding="utf-8")
    (folder / "junit.xml").write_bytes(junit(made))
    (folder / "badge.svg").write_text(badge(made), encoding="utf-8")
    return made


def dumped(made: dict[str, Any]) -> bytes:
    """A report as it is written."""
    return orjson.dumps(made, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n"
