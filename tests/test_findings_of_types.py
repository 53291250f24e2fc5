"""A fault inside a value of a data type is reported under its own requirement, not under one of the whole type."""

from __future__ import annotations

from typing import Any

import pytest

from crmstandard import validate
from tests.vectors import valid_document


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ({"use": "holiday", "country": "CZ", "townName": "Praha"}, ("/addresses/0/use", "GEN-013")),
        ({"use": "work", "country": "CZ", "townName": 7}, ("/addresses/0/townName", "GEN-010")),
        ({"use": "work", "country": "CZ"}, ("/addresses/0", "GEN-032")),
        ({"use": "work", "country": "UK", "townName": "London"}, ("/addresses/0/country", "FMT-010")),
    ],
)
def test_a_fault_in_an_address_names_what_is_wrong(address: dict[str, Any], expected: tuple[str, str]) -> None:
    person = {**valid_document("Person/minimal"), "addresses": [address]}
    assert [(f.pointer, f.requirement) for f in validate(person)] == [expected]
