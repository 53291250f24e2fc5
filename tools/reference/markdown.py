"""Small pieces of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

NOTICE = "<!-- Made by `make generate` from schemas/ and spec/; do not edit. -->"


def cell(text: str) -> str:
    """Text that may stand in a table."""
    return text.replace("|", "\\|").replace("\n", " ")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table, or nothing where there are no rows."""
    lines = [f"| {' | '.join(cell(each) for each in row)} |" for row in rows]
    return [f"| {' | '.join(head)} |", f"|{'|'.join('---' for _ in head)}|", *lines, ""] if lines else []


def page(title: str, *parts: Iterable[str]) -> str:
    """A page with its notice and title."""
    lines = [NOTICE, "", f"# {title}", ""]
    for part in parts:
        lines += part
    return "\n".join(lines).rstrip("\n") + "\n"


def section(title: str, lines: Sequence[str]) -> list[str]:
    """A section, or nothing where it would be empty."""
    return [f"## {title}", "", *lines, *([] if lines and lines[-1] == "" else [""])] if lines else []


def both(label: dict[str, str]) -> str:
    """A label in both languages."""
    return f"{label['en']} · {label['zh']}"
