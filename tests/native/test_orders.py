"""Groups left out since others whose dates and keys stand in the same order are good: each of them is good itself."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import orjson
import pytest

from crmstandard.feeds.native import library
from crmstandard.validators import registry
from crmstandard.validators.blindfold import Blindfold
from crmstandard.validators.calendar.days import precedes
from crmstandard.validators.calendar.moments import FIRST, LAST, bounds, instant
from crmstandard.validators.groups import Row, Turn, as_fact
from crmstandard.validators.ranked import Looked, Ranked, revealed
from crmstandard.validators.registry import EVERYWHERE, CrossRule
from tests.vectors import rule_cases

CROSS = [each for each in registry.cross_rules() if each.keys is None and not each.by_value]
DOCUMENTS = [document for case in rule_cases() for document in case.documents if isinstance(document, dict)]
VARIANTS = 12
DATE = re.compile(r'(?<=")\d{4}-\d\d-\d\d(?=[T"])')
KEY = re.compile(r'(?<=")([A-Z][A-Za-z]+/)[A-Za-z0-9._-]+(?=")')


def _groups(rule: CrossRule) -> dict[tuple[int, str], list[Row]]:
    """What a rule takes of the records of each vector, by vector and key."""
    made: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for number, case in enumerate(rule_cases()):
        for line, document in enumerate(case.documents):
            if isinstance(document, dict) and document.get("resourceType") in rule.reads and "id" in document:
                try:
                    taken = list(rule.take(document))
                except (KeyError, TypeError, ValueError, AttributeError):
                    continue
                told = "feed", line, document["resourceType"], document["id"]
                for each in taken:
                    made[number, each.key].append((each.key, each.value, *told, each.pointer))
    return made


def _varied(value: Any, drawn: random.Random) -> Any:
    """A value with other dates, near each other so that their order changes, and other keys."""
    start = date(2024, 1, 1) + timedelta(days=drawn.randrange(300))

    def other(_: re.Match[str]) -> str:
        return (start + timedelta(days=drawn.randrange(4))).isoformat()

    text = KEY.sub(lambda found: f"{found[1]}{drawn.choice('abc')}", DATE.sub(other, orjson.dumps(value).decode()))
    return orjson.loads(text)


def _all(rule: CrossRule, shared: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    drawn = random.Random(rule.requirement)
    for (number, key), rows in _groups(rule).items():
        if key == EVERYWHERE:
            shared += rows
            continue
        yield f"{number}", rows
        for variant in range(VARIANTS):
            yield f"{number}-{variant}", [(row[0], _varied(row[1], drawn), *row[2:]) for row in rows]


@pytest.mark.skipif(library.library() is None, reason="the native library is not built; `make native` builds it")
@pytest.mark.parametrize("rule", CROSS, ids=lambda rule: rule.requirement)
def test_what_is_left_out_is_good(rule: CrossRule) -> None:
    from crmstandard.feeds.native.sieve import NativeSieve

    shared: list[Row] = []
    groups = {
        f"{place}:{key}": [(f"{place}:{key}", *row[1:]) for row in rows]
        for place, (key, rows) in enumerate(_all(rule, shared))
    }
    held = [as_fact(row) for row in shared]
    blindfold, sieve = Blindfold(rule, held), NativeSieve()
    found: set[str] = set()
    for _ in range(2):  # what the first turn learns the second leaves out
        assert sieve.add(orjson.dumps([row for rows in groups.values() for row in rows]), Turn(), by_value=False)
        given = sieve.groups(rule.requirement, needs_others=blindfold.needs_others)
        assert given is not None
        found = {group.key for group in given if list(blindfold.judge(group))}
    assert found == {key for key, rows in groups.items() if list(rule.judge(key, [*held, *map(as_fact, rows)]))}


def test_places_are_compared_as_what_stands_there_would_be() -> None:
    value = revealed(
        {"period": {"start": "\x0010 3 3 2"}, "at": ["\x0020 2 1 1"], "key": "\x009 0 - -", "text": "open"}
    )
    start, at, key = value["period"]["start"], value["at"][0], value["key"]
    assert value["text"] == "open"
    assert at < start
    assert key != start
    assert key is not None
    assert at[:10] < start[:10] == start
    assert precedes(at, start)
    assert start.startswith(start)
    assert not start.startswith(at[:10])
    assert instant(at) < instant(start)
    assert bounds({"start": at, "end": start}) == (instant(at), instant(start))
    assert FIRST < instant(at) < LAST
    assert len({instant(at), instant(at), instant(start), FIRST}) == 3


LOOKS: list[Callable[[Any], object]] = [
    lambda told: isinstance(told, str),
    lambda told: told == "2024-01-01",
    lambda told: told < "2024-01-01",
    lambda told: told in {"2024-01-01"},
    lambda told: {told: 1},
    lambda told: f"{told}",
    lambda told: told[:4],
    lambda told: told[0],
    lambda told: told.startswith("2024"),
    lambda told: "-" in told,
    lambda told: told + "",
    list,
    lambda told: instant(told) == instant("2024-01-01"),
    lambda told: instant(told) - instant(told),
    lambda told: instant(told).year,
]


@pytest.mark.parametrize("look", LOOKS)
def test_whatever_else_is_done_with_it_is_a_look(look: Callable[[Any], object]) -> None:
    with pytest.raises(Looked):
        look(Ranked(10, 1, 1, 1))


def test_keys_of_a_rule_that_only_equates_them_are_gathered() -> None:
    one, same, other = revealed(["\x009 0 - -", "\x009 0 - -", "\x009 1 - -"], equates=True)
    assert {one: "held"}[same] == "held"
    assert len({one, same, other, None}) == 3
    with pytest.raises(Looked):
        assert one == "Person/p-1"
    with pytest.raises(Looked):
        hash(revealed("\x0010 3 3 2", equates=True))


@pytest.mark.parametrize("look", [lambda told: told[:10], instant])
def test_a_key_has_no_day_and_no_moment(look: Callable[[Any], object]) -> None:
    with pytest.raises(Looked):
        look(Ranked(10, 1))
