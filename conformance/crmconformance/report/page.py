"""`report.html` and the page of a difference: one file each, no address fetched, English and Chinese by a switch."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from crmconformance.report.telling import told, words

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

    made.globals |= {"word": word, "both": both, "told": told}
    return made


def html(report: Mapping[str, Any]) -> str:
    """The page of a report."""
    by_verdict: dict[str, list[Mapping[str, Any]]] = {}
    for each in report["requirements"]:
        by_verdict.setdefault(each["verdict"], []).append(each)
    return str(_templates().get_template("report.html").render(r=report, by_verdict=by_verdict))


def difference_html(difference: Mapping[str, Any]) -> str:
    """The page of the difference of two reports."""
    return str(_templates().get_template("difference.html").render(d=difference))
