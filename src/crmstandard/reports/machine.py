"""A run for programs: a JSON report (schemas/documents/validation-report.json) and SARIF 2.1.0."""

from __future__ import annotations

from typing import Any

from crmstandard import schemas
from crmstandard.findings import Finding
from crmstandard.reports.tally import Tally, kind_of
from crmstandard.reports.words import shown_value
from crmstandard.requirements import requirement

SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "consequence": "error", "warning": "warning"}


def report(tally: Tally, lang: str, version: str, profile: str | None, *, show_values: bool) -> dict[str, Any]:
    """The JSON report: exact counts by requirement, and the findings kept."""
    made: dict[str, Any] = {
        "reportVersion": "1",
        "kitVersion": version,
        "language": lang,
        "sources": tally.sources,
        "recordCount": tally.records,
        "errorCount": tally.total("error"),
        "consequenceCount": tally.total("consequence"),
        "warningCount": tally.total("warning"),
        "notEvaluatedCount": tally.total("notEvaluated"),
        "requirements": [
            {"requirement": identifier, "kind": kind, "count": count}
            for identifier, kind, count in tally.by_requirement()
        ],
        "findings": [_row(each, lang, show_values=show_values) for each in tally.kept],
        "unreadable": [{"source": source, "reason": reason} for source, reason in tally.unreadable],
    }
    return {**made, "profile": profile} if profile else made


def _row(each: Finding, lang: str, *, show_values: bool) -> dict[str, Any]:
    row = {
        "requirement": each.requirement,
        "kind": kind_of(each),
        "pointer": each.pointer,
        "message": each.text(lang),
        "keyword": each.keyword,
        "resource": each.resource,
        "record": each.record,
        "source": each.source,
        "line": each.line,
        "causedBy": each.caused_by,
        "value": shown_value(each, always=show_values),
    }
    return {name: value for name, value in row.items() if value is not None}


def sarif(tally: Tally, lang: str, version: str, *, show_values: bool) -> dict[str, Any]:
    """A SARIF log: rules are requirements, results the findings kept."""
    used = sorted({each.requirement for each in tally.kept})
    driver = {
        "name": "crmstandard",
        "version": version,
        "informationUri": schemas.BASE,
        "rules": [_rule(identifier, lang) for identifier in used],
    }
    results = [_result(each, lang, used.index(each.requirement), show_values=show_values) for each in tally.kept]
    return {"$schema": SARIF, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def _rule(identifier: str, lang: str) -> dict[str, Any]:
    row = requirement(identifier)
    return {
        "id": identifier,
        "shortDescription": {"text": row.text[lang]},
        "defaultConfiguration": {"level": "error" if row.level == "MUST" else "warning"},
    }


def _result(each: Finding, lang: str, index: int, *, show_values: bool) -> dict[str, Any]:
    value = shown_value(each, always=show_values)
    location: dict[str, Any] = {"artifactLocation": {"uri": each.source or "-"}}
    if each.line:
        location["region"] = {"startLine": each.line}
    return {
        "ruleId": each.requirement,
        "ruleIndex": index,
        "level": LEVELS[kind_of(each)],
        "message": {"text": each.text(lang) + (f" ({value})" if value else "")},
        "locations": [
            {"physicalLocation": location, "logicalLocations": [{"fullyQualifiedName": each.pointer or "/"}]}
        ],
    }
