"""The formats held against identifiers and lists that others published; what we judge otherwise is named here."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crmstandard.reference import codes
from crmstandard.validators.formats import breaks
from crmstandard.validators.formats.iso4217 import minor_units
from tests.shared_data import shared

COUNTY_AT_BIRTH = "county was "  # how the notes begin that refuse a county because of the year of birth
TERRITORY = re.compile(r'<territory id="([0-9A-Z]+)"[^>]*?countryCode="([0-9]+)"')
KEPT_SINCE = "2016-01"


def _text(path: Path) -> str:
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(_text(path).splitlines()))


def _reference(name: str) -> list[dict[str, str]]:
    return _rows(shared(f"data/reference/{name}"))


def _iso(name: str) -> list[dict[str, str]]:
    path = shared(f"data/reference/iso_codes/{name}")
    content: dict[str, Any] = json.loads(_text(path))
    found: list[dict[str, str]] = next(iter(content.values()))
    return found


def test_ibans_are_judged_as_published() -> None:
    rows = _reference("iban/iban_vectors_schwifty.csv")
    judged = {(row["iban"], breaks("iban", row["iban"].replace(" ", ""))) for row in rows}
    refused = {iban for iban, broken in judged if broken}
    assert refused == {row["iban"] for row in rows if row["expected"] == "invalid"}
    assert {row["expected"] for row in rows} == {"valid", "invalid", "experimental"}, "experimental ones are accepted"
    assert len(rows) == 116


def test_no_iban_is_accepted_with_its_blanks() -> None:
    rows = _reference("iban/iban_vectors_schwifty.csv")
    assert {breaks("iban", row["iban"]) for row in rows if " " in row["iban"]} == {"FMT-020"}


def test_bics_of_the_bank_registries_are_accepted() -> None:
    bics = {row["bic"] for row in _reference("bic_schwifty.csv.gz") if row["bic"]}
    assert {bic: broken for bic in bics if (broken := breaks("bic", bic))} == {}
    assert len(bics) > 7_000


def test_published_leis_are_accepted_and_their_misprints_refused() -> None:
    leis = [row["lei"] for row in _reference("lei_valid_stdnum.csv")]
    assert [lei for lei in leis if breaks("lei", lei)] == []
    assert {breaks("lei", lei[:16]) for lei in leis} == {"FMT-030"}
    assert {breaks("lei", f"{lei[:19]}{(int(lei[19]) + 1) % 10}") for lei in leis} == {"FMT-031"}
    assert len(leis) == 100


def _chinese(scheme: str) -> Iterator[tuple[dict[str, str], str | None]]:
    name = {"cn_ric": "cn-resident-id", "cn_uscc": "cn-uscc"}[scheme]
    for row in _reference("cn_ids/cn_vectors_stdnum.csv"):
        if row["scheme"] == scheme:  # lower case and blanks are not the canonical form; who reads them in removes them
            yield row, breaks(name, row["number"].upper().replace(" ", ""))


def test_resident_numbers_are_judged_as_published() -> None:
    for row, broken in _chinese("cn_ric"):
        if row["note"].startswith(COUNTY_AT_BIRTH):
            assert broken is None, "whether a county existed in the year of birth is not judged"
        else:
            assert (broken is not None) == row["expected"].startswith("invalid"), row


@pytest.mark.parametrize(
    ("note", "requirement"), [("InvalidFormat", "FMT-080"), ("InvalidComponent", None), ("InvalidChecksum", "FMT-083")]
)
def test_a_refused_resident_number_breaks_the_fitting_requirement(note: str, requirement: str | None) -> None:
    found = {broken for row, broken in _chinese("cn_ric") if row["expected"] == f"invalid:{note}" and broken}
    assert found == ({requirement} if requirement else {"FMT-081", "FMT-082"})


def test_a_small_x_is_not_the_canonical_form() -> None:
    numbers = [row["number"] for row, _ in _chinese("cn_ric") if row["number"].endswith("x")]
    assert {breaks("cn-resident-id", number) for number in numbers} == {"FMT-080"}


def test_credit_codes_are_judged_as_published() -> None:
    judged = list(_chinese("cn_uscc"))
    for row, broken in judged:
        assert (broken is not None) == row["expected"].startswith("invalid"), row
    assert len(judged) == 206


def test_every_province_of_the_division_codes_is_known() -> None:
    for name in ("gb2260_mca_201904.tsv", "gb2260_hongkong_201512.tsv", "gb2260_macao_201512.tsv"):
        with shared(f"data/reference/cn_ids/{name}").open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                number = _resident_number(row["Code"])
                assert breaks("cn-resident-id", number) is None, row


def _resident_number(division: str) -> str:
    head = f"{division}19900101001"
    return next(head + sign for sign in "0123456789X" if breaks("cn-resident-id", head + sign) != "FMT-083")


def _calling_codes() -> list[tuple[str, str]]:
    """Region and calling code of each territory."""
    return TERRITORY.findall(_text(shared("data/reference/phone/PhoneNumberMetadata.xml.gz")))


def test_a_mobile_number_of_each_region_is_accepted() -> None:
    calling = dict(_calling_codes())
    examples: dict[str, str] = json.loads(_text(shared("data/reference/phone/examples.mobile.json")))
    judged = {region: breaks("e164", f"+{calling[region]}{number}") for region, number in examples.items()}
    assert {region: broken for region, broken in judged.items() if broken} == {}
    assert len(examples) > 240


def test_every_calling_code_of_the_metadata_is_in_use() -> None:
    assert {code for _, code in _calling_codes()} - codes("calling-codes") == set()
    assert len(_calling_codes()) == 254


def test_countries_are_those_of_iso_3166() -> None:
    published = {row["ISO3166-1-Alpha-2"] for row in _reference("country-codes.csv")} - {""}
    assert codes("countries") - published == {"XK"}, "Kosovo is kept though ISO has not assigned a code"
    assert published - codes("countries") == set()
    assert "NA" in codes("countries")


def test_withdrawn_countries_are_refused() -> None:
    withdrawn = {row["alpha_2"] for row in _iso("iso3166-3.json")} - codes("countries")
    assert {breaks("iso3166", code) for code in withdrawn} == {"FMT-010"}
    assert {"AN", "SU", "YU"} <= withdrawn


def test_subdivisions_are_accepted() -> None:
    refused = [row["code"] for row in _iso("iso3166-2.json.gz") if breaks("iso3166-2", row["code"])]
    assert refused == []


def test_currencies_in_force_have_their_published_minor_units() -> None:
    rows = [row for row in _reference("currency-codes-all.csv") if row["AlphabeticCode"] and not row["WithdrawalDate"]]
    published = {row["AlphabeticCode"]: None if row["MinorUnit"] == "-" else int(row["MinorUnit"]) for row in rows}
    assert {code: minor_units(code) for code in published} == published
    assert [code for code in published if breaks("iso4217", code)] == []
    assert len(published) == 178


def test_currencies_are_kept_that_were_withdrawn_since_2016() -> None:
    rows = _reference("currency-codes-all.csv")
    in_force = {row["AlphabeticCode"] for row in rows if not row["WithdrawalDate"]}
    kept = {row["AlphabeticCode"] for row in rows if row["WithdrawalDate"] >= KEPT_SINCE} - in_force
    older = {row["AlphabeticCode"] for row in rows if row["WithdrawalDate"]} - in_force - kept
    assert [code for code in kept if breaks("iso4217", code)] == []
    assert [code for code in older if not breaks("iso4217", code)] == []


def test_scripts_are_registered() -> None:
    private = {"Qaaa", "Qabx"}  # the ends of the range for private use, which names no script
    assert {row["alpha_4"] for row in _iso("iso15924.json")} - codes("scripts") == private


def test_languages_with_two_letters_are_registered() -> None:
    deprecated = {"sh"}  # Serbo-Croatian: bs, hr and sr took its place
    published = {row["alpha_2"] for row in _iso("iso639-3.json.gz") if "alpha_2" in row}
    assert published - codes("languages") <= deprecated
    assert {breaks("bcp47", code) for code in published - deprecated} == {None}
