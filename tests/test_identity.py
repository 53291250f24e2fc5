"""The comparison of two records: symmetric, and never certain without a strong identifier or against a veto."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from crmstandard.identity import compare, keys_of

SYSTEM = "https://w3id.org/crmstandard/1/systems/cn-resident-id"
NUMBERS = ("11010519491231002X", "110105194912310038", "440524188001010014")


def resident(value: str) -> dict[str, str]:
    return {"system": SYSTEM, "type": "cnResidentId", "value": value}


RECORDS = st.fixed_dictionaries(
    {},
    optional={
        "names": st.lists(st.sampled_from(["王小明", "李秀英", "Li Xiuying", "Xiuying LI"]).map(lambda t: {"text": t})),
        "birthDate": st.sampled_from(["1949-12-31", "1949-12", "1980-01-01"]),
        "identifiers": st.lists(st.sampled_from(NUMBERS).map(resident), max_size=2),
        "contactPoints": st.lists(st.just({"system": "phone", "value": "+86 138 0013 8000"}), max_size=1),
    },
)


@given(RECORDS, RECORDS)
def test_a_match_is_symmetric_and_does_not_depend_on_the_order_of_members(one: Any, other: Any) -> None:
    turned = {key: list(reversed(v)) if isinstance(v, list) else v for key, v in reversed(one.items())}
    assert compare(one, other) == compare(other, one) == compare(turned, other)
    assert keys_of(one) == keys_of(turned)


@given(RECORDS, RECORDS)
def test_nothing_is_certain_without_a_shared_strong_identifier_or_against_a_veto(one: Any, other: Any) -> None:
    found = compare(one, other)
    mine, theirs = ({each["value"] for each in record.get("identifiers", ())} for record in (one, other))
    if not mine & theirs or found.vetoes:
        assert found.grade != "certain"


def test_the_order_of_family_and_given_name_makes_no_difference() -> None:
    one = {"names": [{"text": "Li Xiuying"}], "birthDate": "1949-12-31"}
    other = {"names": ["XIUYING, Li"], "birthDate": "1949-12-31"}
    assert compare(one, other).grade == "probable"
    assert keys_of(one) == keys_of(other)


def test_two_national_numbers_far_apart_are_a_veto_whatever_else_agrees() -> None:
    rest = {"names": [{"text": "王小明"}], "birthDate": "1949-12-31"}
    found = compare({**rest, "identifiers": [resident(NUMBERS[0])]}, {**rest, "identifiers": [resident(NUMBERS[2])]})
    assert [each.identifier_type for each in found.vetoes] == ["cnResidentId"]
    assert found.grade == "possible"
