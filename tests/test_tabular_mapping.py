"""The mapping to flat rows: it loses nothing of any resource, and its columns can be told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmstandard import schemas
from crmstandard.feeds.writers import open_writer
from crmstandard.reading import Block
from crmstandard.sources import read_json, spec_files
from crmstandard.tabular import field_of, tables
from crmstandard.tabular.cells import Lines, rows, written
from crmstandard.tabular.csv_read import read_csv
from crmstandard.tabular.flatten import Unfit, rows_of
from crmstandard.tabular.parquet_read import read_parquet
from tests.documents import documents
from tests.vectors import valid_document

RESOURCES = sorted(schemas.resources())
READERS: dict[str, Callable[..., Iterator[Block]]] = {"csv": read_csv, "parquet": read_parquet}


def _written(folder: Path, form: str, resource: str, records: list[Any]) -> Path:
    path = folder / f"x.{form}"
    with open_writer(path, form, resource) as writer:
        for record in records:
            writer.write(record, orjson.dumps(record))
    return path


def _read(path: Path, form: str, resource: str) -> Iterator[Block]:
    return READERS[form](path, None, resource)


@pytest.mark.parametrize("form", sorted(READERS))
@pytest.mark.parametrize("resource", RESOURCES)
def test_every_valid_record_comes_back_as_it_was(resource: str, form: str, tmp_path: Path) -> None:
    records = list(documents(resource, 11, 12))
    assert len(records) > 5
    blocks = list(_read(_written(tmp_path, form, resource, records), form, resource))
    assert not [each for block in blocks for each in (*block.notes, *block.lost)]
    assert [orjson.loads(text) for block in blocks for _, text in block.texts()] == records


@pytest.mark.parametrize("resource", RESOURCES)
def test_only_records_with_empty_objects_are_carried_as_text(resource: str) -> None:
    for record in documents(resource, 12, 25):
        try:
            rows_of(resource, record)
        except Unfit:
            assert _has_empty_object(record)


def _has_empty_object(value: Any) -> bool:
    if isinstance(value, dict):
        return not value or any(map(_has_empty_object, value.values()))
    return isinstance(value, list) and any(map(_has_empty_object, value))


@pytest.mark.parametrize("resource", RESOURCES)
def test_no_two_columns_of_a_table_have_one_name(resource: str) -> None:
    for table in tables(resource):
        assert len(set(table.names)) == len(table.names), table.path


def test_a_member_has_its_path_for_a_column_and_an_array_a_table_keyed_by_record_and_index() -> None:
    person = {each.path: each for each in tables("Person")}
    assert {"id", "meta.validTime.start", "names", "birthDate", "_record"} <= set(person[()].names)
    assert person["names",].names[:4] == ("id", "index", "names.use", "names.text")
    assert person["names", "givenNames"].names == ("id", "names.index", "index", "names.givenNames")


def test_what_holds_itself_or_has_names_of_its_own_is_one_column_of_json() -> None:
    reason = field_of("Task").members["owner"].members["identifier"].members["verification"].members["verifier"]
    assert reason.kind == "json"
    document = {
        **valid_document("Task/minimal"),
        "owner": {"type": "Employee", "identifier": {"verification": {"verifier": {"id": "x"}}}},
    }
    (_, main), *_ = rows_of("Task", document)
    assert main["owner.identifier.verification.verifier"] == '{"id":"x"}'


@pytest.mark.parametrize(
    "change",
    [
        {"shoeSize": 42},
        {"maritalStatus": None},
        {"names": "Anna"},
        {"birthDate": 1990},
        {"minor": "true"},
        {"names": [{"text": 1}]},
        {"meta": {}},
        {"id": 7},
        {"names": [None]},
    ],
)
@pytest.mark.parametrize("form", sorted(READERS))
def test_what_the_columns_can_not_tell_again_is_carried_as_text(
    form: str, change: dict[str, Any], tmp_path: Path
) -> None:
    record = {**valid_document("Person/minimal"), **change}
    with pytest.raises(Unfit):
        rows_of("Person", record)
    path = _written(tmp_path, form, "Person", [record])
    assert [orjson.loads(text) for block in _read(path, form, "Person") for _, text in block.texts()] == [record]


@pytest.mark.parametrize("path", spec_files("vectors/tabular", ".json"), ids=lambda path: path.stem)
def test_the_files_of_a_vector_hold_its_records(path: Path, tmp_path: Path) -> None:
    vector = read_json(path)
    for name, text in vector["files"].items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    main = tmp_path / next(iter(sorted(vector["files"], key=len)))
    read = [text for block in read_csv(main) for _, text in block.texts()]
    assert read == [_text_of(record) for record in vector["records"]]
    (tmp_path / "again").mkdir()
    with open_writer(tmp_path / "again" / main.name, "csv", vector["resource"]) as writer:
        for record in vector["records"]:
            if isinstance(record, str):
                writer.write_text(record.encode())
            else:
                writer.write(record, _text_of(record))
    again = {each.name: each.read_text(encoding="utf-8") for each in (tmp_path / "again").iterdir()}
    assert again == vector["files"]


def _text_of(record: Any) -> bytes:
    return record.encode() if isinstance(record, str) else orjson.dumps(record)


@pytest.mark.parametrize("form", sorted(READERS))
def test_records_of_one_id_keep_their_own_items(form: str, tmp_path: Path) -> None:
    plain = {**valid_document("Person/minimal"), "id": "p"}
    first, second = {**plain, "nationalities": ["CN", "DE"]}, {**plain, "nationalities": []}
    records = [plain, second, first, first, {**plain, "id": "q"}, second, first, plain]
    path = _written(tmp_path, form, "Person", records)
    assert [orjson.loads(text) for block in _read(path, form, "Person") for _, text in block.texts()] == records


CELL = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(['"', '""', ",", "\n", "\r\n", '","', " "]),
)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), max_size=6))
def test_rows_of_any_text_come_back_as_they_were(table: list[list[str | None]]) -> None:
    text = b"".join(",".join(map(written, cells)).encode() + b"\n" for cells in table)
    assert [(row.cells, row.reason) for row in rows(_lines(text))] == [(cells, None) for cells in table]


@given(st.text(st.sampled_from('a,"\n\r'), max_size=40))
def test_any_text_is_read_to_its_end_with_rows_in_order(text: str) -> None:
    found = list(rows(_lines(text.encode())))
    assert [each.line for each in found] == sorted({each.line for each in found})
    assert all(1 <= each.line <= text.count("\n") + 1 for each in found)


def _lines(text: bytes) -> Lines:
    import io

    return Lines(io.BytesIO(text).readline, 1 << 20)
