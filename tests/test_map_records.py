"""What a SELECT gives becomes records as the schema writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="duckdb is not installed: pip install 'crmstandard[feeds]'")

from crmstandard.mapping import MappingError
from tests.mappings import PERSON, Bank


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    return Bank(tmp_path)


def test_a_row_becomes_a_record_with_common_members(bank: Bank) -> None:
    bank.run()
    first, second = bank.records("persons")
    meta = {
        "versionId": "1",
        "recordedAt": "2026-01-15T09:30:00Z",
        "validTime": {"start": "2026-01-15T09:30:00Z"},
        "source": "urn:example:tiny",
    }
    assert first == {
        "resourceType": "Person",
        "id": "client-1",
        "meta": meta,
        "status": "active",
        "sex": "1",
        "birthDate": "1970-12-13",
        "absences": [{"path": "/names", "reason": "anonymized"}],
    }
    assert list(first) == ["resourceType", "id", "meta", "status", "sex", "birthDate", "absences"]
    assert second["id"] == "client-2"


def test_a_run_says_what_it_read_mapped_and_rejected(bank: Bank) -> None:
    report = bank.run()
    assert [(each.file, each.read, each.rejected) for each in report.files] == [("client.csv", 2, 0)]
    assert [(each.resource, each.mapped, each.rejected) for each in report.resources] == [
        ("Person", 2, 0),
        ("Provenance", 1, 0),
    ]
    assert report.rejects.read_bytes() == b""


def test_the_same_source_gives_the_same_bytes(bank: Bank) -> None:
    bank.run()
    first = {path.name: path.read_bytes() for path in bank.feed.iterdir()}
    bank.run()
    assert {path.name: path.read_bytes() for path in bank.feed.iterdir()} == first
    assert sorted(first) == ["persons.ndjson", "provenances.ndjson"]
    assert sorted(path.name for path in bank.feed.parent.iterdir()) == ["feed", "feed.rejects.ndjson"]


def test_the_instant_of_the_call_wins(bank: Bank) -> None:
    bank.run(as_of="2026-02-01T00:00:00+08:00")
    assert bank.records("persons")[0]["meta"]["recordedAt"] == "2026-02-01T00:00:00+08:00"


def test_a_select_may_say_from_when_a_record_holds(bank: Bank) -> None:
    meta = bank.person("""DATE '2020-05-01' AS "meta.validTime.start", 'urn:example:other' AS "meta.source" """)["meta"]
    assert (meta["validTime"], meta["source"], meta["versionId"]) == ({"start": "2020-05-01"}, "urn:example:other", "1")


def test_null_and_what_holds_nothing_but_null_is_absent(bank: Bank) -> None:
    record = bank.person(
        "NULL AS sex, {'years': CAST(NULL AS INTEGER), 'asOf': CAST(NULL AS DATE)} AS statedAge, "
        "CAST([] AS VARCHAR[]) AS nationalities, [ref('Person', NULL), NULL] AS replaces, "
        "{'frequencyCap': {'days': CAST(NULL AS INTEGER)}} AS contactPreference, "
        "concept('urn:x:y', NULL) AS occupation"
    )
    assert set(record) == {"resourceType", "id", "meta", "status", "absences"}


def test_dotted_columns_and_structs_give_the_same(bank: Bank) -> None:
    dotted = bank.person("""DATE '2026-01-01' AS "statedAge.asOf", 30 AS "statedAge.years" """)
    struct = bank.person("{'asOf': DATE '2026-01-01', 'years': 30} AS statedAge")
    assert dotted == struct
    assert struct["statedAge"] == {"asOf": "2026-01-01", "years": 30}


@pytest.mark.parametrize(
    ("sql", "written"),
    [
        ("CAST(96396 AS DECIMAL(18, 2))", "96396.00"),
        ("CAST('0.10' AS DECIMAL(4, 2))", "0.10"),
        ("CAST('-0.00' AS DECIMAL(4, 2))", "0.00"),
        ("CAST('99999999999999999.9' AS DECIMAL(38, 1))", "99999999999999999.9"),
        ("12", "12"),
        ("'1234.50'", "1234.50"),
    ],
)
def test_a_decimal_keeps_every_digit(bank: Bank, sql: str, written: str) -> None:
    record = bank.person(f"[{{'url': 'urn:x:y', 'valueDecimal': {sql}}}] AS extensions")
    assert record["extensions"][0]["valueDecimal"] == written


def test_zeros_beyond_what_a_decimal_may_hold_are_left_out(bank: Bank) -> None:
    record = bank.person("[{'url': 'urn:x:y', 'valueDecimal': CAST('0.5' AS DECIMAL(30, 15))}] AS extensions")
    assert record["extensions"][0]["valueDecimal"] == "0.5000000000"


@pytest.mark.parametrize(
    ("sql", "written"),
    [
        ("TIMESTAMP '2026-01-15 09:30:00'", "2026-01-15T09:30:00Z"),
        ("TIMESTAMP '2026-01-15 09:30:00.25'", "2026-01-15T09:30:00.250000Z"),
        ("TIMESTAMPTZ '2026-01-15 09:30:00+08:00'", "2026-01-15T01:30:00Z"),
        ("'2026-01-15T09:30:00+01:00'", "2026-01-15T09:30:00+01:00"),
    ],
)
def test_an_instant_is_written_by_rfc_3339(bank: Bank, sql: str, written: str) -> None:
    record = bank.person(f"[{{'url': 'urn:x:y', 'valueDateTime': {sql}}}] AS extensions")
    assert record["extensions"][0]["valueDateTime"] == written


def test_a_date_before_all_calendars_of_python_is_rejected(bank: Bank) -> None:
    bank.write("person.sql", PERSON.replace("born AS", "DATE '0044-03-15 (BC)' AS"))
    bank.run()
    assert {each["findings"][0]["pointer"] for each in bank.rejects()} == {"/birthDate"}


def test_a_timestamp_is_of_the_timezone_of_the_mapping(bank: Bank) -> None:
    bank.change("mapping.yaml", "title: Tiny bank", "title: Tiny bank\ntimezone: Asia/Shanghai")
    sql = "[{'url': 'urn:x:y', 'valueDateTime': TIMESTAMP '2026-01-15 09:30:00'}] AS extensions"
    assert bank.person(sql)["extensions"][0]["valueDateTime"] == "2026-01-15T09:30:00+08:00"


def test_records_come_in_the_order_of_their_ids_from_all_files_of_a_resource(bank: Bank) -> None:
    more = "SELECT id, 'active' AS status, [absent('names', 'unknown')] AS absences FROM (VALUES ('a'), ('z')) AS t(id)"
    bank.write("person.others.sql", more)
    bank.run()
    assert [each["id"] for each in bank.records("persons")] == ["a", "client-1", "client-2", "z"]


def test_the_second_record_of_an_id_is_rejected(bank: Bank) -> None:
    bank.write("person.again.sql", PERSON)
    report = bank.run()
    assert [each["id"] for each in bank.records("persons")] == ["client-1", "client-2"]
    assert [each["findings"][0]["requirement"] for each in bank.rejects()] == ["GEN-061", "GEN-061"]
    assert report.resources[0].rejected == 2


def test_an_invalid_record_is_rejected_with_its_row_and_requirement(bank: Bank) -> None:
    bank.give("client.csv", "id,sex,born,text\n1,1,1970-12-13,a\n2,7,1980-02-30,b\n")
    bank.run()
    assert [each["id"] for each in bank.records("persons")] == ["client-1"]
    (reject,) = bank.rejects()
    assert (reject["resource"], reject["id"], reject["file"], reject["line"]) == ("Person", "client-2", "client.csv", 3)
    assert {each["pointer"] for each in reject["findings"]} == {"/sex", "/birthDate"}
    assert all(each["requirement"] for each in reject["findings"])
    assert "1980-02-30" not in str(reject)


def test_findings_are_told_in_chinese_when_asked(bank: Bank) -> None:
    bank.give("client.csv", "id,sex,born,text\n1,7,1970-12-13,a\n")
    bank.run()
    english = bank.rejects()[0]["reason"]
    bank.run(lang="zh")
    assert bank.rejects()[0]["reason"] != english
    assert any("\u4e00" <= letter <= "\u9fff" for letter in bank.rejects()[0]["reason"])


def test_what_refers_to_a_rejected_record_goes_with_it(bank: Bank) -> None:
    bank.write(
        "identity-document.sql",
        """SELECT 'doc-' || id AS id, ref('Person', 'client-' || id) AS holder, 'passport' AS docType,
                  {'status': 'unverified'} AS verification,
                  [absent('number', 'unknown'), absent('country', 'unknown')] AS absences
           FROM client""",
    )
    bank.give("client.csv", "id,sex,born,text\n1,1,1970-12-13,a\n2,7,1980-02-03,b\n")
    bank.run()
    assert [each["id"] for each in bank.records("identity-documents")] == ["doc-1"]
    assert [each["id"] for each in bank.rejects()] == ["client-2", "doc-2"]
    assert bank.rejects()[1]["findings"] == [
        {"requirement": "GEN-060", "pointer": "/holder/id", "reason": bank.rejects()[1]["findings"][0]["reason"]}
    ]


def test_a_resource_without_valid_records_leaves_no_file(bank: Bank) -> None:
    bank.give("client.csv", "id,sex,born,text\n1,7,1970-12-13,a\n")
    bank.run()
    assert not (bank.feed / "persons.ndjson").exists()


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT 'p' AS id, 1 AS shoeSize", "Person has no member 'shoeSize'"),
        ("SELECT 'p' AS id, 1 AS statuss", "did you mean 'status'?"),
        ("SELECT 'p' AS id, {'yeers': 1} AS statedAge", "did you mean 'years'?"),
        ("SELECT 'active' AS status", "no column is called id"),
        ("SELECT 'p' AS id, 'Person' AS resourceType", "written by the map command"),
        ("SELECT 'p' AS id, 1.5::DOUBLE AS \"statedAge.years\"", "wants integer"),
        ("SELECT 'p' AS id, [{'url': 'urn:x:y', 'valueDecimal': 1.5::DOUBLE}] AS extensions", "not exact"),
        ("SELECT 'p' AS id, 'x' AS names", "make it a list"),
        ("SELECT 'p' AS id, 1 AS minor", "cast it to boolean"),
        ("SELECT 'p' AS id, nothing AS sex FROM client", 'column "nothing"'),
        ("SELECT 'p' AS id FROM klient", "klient"),
        ("SELEC 'p' AS id", "syntax error"),
        ("SELECT 'p' AS id; SELECT 'q' AS id", "takes one SELECT alone"),
        ("COPY client TO 'x.csv'", "may not COPY"),
        ("CREATE TABLE x AS SELECT 1", "may not CREATE"),
        ("SELECT 'p' AS id, CAST(sex AS INTEGER) + CAST(text AS INTEGER) || '' AS sex FROM client", "does not convert"),
    ],
)
def test_a_mistake_in_sql_is_told_with_its_file(bank: Bank, sql: str, said: str) -> None:
    bank.write("person.sql", sql)
    with pytest.raises(MappingError, match=r"person\.sql") as caught:
        bank.run()
    assert said in str(caught.value)
    assert not bank.feed.exists()


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT content AS id FROM read_text('/etc/hostname')",
        "SELECT * FROM read_csv('../elsewhere.csv')",
        "SELECT file AS id FROM glob('/*')",
        "SELECT content AS id FROM read_text('https://example.com/')",
    ],
)
def test_sql_reads_the_source_and_the_mapping_and_nothing_else(bank: Bank, sql: str) -> None:
    bank.write("person.sql", sql)
    with pytest.raises(MappingError, match="reaches outside the source and the mapping"):
        bank.run()


@pytest.mark.parametrize("sql", ["INSTALL httpfs", "SET threads = 4", "ATTACH 'x.db'", "COPY (SELECT 1) TO 'x.csv'"])
def test_a_prelude_defines_views_and_does_nothing_else(bank: Bank, sql: str) -> None:
    bank.write("_views.sql", sql)
    with pytest.raises(MappingError, match=r"_views\.sql: a mapping may not"):
        bank.run()


def test_sql_may_read_a_list_that_lies_in_the_mapping(bank: Bank) -> None:
    bank.write("sexes.csv", "code,ours\nM,1\nF,2\n")
    bank.write(
        "_views.sql", f"CREATE VIEW sexes AS SELECT * FROM read_csv('{bank.mapping / 'sexes.csv'}', all_varchar = true)"
    )
    bank.write("person.sql", PERSON.replace("sex,", "s.ours AS sex,") + " JOIN sexes s ON s.code = client.sex")
    bank.give("client.csv", "id,sex,born,text\n1,F,1970-12-13,a\n")
    bank.run()
    assert bank.records("persons")[0]["sex"] == "2"


def test_provenance_names_the_feed_the_mapping_the_files_and_the_rules(bank: Bank) -> None:
    derived = "derived:\n  - {resource: Person, fields: [/birthDate], rule: born, description: Said., from: [born]}\n"
    bank.change("mapping.yaml", "tables:", f"{derived}tables:")
    bank.run(feed_id="feed-7")
    (record,) = bank.records("provenances")
    assert record["activity"] == "derive"
    assert record["targetFeed"]["feedId"] == "feed-7"
    assert record["targetFeed"]["resourceType"] == "Person"
    assert record["sources"] == [{"system": "urn:example:tiny", "key": "client.csv"}]
    assert record["mapping"]["id"] == "tiny"
    assert record["derivations"] == [{"rule": "born", "fields": ["/birthDate"], "description": "Said. From born."}]


def test_without_derived_members_the_activity_is_an_import(bank: Bank) -> None:
    bank.run()
    assert bank.records("provenances")[0]["activity"] == "import"
