"""One feed in every form: the same findings from NDJSON, an array, CSV and Parquet, packed or not."""

from __future__ import annotations

import gzip
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
import zstandard

from crmstandard.feeds.convert import Target, convert, target_of
from tests.feeds import bank, checked, counts, manifest, truth
from tests.test_cli_validate import crmstandard, ndjson
from tests.vectors import valid_document

ENDINGS = {"ndjson": ".ndjson", "csv": ".csv", "parquet": ".parquet", "json": ".json"}


def converted(given: Path, folder: Path, form: str, pack: str = "") -> Path:
    """A feed in another form, in a folder."""
    convert([str(given)], Target(folder, form, is_folder=True, pack=pack))
    return folder


def found(report: dict[str, Any]) -> set[tuple[Any, ...]]:
    """Every place of a report by record and pointer, which do not depend on the form."""
    return {
        (fault["requirement"], fault["level"], fault.get("field"), sample["file"].split(".")[0], sample.get("record"),
         sample["pointer"], sample.get("causedBy", "").split(".")[0])
        for fault in report["faults"]
        for sample in fault["samples"]
    }  # fmt: skip


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bank(tmp_path_factory.mktemp("bad") / "feed", 60, 60)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bank(tmp_path_factory.mktemp("good") / "feed", 40)


@pytest.mark.parametrize(
    ("form", "pack", "jobs"), [("csv", "", 1), ("csv", ".gz", 2), ("parquet", ".zst", 1), ("parquet", "", 2)]
)
def test_a_feed_with_faults_has_the_same_findings_in_every_form(
    bad: Path, tmp_path: Path, form: str, pack: str, jobs: int
) -> None:
    outcome, before = checked(bad)
    same, report = checked(converted(bad, tmp_path / "feed", form, pack), jobs=jobs)
    assert found(report) == found(before)
    assert len(found(report)) > len(truth(bad)) / 2
    assert (counts(report), same.verdict) == (counts(before), outcome.verdict)
    assert [each["received"] for each in report["files"] if each["received"]] == [
        each["received"] for each in before["files"]
    ]


def test_rows_are_named_by_the_line_of_csv_and_the_number_in_parquet(bad: Path, tmp_path: Path) -> None:
    (pointed,) = [each for each in _samples(checked(bad)[1]) if each["file"] == "tasks.ndjson"][:1]
    rows = converted(bad, tmp_path / "csv", "csv")
    in_csv = next(each for each in _samples(checked(rows)[1]) if each["record"] == pointed["record"])
    line = (rows / "tasks.csv").read_text(encoding="utf-8").splitlines()[in_csv["line"] - 1]
    assert pointed["record"] in line
    packed = checked(converted(bad, tmp_path / "parquet", "parquet"))[1]
    in_parquet = next(each for each in _samples(packed) if each["record"] == pointed["record"])
    assert in_parquet["line"] == pointed["line"]


