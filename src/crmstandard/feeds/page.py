"""The report of a check as one HTML page without anything from outside: verdict first, English and Chinese."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from crmstandard.feeds import pictures
from crmstandard.feeds.review import said
from crmstandard.feeds.words import word
from crmstandard.requirements import requirement
from crmstandard.sources import root

Report = Mapping[str, Any]
LANGUAGES = ("en", "zh")
FAULTS, REASONS, CHANGES = 300, 12, 14


def page_of(report: Report, lang: str) -> str:
    """The page, in the language given until the reader switches."""
    style = (root() / "spec" / "feeds" / "report.css").read_text(encoding="utf-8")
    script = (root() / "spec" / "feeds" / "report.js").read_text(encoding="utf-8")
    parts = (_first_screen, _dimensions, _faults, _fields, _files)
    body = "".join(part(report) for part in parts)
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(_title(report, lang))}</title>'
        f"<style>{style}</style></head><body>{body}<script>{script}</script></body></html>"
    )


def _title(report: Report, lang: str) -> str:
    return " ".join(filter(None, (word("title", lang), report.get("feedId"))))


def both(english: str, chinese: str) -> str:
    """A text in both languages, of which the page shows one."""
    return f'<span class="en">{escape(english)}</span><span class="zh" lang="zh">{escape(chinese)}</span>'


def words(name: str) -> str:
    """A word of the report in both languages."""
    return both(word(name, "en"), word(name, "zh"))


def message(text: Mapping[str, Any]) -> str:
    """A message of the report in both languages."""
    return both(said(text, "en"), said(text, "zh"))


def _first_screen(report: Report) -> str:
    facts = [f"{report['recordCount']:,} {words('records')}", f"{report['rejectedCount']:,} {words('withErrors')}"]
    if "score" in report:
        facts.append(f"{words('score')} <b>{report['score']}</b>")
    notes = [words(name) for name in ("interrupted", "alreadyAccepted") if report.get(name)]
    if report.get("missingSequences"):
        notes.append(f"{words('missingFeeds')}: {', '.join(map(str, report['missingSequences'][:20]))}")
    return (
        f'<header class="{report["verdict"]}"><button type="button" id="switch">{words("language")}</button>'
        f"<p>{words('title')} {_about(report)}</p><h1>{words('doLoad.' + report['verdict'])}</h1>"
        f"<p>{' · '.join(facts)}</p>{''.join(f'<p>{note}</p>' for note in notes)}{_contact(report)}</header>"
        f'<section class="two"><div><h2>{words("reasons")}</h2>{_reasons(report)}</div>{_changes(report)}</section>'
    )


def _about(report: Report) -> str:
    shown = [escape(str(report[name])) for name in ("feedId", "sourceSystem") if name in report]
    shown += [f"{words(name)} {escape(str(report[name]))}" for name in ("asOf", "sequence") if name in report]
    return " · ".join([*shown, f"{words('checked')} {escape(report['validatedAt'])}", escape(report["validator"])])


def _contact(report: Report) -> str:
    contact = report.get("contact")
    if not contact or report["verdict"] == "accepted":
        return ""
    shown = [escape(contact["name"])]
    if "phone" in contact:
        shown.append(f'<a href="tel:{escape(contact["phone"])}">{escape(contact["phone"])}</a>')
    if "email" in contact:
        shown.append(f'<a href="mailto:{escape(contact["email"])}">{escape(contact["email"])}</a>')
    return f'<p class="call">{words("call")}: {" · ".join(shown)}</p>'


def _reasons(report: Report) -> str:
    if not report["reasons"]:
        return f"<p>{words('noReasons')}</p>"
    shut = {gate["requirement"] for gate in report["gates"] if not gate["passed"]}
    rows = "".join(
        f'<tr class="{"shut" if each["requirement"] in shut else ""}"><td class="number">{each["count"]:,}</td>'
        f"<td>{each['requirement']}</td><td>{message(each['message'])}</td></tr>"
        for each in report["reasons"][:REASONS]
    )
    rest = len(report["reasons"]) - REASONS
    return f"<table>{rows}</table>" + (f"<p>{rest} {words('more')}</p>" if rest > 0 else "")


def _changes(report: Report) -> str:
    before = report.get("baseline")
    if before is None:
        return ""
    rows = "".join(
        f'<tr><td class="number">{each["before"]:,} → {each["now"]:,}</td><td>{each["requirement"]}</td>'
        f"<td>{_place(each)}</td></tr>"
        for each in before["changes"][:CHANGES]
    )
    rest = len(before["changes"]) - CHANGES
    rows += f'<tr><td colspan="3">{rest} {words("more")}</td></tr>' if rest > 0 else ""
    shown = f"<table>{rows}</table>" if rows else f"<p>{words('nothingNew')}</p>"
    return f"<div><h2>{words('since')} {escape(str(before.get('feedId', '')))}</h2>{shown}</div>"


def _place(each: Mapping[str, Any]) -> str:
    return escape(f"{each.get('resourceType', '')} {each.get('field', '')}".strip())


def _dimensions(report: Report) -> str:
    then = {each["dimension"]: each for each in report.get("baseline", {}).get("dimensions", ())}
    rows = [
        pictures.Bar(
            words(f"dimension.{each['dimension']}"), _ratio(each), _weight(each), _ratio(then.get(each["dimension"]))
        )
        for each in report["dimensions"]
    ]
    trend = f"<h3>{words('trend')}: {words('baseline')} ◆</h3>" if then else ""
    return (
        f'<section class="two"><div><h2>{words("dimensions")}</h2>{trend}{pictures.bars(rows)}</div>'
        f"<div><h2>{words('gates')}</h2>{_gates(report['gates'])}</div></section>"
    )


def _gates(gates: Sequence[Mapping[str, Any]]) -> str:
    """Shut gates with what they ask; those passed, and those that nothing was held against, behind their numbers."""
    shut = "".join(f'<li class="shut">{_gate(each)} ({each["count"]:,})</li>' for each in gates if not each["passed"])
    passed = [each for each in gates if each["passed"] and each["evaluated"]]
    untested = [each for each in gates if not each["evaluated"]]
    rest = _behind(f"✓ {len(passed)} {words('passed')}", "open", passed)
    rest += _behind(f"– {len(untested)} {words('notEvaluated')}", "untested", untested)
    return (f'<ul class="gates">{shut}</ul>' if shut else "") + rest


def _behind(summary: str, kind: str, gates: Sequence[Mapping[str, Any]]) -> str:
    shown = "".join(f'<li class="{kind}">{_gate(each)}</li>' for each in gates)
    return f'<details><summary>{summary}</summary><ul class="gates">{shown}</ul></details>' if gates else ""


def _gate(gate: Mapping[str, Any]) -> str:
    asked = requirement(gate["requirement"]).text
    return f"{gate['requirement']} {both(asked['en'], asked['zh'])}"


def _ratio(dimension: Mapping[str, Any] | None) -> float | None:
    return float(dimension["score"]) if dimension and "score" in dimension else None


def _weight(dimension: Mapping[str, Any]) -> str:
    if "weight" not in dimension:
        return words("notMeasured")
    return f"{float(dimension['score']):.4f} × {dimension['weight']}"


def _faults(report: Report) -> str:
    if not report["faults"]:
        return ""
    shown = report["faults"][:FAULTS]
    most = max(each["count"] for each in shown)
    return f"<section><h2>{words('faults')}</h2>{''.join(_fault(each, most) for each in shown)}</section>"


def _fault(fault: Mapping[str, Any], most: int) -> str:
    follows = f" · {fault['consequences']:,} {words('consequences')}" if fault.get("consequences") else ""
    count = f'{pictures.share(fault["count"], most, fault["level"])}<span class="number">{fault["count"]:,}</span>'
    named = f"<b>{fault['requirement']}</b> {words(fault['level'])} {_place(fault)}"
    summary = f"<summary>{count} {named}: {message(fault['message'])}{follows}</summary>"
    return f'<details class="fault">{summary}{_samples(fault["samples"])}</details>'


def _samples(samples: Sequence[Mapping[str, Any]]) -> str:
    titles = "".join(f"<th>{words(name)}</th>" for name in ("file", "line", "pointer", "message", "excerpt"))
    return f"<table><tr>{titles}</tr>{''.join(_sample_rows(samples))}</table>"


def _sample_rows(samples: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for each in samples:
        cause = f" ({words('because')} {escape(each['causedBy'])})" if "causedBy" in each else ""
        pointer, excerpt = escape(each.get("column", each["pointer"])), escape(each.get("excerpt", ""))
        yield (
            f'<tr><td>{escape(each["file"])}</td><td class="number">{each["line"]:,}</td>'
            f"<td><code>{pointer}</code></td><td>{message(each['message'])}{cause}</td>"
            f"<td><code>{excerpt}</code></td></tr>"
        )


def _fields(report: Report) -> str:
    by_resource: dict[str, list[pictures.Bar]] = {}
    for each in report["fields"]:
        mark = f" ({words('mandatory')})" if each.get("mandatory") else ""
        ratio = each["present"] / each["records"] if each["records"] else None
        bar = pictures.Bar(
            f"{escape(each['field'][1:])}{mark}", ratio, f"{each['present']:,} / {each['records']:,}", None
        )
        by_resource.setdefault(each["resourceType"], []).append(bar)
    shown = "".join(
        f"<details><summary>{escape(name)}</summary>{pictures.bars(rows)}</details>"
        for name, rows in by_resource.items()
    )
    return f"<section><h2>{words('fields')}</h2>{shown}</section>" if shown else ""


def _files(report: Report) -> str:
    rows = "".join(
        f'<tr><td>{escape(each["name"])}</td><td class="number">{each["received"]:,}</td>'
        f'<td class="number">{each["rejected"]:,}</td><td>{escape(each.get("sha256", "")[:12])}'
        f"{'' if each.get('digestMatches', True) else ' ≠'}</td><td>{escape(each.get('reason', ''))}</td></tr>"
        for each in report.get("files", ())
    )
    titles = "".join(f"<th>{words(name)}</th>" for name in ("file", "received", "rejected", "digest", "message"))
    return f"<section><h2>{words('files')}</h2><table><tr>{titles}</tr>{rows}</table></section>"
