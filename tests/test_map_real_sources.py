"""The mappings under examples/ on the data sets that they are for: nothing lost, nothing invented, nothing invalid."""

from __future__ import annotations

import csv
import gzip
import os
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
import pytest

pytest.importorskip("duckdb", reason="duckdb is not installed: pip install 'crmstandard[feeds]'")

from crmstandard import Finding, Session
from crmstandard.findings import Place
from crmstandard.mapping import MapReport, run_mapping
from tests.mappings import records_in

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("CRMSTANDARD_SHARED", ROOT.parent / "shared")) / "data"
BERKA, BANK = DATA / "berka", DATA / "bank_marketing"

needs_berka = pytest.mark.skipif(not BERKA.is_dir(), reason=f"the Berka data set is not at {BERKA}")
needs_bank = pytest.mark.skipif(not BANK.is_dir(), reason=f"the Bank Marketing data set is not at {BANK}")


def _errors(feed: Path) -> list[Finding]:
    """What validation of a whole feed finds, rules across records included; warnings are allowed."""
    session = Session()
    found: list[Finding] = []
    for path in sorted(feed.glob("*.ndjson")):
        with path.open("rb") as lines:
            for line, text in enumerate(lines, start=1):
                found += session.add(orjson.loads(text), Place(path.name, line))
    return [each for each in (*found, *session.finish()) if each.level == "error"]


def _counts(report: MapReport) -> dict[str, tuple[int, int]]:
    return {each.resource: (each.mapped, each.rejected) for each in report.resources}


@pytest.fixture(scope="module")
def berka(tmp_path_factory: pytest.TempPathFactory) -> MapReport:
    feed = tmp_path_factory.mktemp("berka") / "feed"
    return run_mapping(ROOT / "examples" / "berka", BERKA, feed)


def _feed(report: MapReport) -> Path:
    return report.rejects.with_name("feed")


def _berka(report: MapReport, collection: str) -> list[dict[str, Any]]:
    return records_in(_feed(report) / f"{collection}.ndjson")


def _transactions() -> Iterator[dict[str, str]]:
    with gzip.open(BERKA / "trans.asc.gz", "rt", encoding="ascii", newline="") as file:
        whole = (line for line in file if line.endswith("\n"))
        yield from csv.DictReader(whole, delimiter=";")


@needs_berka
def test_berka_validates_without_an_error(berka: MapReport) -> None:
    assert _errors(_feed(berka)) == []


@needs_berka
def test_all_of_berka_is_mapped(berka: MapReport) -> None:
    months = {(row["account_id"], row["date"][:4]) for row in _transactions()}
    assert _counts(berka) == {
        "Arrangement": (4500 + 682 + 892, 0),
        "ArrangementActivity": (len(months), 0),
        "ArrangementRole": (5369 + 682 + 892, 0),
        "ArrangementSnapshot": (len(months), 0),
        "Customer": (4500, 0),
        "OrganizationUnit": (78, 0),
        "Person": (5369, 0),
        "Product": (5, 0),
        "Provenance": (8, 0),
    }
    assert sum(each.read for each in berka.files) == 77 + 5369 + 4500 + 5369 + 682 + 892 + 49_103


@needs_berka
def test_the_one_cut_row_of_berka_is_named(berka: MapReport) -> None:
    (reject,) = records_in(berka.rejects)
    assert (reject["file"], reject["line"], reject["column"]) == ("trans.asc.gz", 49_104, "type")
    assert reject["reason"] == "a quote opens and does not close"
    assert reject["text"] == '9999999;99999;999999;"xxxxx'


@needs_berka
def test_codes_of_berka_come_out_in_the_numbers_of_the_source(berka: MapReport) -> None:
    holdings = _berka(berka, "arrangements")
    loans = [each for each in holdings if each["category"] == "personalLoan"]
    assert Counter(each["status"] for each in loans) == {"closed": 203, "matured": 31, "active": 403, "arrears": 45}
    assert Counter(each["product"]["id"] for each in holdings if each["category"] == "debitCard") == {
        "product-card-classic": 659,
        "product-card-junior": 145,
        "product-card-gold": 88,
    }
    frequencies = Counter(each["statementFrequency"] for each in holdings if each["category"] == "currentAccount")
    assert frequencies == {"monthly": 4167, "weekly": 240, "afterTransaction": 93}
    assert Counter(each["sex"] for each in _berka(berka, "persons")) == {"1": 2724, "2": 2645}
    roles = Counter(each["role"] for each in _berka(berka, "arrangement-roles"))
    assert roles == {"principal": 4500 + 682, "authorizedSignatory": 869, "cardholder": 892}


