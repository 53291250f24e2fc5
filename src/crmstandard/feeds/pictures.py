"""Pictures of a feed report as inline SVG: bars of ratios with what they were before, and shares of the largest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 320, 14
GOOD, FAIR = 0.99, 0.95


@dataclass(frozen=True, slots=True)
class Bar:
    """One ratio: its name (HTML), how much, what is written beside it (HTML), and how much it was before."""

    name: str
    ratio: float | None
    beside: str
    before: float | None


def bars(rows: Sequence[Bar]) -> str:
    """A table of bars; a ratio that could not be measured has an empty one."""
    return f'<table class="bars">{"".join(map(_row, rows))}</table>'


def _row(row: Bar) -> str:
    return f"<tr><th>{row.name}</th><td>{_bar(row)}</td><td>{row.beside}</td></tr>"


def _bar(row: Bar) -> str:
    filled = ""
    if row.ratio is not None:
        kind = "good" if row.ratio >= GOOD else "fair" if row.ratio >= FAIR else "poor"
        filled = f'<rect class="{kind}" width="{row.ratio * WIDTH:.1f}" height="{HEIGHT}"/>'
    mark = ""
    if row.before is not None:
        at = row.before * WIDTH
        mark = f'<path class="before" d="M{at:.1f} 1 l5 6 l-5 6 l-5 -6 z"/>'
    label = "–" if row.ratio is None else f"{row.ratio:.4f}"
    return (
        f'<svg role="img" aria-label="{label}" viewBox="-6 0 {WIDTH + 12} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect class="empty" width="{WIDTH}" height="{HEIGHT}"/>{filled}{mark}</svg>'
    )


def share(count: int, most: int, kind: str) -> str:
    """A small bar: a count beside the largest one."""
    width = max(1.0, 80 * count / most)
    return (
        f'<svg aria-hidden="true" width="80" height="10"><rect class="empty" width="80" height="10"/>'
        f'<rect class="{kind}" width="{width:.1f}" height="10"/></svg> '
    )
