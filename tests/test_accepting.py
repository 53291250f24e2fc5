"""The quick way accepts no record that the exact way objects to, and hardly ever sends a good one the long way."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from crmstandard.findings import Place
from crmstandard.reading import parse
from crmstandard.sample.writing import write_bank
from crmstandard.validators import Session
from crmstandard.validators.accepting.seen import Seen
from crmstandard.validators.accepting.traced import MOST_IN_VAIN, Told, told_apart
from crmstandard.validators.registry import Breach, Rule, breach
from tests.vectors import rule_cases, valid_document

ROUNDS = int(os.environ.get("CRM_DIFFERENTIAL", "60"))
TEXTS = [
    "",
    " ",
    "N/A",
    "un\u212anown",
    "\u3000无",
    "无锡",
    "无 ",
    "0001-01-01",
    "1900-01-01",
    "2023-02-29",
    "2024-02-29",
    "2024-02-30",
    "2024-06-31",
    "9999-12-31",
    "9999-01-01",
    "2026-01-15",
    "2026-01-15T08:00:00Z",
    "2026-01-15T24:00:00Z",
    "2026-01-15T08:00:00",
    "2026-01-15T08:00:00+08:00",
    "2026-01-15T08:00:60Z",
    "1990",
    "0000",
    "2020-13",
    "-",
    "--",
    "?",
    ".",
    "a\nb",
    'a"b',
    "a\\b",
    "\x7f",
    "ü" * 200,
    "ü" * 256,
    "x" * 256,
    "x" * 257,
    "0",
    "00",
    "-0",
    "-0.00",
    "1.234567",
    "1e5",
    "12.345",
    "JPY",
    "XXX",
    "XYZ",
    "EUR",
    "CN",
    "XX",
    "Person",
    "Unheard",
    "active",
    "merged",
    "lei",
    "iban",
    "urn:iso:std:iso:13616",
    "4000123412341234",
    "+8613800138000",
    "+99999999",
    "call me",
    "DE89370400440532013000",
    "DE89370400440532013001",
    "zh-CN",
    "zz-ZZ",
    "http://",
    "urn:x:y",
    "no uri",
    "a b",
    "resident\x00",
    "\ud7ff",
]
VALUES: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    1,
    100,
    101,
    2**53 - 1,
    2**53,
    10**15,
    1.0,
    1.5,
    [],
    {},
    [1],
    [[]],
    {"type": "Person"},
]


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bank")
    write_bank(folder, 250, 5, 0)
    return folder


def _lines(bank: Path) -> dict[str, list[bytes]]:
    return {path.stem: path.read_bytes().splitlines() for path in sorted(bank.glob("*.ndjson"))}


def _taught(lines: list[bytes], profile: str | None = None) -> Session:
    """A session that has seen some records; what they refer to is not there, so only what is in them counts."""
    session = Session(profile=profile)
    for number, line in enumerate(lines, start=1):
        if session.accept(line, "f", number) is None:
            document = orjson.loads(line)
            if not session.add(document, Place("f", number)):
                session.learn(document, line)
    return session


def _is_good(text: bytes, profile: str | None = None) -> bool:
    document, faults = parse(text)
    return not faults and not Session(profile=profile).check(document)


def _mutants(line: bytes, dice: random.Random) -> Iterator[bytes]:
    """The record with a value changed, a member gone, doubled, moved or added; and its text with a byte changed."""
    document = orjson.loads(line)
    holders = list(_holders(document))
    for _ in range(12):
        changed = orjson.loads(line)
        place = dice.choice(list(_holders(changed)))
        holder, key = place
        kind = dice.randrange(6)
        if kind == 0 and isinstance(holder, dict):
            del holder[key]
        elif kind == 1 and isinstance(holder, dict):
            holder[dice.choice(["shoeSize", "id", "end", "start", "absences", "recordedUntil", "closedOn", "type"])] = (
                dice.choice(TEXTS)
            )
        elif kind == 2 and isinstance(holder, dict):
            holder[key] = holder.pop(key)
        elif kind == 3 and isinstance(holder, list):
            holder.append(holder[key])
        else:
            holder[key] = dice.choice(TEXTS if kind == 4 else VALUES)
        yield orjson.dumps(changed)
    assert holders
    for _ in range(6):
        at = dice.randrange(len(line))
        sign = dice.choice(
            [
                b'"',
                b"\\",
                b"{",
                b"}",
                b",",
                b":",
                b"0",
                b"9",
                b"\xff",
                b"\x00",
                b" ",
                b"a",
                b"\\u0041",
                b'","',
                b"\xc3\xa9",
            ]
        )
        yield line[:at] + sign + line[at + dice.randrange(2) :]
    start = dice.randrange(1, len(line))
    yield line[:1] + b'"' + dice.choice([b"id", b"status", b"period", b"meta"]) + b'":"x",' + line[1:]
    yield line[:start] + line[start : start + 30] + line[start:]


def _holders(value: Any) -> Iterator[tuple[Any, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(items):
        yield value, key
        yield from _holders(inner)


def test_most_good_records_take_the_quick_way(bank: Path) -> None:
    for name, lines in _lines(bank).items():
        if len(lines) >= 250:
            session = _taught(lines)
            accepted = sum(session.accept(line, "f", 1) is not None for line in lines)
            assert accepted >= 0.95 * len(lines), name


@pytest.mark.parametrize("profile", [None, "cn", "eu"])
def test_nothing_is_accepted_that_the_exact_way_objects_to(bank: Path, profile: str | None) -> None:
    dice = random.Random(11)
    tried = accepted = 0
    for lines in _lines(bank).values():
        session = _taught(lines, profile)
        for line in dice.choices(lines, k=min(len(lines), max(4, ROUNDS // 6))):
            for mutant in _mutants(line, dice):
                tried += 1
                if session.accept(mutant, "f", 1) is not None:
                    accepted += 1
                    assert _is_good(mutant, profile), mutant
    assert 0 < accepted < tried


def test_other_ways_of_writing_the_same_records_are_accepted_too(bank: Path) -> None:
    import json

    dice = random.Random(3)
    for name in ("arrangement-roles", "persons", "campaign-contacts"):
        lines = _lines(bank)[name]
        shuffled = []
        for line in lines:
            members = list(orjson.loads(line).items())
            dice.shuffle(members)
            shuffled.append(json.dumps(dict(members)).encode())  # blanks, escapes, another order each time
        session = _taught(shuffled)
        accepted = sum(session.accept(line, "f", 1) is not None for line in shuffled)
        assert accepted >= 0.9 * len(shuffled), name
        doubled = [line[:1] + b'"id": "x", ' + line[1:] for line in shuffled]
        assert not any(session.accept(line, "f", 1) for line in doubled)


def test_no_wrong_document_of_a_rule_is_accepted_by_what_its_right_ones_taught() -> None:
    by_subject: dict[tuple[str, str | None], list[bytes]] = {}
    for case in rule_cases():
        held = by_subject.setdefault((case.subject, case.profile), [])
        held += [orjson.dumps(each) for each in case.documents]
    accepted = 0
    for (subject, profile), texts in by_subject.items():
        good = [text for text in texts if _is_good(text, profile)]
        session = Session(profile=profile)
        for _ in range(70):
            for text in good:
                session.learn(orjson.loads(text), text)
        accepted += sum(session.accept(text, "f", 1) is not None for text in good)
        wrong = [text for text in texts if text not in good and session.accept(text, "f", 1) is not None]
        assert not wrong, subject
    assert accepted > 100


def _about_two_places() -> Rule:
    """A rule that reads two texts of a record, and a third one of those that are `odd`."""

    def check(record: Any) -> Iterator[Breach]:
        if record["kind"] == "odd" and record["other"] == record["name"]:
            yield breach("/other")

    return Rule("RULE", ("Person",), check)


def _seen(records: list[dict[str, str]]) -> Seen:
    seen = Seen()
    for record in records:
        seen.learn(record)
    for member in seen.members.values():
        member.closed = True
    return seen


def test_a_rule_is_told_by_cases_only_where_they_come_again() -> None:
    often = [{"kind": "odd", "name": f"n{number % 3}", "other": "o"} for number in range(24)]
    once = [{"kind": "odd", "name": f"n{number}", "other": "o"} for number in range(24)]
    rule = _about_two_places()
    told, others = told_apart([rule], _seen(often), often)
    assert (told and told.rules, others) == ([rule], [])
    assert told_apart([rule], _seen(once), once) == (None, [rule])


def test_cases_that_the_key_does_not_tell_are_judged_each_time_and_not_watched_for_ever() -> None:
    told = Told([_about_two_places()], frozenset({("kind",)}), "v0.get('kind')")
    for _ in range(MOST_IN_VAIN * 2):
        assert told.finds_good("odd", {"kind": "odd", "name": "a", "other": "b"})
        assert not told.finds_good("odd", {"kind": "odd", "name": "a", "other": "a"})
    assert (told.watched, told.good) == (MOST_IN_VAIN * 2 - 1, set())


def test_items_that_refer_in_different_ways_are_kept_as_references_where_they_name_an_id() -> None:
    """An item may name a number of the party and no id, beside others that name records of several resources."""
    by_number = {"type": "Person", "identifier": {"system": "urn:example:core:key", "value": "4711"}}
    ways = [{"type": "Person", "id": "nobody"}, {"type": "Organization", "id": "none"}, by_number]
    group = {key: value for key, value in valid_document("PartyGroup/minimal").items() if key != "head"}
    record = {**group, "groupType": "affinity", "members": [{"party": each, "role": "member"} for each in ways]}
    texts = [orjson.dumps({**record, "id": f"group-{number}"}) for number in range(3 * 64)]
    session = _taught(texts)
    assert session.accept(texts[-1], "f", 4 * 64) is not None
    for each in ("Person", "Organization"):
        assert not session.add(valid_document(f"{each}/minimal"), Place(each, 1))
    dangling = {each.pointer for each in session.finish() if each.requirement == "GEN-060"}
    assert dangling == {"/members/0/party/id", "/members/1/party/id"}
