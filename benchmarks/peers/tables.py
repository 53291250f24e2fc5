"""Tools that judge a flat file by the patterns and codes of its columns: each gives how many rows it takes for good."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from crmstandard.shapes import shape_of
from crmstandard.tabular.columns import Field, tables

Count = Callable[[], int]
Constraint = tuple[str, str, bool]  # column, expression, whether it is always filled


def constraints(resource: str, path: Path) -> list[Constraint]:
    """The columns of a file that a pattern or a list of codes is about."""
    with path.open(encoding="utf-8", newline="") as stream:
        there = set(next(csv.reader(stream)))
    always = shape_of(resource).required
    found = ((each, _expression(each)) for each in tables(resource)[0].columns if each.name in there)
    return [(each.name, expression, each.name in always) for each, expression in found if expression]


def _expression(field: Field) -> str:
    if field.shape.codes:
        return "|".join(field.shape.codes)
    return str(field.shape.keyword("pattern") or "").removeprefix("^").removesuffix("$")


def duckdb(resource: str, path: Path) -> Count:
    """Texts of every column held to its expression, in one thread."""
    import duckdb as library

    conditions = []
    for name, expression, always in constraints(resource, path):
        matches = f"""regexp_full_match("{name}", '{expression}')"""
        conditions.append(
            f"""("{name}" IS NOT NULL AND {matches})""" if always else f"""("{name}" IS NULL OR {matches})"""
        )
    holds = " AND ".join(conditions)
    query = f"SELECT count(*) FROM read_csv('{path}', all_varchar = true, header = true) WHERE {holds}"  # noqa: S608

    def run() -> int:
        with library.connect(config={"threads": 1}) as connection:
            row = connection.execute(query).fetchone()
            return int(row[0]) if row else 0

    return run


def polars(resource: str, path: Path) -> Count:
    """The same, by its streaming engine."""
    import polars as pl

    def run() -> int:
        frame = pl.scan_csv(path, infer_schema=False)
        holds: Any = pl.lit(value=True)
        for name, expression, always in constraints(resource, path):
            cell = pl.col(name).str.contains(f"^(?:{expression})$")
            holds = holds & (cell.fill_null(value=False) if always else cell.fill_null(value=True))
        return int(frame.filter(holds).select(pl.len()).collect(engine="streaming").item())

    return run


def pandera(resource: str, path: Path) -> Count:
    """The same by its schema of a Polars frame; all faults are gathered."""
    import pandera.polars as pa
    import polars as pl

    columns = {
        name: pa.Column(str, pa.Check.str_matches(f"^(?:{expression})$"), nullable=not always)
        for name, expression, always in constraints(resource, path)
    }
    schema = pa.DataFrameSchema(columns)

    def run() -> int:
        frame = pl.read_csv(path, infer_schema=False)
        try:
            schema.validate(frame, lazy=True)
        except pa.errors.SchemaErrors as error:
            return len(frame) - len(error.failure_cases)
        return len(frame)

    return run


def frictionless(resource: str, path: Path) -> Count:
    """The same by a Table Schema."""
    from frictionless import Resource, Schema, fields

    wanted = {name: (expression, always) for name, expression, always in constraints(resource, path)}

    def run() -> int:
        with path.open(encoding="utf-8", newline="") as stream:
            names = next(csv.reader(stream))
        made = [
            fields.StringField(name=name, constraints={"pattern": wanted[name][0]} if name in wanted else {})
            for name in names
        ]
        report = Resource(path=path.name, basepath=str(path.parent), schema=Schema(fields=made)).validate()
        stats: Any = report.tasks[0].stats
        return int(stats["rows"]) - int(stats["errors"])

    return run


PEERS: tuple[Callable[[str, Path], Count], ...] = (polars, duckdb, pandera, frictionless)
