"""Records that are made natively of columns of Parquet files are those that their values make one by one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmstandard.feeds.convert import Target, convert
from crmstandard.feeds.native.column_rows import native_make
from crmstandard.reading import Unreadable
from crmstandard.tabular import engine
from crmstandard.tabular.parquet_columns import Make, Plan, Run
from crmstandard.tabular.parquet_read import read_parquet
from tests.feeds import bank
from tests.test_parquet_as_json import IN_PYTHON, STRANGE, TRANSLATED

MAKE = native_make()
pytestmark = pytest.mark.skipif(MAKE is None, reason="the native library is not built; run `make native`")
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
CARRIED = (
    "SELECT 'p' AS id, NULL::BLOB AS _record UNION ALL SELECT NULL, '{\"id\": 1}'::BLOB UNION ALL SELECT 'q', NULL"
)
DOTS = """SELECT 'p' AS id, NULL::VARCHAR AS "meta.versionId", NULL::VARCHAR AS "meta.validTime.start",
    'x' AS "meta.validTime.end", true AS minor UNION ALL SELECT 'q', NULL, NULL, NULL, NULL UNION ALL
    SELECT NULL, '1', '2', '3', false"""
SMALL = """SELECT 1::TINYINT AS status, 2::SMALLINT AS sex, -3::INTEGER AS minor, 4::UTINYINT AS birthDate,
    5::USMALLINT AS maritalStatus, 4294967295::UINTEGER AS residenceCountry, 'lost' AS colour"""


def _written(rows: str, folder: Path) -> Path:
    path = folder / "persons.parquet"
    duckdb.sql(f"COPY ({rows}) TO '{path}' (FORMAT parquet)")
    return path


def _read(path: Path, size: int = 1 << 20) -> tuple[list[Any], list[Any], bool]:
    """The records of a file made of columns and made in the other ways, and whether there were any of the former."""
    ways: list[bool] = []

    def make(plan: Plan, stream: object, size: int) -> Iterator[Run] | None:
        assert MAKE is not None
        made = MAKE(plan, stream, size)
        ways.append(made is not None)
        return made

    def records(**given: Any) -> list[Any]:
        title = "Person" if path.stem == "persons" else None
        blocks = list(read_parquet(path, None, title, size, **given))
        return [(line, orjson.loads(text)) for block in blocks for line, text in block.texts()] + [
            each for block in blocks for each in block.notes
        ]

    return records(make=make), records(), ways == [True]


def test_records_of_a_sample_are_the_same(tmp_path: Path) -> None:
    convert([str(bank(tmp_path / "bank", 20))], Target(tmp_path / "tables", "parquet", is_folder=True))
    for path in sorted((tmp_path / "tables").glob("*.parquet")):
        for size in (1, 5000, 1 << 20):
            found, expected, is_made = _read(path, size)
            assert found == expected != []
            assert is_made == (path.stem not in TRANSLATED)


@pytest.mark.parametrize("rows", [STRANGE, CARRIED, DOTS, SMALL], ids=["strange", "carried", "dots", "small"])
def test_strange_values_are_the_same(rows: str, tmp_path: Path) -> None:
    found, expected, is_made = _read(_written(rows, tmp_path))
    assert is_made
    assert found == expected


@pytest.mark.parametrize("columns", IN_PYTHON.values(), ids=IN_PYTHON)
def test_what_is_not_plain_is_made_value_by_value(columns: str, tmp_path: Path) -> None:
    found, expected, is_made = _read(_written(columns, tmp_path))
    assert found == expected
    assert is_made == ("." in columns and "meta." in columns)


def test_many_rows_keep_their_numbers(tmp_path: Path) -> None:
    rows = """SELECT CASE WHEN i % 7 > 0 THEN 'p' || i END AS id,
        list_transform(range(i % 4), lambda x: {'use': 'u' || x}) AS names, i % 3 = 0 AS minor,
        CASE WHEN i % 5000 = 4999 THEN ('{"n":' || i || '}')::BLOB END AS _record
        FROM range(10000) AS t(i)"""
    found, expected, is_made = _read(_written(rows, tmp_path), 1000)
    assert is_made
    assert found == expected
    assert len(found) == 10000


@given(st.lists(TEXT | st.none(), min_size=1, max_size=20))
def test_texts_are_written_as_they_are(tmp_path_factory: pytest.TempPathFactory, texts: list[str | None]) -> None:
    path = tmp_path_factory.mktemp("texts") / "persons.parquet"
    with duckdb.connect() as con:
        con.execute("CREATE TABLE t (id VARCHAR)")
        con.executemany("INSERT INTO t VALUES (?)", [[each] for each in texts])
        con.execute(f"COPY t TO '{path}' (FORMAT parquet)")
    blocks = list(read_parquet(path, None, "Person", make=MAKE))
    found = [orjson.loads(text) for block in blocks for _, text in block.texts()]
    assert found == [{"resourceType": "Person"} | ({} if each is None else {"id": each}) for each in texts]
    assert blocks[0].data.split(b"\n")[:-1] == [orjson.dumps(each) for each in found]


def _refusal(path: Path, make: Make | None) -> str:
    try:
        for _ in read_parquet(path, make=make):
            pass
    except Unreadable as error:
        return str(error)
    return ""


def test_a_damaged_file_is_told_alike(tmp_path: Path) -> None:
    rows = "SELECT 'p' || i AS id, md5(i::VARCHAR) AS sex FROM range(30000) AS t(i)"
    whole = _written(rows, tmp_path).read_bytes()
    path = tmp_path / "persons.parquet"
    for at in range(1000, len(whole), len(whole) // 12):
        path.write_bytes(whole[:at] + bytes(200) + whole[at + 200 :])
        told = [_refusal(path, make) for make in (MAKE, None)]
        assert told[0] == told[1]


def test_another_release_that_gives_no_stream_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _written(STRANGE, tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(engine, "ROWS", "many")
        found, expected, is_made = _read(path)
    assert found == expected
    assert not is_made
