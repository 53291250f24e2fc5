"""What the gate tells of a suspicious record: which members are in doubt, so that these alone are judged again."""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson
import pytest

from crmstandard import schemas
from crmstandard.feeds.native import gate as gates
from crmstandard.feeds.native.gate import RULED, TOLD, Gate, span_of
from crmstandard.validators import Session, parts
from crmstandard.validators.apart import judged_apart, schema_of
from crmstandard.validators.doubts import Doubts
from crmstandard.validators.structure import judge
from tests.native.fuzz import misjudged
from tests.vectors import resource_cases, rule_cases

pytestmark = pytest.mark.skipif(not gates.is_available(), reason="the native library is not built; run `make native`")


@pytest.fixture(autouse=True)
def _judged_apart_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Members are judged alone from the first time on, not only where that is worth it."""
    monkeypatch.setattr(parts, "OFTEN", 0)
    monkeypatch.setattr(parts, "MOST_APART", 10_000)


@cache
def _gate(profile: str | None = None) -> Gate:
    return Gate(profile=profile)


def _good(title: str) -> dict[str, Any]:
    """A document of a resource that the gate accepts."""
    documents = (each.documents[0] for each in resource_cases() if each.subject == title and not each.expect)
    return next(dict(each) for each in documents if _gate().scan(orjson.dumps(each)).accepted)


def _doubted(text: bytes, resource: str) -> tuple[str, ...] | None:
    doubts = _doubts(text, resource)
    assert doubts is None or not doubts.as_a_whole
    return doubts and doubts.members


def _doubts(text: bytes, resource: str) -> Doubts | None:
    return _gate().doubts(resource, _gate().scan(text).suspicious[0].why)


def test_the_members_with_a_wrong_value_are_told() -> None:
    record = _good("Task")
    for name in ("priority", "owner"):
        assert _doubted(orjson.dumps({**record, name: 7}), "Task") == (name,)
    both = {**record, "priority": ["no", {"such": "}"}], "owner": {"priority": '",'}}
    assert set(_doubted(orjson.dumps(both), "Task") or ()) == {"priority", "owner"}
    assert set(_doubted(orjson.dumps(both, option=orjson.OPT_INDENT_2).replace(b"\n", b" "), "Task") or ()) == {
        "priority",
        "owner",
    }


def test_it_is_told_where_the_only_value_in_doubt_stands_and_whose_it_is() -> None:
    record = _good("Task")
    text = b" \n" + orjson.dumps({**record, "priority": ["no", {"such": "}"}]}) + b"\n"
    place = _gate().scan(text).suspicious[0]
    assert span_of(text, place.value) == b'["no",{"such":"}"}]'
    assert _gate().identity(text, place) == ("Task", record["id"])
    assert set(_gate().members("Task", place.seen)) == {*record, "priority"}
    both = _gate().scan(orjson.dumps({**record, "priority": 7, "owner": 7})).suspicious[0]
    assert (both.value, bool(both.id)) == (0, True)
    escaped = {**record, "priority": 7, "id": "\u0041"}
    assert _gate().scan(orjson.dumps(escaped).replace(b'"A"', b'"\\u0041"')).suspicious[0].id == 0


def test_it_is_told_whether_a_rule_on_the_record_may_find_something() -> None:
    record = _good("Task")
    assert _gate().scan(orjson.dumps({**record, "priority": 7})).suspicious[0].why & RULED
    declared_absent = {**record, "absences": [{"path": "/subject", "reason": "unknown"}]}
    assert [each.requirement for each in Session().check(declared_absent)] == ["GEN-009", "GEN-028"]
    why = _gate().scan(orjson.dumps({**declared_absent, "priority": 7})).suspicious[0].why
    assert why & TOLD
    assert not why & RULED


def test_it_is_told_that_members_are_missing_unknown_or_at_odds() -> None:
    record = _good("Task")
    less = {name: value for name, value in record.items() if name != "status"}
    whole = Doubts((), as_a_whole=True)
    for text in (
        orjson.dumps(less),
        orjson.dumps({**record, "shoeSize": 7}),
        orjson.dumps({"shoe,Size": [{"a": '}"'}], **record}),
        orjson.dumps({**record, "shoeSize": None}, option=orjson.OPT_INDENT_2).replace(b"\n", b" "),
    ):
        assert _doubts(text, "Task") == whole
    both = orjson.dumps({"shoeSize": 7, **record, "priority": 7})
    assert _doubts(both, "Task") == Doubts(("priority",), as_a_whole=True)
    place = _gate().scan(both).suspicious[0]
    assert (place.value, _gate().identity(both, place)) == (0, ("Task", record["id"]))
    assert set(_gate().members("Task", place.seen)) == {*record, "priority"}


def test_nothing_is_told_of_a_record_that_cannot_be_gone_through() -> None:
    record = _good("Task")
    for text in (
        b'{"status":"open",' + orjson.dumps(record)[1:],
        orjson.dumps({**record, "shoeSize": 7}).replace(b'"shoeSize"', b'"shoe\\u0053ize"'),
        orjson.dumps({**record, "shoeSize": 7}).replace(b'"shoeSize":', b'"shoeSize",'),
        orjson.dumps({**record, "shoeSize": 7}).replace(b'"shoeSize"', b"shoeSize"),
        orjson.dumps({**record, "priority": 7})[:-1],
        orjson.dumps({**record, "priority": 7}).replace(b'"priority"', b'"prior\\u0069ty"'),
        orjson.dumps({**record, "priority": 7}).replace(b'"Task"', b'"T\\u0061sk"'),
        b'{"priority":7,' + orjson.dumps(record)[1:],
        b"[]",
        b"7",
    ):
        assert _doubts(text, "Task") is None


@pytest.mark.parametrize("profile", [None, *schemas.profiles()])
def test_members_in_doubt_hold_every_fault_of_shape_of_the_vectors(profile: str | None) -> None:
    cases = [each for each in (*resource_cases(), *rule_cases()) if each.profile in (None, profile)]
    lines = [orjson.dumps(document) for each in cases for document in each.documents]
    assert misjudged(_gate(profile), lines, profile) == []


def test_a_member_is_judged_apart_where_nothing_else_in_the_schema_looks_into_it() -> None:
    schema = {
        "$id": "x",
        "type": "object",
        "properties": {name: {"type": "string"} for name in "abcdefg"},
        "required": ["a"],
        "allOf": [
            {"properties": {"b": {"const": "1"}}},
            {"if": {"properties": {"c": {"const": "1"}}, "required": ["d"]}, "then": {"not": {"required": ["e"]}}},
            {"anyOf": [{"$ref": "#/$defs/other"}, {"required": ["f"]}]},
        ],
        "$defs": {"other": {"properties": {"g": {"const": "1"}}}},
        "unevaluatedProperties": False,
    }
    assert judged_apart(schema) == set("adef")
    assert judged_apart({**schema, "patternProperties": {}}) == set()
    assert schema_of(schema, "a")["properties"] == {"a": {"type": "string"}}


def test_where_a_member_cannot_be_judged_apart_the_frame_of_the_record_is() -> None:
    shape, record = judge("Task"), {**_good("Task"), "status": 7, "priority": 7}
    assert "status" not in judged_apart(shape.schema)
    assert shape.findings_within(record, Doubts(("status", "priority"))) == shape.findings(record)
    assert shape.findings_within(record, Doubts(("priority",))) == [
        each for each in shape.findings(record) if each.pointer == "/priority"
    ]
