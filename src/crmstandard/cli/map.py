"""`crmstandard map`: a bank's own files into a feed of canonical records."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from crmstandard.cli.asking import stop
from crmstandard.cli.validate import Language

if TYPE_CHECKING:
    from crmstandard.mapping import MapReport

SHOWN = 5  # rejects named on the terminal; all are in the report


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command("map")(map_source)


def map_source(
    mapping: Annotated[Path, typer.Argument(help="Folder with mapping.yaml and one SQL file a resource.")],
    *,
    source: Annotated[Path, typer.Option(help="Folder with the files of the source.")],
    out: Annotated[Path, typer.Option(help="Folder for the feed: one NDJSON file a resource.")],
    as_of: Annotated[str | None, typer.Option(help="Instant of the source's state; default: the mapping's.")] = None,
    feed_id: Annotated[str | None, typer.Option(help="Id of the feed in its provenance.")] = None,
    lang: Annotated[Language, typer.Option(help="Language of findings in the report of rejects.")] = Language.en,
    limit: Annotated[int | None, typer.Option(min=1, help="Read at most this many rows of each file.")] = None,
) -> None:
    """Map source files to a feed; rows and records that cannot be taken go to OUT.rejects.ndjson beside it."""
    try:
        from crmstandard.mapping import MappingError, run_mapping
    except ModuleNotFoundError as error:
        if error.name != "duckdb":
            raise
        stop("map needs DuckDB, which comes with the extra: pip install 'crmstandard[feeds]'")
    try:
        with _telling() as tell:
            report = run_mapping(mapping, source, out, as_of=as_of, feed_id=feed_id, lang=lang, limit=limit, tell=tell)
    except MappingError as error:
        stop(str(error))
    except OSError as error:
        stop(f"{error.filename or out}: {error.strerror}")
    _show(report, out)


@contextmanager
def _telling() -> Iterator[Callable[[str], None]]:
    """A way to say what is being done: a line that moves on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("mapping") as status:
        yield status.update


def _show(report: MapReport, out: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    rows = Table("Source file", "Rows read", "Rejected", box=None, pad_edge=False)
    for file in report.files:
        rows.add_row(file.file, f"{file.read:,}", f"{file.rejected:,}")
    records = Table("Resource", "Mapped", "Rejected", "File", box=None, pad_edge=False)
    for each in report.resources:
        records.add_row(each.resource, f"{each.mapped:,}", f"{each.rejected:,}", each.path.name if each.path else "–")
    for table in (rows, records):
        for column in table.columns[1:3]:
            column.justify = "right"
        console.print(table)
        console.print()
    _say_rejects(report, out)


def _say_rejects(report: MapReport, out: Path) -> None:
    with report.rejects.open("rb") as lines:
        for reject in map(orjson.loads, islice(lines, SHOWN)):
            typer.echo(_named(reject))
    rows = sum(each.rejected for each in report.files)
    records = sum(each.rejected for each in report.resources)
    typer.echo(f"Feed: {out}")
    typer.echo(f"Rejected: {rows:,} of the rows, {records:,} of the records; see {report.rejects}")


def _named(reject: Mapping[str, Any]) -> str:
    """`file:line column: reason` of a row, `file:line Resource id: reason` of a record, as far as known."""
    place = ":".join(str(reject[name]) for name in ("file", "line") if name in reject)
    what = " ".join(str(reject[name]) for name in ("column", "resource", "id") if name in reject)
    return f"{place} {what}: {reject['reason']}".strip()
