"""A run for people at a terminal: a line a finding as it comes, a table at the end."""

from __future__ import annotations

from crmstandard.findings import Finding
from crmstandard.reports.tally import Tally, kind_of
from crmstandard.reports.words import shown_value, word


def line(each: Finding, lang: str, *, show_values: bool) -> str:
    """`file:line /pointer ID error: message`."""
    where = ":".join(str(part) for part in (each.source, each.line) if part is not None)
    text = f"{where} {each.pointer or '(record)'} {each.requirement} {word(kind_of(each), lang)}: {each.text(lang)}"
    value = shown_value(each, always=show_values)
    if value is not None:
        text += f" ({word('found', lang)}: {value})"
    return f"{text} ({word('because', lang)} {each.caused_by})" if each.caused_by else text


TOTALS = (
    ("errors", "error"),
    ("consequences", "consequence"),
    ("warnings", "warning"),
    ("notEvaluateds", "notEvaluated"),
)


def summary(tally: Tally, lang: str) -> list[str]:
    """The lines at the end: counts, by requirement, and where to read on."""
    lines = [""]
    for requirement, kind, count in tally.by_requirement():
        lines.append(f"{count:>10,}  {requirement:<8} {word(kind, lang)}")
    if tally.counts:
        lines.append("")
    lines.append(f"{tally.records:>10,}  {word('records', lang)}")
    for name, kind in TOTALS:
        if count := tally.total(kind):
            lines.append(f"{count:>10,}  {word(name, lang)}")
    lines.append(word("explain" if tally.exit_code == 1 else "clean", lang) if tally.exit_code < 2 else "")
    return lines
