"""The report of a check for people at a terminal: the verdict first, why, whom to call, then what was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from crmstandard.feeds.review import said
from crmstandard.feeds.words import word

SHOWN, SAMPLES = 12, 3


def lines_of(report: Mapping[str, Any], lang: str) -> Iterator[str]:
    """The lines of the report."""
    yield f"{word('doLoad.' + report['verdict'], lang)}"
    if report.get("interrupted"):
        yield word("interrupted", lang)
    if report.get("alreadyAccepted"):
        yield word("alreadyAccepted", lang)
    score = f", {word('score', lang)} {report['score']}" if "score" in report else ""
    bad = f"{report['rejectedCount']:,} {word('withErrors', lang)}"
    yield f"{report['recordCount']:,} {word('records', lang)}, {bad}{score}"
    yield from _contact(report, lang)
    yield from _reasons(report, lang)
    yield from _changes(report, lang)
    yield from _dimensions(report, lang)
    yield from _faults(report, lang)


def _contact(report: Mapping[str, Any], lang: str) -> Iterator[str]:
    contact = report.get("contact")
    if contact and report["verdict"] != "accepted":
        yield f"{word('call', lang)}: {', '.join(contact[n] for n in ('name', 'phone', 'email') if n in contact)}"


def _reasons(report: Mapping[str, Any], lang: str) -> Iterator[str]:
    if report["reasons"]:
        yield ""
        yield f"{word('reasons', lang)}:"
    for each in report["reasons"][:SHOWN]:
        yield f"{each['count']:>12,}  {each['requirement']}  {said(each['message'], lang)}"
    if len(report["reasons"]) > SHOWN:
        yield f"{'…':>12}  {len(report['reasons']) - SHOWN} {word('more', lang)}"


def _changes(report: Mapping[str, Any], lang: str) -> Iterator[str]:
    if "baseline" not in report:
        return
    yield ""
    yield f"{word('since', lang)} {report['baseline'].get('feedId', '')} {report['baseline'].get('validatedAt', '')}:"
    for each in report["baseline"]["changes"][:SHOWN]:
        place = f"{each.get('resourceType', '')} {each.get('field', '')}".strip()
        yield f"{each['before']:>12,} → {each['now']:,}  {each['requirement']}  {place}"
    if not report["baseline"]["changes"]:
        yield f"{'':>12}  {word('nothingNew', lang)}"


def _dimensions(report: Mapping[str, Any], lang: str) -> Iterator[str]:
    yield ""
    for each in report["dimensions"]:
        shown = f"{each['score']:<10} × {each['weight']}" if "weight" in each else word("notMeasured", lang)
        yield f"{word('dimension.' + each['dimension'], lang):>16}  {shown}"


def _faults(report: Mapping[str, Any], lang: str) -> Iterator[str]:
    if report["faults"]:
        yield ""
    for fault in report["faults"]:
        place = f"{fault.get('resourceType', '')} {fault.get('field', '')}".strip()
        yield f"{fault['count']:>12,}  {fault['requirement']} {word(fault['level'], lang)} {place}"
        for each in fault["samples"][:SAMPLES]:
            because = f" ({word('because', lang)} {each['causedBy']})" if "causedBy" in each else ""
            at = each.get("column", each["pointer"])
            yield f"{'':>14}{each['file']}:{each['line']} {at}: {said(each['message'], lang)}{because}"
