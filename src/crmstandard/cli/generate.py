"""`crmstandard generate`: the standard as schemas of other worlds, one file a resource."""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from crmstandard.cli.asking import stop
from crmstandard.cli.converting import known_resource


class Database(StrEnum):
    """Databases whose tables can be written."""

    postgresql = "postgresql"
    duckdb = "duckdb"


Resource = Annotated[str | None, typer.Argument(metavar="[RESOURCE]", help="One resource; default: every one.")]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="Folder for a file of each; default: standard output.")]


def register(app: typer.Typer) -> None:
    """Adds the commands to the application."""
    group = typer.Typer(no_args_is_help=True, help="Write the standard as schemas for Arrow, Avro, SQL and CSV.")
    for command in (arrow, avro, sql, csv):
        group.command(command.__name__)(command)
    app.add_typer(group, name="generate")


def arrow(resource: Resource = None, out: Out = None) -> None:
    """Arrow schemas as JSON, nested as `feed convert` writes Parquet."""
    from crmstandard.tabular.arrow import arrow_schema

    _write(resource, out, ".arrow.json", lambda title: _json(arrow_schema(title)))


def avro(resource: Resource = None, out: Out = None) -> None:
    """Avro schemas with logical types; each file stands by itself."""
    from crmstandard.tabular.avro import avro_schema

    _write(resource, out, ".avsc", lambda title: _json(avro_schema(title)))


def sql(
    resource: Resource = None,
    out: Out = None,
    dialect: Annotated[Database, typer.Option(help="Database to write for.")] = Database.postgresql,
) -> None:
    """Tables for the CSV files that `feed convert` writes, with keys, types, and code lists as checks."""
    from crmstandard.tabular.sql import DIALECTS, ddl

    _write(resource, out, ".sql", lambda title: ddl(title, DIALECTS[dialect]))


def csv(resource: Resource = None, out: Out = None) -> None:
    """The first row of every CSV file: all columns that the mapping gives to a resource and its arrays."""
    from crmstandard import schemas
    from crmstandard.tabular import tables

    def heads(title: str) -> str:
        stem = schemas.resource(title).collection
        return "".join(f"# {'.'.join((stem, *each.path))}.csv\n{','.join(each.names)}\n" for each in tables(title))

    _write(resource, out, ".columns.txt", heads)


def _json(made: object) -> str:
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _write(resource: str | None, out: Path | None, suffix: str, text: Callable[[str], str]) -> None:
    from crmstandard import schemas

    known_resource(resource)
    titles = [resource] if resource is not None else sorted(schemas.resources())
    if out is None:
        typer.echo("\n".join(text(title).rstrip("\n") for title in titles))
        return
    try:
        out.mkdir(parents=True, exist_ok=True)
        for title in titles:
            (out / f"{schemas.kebab(title)}{suffix}").write_text(text(title), encoding="utf-8")
    except OSError as error:
        stop(f"{error.filename}: {error.strerror}")
    typer.echo(f"{len(titles)} files in {out}")
