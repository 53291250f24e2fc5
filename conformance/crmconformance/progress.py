"""What a user sees while a run goes on: how far it is, what it is at, what has failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


@contextmanager
def watched() -> Iterator[Callable[[str, Any], None]]:
    """A function that is told the events of a run and shows them on the terminal, on stderr."""
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    counts: Counter[str] = Counter()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading what the system declares", total=None)

        def watch(event: str, what: Any) -> None:
            if event == "waiting":
                bar.update(task, total=what, completed=0)
            elif event == "begin":
                bar.update(task, description=f"{_told(counts)}{what.key}")
            elif event == "verdict":
                counts[what.verdict] += 1
                bar.advance(task)
            elif event == "exploring":
                bar.update(task, description=f"{_told(counts)}exploring")
            elif event == "clearing":
                bar.update(task, description=f"{_told(counts)}clearing up {what} records")

        yield watch


def _told(counts: Counter[str]) -> str:
    bad = [f"{counts[name]} {name}" for name in ("FAIL", "ERROR", "UNVERIFIED") if counts[name]]
    return f"{', '.join(bad)}  " if bad else ""
