"""`feed convert` at the terminal: what it writes, what it says, and that it writes all or nothing."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import orjson
import pytest
import zstandard

from crmstandard.feeds.convert import Unconvertible, convert, target_of
from tests.feeds import bank
from tests.test_cli_validate import crmstandard, ndjson
from tests.vectors import valid_document

PERSON, TASK = valid_document("Person/minimal"), valid_document("Task/minimal")


def documents(path: Path) -> list[Any]:
    """The records of an NDJSON file."""
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


def test_a_bank_goes_from_any_form_to_any_other(tmp_path: Path) -> None:
    feed = bank(tmp_path / "feed", 10)
    there = crmstandard("feed", "convert", feed, tmp_path / "csv", "--to", "csv", "--pack", "zstd")
    assert (there.returncode, there.stderr) == (0, "")
    assert f"10  {tmp_path / 'csv' / 'customers.csv.zst'}" in there.stdout
    assert crmstandard("feed", "convert", tmp_path / "csv", tmp_path / "pq", "--to", "parquet").returncode == 0
    back = crmstandard("feed", "convert", tmp_path / "pq" / "*.parquet", tmp_path / "all.ndjson.gz")
    assert back.returncode == 0, back.stderr
    records = [orjson.loads(line) for line in gzip.decompress((tmp_path / "all.ndjson.gz").read_bytes()).splitlines()]
    before = [each for path in sorted(feed.glob("*.ndjson")) for each in documents(path)]
    assert records == before


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("x.ndjson", lambda data: data),
        ("x.ndjson.zst", lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data)),
        ("x.ndjson.gz", gzip.decompress),
    ],
)
def test_a_file_is_packed_as_its_name_says(tmp_path: Path, name: str, read: Any) -> None:
    source = ndjson(tmp_path / "in.ndjson", PERSON, TASK)
    convert([str(source)], target_of(tmp_path / name))
    assert read((tmp_path / name).read_bytes()) == source.read_bytes()


def test_an_array_is_json_however_many_records_it_has(tmp_path: Path) -> None:
    for records in ([], [PERSON], [PERSON, TASK]):
        (tmp_path / "in.json").write_text(json.dumps(records), encoding="utf-8")
        convert([str(tmp_path / "in.json")], target_of(tmp_path / "out.json"))
        assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8")) == records


def test_standard_input_is_converted_too(tmp_path: Path) -> None:
    data = b"".join(orjson.dumps(each) + b"\n" for each in (PERSON, {**PERSON, "id": "p-2"}))
    done = crmstandard("feed", "convert", "-", tmp_path / "persons.parquet", stdin=gzip.compress(data))
    assert done.returncode == 0, done.stderr
    convert([str(tmp_path / "persons.parquet")], target_of(tmp_path / "back.ndjson"))
    assert documents(tmp_path / "back.ndjson") == [PERSON, {**PERSON, "id": "p-2"}]


def test_a_row_that_can_not_be_read_stops_it_with_place_and_what_to_do(tmp_path: Path) -> None:
    source = ndjson(tmp_path / "in.ndjson", *({**PERSON, "id": f"p-{n}"} for n in range(30)))
    convert([str(source)], target_of(tmp_path / "persons.csv"))
    held = (tmp_path / "persons.csv").read_bytes().splitlines(keepends=True)
    (tmp_path / "persons.csv").write_bytes(held[0] + b"".join(line.replace(b",", b",,", 1) for line in held[1:]))
    width = held[0].count(b",") + 1
    out = tmp_path / "out.ndjson"
    out.write_text("what stood here before\n", encoding="utf-8")
    done = crmstandard("feed", "convert", tmp_path / "persons.csv", out)
    assert done.returncode == 1
    first, *_, more, last = done.stderr.splitlines()
    assert "persons.csv:2: FED-019" in first
    assert f"the row has {width + 1} cells, the first row names {width} columns" in first
    assert "and 10 more like these" in more
    assert "nothing was written" in last
    assert out.read_text(encoding="utf-8") == "what stood here before\n"
    assert sorted(each.name for each in tmp_path.iterdir() if "partial" in each.name) == []
    assert crmstandard("feed", "convert", tmp_path / "persons.csv", tmp_path / "new", "--to", "json").returncode == 1
    assert not (tmp_path / "new").exists()


def test_a_column_that_would_be_lost_stops_it(tmp_path: Path) -> None:
    source = ndjson(tmp_path / "in.ndjson", PERSON)
    convert([str(source)], target_of(tmp_path / "persons.csv"))
    text = (tmp_path / "persons.csv").read_text(encoding="utf-8")
    (tmp_path / "persons.csv").write_text(text.replace("status", "statut", 1), encoding="utf-8")
    with pytest.raises(Unconvertible, match="column statut: Person has no such column; is status meant"):
        convert([str(tmp_path / "persons.csv")], target_of(tmp_path / "out.ndjson"))


def test_what_does_not_fit_is_carried_and_said(tmp_path: Path) -> None:
    source = tmp_path / "tasks.ndjson"
    strange, broken = orjson.dumps({**TASK, "shoeSize": 42}), b'{"resourceType":"Task\xff'
    source.write_bytes(b"\n".join((orjson.dumps(TASK), strange, broken)) + b"\n")
    done = crmstandard("feed", "convert", source, tmp_path / "tasks.csv")
    assert (done.returncode, "2 records do not fit their columns" in done.stderr) == (0, True)
    convert([str(tmp_path / "tasks.csv")], target_of(tmp_path / "back.ndjson"))
    first, *others = (tmp_path / "back.ndjson").read_bytes().splitlines()
    assert (orjson.loads(first), others) == (TASK, [strange, broken])


def test_a_text_that_is_no_json_has_no_place_in_an_array(tmp_path: Path) -> None:
    source = tmp_path / "tasks.ndjson"
    source.write_bytes(orjson.dumps(TASK) + b'\n{"resourceType":"Task\n')
    with pytest.raises(Unconvertible, match=r"tasks.ndjson:2: GEN-001"):
        convert([str(source)], target_of(tmp_path / "out.json"))


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_one_file_takes_one_resource_and_says_so(tmp_path: Path, form: str) -> None:
    source = ndjson(tmp_path / "in.ndjson", PERSON, TASK)
    done = crmstandard("feed", "convert", source, tmp_path / f"x.{form}")
    assert (done.returncode, f"name a folder and --to {form}" in done.stderr) == (1, True)
    assert [each.name for each in tmp_path.iterdir()] == ["in.ndjson"]


def test_arguments_that_do_not_say_enough_are_answered_with_what_to_say(tmp_path: Path) -> None:
    source = ndjson(tmp_path / "in.ndjson", PERSON)
    assert "say --to" in crmstandard("feed", "convert", source, tmp_path / "folder").stderr
    assert "there is no such file" in crmstandard("feed", "convert", tmp_path / "none", tmp_path / "x.csv").stderr
    (tmp_path / "empty").mkdir()
    assert "nothing to convert" in crmstandard("feed", "convert", tmp_path / "empty", tmp_path / "x.csv").stderr
    unknown = tmp_path / "unknown.ndjson"
    unknown.write_text("{}\n", encoding="utf-8")
    assert "say --resource" in crmstandard("feed", "convert", unknown, tmp_path / "x.csv").stderr
    encrypted = tmp_path / "persons.ndjson"
    encrypted.write_bytes(b"-----BEGIN PGP MESSAGE-----\n")
    done = crmstandard("feed", "convert", encrypted, tmp_path / "x.csv")
    assert (done.returncode, "is encrypted (PGP); decrypt it first; nothing was written" in done.stderr) == (2, True)


def test_a_child_file_of_another_time_is_not_taken_for_one_of_these(tmp_path: Path) -> None:
    source = ndjson(tmp_path / "in.ndjson", {**PERSON, "nationalities": ["CN"]})
    convert([str(source)], target_of(tmp_path / "persons.csv"))
    ndjson(source, PERSON)
    done = crmstandard("feed", "convert", source, tmp_path / "persons.csv")
    assert (done.returncode, "persons.nationalities.csv: it would pass for a child file" in done.stderr) == (2, True)
