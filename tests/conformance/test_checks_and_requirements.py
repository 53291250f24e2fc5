"""Which requirement has its check, and that each check keeps the form that all have."""

from __future__ import annotations

from pathlib import Path

import pytest

from crmconformance.prerequisites import MEANING
from crmconformance.registry import Check, checks
from crmstandard import schemas
from crmstandard.requirements import requirements
from tools.traceability import seen_over_http

OPEN = Path(__file__).with_name("without_check.txt")
CHECKS = list(checks().values())
each_check = pytest.mark.parametrize("each", CHECKS, ids=lambda each: f"{each.requirement}/{each.name}")


def test_each_requirement_seen_over_http_has_a_check_or_is_listed_as_open() -> None:
    """The list may only become shorter: an id that has a check now is to be taken off it."""
    checked = {each.requirement for each in CHECKS}
    wanted = {row.id for row in requirements().values() if seen_over_http(row) and row.level != "MAY"}
    assert sorted(wanted - checked) == OPEN.read_text().split()


@each_check
def test_a_check_stands_in_the_folder_of_its_class(each: Check) -> None:
    if each.row.conformance_class:
        folder = schemas.kebab(each.row.conformance_class).replace("-", "_")
        assert each.module.split(".")[2] == folder


@each_check
def test_a_check_says_what_it_does_and_needs_only_what_is_known(each: Check) -> None:
    assert each.title.endswith(".")
    assert set(each.needs) <= set(MEANING)
    assert each.row.unverified is None
