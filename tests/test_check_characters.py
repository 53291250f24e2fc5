"""What formats with check characters promise: each value is made here by the published formula, then spoilt."""

from __future__ import annotations

import re
from datetime import date, datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from crmstandard.requirements import requirements
from crmstandard.sources import read_json, schema_files, spec_files
from crmstandard.validators.formats import breaks, checkers
from crmstandard.validators.formats.cn_resident_id import PROVINCES
from crmstandard.validators.formats.cn_uscc import ALPHABET
from crmstandard.validators.formats.iban import structures

DIGITS, LETTERS = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
BOTH = DIGITS + LETTERS
VECTORS: dict[str, Any] = {
    content["format"]: content for content in map(read_json, spec_files("vectors/formats", ".json"))
}


def _used(node: Any) -> set[str]:
    """Names of formats that a schema mentions, at any depth."""
    if isinstance(node, list):
        return set[str]().union(*map(_used, node))
    if not isinstance(node, dict):
        return set()
    here = {node["format"]} if isinstance(node.get("format"), str) else set()
    return here.union(*map(_used, node.values()))


def test_every_format_of_any_schema_is_one_of_ours_and_each_of_ours_is_used() -> None:
    folders = ("types", "codelists", "resources", "policies", "analytics", "documents", "profiles")
    used = set[str]().union(*(_used(read_json(path)) for folder in folders for path in schema_files(folder)))
    assert used == set(checkers())


def test_a_format_that_is_not_ours_is_not_judged() -> None:
    assert breaks("color", "anything") is None


@pytest.mark.parametrize("name", sorted(checkers()))
@pytest.mark.parametrize("text", ["\ud800", "\x00", "é" * 20, "٣" * 18, "x" * 100_000, "0" * 100_000, "-" * 50_000])
def test_a_checker_answers_for_strange_and_long_texts(name: str, text: str) -> None:
    found = breaks(name, text)
    assert found is not None
    assert requirements()[found].format == name


@pytest.mark.parametrize("name", sorted(set(checkers()) - {"json-pointer"}))
@pytest.mark.parametrize("around", ["{} ", " {}", "\ufeff{}", "{}\u200b", "{}\x00"])
def test_nothing_may_stand_around_a_value(name: str, around: str) -> None:
    for each in VECTORS[name]["valid"]:
        assert breaks(name, around.format(each["value"])) is not None


@pytest.mark.parametrize("name", ["date", "date-time", "iban", "e164", "cn-resident-id", "partial-date", "lei"])
def test_digits_of_other_scripts_are_no_digits(name: str) -> None:
    wide = str.maketrans(DIGITS, "０１２３４５６７８９")
    for each in VECTORS[name]["valid"]:
        assert breaks(name, each["value"].translate(wide)) is not None


INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?"
    r"(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
)
LIKE_ONE = re.compile(r"2026-0[1-9]-0[1-9]T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{0,7})?(Z|[+-][0-9]{2}:[0-9]{2})")


@given(st.from_regex(LIKE_ONE, fullmatch=True))
@example("2026-01-15T09:30:00+08:60")
@example("2026-01-15T09:30:00-00:99")
def test_an_instant_is_what_rfc_3339_says(text: str) -> None:
    assert (breaks("date-time", text) is None) == bool(INSTANT.fullmatch(text))


@given(st.datetimes(timezones=st.timezones()))
def test_every_instant_with_whole_minutes_of_offset_is_one(moment: datetime) -> None:
    offset = moment.utcoffset()
    assume(offset is not None and offset.total_seconds() % 60 == 0)
    assert breaks("date-time", moment.isoformat()) is None


def _number(text: str) -> int:
    """Letters counted from A = 10 to Z = 35, written out in a row."""
    return int("".join(str(int(sign, 36)) for sign in text))


def _of(alphabet: str, length: int) -> st.SearchStrategy[str]:
    return st.text(alphabet=alphabet, min_size=length, max_size=length)


@st.composite
def ibans(draw: st.DrawFn) -> str:
    country = draw(st.sampled_from(sorted(structures())))
    length, domestic = structures()[country]
    rest = draw(st.from_regex(domestic, fullmatch=True, alphabet=st.sampled_from(BOTH)))
    assert len(rest) == length - 4
    return f"{country}{98 - _number(f'{rest}{country}00') % 97:02d}{rest}"


@st.composite
def leis(draw: st.DrawFn) -> str:
    head = draw(_of(BOTH, 18))
    return f"{head}{98 - _number(f'{head}00') % 97:02d}"


