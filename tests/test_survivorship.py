"""Survivorship: each rule by example, and what holds of every set of sources."""

from __future__ import annotations

import copy
from itertools import permutations
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crmstandard.identity import Contribution, Settled, survive, survivorship_policy
from crmstandard.identity.merging import (
    contribution,
    edits,
    golden_document,
    restored,
    retired_document,
    snapshot,
)
from crmstandard.validators import Session
from crmstandard.validators.pointers import leads_to_value

CORE, CARDS = "urn:example:core", "urn:example:cards"


def policy(rule: str, **fields: str) -> dict[str, Any]:
    rows = [{"resourceType": "Person", "path": f"/{name}", "rule": each} for name, each in fields.items()]
    shipped = dict(survivorship_policy())
    return {
        **shipped,
        "defaultRule": rule,
        "sourcePriorities": [CORE, CARDS],
        "fields": rows,
        "tieBreakers": ["mostRecent"],
    }


def source(system: str, key: str, confirmed: str = "", **members: Any) -> Contribution:
    document: dict[str, Any] = {"resourceType": "Person", "id": key, **members}
    if confirmed:
        document["meta"] = {"validTime": {"start": f"2026-01-{confirmed}T00:00:00Z"}}
    return Contribution(system, key, document, {"type": "SourceRecord", "id": f"sr-{key}"})


RULES: list[tuple[str, list[Contribution], Any]] = [
    ("sourcePriority", [source(CARDS, "a", "09", sex="1"), source(CORE, "b", "01", sex="2")], "2"),
    ("mostRecent", [source(CORE, "a", "01", sex="1"), source(CARDS, "b", "09", sex="2")], "2"),
    ("mostComplete", [source(CORE, "a", "09", sex="1"), source(CARDS, "b", "01", sex="22")], "22"),
    (
        "mostFrequent",
        [source(CORE, "a", "09", sex="1"), source(CARDS, "b", sex="2"), source(CARDS, "c", sex="2")],
        "2",
    ),
    ("min", [source(CORE, "a", sex="10"), source(CORE, "b", sex="9")], "9"),
    ("max", [source(CORE, "a", sex="10"), source(CORE, "b", sex="9")], "10"),
    ("never", [source(CORE, "a", sex="1")], None),
    ("manual", [source(CORE, "a", "01", sex="1"), source(CARDS, "b", "09", sex="2")], None),
]


@pytest.mark.parametrize(("rule", "sources", "expected"), RULES, ids=[each[0] for each in RULES])
def test_each_rule_chooses_as_it_says_whatever_the_order(rule: str, sources: list[Contribution], expected: Any) -> None:
    if rule == "manual":  # nobody chose, so the default decides
        found = [survive(each, policy("mostRecent", sex="manual")).members["sex"] for each in permutations(sources)]
        assert set(found) == {"2"}
        return
    for each in permutations(sources):
        assert survive(each, policy(rule)).members.get("sex") == expected


def test_lists_are_united_and_the_same_thing_written_in_two_ways_stands_once() -> None:
    phone = {"system": "phone", "value": "+86 138 0013 8000"}
    better = {"system": "phone", "value": "+8613800138000", "use": "mobile"}
    mail = {"system": "email", "value": "A@example.com"}
    found = survive(
        [source(CORE, "a", "01", contactPoints=[phone]), source(CARDS, "b", "09", contactPoints=[better, mail])],
        policy("union"),
    )
    assert found.members["contactPoints"] == [better, mail]
    assert [each["path"] for each in found.provenance] == ["/contactPoints/0", "/contactPoints/1"]


def test_ties_end_with_system_and_key() -> None:
    sources = [source(CORE, "b", sex="2"), source(CORE, "a", sex="1"), source("urn:zoo", "a", sex="9")]
    assert {survive(each, policy("mostRecent")).members["sex"] for each in permutations(sources)} == {"1"}


@pytest.mark.parametrize("nothing", [None, "", "  ", "N/A", "unknown", "不详", [], {}, "1900-01-01"])
def test_nulls_and_placeholders_never_win(nothing: Any) -> None:
    sources = [source(CORE, "a", "09", birthDate=nothing), source(CARDS, "b", "01", birthDate="1949-12-31")]
    for rule in ("mostRecent", "sourcePriority", "mostComplete", "max", "min", "mostFrequent"):
        assert survive(sources, policy(rule)).members["birthDate"] == "1949-12-31"
    assert "birthDate" not in survive(sources[:1], policy("mostRecent")).members


def test_confirmed_counts_and_not_when_it_was_loaded() -> None:
    stated = {"fieldProvenance": [{"path": "/sex", "confirmedAt": "2026-02-01T00:00:00Z", "rule": "mostRecent"}]}
    old = source(CARDS, "a", "01", sex="1", **stated)
    assert survive([old, source(CORE, "b", "28", sex="2")], policy("mostRecent")).members["sex"] == "1"


def test_what_a_person_chose_stays_until_it_expires() -> None:
    sources = [source(CORE, "a", "01", sex="1"), source(CARDS, "b", "09", sex="2")]
    chosen = {"sex": Settled("9", sources[0], "2026-01-10T00:00:00Z")}
    expiring = policy("mostRecent", sex="manual")
    expiring["fields"][0]["manualDays"] = 30
    assert survive(sources, expiring, chosen, "2026-02-08T00:00:00Z").members["sex"] == "9"
    assert survive(sources, expiring, chosen, "2026-02-09T00:00:00Z").members["sex"] == "2"
    assert survive(sources, policy("mostRecent"), chosen, "2036-01-01T00:00:00Z").members["sex"] == "9"


