"""How far a run is, on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress() -> Iterator[Callable[[int, int, int], None]]:
    """On a terminal a line with rate and time left, told bytes done, bytes in all and records; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _done, _all, _records: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    columns = (
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(done: int, whole: int, records: int) -> None:
            bar.update(task, completed=done, total=max(whole, done) or None, description=f"{records:,} records")

        yield tell
