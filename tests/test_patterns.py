"""The language of patterns is read as Python's engine reads it, and its automata are counted."""

from __future__ import annotations

import re
from random import Random

import pytest

from tests.documents import Maker
from tools.lint_schemas import kit
from tools.patterns import NOTHING, PatternError, after, matches_empty, parse, states

PATTERNS = sorted({s.node["pattern"] for s in kit().spots if isinstance(s.node.get("pattern"), str)})


def _matches(pattern: str, text: str) -> bool:
    node = parse(pattern)
    for char in text:
        node = after(node, char)
        if node == NOTHING:
            return False
    return matches_empty(node)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_of_the_kit_means_what_python_takes_it_to_mean(pattern: str) -> None:
    maker = Maker(Random(pattern))
    for _ in range(20):
        text = maker.matching(parse(pattern))
        assert re.fullmatch(pattern[1:-1], text)
        for other in (text, f"{text}x", text[:-1], f" {text}", text.swapcase(), text.replace("0", "O")):
            assert _matches(pattern, other) == bool(re.fullmatch(pattern[1:-1], other))


@pytest.mark.parametrize(
    ("pattern", "count"),
    [("^a$", 2), ("^a*$", 1), ("^a{0,3}$", 4), ("^(ab|ac)$", 3), ("^[ab]{2}c?$", 4), ("^(a|b)+$", 2), ("^(ab)*$", 2)],
)
def test_states_are_counted(pattern: str, count: int) -> None:
    assert states(parse(pattern), 100) == count


def test_counting_stops_at_the_limit() -> None:
    assert states(parse("^a{0,5000}$"), 10) <= 20


@pytest.mark.parametrize(
    "pattern",
    [
        *("a", "^a", "a$", "^a\\$", "^\\d$", "^\\w$", "^.$", "^(?=a)$", "^(?<n>a)$", "^[^a]$", "^a??$", "^a{1,2}?$"),
        *("^a**$", "^(a$", "^a)$", "^[b-a]$", "^a{x}$", "^é$", "^\\p{L}$", "^a\\Z$", "^{2}$", "^[a$"),
    ],
)
def test_other_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        parse(pattern)
