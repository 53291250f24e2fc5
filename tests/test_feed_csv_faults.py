"""CSV as it should not be: each fault is named with what was expected, at its very line, and reading goes on."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from typing import Any

import pytest

from crmstandard.feeds.convert import convert, target_of
from crmstandard.tabular.cells import Lines, rows, written
from crmstandard.tabular.columns import column_of
from crmstandard.tabular.flatten import rows_of
from crmstandard.validators.structure import pointer
from tests.documents import places
from tests.feeds import checked, counts
from tests.test_cli_validate import ndjson
from tests.vectors import valid_document

SNAPSHOT = valid_document("ArrangementSnapshot/minimal")
NUMBER = 6


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """A CSV file with records on the lines 2 to 7."""
    source = ndjson(
        tmp_path / "x.ndjson", *({**SNAPSHOT, "id": f"s-{n}", "asOf": f"2026-01-0{n}"} for n in range(1, 7))
    )
    path = tmp_path / "arrangement-snapshots.csv"
    convert([str(source)], target_of(path))
    source.unlink()
    return path


def lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def rewritten(path: Path, number: int, change: Any) -> None:
    """Changes the line of a number."""
    held = lines(path)
    held[number - 1] = change(held[number - 1])
    path.write_bytes(b"".join(held))


def told(path: Path, **options: Any) -> tuple[int, dict[str, list[tuple[int, str]]]]:
    """Number of records, and (line, message) by requirement, that many bad records are not taken apart."""
    outcome, report = checked(path, **options)
    found: dict[str, list[tuple[int, str]]] = {}
    for fault in report["faults"]:
        if fault["requirement"] != "FED-015":
            places = [(each["line"], each["message"]["default"]) for each in fault["samples"]]
            found.setdefault(fault["requirement"], []).extend(places)
    return outcome.records, found


def test_a_sound_file_has_no_fault(feed: Path) -> None:
    assert told(feed) == (NUMBER, {})


@pytest.mark.parametrize(
    ("change", "more"),
    [(lambda line: line.rstrip(b"\n") + b",more\n", 1), (lambda line: line.partition(b",")[2], -1)],
)
def test_a_ragged_row_is_named_with_the_numbers_of_cells(feed: Path, change: Any, more: int) -> None:
    rewritten(feed, 4, change)
    width = len(lines(feed)[0].split(b","))
    records, faults = told(feed)
    message = f"the row has {width + more} cells, the first row names {width} columns"
    assert (records, faults) == (NUMBER, {"FED-019": [(4, message)]})


@pytest.mark.parametrize(
    ("change", "column", "word"),
    [
        (lambda line: line.replace(b"s-3", b's"3'), 22, "not quoted"),
        (lambda line: line.replace(b"s-3", b'"s-3"x'), 26, "closing quote"),
        (lambda line: line.replace(b"s-3", b'"s-3'), 21, "does not close"),
        (lambda line: line.replace(b",s-3", b"\r,s-3"), 20, "carriage return"),
    ],
)
def test_a_wrong_quote_is_named_at_its_character_and_the_next_row_is_read(
    feed: Path, change: Any, column: int, word: str
) -> None:
    rewritten(feed, 4, change)
    records, faults = told(feed)
    assert records == NUMBER
    ((line, message),) = faults.pop("FED-020")
    assert line == 4
    assert f"character {column}:" in message
    assert word in message
    assert faults == {}


def test_a_cell_over_several_lines_does_not_shift_what_follows(feed: Path) -> None:
    rewritten(feed, 3, lambda line: line.replace(b"closingBooked", b'"closing\r\n\nBooked"'))
    rewritten(feed, 8, lambda line: line.replace(b"closingBooked", b"gone"))
    records, faults = told(feed)
    assert records == NUMBER
    assert [line for line, _ in faults["GEN-013"]] == [3, 8]


def test_line_ends_of_windows_and_a_mark_are_read_and_the_mark_is_told(feed: Path) -> None:
    feed.write_bytes(b"\xef\xbb\xbf" + feed.read_bytes().replace(b"\n", b"\r\n"))
    records, faults = told(feed)
    assert records == NUMBER
    assert list(faults) == ["GEN-040"]


def test_bytes_of_another_encoding_lose_their_row_alone(feed: Path) -> None:
    rewritten(feed, 5, lambda line: line.replace(b"closingBooked", "张伟".encode("gb18030")))
    records, faults = told(feed)
    assert records == NUMBER
    ((line, message),) = faults.pop("GEN-004")
    assert line == 5
    assert "GB18030" in message
    assert faults == {}


def test_a_file_in_utf_16_is_named_as_such(feed: Path) -> None:
    feed.write_bytes(feed.read_text(encoding="utf-8").encode("utf-16"))
    assert "UTF-16" in _reason(feed)


def test_a_column_that_nobody_knows_is_told_once_with_the_one_that_may_be_meant(feed: Path) -> None:
    rewritten(feed, 1, lambda line: line.replace(b"balanceType", b"balanceTyp"))
    _, faults = told(feed)
    assert faults["FED-018"] == [
        (1, "column balanceTyp: ArrangementSnapshot has no such column; is balanceType meant?; its cells are not read")
    ]
    assert [line for line, _ in faults["GEN-011"]] == [2, 3, 4, 5, 6, 7]


def test_a_column_that_stands_twice_is_told(feed: Path) -> None:
    rewritten(feed, 1, lambda line: line.replace(b"balanceType", b"asOf"))
    assert "stands twice" in told(feed)[1]["FED-018"][0][1]


@pytest.mark.parametrize(
    ("first", "word"),
    [
        (b"id;asOf;balance.amount", "separates its cells by ';'"),
        (b"s-1,2026-01-01,12.50", "names no column of ArrangementSnapshot"),
        (b'"id', "does not close"),
        (b'{"resourceType":"Person"}', "holds JSON"),
        ("编号,日期".encode("gb18030"), "GB18030"),
    ],
)
def test_a_first_row_that_names_nothing_is_told_with_what_to_do(feed: Path, first: bytes, word: str) -> None:
    rewritten(feed, 1, lambda _line: first + b"\n")
    assert word in _reason(feed)


def _reason(path: Path) -> str:
    outcome, report = checked(path)
    assert (outcome.verdict, counts(report)["FED-012"]) == ("rejected", 1)
    return str(report["files"][0]["reason"])


@pytest.mark.parametrize("text", ["two", "2.0", "99999999999999999999"])
def test_a_value_of_another_type_is_judged_where_it_stands(tmp_path: Path, text: str) -> None:
    path = tmp_path / "products.csv"
    convert([str(ndjson(tmp_path / "x.ndjson", valid_document("Product/full")))], target_of(path))
    names = lines(path)[0].decode().strip().split(",")
    (row,) = list(rows(Lines(io.BytesIO(lines(path)[1]).readline, 1 << 20)))
    row.cells[names.index("riskGrade")] = text
    rewritten(path, 2, lambda _line: ",".join(map(written, row.cells)).encode() + b"\n")
    _, report = checked(path)
    assert [
        (fault["requirement"], each["line"], each["pointer"])
        for fault in report["faults"]
        for each in fault["samples"]
        if each["pointer"]
    ] == [("GEN-010", 2, "/riskGrade")]


def test_a_finding_names_the_column_and_of_an_item_its_file_and_index(tmp_path: Path) -> None:
    person = {**valid_document("Person/minimal"), "names": [{"use": "legal", "text": "N/A"}], "status": "gone"}
    other = {**person, "id": "p-2", "names": [{"use": "given", "text": "Ana"}]}
    source = ndjson(tmp_path / "x.ndjson", person, other)
    for form, name in (("csv", "persons.names.csv: names.use (index 0)"), ("parquet", "names.use")):
        path = tmp_path / f"persons.{form}"
        convert([str(source)], target_of(path))
        _, report = checked(path)
        found = {
            each["pointer"]: each["column"]
            for fault in report["faults"]
            for each in fault["samples"]
            if "column" in each
        }
        assert found == {"/status": "status", "/names/0/use": name}


@pytest.mark.parametrize("resource", ["Person", "Organization", "Case"])
def test_every_value_of_a_record_has_the_column_that_it_is_written_to(resource: str) -> None:
    document = valid_document(f"{resource}/full")
    written_to = {(path, name) for path, row in rows_of(resource, document) for name in row}
    for path, value in places(document):
        if path and not isinstance(value, (dict, list)):
            found = column_of(resource, pointer(path))
            assert found is not None, path
            assert (found.array, found.name) in written_to


class TestChildFiles:
    """Rows of arrays, which stand in files of their own."""

    @pytest.fixture
    def feed(self, tmp_path: Path) -> Path:
        """Three people with two nationalities each."""
        person = valid_document("Person/minimal")
        people = [{**person, "id": f"p-{n}", "nationalities": ["CN", "DE"]} for n in range(3)]
        path = tmp_path / "persons.csv"
        convert([str(ndjson(tmp_path / "x.ndjson", *people))], target_of(path))
        (tmp_path / "x.ndjson").unlink()
        return path

    def test_a_sound_file_has_no_fault(self, feed: Path) -> None:
        assert told(feed) == (3, {})

    def test_a_row_that_is_missing_loses_its_record_alone(self, feed: Path) -> None:
        child = feed.with_name("persons.nationalities.csv")
        held = lines(child)
        child.write_bytes(b"".join(held[:4] + held[5:]))
        records, faults = told(feed)
        ((line, message),) = faults.pop("FED-021")
        assert (records, line, faults) == (3, 3, {})
        assert message.startswith("persons.nationalities.csv, line 5: the record has 2 items, but the row of item 1")

    def test_rows_of_no_record_are_told_and_passed_over(self, feed: Path) -> None:
        child = feed.with_name("persons.nationalities.csv")
        held = lines(child)
        child.write_bytes(b"".join([*held[:3], b"p-x,0,FR\n", b"p-x,1,FR\n", *held[3:], b"p-y,0,FR\n"]))
        records, faults = told(feed)
        messages = [message for _, message in faults.pop("FED-021")]
        assert (records, faults) == (3, {})
        assert [each.partition(" rows")[0] for each in messages] == [
            "persons.nationalities.csv, line 4: 2",
            "persons.nationalities.csv, line 10: 1",
        ]

    @pytest.mark.parametrize(
        ("change", "word"),
        [
            (lambda line: line.rstrip(b"\n") + b",x\n", "4 cells"),
            (lambda line: b'"' + line, "does not close"),
            (lambda line: line.replace(b"CN", b"\xff\xff"), "UTF-8"),
        ],
    )
    def test_a_row_that_can_not_be_read_loses_its_record_alone(self, feed: Path, change: Any, word: str) -> None:
        rewritten(feed.with_name("persons.nationalities.csv"), 4, change)
        records, faults = told(feed)
        assert records == 3
        ((line, message), *_) = faults.pop("FED-021")
        assert line == 3
        assert word in message
        assert "line 4" in message
        assert faults == {}

    def test_without_the_number_of_items_rows_are_taken_by_their_keys(self, feed: Path) -> None:
        held = [line.decode().strip().split(",") for line in lines(feed)]
        at = held[0].index("nationalities")
        feed.write_text("".join(",".join(row[:at] + row[at + 1 :]) + "\n" for row in held), encoding="utf-8")
        assert told(feed) == (3, {})

    def test_a_child_file_without_its_keys_or_its_records_is_told(self, feed: Path) -> None:
        child = feed.with_name("persons.nationalities.csv")
        rewritten(child, 1, lambda line: line.replace(b"index", b"nr"))
        assert "has no column index" in _reason(feed)
        feed.unlink()
        assert "name that file" in _reason(child)

    def test_the_items_of_a_row_that_is_lost_are_not_told_as_well(self, feed: Path) -> None:
        rewritten(feed, 3, lambda line: line.replace(b",", b",,", 1))
        records, faults = told(feed)
        assert (records, list(faults), faults["FED-019"][0][0]) == (3, ["FED-019"], 3)

    def test_two_child_files_of_one_array_are_told(self, feed: Path) -> None:
        child = feed.with_name("persons.nationalities.csv")
        child.with_name("persons.nationalities.csv.gz").write_bytes(gzip.compress(child.read_bytes()))
        assert "two child files hold nationalities" in _reason(feed)

    def test_a_child_file_that_is_cut_short_is_named(self, feed: Path) -> None:
        child = feed.with_name("persons.nationalities.csv")
        child.with_name("persons.nationalities.csv.gz").write_bytes(gzip.compress(child.read_bytes())[:-9])
        child.unlink()
        assert "persons.nationalities.csv.gz" in _reason(feed)

    def test_a_child_file_that_is_not_there_loses_the_records_that_need_it(self, feed: Path) -> None:
        feed.with_name("persons.nationalities.csv").unlink()
        records, faults = told(feed)
        assert records == 3
        assert [line for line, _ in faults["FED-021"]] == [2, 3, 4]
