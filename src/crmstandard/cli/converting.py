"""`crmstandard feed convert`: feeds from one form to another."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from crmstandard.cli.asking import stop, suggestion
from crmstandard.cli.progress import progress

FAULTS = 1


class Written(StrEnum):
    """Form of the files that are written."""

    ndjson = "ndjson"
    json = "json"
    csv = "csv"
    parquet = "parquet"


class Given(StrEnum):
    """Form of what has no name that tells it."""

    ndjson = "ndjson"
    csv = "csv"
    parquet = "parquet"


class Pack(StrEnum):
    """How the files in a folder are compressed."""

    none = "none"
    gzip = "gzip"
    zstd = "zstd"


ENDINGS = {Pack.none: "", Pack.gzip: ".gz", Pack.zstd: ".zst"}


def convert(
    paths: Annotated[
        list[str], typer.Argument(metavar="IN...", help="Files, folders and patterns of any mix of forms; - for stdin.")
    ],
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="File named by its form (persons.csv, x.ndjson.gz), or a folder.")
    ],
    *,
    to: Annotated[Written | None, typer.Option("--to", help="Form of the files in a folder.")] = None,
    pack: Annotated[Pack, typer.Option(help="Compression of the files in a folder.")] = Pack.none,
    resource: Annotated[
        str | None, typer.Option(help="What the records are, where neither they nor their file's name say so.")
    ] = None,
    given: Annotated[
        Given | None, typer.Option("--from", help="Form of stdin, or of files without a name for it.")
    ] = None,
) -> None:
    """Convert records between NDJSON, JSON arrays, CSV and Parquet without loss."""
    from crmstandard.feeds.convert import Unconvertible, target_of
    from crmstandard.feeds.convert import convert as convert_feed
    from crmstandard.reading import Unreadable

    known_resource(resource)
    try:
        target = target_of(out, to, ENDINGS[pack])
        with progress() as tell:
            made = convert_feed(paths, target, resource, given, tell)
    except Unconvertible as error:
        for reason in error.reasons:
            typer.echo(f"crmstandard feed convert: {reason}", err=True)
        raise typer.Exit(FAULTS) from None
    except Unreadable as error:
        stop(f"{error}; nothing was written")
    except OSError as error:
        stop(f"{error.filename or 'the disk'}: {error.strerror}; nothing was written")
    for note in made.notes:
        typer.echo(f"crmstandard feed convert: {note}", err=True)
    for path, count in sorted(made.files.items()):
        typer.echo(f"{count:>12,}  {path}")
    if made.carried:
        typer.echo(
            f"crmstandard feed convert: {made.carried:,} records do not fit their columns and are carried as text; "
            "feed check names what is wrong with them",
            err=True,
        )


def known_resource(resource: str | None) -> None:
    """Ends the command where a name is no resource of the standard."""
    from crmstandard import schemas

    if resource is not None and resource not in schemas.resources():
        near = suggestion(resource, schemas.resources())
        stop(f"there is no resource {resource!r}{near}; see: crmstandard list resources")