@st.composite
def isins(draw: st.DrawFn) -> str:
    head = draw(_of(LETTERS, 2)) + draw(_of(BOTH, 9))
    return head + next(digit for digit in DIGITS if _doubled_sum(f"{_number(head)}{digit}") % 10 == 0)


def _doubled_sum(digits: str) -> int:
    doubled = (int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(digits)))
    return sum(value // 10 + value % 10 for value in doubled)


@st.composite
def resident_ids(draw: st.DrawFn) -> str:
    born = draw(st.dates(min_value=date(1800, 1, 1)))
    head = f"{draw(st.sampled_from(sorted(PROVINCES)))}{draw(_of(DIGITS, 4))}{born:%Y%m%d}{draw(_of(DIGITS, 3))}"
    remainder = 0
    for digit in head:  # ISO 7064 pure system MOD 11-2, step by step
        remainder = (remainder + int(digit)) * 2 % 11
    return head + "0123456789X"[(12 - remainder) % 11]


@st.composite
def credit_codes(draw: st.DrawFn) -> str:
    head = draw(_of(ALPHABET, 2)) + draw(_of(DIGITS, 6)) + draw(_of(ALPHABET, 9))
    total = sum(ALPHABET.index(sign) * pow(3, index, 31) for index, sign in enumerate(head))
    return head + ALPHABET[(31 - total % 31) % 31]


MAKERS = {
    "iban": ibans(),
    "lei": leis(),
    "isin": isins(),
    "cn-resident-id": resident_ids(),
    "cn-uscc": credit_codes(),
}


@pytest.mark.parametrize("name", sorted(MAKERS))
@given(data=st.data())
def test_a_value_made_by_the_formula_is_valid(name: str, data: st.DataObject) -> None:
    assert breaks(name, data.draw(MAKERS[name])) is None


def _kind(sign: str) -> str:
    return DIGITS if sign in DIGITS else LETTERS


@pytest.mark.parametrize("name", ["iban", "lei", "isin"])
@given(data=st.data())
def test_one_wrong_sign_of_the_same_kind_is_noticed(name: str, data: st.DataObject) -> None:
    value = data.draw(MAKERS[name])
    kinds = (DIGITS,) if name == "isin" else (DIGITS, LETTERS)  # Luhn promises nothing about letters
    at = data.draw(st.sampled_from([index for index, sign in enumerate(value) if _kind(sign) in kinds]))
    other = data.draw(st.sampled_from(sorted(set(_kind(value[at])) - {value[at]})))
    assert breaks(name, value[:at] + other + value[at + 1 :]) is not None


@pytest.mark.parametrize(("name", "alphabet"), [("cn-resident-id", DIGITS + "X"), ("cn-uscc", ALPHABET)])
@given(data=st.data())
def test_one_wrong_sign_of_any_kind_is_noticed(name: str, alphabet: str, data: st.DataObject) -> None:
    value = data.draw(MAKERS[name])
    at = data.draw(st.integers(0, len(value) - 1))
    other = data.draw(st.sampled_from(sorted(set(alphabet) - {value[at]})))
    assert breaks(name, value[:at] + other + value[at + 1 :]) is not None


def _promised(name: str, first: str, second: str) -> bool:
    """Whether the scheme notices that two different neighbours changed places."""
    if name in {"cn-resident-id", "cn-uscc"}:
        return True
    if _kind(first) == _kind(second):
        return name != "isin" or (_kind(first) == DIGITS and {first, second} != {"0", "9"})
    letter, digit = int(max(first, second), 36), int(min(first, second))
    return name != "isin" and letter != 11 * digit  # B1 and 1B are written out alike: 111


@pytest.mark.parametrize("name", sorted(MAKERS))
@given(data=st.data())
def test_neighbours_that_changed_places_are_noticed(name: str, data: st.DataObject) -> None:
    value = data.draw(MAKERS[name])
    seam = 3 if name == "iban" else -1  # the sum takes check digits and account apart
    pairs = [
        index
        for index, (first, second) in enumerate(pairwise(value))
        if first != second and _promised(name, first, second) and (index != seam or _kind(first) == _kind(second))
    ]
    assume(pairs)
    at = data.draw(st.sampled_from(pairs))
    assert breaks(name, value[:at] + value[at + 1] + value[at] + value[at + 2 :]) is not None


@pytest.mark.parametrize("name", ["iban", "lei"])
@given(data=st.data())
def test_check_digits_that_the_formula_never_gives_are_refused(name: str, data: st.DataObject) -> None:
    value = data.draw(MAKERS[name])
    for check in ("00", "01", "99"):
        assert breaks(name, value[:2] + check + value[4:] if name == "iban" else value[:18] + check) is not None
