"""Rows of Parquet files that SQL writes as JSON are the records that their values make one by one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import orjson
import pytest

from crmstandard.feeds.convert import Target, convert
from crmstandard.tabular import parquet_read
from crmstandard.tabular.parquet_json import record_as_json
from tests.feeds import bank

STRANGE = r"""SELECT * FROM (VALUES
    ('p-1', {'versionId': 'a"b\c/d', 'recordedAt': chr(7) || chr(0) || '王 ' || chr(8232), 'colour': 'red'},
     [{'use': 'legal', 'text': NULL::VARCHAR, 'givenNames': ['x', NULL]}, NULL,
      {'use': NULL, 'text': NULL, 'givenNames': NULL}],
     true, 12, (-9223372036854775808)::BIGINT, ['CN', NULL]),
    ('p-2', {'versionId': NULL, 'recordedAt': NULL, 'colour': 'blue'}, [], NULL, -1, 9223372036854775807::BIGINT, []),
    (NULL, NULL, NULL, false, NULL, NULL, NULL)
) AS t(id, meta, names, sex, status, birthDate, nationalities)"""
TRANSLATED = {"channels", "organization-units", "products", "segments"}  # names in several languages are open objects
IN_PYTHON = {
    "a number with a point": "SELECT 'p' AS id, 1.5::DOUBLE AS status",
    "a decimal number": "SELECT 'p' AS id, 1.50 AS status",
    "a day": "SELECT 'p' AS id, DATE '2026-01-15' AS birthDate",
    "an unsigned number": "SELECT 18446744073709551615::UBIGINT AS status",
    "dots": """SELECT 'p' AS id, '1' AS "meta.versionId" """,
    "text of an open object": "SELECT [{'verification': {'verifier': {'identifier': '{}'}}}] AS identifiers",
    "a map": "SELECT 'p' AS id, MAP {'a': 'b'} AS meta",
    "nothing that is known": "SELECT 'p' AS id, {'colour': 'red'} AS meta",
}


def _read(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Any], list[Any], list[bool]]:
    """The records of a file, those made value by value, and whether SQL wrote the former."""
    written: list[bool] = []

    def noted(*given: Any) -> str | None:
        made = record_as_json(*given)
        written.append(made is not None)
        return made

    def records() -> list[Any]:
        blocks = parquet_read.read_parquet(path, resource=None if path.stem != "persons" else "Person")
        return [(line, orjson.loads(text)) for block in blocks for line, text in block.texts()]

    with monkeypatch.context() as patch:
        patch.setattr(parquet_read, "record_as_json", noted)
        found = records()
        patch.setattr(parquet_read, "record_as_json", lambda *_given: None)
        return found, records(), written


def test_records_of_a_sample_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    convert([str(bank(tmp_path / "bank", 20))], Target(tmp_path / "tables", "parquet", is_folder=True))
    for path in sorted((tmp_path / "tables").glob("*.parquet")):
        found, expected, written = _read(path, monkeypatch)
        assert found == expected != []
        assert written == [path.stem not in TRANSLATED]


def test_strange_values_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "persons.parquet"
    duckdb.sql(f"COPY ({STRANGE}) TO '{path}' (FORMAT parquet)")
    found, expected, written = _read(path, monkeypatch)
    assert written == [True]
    assert found == expected
    assert [record for _, record in found] == [
        {"resourceType": "Person", "id": "p-1", "meta": {"versionId": 'a"b\\c/d', "recordedAt": "\x07\0王 \u2028"},
         "names": [{"use": "legal", "givenNames": ["x", None]}, None, None], "sex": True, "status": 12,
         "birthDate": str(-(2**63)), "nationalities": ["CN", None]},
        {"resourceType": "Person", "id": "p-2", "names": [], "status": -1, "birthDate": 2**63 - 1, "nationalities": []},
        {"resourceType": "Person", "sex": False},
    ]  # fmt: skip


@pytest.mark.parametrize("columns", IN_PYTHON.values(), ids=IN_PYTHON)
def test_what_sql_would_write_otherwise_is_made_value_by_value(
    columns: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "persons.parquet"
    duckdb.sql(f"COPY ({columns}) TO '{path}' (FORMAT parquet)")
    found, expected, written = _read(path, monkeypatch)
    assert (found, written) == (expected, [False])
