"""Files of a source are read whatever their encoding, and what cannot be read is named."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import yaml
import zstandard
from typer.testing import CliRunner

pytest.importorskip("duckdb", reason="duckdb is not installed: pip install 'crmstandard[feeds]'")

from crmstandard.mapping import MappingError
from crmstandard.mapping.plan import Manifest
from tests.mappings import CLIENTS, Bank


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    return Bank(tmp_path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("client.csv.gz", gzip.compress(CLIENTS.encode())),
        ("client.csv.zst", zstandard.compress(CLIENTS.encode())),
        ("client.csv", b"\xef\xbb\xbf" + CLIENTS.encode()),
        ("client.csv", CLIENTS.replace("\n", "\r\n").encode()),
        ("client.csv", CLIENTS.rstrip("\n").encode()),
        ("client.csv", CLIENTS.replace("\n", "\n\n").encode()),
    ],
    ids=["gzip", "zstd", "byte order mark", "CRLF", "no last line end", "blank lines"],
)
def test_a_file_is_read_however_it_is_packed(bank: Bank, name: str, content: bytes) -> None:
    (bank.source / "client.csv").unlink()
    bank.give(name, content)
    bank.run()
    assert [each["id"] for each in bank.records("persons")] == ["client-1", "client-2"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-8"])
def test_chinese_text_is_read_in_its_encoding(bank: Bank, encoding: str) -> None:
    bank.change("mapping.yaml", "    title: clients", f"    title: clients\n    encoding: {encoding}")
    bank.give("client.csv", "id,sex,born,text\n1,1,1970-12-13,张伟\n".encode(encoding))
    bank.change("person.sql", "sex,", "sex, {'text': text} AS occupation,")
    bank.run()
    assert bank.records("persons")[0]["occupation"]["text"] == "张伟"


def test_bytes_of_another_encoding_reject_their_row_alone(bank: Bank) -> None:
    bank.give("client.csv", CLIENTS.encode() + "3,1,1970-12-13,张伟\n".encode("gb18030") + b"4,1,1970-12-14,d\n")
    bank.run()
    assert [each["id"] for each in bank.records("persons")] == ["client-1", "client-2", "client-4"]
    (reject,) = bank.rejects()
    assert (reject["line"], reject["column"]) == (4, "text")
    assert "not utf-8" in reject["reason"]


@pytest.mark.parametrize(
    ("line", "column", "reason"),
    [
        ('3,"1', "sex", "a quote opens and does not close"),
        ('3,"1"x,1970-12-13,c', "id", "',' expected after '\"'"),
        ("3,1,1970-12-13", "text", "has 3 cells, and the file has 4 columns"),
        ("3,1,1970-12-13,c,d", None, "has 5 cells, and the file has 4 columns"),
        ("three,1,1970-12-13,c", "id", "is no integer"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_masked(bank: Bank, line: str, column: str | None, reason: str) -> None:
    bank.give("client.csv", f"{CLIENTS}{line}\n4,1,1970-12-14,d\n")
    report = bank.run()
    assert [each["id"] for each in bank.records("persons")] == ["client-1", "client-2", "client-4"]
    (reject,) = bank.rejects()
    assert (reject["file"], reject["line"], reject.get("column"), reject["reason"]) == ("client.csv", 4, column, reason)
    assert len(reject["text"]) == len(line)
    assert not set("12345678tc").intersection(reject["text"])
    assert (report.files[0].read, report.files[0].rejected) == (4, 1)


@pytest.mark.parametrize(
    ("column", "good", "bad"),
    [
        ("{values: [a, b]}", "a", "c"),
        ('{pattern: "[0-9]{3}"}', "123", "1234"),
        ('{date: "%Y%m%d", prefix: "19"}', "931231", "931331"),
        ('"decimal(6,2)"', "-1234.5", "12345.00"),
        ("integer", "-7", "7.0"),
    ],
)
def test_a_column_takes_what_the_mapping_says(bank: Bank, column: str, good: str, bad: str) -> None:
    bank.change("mapping.yaml", "text: text", f"text: {column}")
    bank.give("client.csv", f"id,sex,born,text\n1,1,1970-12-13,{good}\n2,1,1970-12-13,{bad}\n3,1,1970-12-13,\n")
    bank.run()
    assert [each["id"] for each in bank.records("persons")] == ["client-1", "client-3"]
    (reject,) = bank.rejects()
    assert (reject["line"], reject["column"]) == (3, "text")
    assert bad not in reject["reason"]


def test_tokens_for_nothing_are_null(bank: Bank) -> None:
    bank.change("mapping.yaml", "    title: clients", '    title: clients\n    nulls: ["", " ", "?"]')
    bank.give("client.csv", 'id,sex,born,text\n1,"",?, \n')
    bank.run()
    assert set(bank.records("persons")[0]) == {"resourceType", "id", "meta", "status", "absences"}


def test_cells_of_several_lines_are_read_where_the_mapping_allows_them(bank: Bank) -> None:
    bank.change("mapping.yaml", "    title: clients", "    title: clients\n    multiline: true")
    bank.give("client.csv", 'id,sex,born,text\n1,1,1970-12-13,"two\nlines"\n2,7,1970-12-13,x\n3,1,1970-12-13,"open\n')
    bank.run()
    assert [each["id"] for each in bank.records("persons")] == ["client-1"]
    assert [each["line"] for each in bank.rejects()] == [5, 4]


def test_a_limit_reads_the_first_rows(bank: Bank) -> None:
    assert bank.run(limit=1).files[0].read == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("files: [client.csv]", "files: [klient.csv]"), "holds no file klient.csv"),
        (("files: [client.csv]", "files: [../client.csv]"), "leads out of the source"),
        (("born: text", "birth: text"), "no column 'birth'"),
        (("title: clients", 'title: clients\n    delimiter: ";"'), "Check delimiter"),
        (("title: clients", "title: clients\n    encoding: klingon"), "no encoding"),
        (("title: clients", 'title: clients\n    delimiter: "\\n"'), "delimiter"),
        (("id: integer", "id: number"), "tables.client.columns.id"),
        (("id: integer", 'id: {pattern: "["}'), "no regular expression"),
        (("id: integer", 'id: "decimal(2,4)"'), "more digits than places"),
        (("files: [client.csv]", 'files: [""]'), "tables.client.files.0"),
        (("version: 1.0.0", "version: one"), "version"),
        (("title: Tiny bank", "titel: Tiny bank"), "titel"),
        (('asOf: "2026-01-15T09:30:00Z"', ""), "--as-of"),
        (('asOf: "2026-01-15T09:30:00Z"', 'asOf: "2026-01-15"'), "no instant"),
        (("tables:", "tables: ["), "is not YAML"),
        (("tables:", "timezone: Mars/Base\ntables:"), "timezone"),
    ],
)
def test_a_mistake_in_the_manifest_is_told(bank: Bank, change: tuple[str, str], said: str) -> None:
    bank.change("mapping.yaml", *change)
    with pytest.raises(MappingError) as caught:
        bank.run()
    assert said in str(caught.value)


def test_the_manifest_of_the_guide_is_one() -> None:
    guide = (Path(__file__).parents[1] / "docs" / "guide" / "mappings.md").read_text(encoding="utf-8")
    example = guide.partition("```yaml\n")[2].partition("```")[0]
    manifest = Manifest.model_validate(yaml.safe_load(example))
    assert manifest.tables["client"].columns["opened"].date == "%Y%m%d"


def test_a_file_given_twice_is_refused(bank: Bank) -> None:
    bank.give("client.csv.gz", gzip.compress(CLIENTS.encode()))
    with pytest.raises(MappingError, match="more than once"):
        bank.run()


def test_a_cut_archive_is_refused(bank: Bank) -> None:
    (bank.source / "client.csv").unlink()
    bank.give("client.csv.gz", gzip.compress(CLIENTS.encode())[:-12])
    with pytest.raises(MappingError, match="Is the file whole"):
        bank.run()


def test_an_empty_file_is_refused(bank: Bank) -> None:
    bank.give("client.csv", "")
    with pytest.raises(MappingError, match=r"client\.csv is empty"):
        bank.run()


def test_unknown_resources_and_written_ones_are_refused(bank: Bank) -> None:
    bank.write("persom.sql", "SELECT 1")
    with pytest.raises(MappingError, match="did you mean 'person'"):
        bank.run()
    (bank.mapping / "persom.sql").rename(bank.mapping / "provenance.sql")
    with pytest.raises(MappingError, match="written by the map command itself"):
        bank.run()


def test_a_folder_that_holds_other_files_is_left_alone(bank: Bank) -> None:
    bank.feed.mkdir(parents=True)
    (bank.feed / "thesis.ndjson").write_text("{}")
    with pytest.raises(MappingError, match=r"holds what is no feed \(thesis\.ndjson\)"):
        bank.run()


def test_files_of_an_earlier_run_make_room(bank: Bank) -> None:
    bank.feed.mkdir(parents=True)
    (bank.feed / "products.ndjson").write_text("{}")
    bank.run()
    assert sorted(path.name for path in bank.feed.iterdir()) == ["persons.ndjson", "provenances.ndjson"]


def _command(bank: Bank, *more: str) -> tuple[int, str]:
    import typer

    from crmstandard.cli import map as command

    app = typer.Typer()
    app.callback()(lambda: None)
    command.register(app)
    paths = [str(bank.mapping), "--source", str(bank.source), "--out", str(bank.feed)]
    result = CliRunner().invoke(app, ["map", *paths, *more])
    return result.exit_code, result.output


def test_the_command_prints_counts_and_ends_well(bank: Bank) -> None:
    bank.give("client.csv", CLIENTS + "3,1\n")
    code, output = _command(bank)
    assert code == 0
    for words in (
        "client.csv",
        "Person",
        "persons.ndjson",
        "client.csv:4 born: has 2 cells",
        "1 of the rows, 0 of the records",
    ):
        assert words in output


def test_the_command_ends_with_2_and_a_message_for_a_mistake(bank: Bank) -> None:
    code, output = _command(bank, "--as-of", "yesterday")
    assert code == 2
    assert "no instant of RFC 3339" in output
    assert "Traceback" not in output


def test_a_folder_that_cannot_be_made_is_told(bank: Bank) -> None:
    bank.feed.parent.write_text("a file where the folder of the feed should go")
    code, output = _command(bank)
    assert code == 2
    assert str(bank.feed.parent) in output
    assert "Traceback" not in output


def test_without_duckdb_the_command_says_how_to_get_it(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for name in [name for name in sys.modules if name.startswith("crmstandard.mapping")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    code, output = _command(bank)
    assert code == 2
    assert "crmstandard[feeds]" in output