def test_what_is_absent_everywhere_stays_declared_absent_and_what_is_there_does_not() -> None:
    absent = [{"path": "/names", "reason": "anonymized"}]
    both = [source(CORE, "a", absences=absent), source(CARDS, "b", absences=absent, sex="1")]
    assert survive(both, policy("mostRecent")).members["absences"] == absent
    named = source(CARDS, "c", names=[{"use": "legal", "text": "王小明"}])
    assert "absences" not in survive([*both, named], policy("mostRecent")).members


NAMES = st.sampled_from(["王小明", "李秀英", "Li Xiuying", "LI, Xiuying"])
DAYS = st.integers(1, 28).map(lambda day: f"2026-01-{day:02d}T00:00:00Z")
PEOPLE = st.builds(
    lambda key, system, day, members: {
        "resourceType": "Person",
        "id": key,
        "meta": {"versionId": "1", "recordedAt": day, "validTime": {"start": day}, "source": system},
        "status": "active",
        **members,
    },
    st.sampled_from("abcdefgh"),
    st.sampled_from([CORE, CARDS]),
    DAYS,
    st.fixed_dictionaries(
        {"names": st.lists(st.builds(lambda text: {"use": "alias", "text": text}, NAMES), min_size=1, max_size=3)},
        optional={
            "sex": st.sampled_from(["0", "1", "2", "9"]),
            "birthDate": st.sampled_from(["1949", "1949-12", "1949-12-31"]),
            "nationalities": st.lists(st.sampled_from(["CN", "DE", "FR"]), unique=True, min_size=1),
            "contactPoints": st.lists(
                st.builds(
                    lambda value, use: {"system": "phone", "value": value, "use": use},
                    st.sampled_from(["+8613800138000", "+8613900139000"]),
                    st.sampled_from(["mobile", "home"]),
                ),
                min_size=1,
                max_size=3,
            ),
        },
    ),
)
GROUPS = st.lists(PEOPLE, min_size=2, max_size=5, unique_by=lambda each: each["id"])


def kept(document: dict[str, Any]) -> Contribution:
    return contribution(document, {"type": "SourceRecord", "id": f"kept-{document['id']}"})


@given(GROUPS, st.randoms())
def test_a_golden_record_is_the_same_in_whatever_order_its_sources_came(people: Any, random: Any) -> None:
    """I6, API-212."""
    sources = [kept(each) for each in people]
    mixed = random.sample(sources, len(sources))
    assert survive(sources, survivorship_policy()) == survive(mixed, survivorship_policy())


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first record loads the rules
@given(GROUPS)
def test_each_member_that_survives_names_its_source_and_the_record_is_sound(people: Any) -> None:
    """I2, API-211; PTY-018."""
    golden = survive([kept(each) for each in people], survivorship_policy())
    assert {row["path"].split("/")[1] for row in golden.provenance} == set(golden.members)
    assert all(leads_to_value(golden.members, row["path"]) for row in golden.provenance)
    document = golden_document(people[0], {"type": "Person", "id": people[1]["id"]}, golden)
    assert [each for each in Session("Person").check(document) if each.level == "error"] == []


@given(GROUPS)
def test_values_come_from_some_source_and_none_of_them_is_made_up(people: Any) -> None:
    golden = survive([kept(each) for each in people], survivorship_policy())
    for name, value in golden.members.items():
        given = [each[name] for each in people if name in each]
        items = [item for each in given for item in each] if isinstance(value, list) else given
        assert all(item in items for item in value) if isinstance(value, list) else value in items


@given(PEOPLE, PEOPLE)
def test_both_records_come_back_byte_for_byte(one: Any, other: Any) -> None:
    """I3."""
    raw = [orjson.dumps(each) for each in (one, other)]
    sources = [snapshot(each, "2026-02-01T00:00:00Z") for each in raw]
    golden = survive([kept(one), kept(other)], survivorship_policy())
    merged = golden_document(one, {"type": "Person", "id": other["id"]}, golden)
    retired = retired_document(other, {"type": "Person", "id": one["id"]})
    assert merged["replaces"][-1]["id"] == retired["id"]
    assert [orjson.dumps(restored(each)) for each in sources] == raw


def test_a_source_record_that_was_tampered_with_restores_nothing() -> None:
    source_record = snapshot(orjson.dumps({"resourceType": "Person", "id": "a", "meta": {"versionId": "1"}}), "")
    source_record["content"] = source_record["content"].replace('"a"', '"b"')
    with pytest.raises(ValueError, match="a"):
        restored(source_record)


@given(GROUPS, st.sampled_from(["0", "9", None]))
def test_a_change_after_a_merge_is_found_and_survives_the_next(people: Any, sex: str | None) -> None:
    sources = [kept(each) for each in people]
    plain = survive(sources, survivorship_policy()).members
    current = {**copy.deepcopy(people[0]), **plain, "sex": sex}
    if sex is None:
        del current["sex"]
    found = edits(current, sources, survivorship_policy(), {}, "2026-02-01T00:00:00Z")
    assert set(found) == ({"sex"} if current.get("sex") != plain.get("sex") else set())
    assert survive(sources, survivorship_policy(), found).members.get("sex") == current.get("sex")