@needs_berka
def test_no_money_of_berka_is_lost_or_made(berka: MapReport) -> None:
    rows, months = list(_transactions()), _berka(berka, "arrangement-activities")
    bank_made = {"UROK", "SLUZBY", "SANKC. UROK"}
    assert _sum(months, "creditTurnover") == sum(Decimal(r["amount"]) for r in rows if r["type"] == "PRIJEM")
    assert _sum(months, "debitTurnover") == sum(Decimal(r["amount"]) for r in rows if r["type"] != "PRIJEM")
    assert _sum(months, "interestPaid") == sum(Decimal(r["amount"]) for r in rows if r["k_symbol"] == "UROK")
    assert _sum(months, "feeIncome") == sum(Decimal(r["amount"]) for r in rows if r["k_symbol"] == "SLUZBY")
    by_customer = sum(each["customerInitiatedCount"] for each in months)
    assert by_customer == sum(r["k_symbol"] not in bank_made for r in rows)
    last = {(r["account_id"], r["date"][:4]): r for r in sorted(rows, key=lambda r: (r["date"], int(r["trans_id"])))}
    balances = {each["id"]: each["balance"]["amount"] for each in _berka(berka, "arrangement-snapshots")}
    assert sorted(map(Decimal, balances.values())) == sorted(Decimal(row["balance"]) for row in last.values())
    assert balances["account-576-1993-01-31"] == last["576", "9301"]["balance"]


def _sum(records: list[dict[str, Any]], member: str) -> Decimal:
    return sum((Decimal(each[member]["amount"]) for each in records), Decimal(0))


@needs_berka
def test_what_berka_does_not_say_is_declared_absent(berka: MapReport) -> None:
    absences = {
        (each["resourceType"], absent["path"], absent["reason"])
        for collection in ("persons", "customers", "arrangements", "arrangement-roles")
        for each in _berka(berka, collection)
        for absent in each.get("absences", ())
    }
    assert absences == {
        ("Person", "/names", "anonymized"),
        ("Arrangement", "/closedOn", "unsupported"),
        ("ArrangementRole", "/period", "unsupported"),
    }
    marked = [each for each in _berka(berka, "arrangement-activities") if "extensions" in each]
    assert {each["period"]["start"] for each in marked} == {"1994-03-01"}


@needs_berka
def test_provenance_of_berka_names_derived_members_that_are_there(berka: MapReport) -> None:
    for provenance in _berka(berka, "provenances"):
        collection = next(e.path for e in berka.resources if e.resource == provenance["targetFeed"]["resourceType"])
        assert collection is not None
        found = set().union(*(each.keys() for each in records_in(collection)))
        for derivation in provenance["derivations"]:
            assert {field.split("/")[1] for field in derivation["fields"]} <= found