def _samples(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (sample for fault in report["faults"] for sample in fault["samples"])


def test_an_array_of_what_can_be_read_has_the_same_findings(bad: Path, tmp_path: Path) -> None:
    readable = tmp_path / "readable"
    readable.mkdir()
    for path in bad.glob("*.ndjson"):
        lines = [line for line in path.read_bytes().splitlines() if _is_json(line)]
        (readable / path.name).write_bytes(b"\n".join(lines) + b"\n")
    _, before = checked(readable)
    _, report = checked(converted(readable, tmp_path / "array", "json"))
    assert found(report) == found(before)
    assert counts(report) == counts(before)


def _is_json(line: bytes) -> bool:
    try:
        return orjson.dumps(orjson.loads(line)) == line
    except orjson.JSONDecodeError:
        return False


@pytest.mark.parametrize("form", ["csv", "parquet", "json"])
def test_a_feed_comes_back_byte_for_byte(good: Path, tmp_path: Path, form: str) -> None:
    there = converted(good, tmp_path / "there", form)
    back = converted(there, tmp_path / "back", "ndjson")
    for path in good.glob("*.ndjson"):
        assert _documents(back / path.name) == _documents(path), path.name


def _documents(path: Path) -> list[Any]:
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


def test_a_mixed_file_is_parted_by_resource_and_a_folder_of_forms_is_one_feed(good: Path, tmp_path: Path) -> None:
    mixed = tmp_path / "mixed.ndjson"
    mixed.write_bytes(b"".join(path.read_bytes() for path in sorted(good.glob("*.ndjson"))))
    parted = converted(mixed, tmp_path / "parted", "parquet", ".gz")
    (parted / "tasks.parquet.gz").unlink()
    convert([str(good / "tasks.ndjson")], target_of(parted / "tasks.csv.zst"))
    (parted / "persons.parquet.gz").unlink()
    shutil.copy(good / "persons.ndjson", parted)
    outcome, report = checked(parted)
    assert (outcome.verdict, report["score"], report["faults"]) == ("accepted", "1", [])
    assert outcome.records == len(mixed.read_bytes().splitlines())


def test_parts_of_a_resource_are_one_feed(good: Path, tmp_path: Path) -> None:
    lines = (good / "persons.ndjson").read_bytes().splitlines(keepends=True)
    for number, part in enumerate((lines[:7], lines[7:])):
        (tmp_path / "part.ndjson").write_bytes(b"".join(part))
        convert([str(tmp_path / "part.ndjson")], target_of(tmp_path / f"persons-{number:04}.csv"))
    shutil.copy(good / "persons.ndjson", tmp_path / "before.ndjson")
    outcome, report = checked(str(tmp_path / "persons-*.csv"))
    assert (outcome.records, counts(report)) == (len(lines), counts(checked(tmp_path / "before.ndjson")[1]))


def test_a_manifest_names_the_files_of_arrays_too(good: Path, tmp_path: Path) -> None:
    feed = converted(good, tmp_path / "feed", "csv")
    path = manifest(good)
    document = json.loads(path.read_text(encoding="utf-8"))
    path.unlink()
    named = {each["name"]: each for each in document["files"]}
    document["files"] = [_announced(file, named) for file in sorted(feed.glob("*.csv"))]
    (feed / "manifest.json").write_text(json.dumps(document), encoding="utf-8")
    outcome, first = checked(feed)
    assert (outcome.verdict, counts(first)) == ("accepted", {})
    assert checked(feed, before=first)[0].already_accepted
    items = feed / "tasks.about.csv"
    items.write_bytes(items.read_bytes().replace(b"customer-0", b"customer-1", 1))
    assert counts(checked(feed, before=first)[1])["FED-003"] == 1


def _announced(file: Path, named: dict[str, dict[str, Any]]) -> dict[str, Any]:
    import hashlib

    stem = file.name.split(".")[0]
    told = named[f"{stem}.ndjson"]
    records = told["recordCount"] if file.name == f"{stem}.csv" else 0
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return {**told, "name": file.name, "format": "csv", "recordCount": records, "sha256": digest,
            "byteCount": file.stat().st_size}  # fmt: skip


def test_validate_reads_the_same_files_with_the_same_findings(bad: Path, tmp_path: Path) -> None:
    before = _validated(bad / "persons.ndjson")
    for form in ("csv", "parquet"):
        feed = converted(bad / "persons.ndjson", tmp_path / form, form)
        assert _validated(feed / f"persons.{form}") == before


def _validated(path: Path) -> list[tuple[Any, ...]]:
    found = json.loads(crmstandard("validate", path, "--format", "json").stdout)["findings"]
    assert found
    return [(each["requirement"], each.get("record"), each["pointer"]) for each in found]


def test_standard_input_has_the_form_and_resource_that_are_said(tmp_path: Path) -> None:
    snapshot = {**valid_document("ArrangementSnapshot/minimal"), "balanceType": "gone"}
    source = ndjson(tmp_path / "x.ndjson", snapshot)
    for form in ("csv", "parquet"):
        path = tmp_path / f"x.{form}"
        convert([str(source)], target_of(path))
        options = ("--from", form, "--resource", "ArrangementSnapshot", "--format", "json")
        done = crmstandard("feed", "check", "-", *options, stdin=gzip.compress(path.read_bytes()))
        assert "GEN-013" in {each["requirement"] for each in json.loads(done.stdout)["faults"]}, done.stderr
    assert "did you mean Person" in crmstandard("feed", "check", source, "--resource", "Persona").stderr


def test_a_parquet_file_by_another_writer_is_read_by_the_path_of_its_columns(tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / "customers [1].parquet"
    duckdb.sql(
        f"""COPY (SELECT 'c-' || i AS id, '1' AS "meta.versionId",
        TIMESTAMPTZ '2026-01-15 10:00:00+00' AS "meta.recordedAt",
        {{'validTime': {{'start': DATE '2026-01-15'}}, 'source': 'urn:x:y'}} AS meta, 'retail' AS customerType,
        {{'type': 'Person', 'id': 'p-' || i}} AS party, 'prospect' AS lifecycleStage, 1 AS shoeSize,
        {{'type': 'OrganizationUnit', 'id': 'u-1', 'colour': 'red'}} AS bankUnit FROM range(3) t(i))
        TO '{path.as_posix().replace("[", "_").replace("]", "_")}' (FORMAT parquet)"""
    )
    (tmp_path / "customers _1_.parquet").rename(path)
    outcome, report = checked(path, resource="Customer")
    assert outcome.records == 3
    assert counts(report) == {"FED-018": 2}
    assert {each["pointer"] for each in _samples(report)} == {""}


def test_a_column_of_another_type_is_found_in_each_row_at_its_place(tmp_path: Path) -> None:
    import duckdb

    snapshot = valid_document("ArrangementSnapshot/minimal")
    source = ndjson(tmp_path / "a.ndjson", snapshot, {**snapshot, "id": "s-2"})
    convert([str(source)], target_of(tmp_path / "right.parquet"))
    wrong = tmp_path / "arrangement-snapshots.parquet"
    duckdb.sql(
        f"COPY (SELECT * REPLACE ({{'amount': 12.5::DOUBLE, 'currency': 'EUR'}} AS balance) "
        f"FROM '{tmp_path / 'right.parquet'}') TO '{wrong}' (FORMAT parquet)"
    )
    _, report = checked(wrong)
    places = {(each["line"], each["pointer"]) for each in _samples(report) if each["pointer"]}
    assert places == {(1, "/balance/amount"), (2, "/balance/amount")}
    assert counts(report)["GEN-010"] == 2


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: data[:-9], "damaged or cut short"),
        (lambda data: data[:4] + bytes(200), "damaged or cut short"),
        (lambda data: b"PARE" + data[4:], "encrypted Parquet"),
        (lambda data: b"age-encryption.org/v1\n" + data, "encrypted (age)"),
        (lambda data: gzip.compress(data)[:-20], "cut short"),
        (lambda data: zstandard.compress(data)[:-20], "cut short"),
        (lambda _data: b"", "empty"),
        (lambda _data: b"id,meta\n", "no Parquet file"),
    ],
)
def test_a_parquet_file_that_can_not_be_read_is_named_as_what_it_is(tmp_path: Path, change: Any, reason: str) -> None:
    source = ndjson(tmp_path / "a.ndjson", valid_document("Person/minimal"))
    path = tmp_path / "persons.parquet"
    convert([str(source)], target_of(path))
    path.write_bytes(change(path.read_bytes()))
    outcome, report = checked(path)
    assert outcome.verdict == "rejected"
    assert reason in report["files"][0]["reason"]


def test_a_file_whose_name_tells_no_resource_is_told_by_its_first_record(tmp_path: Path) -> None:
    source = ndjson(tmp_path / "a.ndjson", valid_document("Person/minimal"))
    for form in ("csv", "parquet"):
        path = tmp_path / f"nightly.{form}"
        convert([str(source)], target_of(path))
        assert checked(path)[0].records == 1
    (tmp_path / "nightly.csv").write_text("id\nx\n", encoding="utf-8")
    _, report = checked(tmp_path / "nightly.csv")
    assert "nothing says which resource" in report["files"][0]["reason"]


def test_zstandard_frames_and_pipes_are_read_as_well(good: Path, tmp_path: Path) -> None:
    path = converted(good, tmp_path / "feed", "csv") / "tasks.csv"
    packed = io.BytesIO()
    for part in (path.read_bytes()[:100], path.read_bytes()[100:]):
        packed.write(zstandard.compress(part))
    done = crmstandard(
        "feed", "check", "-", "--from", "csv", "--resource", "Task", "--fail-on", "never", stdin=packed.getvalue()
    )
    assert done.returncode == 0, done.stderr
