"""The report of a check as SARIF 2.1.0, for tools that show findings beside their files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crmstandard import schemas
from crmstandard.reports.machine import SARIF
from crmstandard.requirements import requirement

LEVELS = {"error": "error", "warning": "warning", "notEvaluated": "note"}


def sarif_of(report: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """A SARIF log: rules are requirements, results the samples of each fault with its count."""
    used = sorted({each["requirement"] for each in report["faults"]})
    results = [
        _result(fault, sample, used.index(fault["requirement"]), lang)
        for fault in report["faults"]
        for sample in fault["samples"]
    ]
    driver = {
        "name": "crmstandard",
        "version": report["validator"].rpartition(" ")[2],
        "informationUri": schemas.BASE,
        "rules": [_rule(identifier, lang) for identifier in used],
    }
    run = {"tool": {"driver": driver}, "results": results, "properties": {"verdict": report["verdict"]}}
    return {"$schema": SARIF, "version": "2.1.0", "runs": [run]}


def said(message: Mapping[str, Any], lang: str) -> str:
    """A text of the report in one language."""
    return str(message.get("translations", {}).get(lang, message["default"]))


def _rule(identifier: str, lang: str) -> dict[str, Any]:
    row = requirement(identifier)
    level = "error" if row.level == "MUST" else "warning"
    return {"id": identifier, "shortDescription": {"text": row.text[lang]}, "defaultConfiguration": {"level": level}}


def _result(fault: Mapping[str, Any], sample: Mapping[str, Any], index: int, lang: str) -> dict[str, Any]:
    region = {"startLine": sample["line"]}
    place = {"artifactLocation": {"uri": sample["file"]}, "region": region}
    return {
        "ruleId": fault["requirement"],
        "ruleIndex": index,
        "level": LEVELS[fault["level"]],
        "message": {"text": said(sample["message"], lang)},
        "locations": [
            {"physicalLocation": place, "logicalLocations": [{"fullyQualifiedName": sample["pointer"] or "/"}]}
        ],
        "properties": {"countOfFault": fault["count"]},
    }
