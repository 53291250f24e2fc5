"""Schemas for other worlds are of use: tables take the converted sample, Avro and Arrow say what the standard says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from typer.testing import CliRunner

from crmstandard import schemas
from crmstandard.cli import application
from crmstandard.feeds.convert import Target, convert
from crmstandard.tabular import tables
from crmstandard.tabular.arrow import arrow_schema
from crmstandard.tabular.avro import NAME, avro_schema
from crmstandard.tabular.columns import ARRAY, JSON, OBJECT, Field, arrays, field_of
from crmstandard.tabular.digits import digits_of
from crmstandard.tabular.flatten import Unfit, rows_of
from crmstandard.tabular.names import child_files, stem_of
from crmstandard.tabular.sql import DIALECTS, ddl, short, table_name
from tests.documents import documents
from tests.feeds import bank
from tests.test_cli_validate import crmstandard, ndjson
from tools.postgresql import MISSING, postgresql, programs

RESOURCES = sorted(schemas.resources())
DUCKDB, POSTGRESQL = DIALECTS["duckdb"], DIALECTS["postgresql"]


@pytest.fixture(scope="module")
def feed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("feed")
    convert([str(bank(folder / "bank", 40))], Target(folder / "csv", "csv", is_folder=True))
    return folder / "csv"


def load(con: duckdb.DuckDBPyConnection, resource: str, path: Path) -> None:
    """Loads the CSV file of a resource and its child files into the tables of the resource."""
    of = arrays(resource)
    beside = child_files(path)
    known = [(tables(resource)[0], path), *((of[name], file) for name, file in beside)]
    for table, file in sorted(known, key=lambda each: len(each[0].path)):
        con.execute(
            f'INSERT INTO "{table_name(table, DUCKDB)}" BY NAME '
            f"SELECT * FROM read_csv('{file}', header = true, all_varchar = true, allow_quoted_nulls = false)"
        )


def test_the_tables_take_every_file_of_the_sample(feed: Path) -> None:
    con = duckdb.connect()
    by_collection = {each.collection: title for title, each in schemas.resources().items()}
    loaded = 0
    for path in sorted(feed.glob("*.csv")):
        if (title := by_collection.get(stem_of(path.name))) is not None:
            con.execute(ddl(title, DUCKDB))
            load(con, title, path)
            loaded += 1
    assert loaded > 20
    assert con.sql("SELECT count(*) FROM persons WHERE id IS NOT NULL").fetchall()[0][0] > 30
    (total,) = con.sql('SELECT sum("balance.amount") FROM "arrangement-snapshots"').fetchall()[0]
    assert str(total).count(".") == 1
    assert con.sql('SELECT count(*) FROM "persons.names" JOIN persons USING (id)').fetchall()[0][0] > 30


@pytest.mark.parametrize("resource", RESOURCES)
def test_the_tables_take_every_kind_of_valid_record(resource: str, tmp_path: Path) -> None:
    made = ({**each, "id": f"r-{number}"} for number, each in enumerate(documents(resource, 21, 16)))
    records = [each for each in made if _fits(resource, each)]
    assert len(records) > 3
    convert([str(ndjson(tmp_path / "x.ndjson", *records))], Target(tmp_path, "csv", is_folder=True))
    path = tmp_path / f"{schemas.resource(resource).collection}.csv"
    con = duckdb.connect()
    con.execute(ddl(resource, DUCKDB))
    load(con, resource, path)
    assert con.sql(f'SELECT count(*) FROM "{path.stem}"').fetchall() == [(len(records),)]


def _fits(resource: str, record: Any) -> bool:
    """Whether the columns hold a record; one with an empty object is carried as text."""
    try:
        return bool(rows_of(resource, record))
    except Unfit:
        return False


def test_a_code_outside_its_list_is_refused_by_the_table(feed: Path) -> None:
    con = duckdb.connect()
    con.execute(ddl("Task", DUCKDB))
    load(con, "Task", feed / "tasks.csv")
    with pytest.raises(duckdb.ConstraintException):
        con.execute("UPDATE tasks SET priority = 'soon'")


def test_names_are_short_enough_for_postgresql_and_differ() -> None:
    for resource in RESOURCES:
        names = [table_name(each, POSTGRESQL) for each in tables(resource)]
        assert len(set(names)) == len(names)
        for table in tables(resource):
            columns = [short(name, POSTGRESQL) for name in table.names]
            assert len(set(columns)) == len(columns)
            assert max(len(name.encode()) for name in (*columns, *names)) <= 63
        text = ddl(resource, POSTGRESQL)
        assert text.count("CREATE TABLE") == len(tables(resource))
        assert "decimal(" not in text


@pytest.mark.parametrize(
    ("pattern", "digits"),
    [
        (r"^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,5})?$", (23, 5)),
        (r"^(0(\.[0-9]{1,10})?|1(\.0{1,10})?)$", (11, 10)),
    ],
)
def test_digits_of_a_pattern(pattern: str, digits: tuple[int, int]) -> None:
    assert digits_of(pattern) == digits
    with pytest.raises(ValueError, match="no decimal places"):
        digits_of("^[0-9]+$")


PRIMITIVES = {"null", "boolean", "int", "long", "bytes", "string"}
LOGICAL = {"date": "int", "timestamp-micros": "long", "decimal": "bytes"}


def _names(schema: Any, known: set[str]) -> None:
    """Walks an Avro schema by the rules of its specification."""
    if isinstance(schema, str):
        assert schema in PRIMITIVES or schema in known, schema
    elif isinstance(schema, list):
        assert len({json.dumps(each) for each in schema}) == len(schema)
        for each in schema:
            _names(each, known)
    elif schema["type"] in ("record", "enum"):
        _named(schema, known)
    elif schema["type"] in ("array", "map"):
        _names(schema["items" if schema["type"] == "array" else "values"], known)
    else:
        assert LOGICAL[schema["logicalType"]] == schema["type"]
        assert schema["logicalType"] != "decimal" or 0 <= schema["scale"] <= schema["precision"]


def _named(schema: dict[str, Any], known: set[str]) -> None:
    full = f"{schema['namespace']}.{schema['name']}"
    assert NAME.fullmatch(schema["name"])
    assert full not in known, f"{full} is defined twice"
    known.add(full)
    if schema["type"] == "enum":
        assert len(set(schema["symbols"])) == len(schema["symbols"])
        assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", symbol) for symbol in schema["symbols"])
        return
    names = [field["name"] for field in schema["fields"]]
    assert len(set(names)) == len(names)
    for field in schema["fields"]:
        assert NAME.fullmatch(field["name"])
        assert "default" not in field or (field["default"] is None and field["type"][0] == "null")
        _names(field["type"], known)


@pytest.mark.parametrize("resource", RESOURCES)
def test_an_avro_schema_keeps_the_rules_of_avro_and_has_every_member(resource: str) -> None:
    schema = avro_schema(resource)
    known: set[str] = set()
    _names(schema, known)
    assert {each["name"] for each in schema["fields"]} == set(field_of(resource).members)
    optional = {each["name"] for each in schema["fields"] if "default" in each}
    assert optional == set(field_of(resource).members) - schemas.resource(resource).structural


def test_types_of_avro_say_what_the_wire_says() -> None:
    fields = {each["name"]: each["type"] for each in avro_schema("ArrangementSnapshot")["fields"]}
    money = {each["name"]: each["type"] for each in fields["balance"][1]["fields"]}
    assert money["amount"] == {"type": "bytes", "logicalType": "decimal", "precision": 23, "scale": 5}
    assert fields["asOf"] == {"type": "int", "logicalType": "date"}
    assert fields["balanceType"]["symbols"] == list(schemas.folder("codelists")["BalanceType"]["enum"])


@pytest.mark.parametrize("resource", RESOURCES)
def test_an_arrow_schema_reads_back_as_the_fields_of_the_resource(resource: str) -> None:
    read = json.loads(json.dumps(arrow_schema(resource)))["schema"]["fields"]
    assert list(_of_arrow(read)) == list(_of_fields(field_of(resource)))


def _of_arrow(fields: list[dict[str, Any]], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    for each in fields:
        name = each["type"]["name"]
        assert isinstance(each["nullable"], bool)
        assert bool(each["children"]) == (name in ("struct", "list"))
        yield (*path, each["name"]), name
        yield from _of_arrow(each["children"], (*path, each["name"]))


KINDS = {OBJECT: "struct", ARRAY: "list", JSON: "utf8", "integer": "int", "boolean": "bool", "date": "date"}


def _of_fields(field: Field, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    inner = {"item": field.items} if field.items is not None else field.members
    for name, child in inner.items():
        kind = {"decimal": "decimal", "dateTime": "timestamp"}.get(child.kind) or KINDS.get(child.kind, "utf8")
        yield (*path, name), kind
        yield from _of_fields(child, (*path, name))


def test_the_command_writes_one_file_a_resource(tmp_path: Path) -> None:
    app = application()
    for kind, suffix in (("arrow", ".arrow.json"), ("avro", ".avsc"), ("sql", ".sql"), ("csv", ".columns.txt")):
        done = CliRunner().invoke(app, ["generate", kind, "--out", str(tmp_path / kind)])
        assert done.exit_code == 0, done.output
        assert len(list((tmp_path / kind).glob(f"*{suffix}"))) == len(RESOURCES)
    assert "CREATE TABLE" in CliRunner().invoke(app, ["generate", "sql", "Task", "--dialect", "duckdb"]).output
    wrong = crmstandard("generate", "avro", "Tusk")
    assert (wrong.returncode, "did you mean Task" in wrong.stderr) == (2, True)


@pytest.mark.skipif(programs() is None, reason=MISSING)
def test_postgresql_takes_the_tables_of_every_resource_and_the_files_of_the_sample(feed: Path) -> None:
    import psycopg

    by_stem = {table_name(table, DUCKDB): table for resource in RESOURCES for table in tables(resource)}
    files = sorted(
        feed.glob("*.csv"), key=lambda each: (each.name.split(".")[0], len(by_stem[stem_of(each.name)].path))
    )
    with postgresql() as url, psycopg.connect(url) as con:
        for resource in RESOURCES:
            con.execute(ddl(resource, POSTGRESQL).encode())
        for file in files:
            table = by_stem[stem_of(file.name)]
            text = file.read_bytes()
            columns = ", ".join(f'"{short(name, POSTGRESQL)}"' for name in text.partition(b"\n")[0].decode().split(","))
            statement = f'COPY "{table_name(table, POSTGRESQL)}" ({columns}) FROM STDIN (FORMAT csv, HEADER)'
            with con.cursor().copy(statement.encode()) as copy:
                copy.write(text)
        (people,) = con.execute("SELECT count(*) FROM persons").fetchone() or (0,)
        (names,) = con.execute('SELECT count(*) FROM "persons.names"').fetchone() or (0,)
        assert 30 < people <= names
        with pytest.raises(psycopg.errors.CheckViolation):
            con.execute("UPDATE persons SET status = 'gone'")
