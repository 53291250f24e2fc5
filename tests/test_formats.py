"""Each named format takes what it should and names the requirement that a bad value breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmstandard import schemas
from crmstandard.requirements import requirements
from crmstandard.sources import read_json, spec_files
from crmstandard.validators.formats import checkers
from crmstandard.validators.formats.iso4217 import minor_units
from crmstandard.validators.formats.luhn import is_luhn

VECTORS = {each["format"]: each for each in map(read_json, spec_files("vectors/formats", ".json"))}
VALID = [(name, each["value"]) for name, vector in VECTORS.items() for each in vector["valid"]]
INVALID = [(name, each["value"], each["requirement"]) for name, vector in VECTORS.items() for each in vector["invalid"]]
CHECK_CHARACTERS = ("iban", "lei", "isin", "cn-resident-id", "cn-uscc")


def check(name: str, value: str) -> str | None:
    return checkers()[name](value)


@pytest.mark.parametrize(("name", "value"), VALID)
def test_a_good_value_is_taken(name: str, value: str) -> None:
    assert check(name, value) is None


@pytest.mark.parametrize(("name", "value", "requirement"), INVALID)
def test_a_bad_value_breaks_the_requirement_that_its_vector_names(name: str, value: str, requirement: str) -> None:
    assert check(name, value) == requirement


def test_every_format_of_the_schemas_has_a_checker_vectors_and_requirements() -> None:
    used = {str(schema["format"]) for schema in schemas.folder("types").values() if "format" in schema}
    assert used <= set(checkers())
    assert set(checkers()) == set(VECTORS)
    assert set(checkers()) == {row.format for row in requirements().values() if row.format}


def test_every_requirement_of_a_format_has_a_vector_that_breaks_it() -> None:
    of_formats = {row.id for row in requirements().values() if row.format}
    assert of_formats == {requirement for _, _, requirement in INVALID}


def test_a_requirement_is_broken_by_its_own_format_only() -> None:
    assert all(requirements()[requirement].format == name for name, _, requirement in INVALID)


@given(st.sampled_from(sorted(checkers())), st.text(max_size=40) | st.text("0123456789ABCXabcx-+:.T/~@", max_size=40))
def test_no_value_makes_a_checker_fail(name: str, value: str) -> None:
    found = check(name, value)
    assert found is None or requirements()[found].format == name


@given(st.sampled_from([pair for pair in VALID if pair[0] in checkers() and pair[1]]))
def test_a_value_with_a_line_end_is_refused_everywhere(pair: tuple[str, str]) -> None:
    name, value = pair
    if name != "json-pointer":  # where a line end is a character like any other
        assert check(name, f"{value}\n") is not None


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date_and_every_other_is_not(day: object) -> None:
    text = str(day)
    assert check("date", text) is None
    assert check("partial-date", text[:7]) is None
    assert check("date", f"{text[:8]}32") == "FMT-001"


@given(st.datetimes(timezones=st.timezones().filter(bool)))
def test_an_instant_that_python_writes_is_an_instant(moment: object) -> None:
    text = moment.isoformat()  # type: ignore[attr-defined]
    whole_minutes = len(text.partition("T")[2].lstrip("0123456789:.")) == len("+00:00")
    assert (check("date-time", text) is None) == whole_minutes


SOUND = [pair for pair in VALID if pair[0] in CHECK_CHARACTERS]


@given(st.sampled_from(SOUND), st.data())
def test_any_one_digit_mistyped_breaks_a_number_with_check_digits(pair: tuple[str, str], data: st.DataObject) -> None:
    name, value = pair
    at = data.draw(st.sampled_from([index for index, sign in enumerate(value) if sign.isdigit()]))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != value[at]]))
    assert check(name, value[:at] + other + value[at + 1 :]) is not None


@given(st.sampled_from(SOUND), st.data())
def test_two_neighbouring_digits_swapped_break_a_number_with_check_digits(
    pair: tuple[str, str], data: st.DataObject
) -> None:
    name, value = pair
    places = [n for n in range(len(value) - 1) if value[n : n + 2].isdigit() and value[n] != value[n + 1]]
    if name == "isin":  # Luhn does not see 09 and 90
        places = [n for n in places if {value[n], value[n + 1]} != {"0", "9"}]
    if places:
        at = data.draw(st.sampled_from(places))
        assert check(name, value[:at] + value[at + 1] + value[at] + value[at + 2 :]) is not None


@given(st.text("0123456789", min_size=1, max_size=18))
def test_exactly_one_check_digit_fits_a_card_number(digits: str) -> None:
    assert sum(is_luhn(digits + last) for last in "0123456789") == 1


@pytest.mark.parametrize("text", ["", "4111 1111", "４１", "abc", "-18"])
def test_what_is_no_run_of_digits_has_no_check_digit(text: str) -> None:
    assert not is_luhn(text)


@pytest.mark.parametrize(
    ("code", "places"), [("EUR", 2), ("JPY", 0), ("BHD", 3), ("CLF", 4), ("XAU", None), ("BYR", 0), ("???", None)]
)
def test_minor_units_are_those_of_the_currency(code: str, places: int | None) -> None:
    assert minor_units(code) == places
