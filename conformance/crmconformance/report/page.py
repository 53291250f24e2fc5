"""`report.html` and the page of a difference: one file each, no address fetched, English and Chinese by a switch."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from crmconformance.report.telling import told, words
from crmconformance.verdicts import DESELECTED, ERROR, FAIL, NOT_APPLICABLE, PASS, UNVERIFIED, WARN, levels

COLUMNS = (PASS, FAIL, ERROR, WARN, UNVERIFIED, NOT_APPLICABLE, DESELECTED)  # the order of verdicts on the page
HERE = Path(__file__).parent


@cache
def _templates() -> Any:
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup, escape

    made = Environment(loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True)

    def both(text: Mapping[str, Any]) -> Any:
        return Markup('<span lang="en">{}</span><span lang="zh">{}</span>').format(
            *(escape(text[x]) for x in ("en", "zh"))
        )

    def word(name: str, group: str = "page") -> Any:
        return both(words()[group][name])

    made.globals |= {"word": word, "both": both, "told": told, "same": same_text}
    return made


def same_text(fault: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two faults say the same of different subjects."""
    return all(fault[name] == other[name] for name in ("expected", "observed"))


def _levels(report: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each level with what it lacks: classes of its own that are not kept, and the level below it if not reached."""
    by_name = {each["class"]: each for each in report["classes"]}
    found: list[dict[str, Any]] = []
    for name, level in levels().items():
        below = [dict.fromkeys(("en", "zh"), each["name"]) for each in found[-1:] if each["lacking"]]
        own = [by_name[each]["label"] for each in level["classes"] if not by_name[each]["eligible"]]
        found.append({"name": name, "label": level["label"], "lacking": below + own})
    return found


def _state(row: Mapping[str, Any]) -> str:
    """How a class stands: kept, broken, open, or not declared."""
    if row["eligible"] or not row["declared"]:
        return "kept" if row["eligible"] else "undeclared"
    return "broken" if {FAIL, ERROR} & row["counts"].keys() else "left"


def html(report: Mapping[str, Any]) -> str:
    """The page of a report."""
    by_verdict: dict[str, list[Mapping[str, Any]]] = {}
    for each in report["requirements"]:
        by_verdict.setdefault(each["verdict"], []).append(each)
    shown = [each for each in COLUMNS if each in report["counts"]]
    made = {"r": report, "by_verdict": by_verdict, "levels": _levels(report), "state": _state, "columns": shown}
    return str(_templates().get_template("report.html").render(**made))


def difference_html(difference: Mapping[str, Any]) -> str:
    """The page of the difference of two reports."""
    return str(_templates().get_template("difference.html").render(d=difference))