@needs_berka
def test_one_broken_value_of_the_source_is_named(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for path in BERKA.glob("*.asc*"):
        (source / path.name).write_bytes(path.read_bytes())
    client = source / "client.asc"
    client.write_bytes(client.read_bytes().replace(b'2;"450204";1', b'2;"450244";1').replace(b"3;", b"three;", 1))
    run_mapping(ROOT / "examples" / "berka", source, tmp_path / "feed", limit=10)
    rejects = records_in(tmp_path / "feed.rejects.ndjson")
    row = next(each for each in rejects if "text" in each)
    assert (row["file"], row["line"], row["column"], row["reason"]) == ("client.asc", 4, "client_id", "is no integer")
    person = next(each for each in rejects if each.get("id") == "client-2")
    assert (person["file"], person["line"]) == ("client.asc", 3)
    assert [each["pointer"] for each in person["findings"]] == ["/birthDate"]
    assert person["findings"][0]["requirement"].startswith("FMT-")
    assert _errors(tmp_path / "feed") == []


@needs_berka
def test_one_broken_value_of_the_feed_is_named(berka: MapReport, tmp_path: Path) -> None:
    lines = (_feed(berka) / "arrangements.ndjson").read_bytes().splitlines(keepends=True)
    lines[41] = lines[41].replace(b'"CZK"', b'"CZX"', 1)
    (tmp_path / "arrangements.ndjson").write_bytes(b"".join(lines))
    found = _errors(tmp_path)
    assert [(each.source, each.line, each.pointer) for each in found] == [("arrangements.ndjson", 42, "/currency")]
    assert found[0].requirement.startswith("FMT-")


FILES = {
    "bank-full": (45_211, 5_289),
    "bank": (4_521, 521),
    "bank-additional-full": (41_188, 4_640),
    "bank-additional": (4_119, 451),
}


def _check_bank(report: MapReport, rows: int) -> None:
    assert _counts(report) == {
        "Campaign": (4, 0),
        "CampaignContact": (rows, 0),
        "Channel": (3, 0),
        "Customer": (rows, 0),
        "Interaction": (rows, 0),
        "OrganizationUnit": (1, 0),
        "Person": (rows, 0),
        "Provenance": (7, 0),
    }
    assert records_in(report.rejects) == []
    assert _errors(_feed(report)) == []


@pytest.fixture(scope="module")
def bank_sample(tmp_path_factory: pytest.TempPathFactory) -> MapReport:
    feed = tmp_path_factory.mktemp("bank") / "feed"
    return run_mapping(ROOT / "examples" / "bank_marketing", BANK, feed, limit=1000)


@needs_bank
def test_the_first_rows_of_bank_marketing_validate_without_an_error(bank_sample: MapReport) -> None:
    _check_bank(bank_sample, 4000)


@needs_bank
def test_the_first_row_of_bank_marketing_says_what_the_source_says(bank_sample: MapReport) -> None:
    by_collection = {
        name: next(each for each in records_in(_feed(bank_sample) / f"{name}.ndjson") if each["id"] == "bank-full-1")
        for name in ("persons", "customers", "interactions", "campaign-contacts")
    }
    for record in by_collection.values():
        del record["meta"]
    assert by_collection["persons"] == {
        "resourceType": "Person",
        "id": "bank-full-1",
        "status": "active",
        "statedAge": {"years": 58, "asOf": "2008-05-05"},
        "maritalStatus": "married",
        "educationLevel": {"codings": [{"system": "urn:example:bank-marketing:education", "code": "tertiary"}]},
        "occupation": {"codings": [{"system": "urn:example:bank-marketing:job", "code": "management"}]},
        "absences": [{"path": "/names", "reason": "anonymized"}],
    }
    extensions = {each.pop("url").rpartition(":")[2]: each for each in by_collection["customers"]["extensions"]}
    assert extensions == {
        "balance": {"valueMoney": {"amount": "2143", "currency": "EUR"}},
        "default": {"valueBoolean": False},
        "housing": {"valueBoolean": True},
        "loan": {"valueBoolean": False},
        "previous": {"valueDecimal": "0"},
    }
    assert {each["path"] for each in by_collection["customers"]["absences"]} == {"/customerNumber", "/since"}
    interaction = by_collection["interactions"]
    assert (interaction["startedOn"], interaction["durationSeconds"]) == ("2008-05-05", 261)
    assert (interaction["channel"]["id"], interaction["outcome"]) == ("unspecified", "notInterested")
    contact = by_collection["campaign-contacts"]
    assert (contact["status"], contact["arm"], contact["attemptCount"]) == ("notConverted", "treatment", 1)
    assert {each["path"] for each in contact["absences"]} == {"/sentAt", "/legalBasis"}


@needs_bank
@pytest.mark.slow
def test_all_of_bank_marketing_is_mapped_and_validates(tmp_path: Path) -> None:
    report = run_mapping(ROOT / "examples" / "bank_marketing", BANK, tmp_path / "feed")
    _check_bank(report, sum(rows for rows, _ in FILES.values()))
    converted: Counter[str] = Counter()
    for each in records_in(_feed(report) / "campaign-contacts.ndjson"):
        converted[each["campaign"]["id"]] += each["status"] == "converted"
    assert dict(converted) == {name: yes for name, (_, yes) in FILES.items()}
    years = Counter(
        (each["topics"][0]["id"], each["startedOn"][:4])
        for each in records_in(_feed(report) / "interactions.ndjson")
        if each["topics"][0]["id"].endswith("-full")
    )
    assert years == {
        ("bank-full", "2008"): 27_729,
        ("bank-full", "2009"): 14_862,
        ("bank-full", "2010"): 2_620,
        ("bank-additional-full", "2008"): 27_690,
        ("bank-additional-full", "2009"): 11_440,
        ("bank-additional-full", "2010"): 2_058,
    }
