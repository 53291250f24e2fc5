"""Regular expressions as automata over bytes: what patterns and forms are compiled to.

Only what reads alike everywhere is understood: ASCII classes, groups, alternatives, counted
repetition. Everything else raises `Unsupported`, and what depends on it is suspicious.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from crmstandard.feeds.native.words import Unsupported

_parser: Any = importlib.import_module("re._parser")
_signs: Any = importlib.import_module("re._constants")

MOST_STATES = 4096
MOST_POSITIONS = 128
ASCII = frozenset(range(128))
LOOKING = ("ASSERT", "ASSERT_NOT")


@dataclass(frozen=True, eq=False)
class Automaton:
    """A complete deterministic automaton: `rows[state][class]`; state 0 is dead, state 1 the start."""

    classes: bytes  # class of each of the 256 bytes
    rows: tuple[tuple[int, ...], ...]
    accepting: frozenset[int]

    def matches(self, text: bytes) -> bool:
        """Whether the automaton accepts a text; the native library does the same."""
        state = 1
        for byte in text:
            state = self.rows[state][self.classes[byte]]
        return state in self.accepting


@dataclass(frozen=True, eq=False)
class Search:
    """A search by positions: which may come first, which after each, which a byte allows, and which end it."""

    first: int
    last: int
    follows: tuple[int, ...]
    by_byte: tuple[int, ...]
    at_end: bool


class _Graph:
    """A nondeterministic automaton under construction."""

    def __init__(self, *, fold: bool, approximate: bool) -> None:
        self.steps: list[list[tuple[frozenset[int], int]]] = [[]]
        self.free: list[list[int]] = [[]]
        self.fold = fold
        self.approximate = approximate

    def node(self) -> int:
        self.steps.append([])
        self.free.append([])
        return len(self.steps) - 1

    def add(self, parts: Iterable[tuple[Any, Any]], at: int) -> int:
        """Appends a sequence of parsed parts; the node after it."""
        for sign, argument in parts:
            at = self._part(str(sign), argument, at)
        return at

    def _part(self, sign: str, argument: Any, at: int) -> int:
        if sign == "LITERAL":
            return self._step(at, self._folded({argument}))
        if sign == "IN":
            return self._step(at, self._folded(_class_of(argument)))
        if sign in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, part = argument
            return self._repeat(int(least), most, part, at)
        if sign == "SUBPATTERN":
            return self.add(argument[3], at)
        if sign == "BRANCH":
            return self._branch(argument[1], at)
        if sign in LOOKING and self.approximate:
            return at
        raise Unsupported(f"the sign {sign} of regular expressions")

    def _step(self, at: int, signs: frozenset[int]) -> int:
        after = self.node()
        self.steps[at].append((signs, after))
        return after

    def _folded(self, signs: set[int]) -> frozenset[int]:
        if not signs <= ASCII:
            raise Unsupported("signs outside ASCII")
        if not self.fold:
            return frozenset(signs)
        return frozenset(ord(each) for sign in signs for each in (chr(sign).lower(), chr(sign).upper()))

    def _repeat(self, least: int, most: Any, part: Any, at: int) -> int:
        for _ in range(least):
            at = self.add(part, at)
        if most is _signs.MAXREPEAT:
            loop = self.node()
            self.free[at].append(loop)
            self.free[self.add(part, loop)].append(loop)
            return loop
        end = self.node()
        self.free[at].append(end)
        for _ in range(int(most) - least):
            at = self.add(part, at)
            self.free[at].append(end)
        return end

    def _branch(self, branches: Sequence[Any], at: int) -> int:
        end = self.node()
        for branch in branches:
            self.free[self.add(branch, at)].append(end)
        return end

    def reach(self, nodes: Iterable[int]) -> frozenset[int]:
        """The nodes reached without reading anything."""
        found = set(nodes)
        waiting = list(found)
        while waiting:
            for each in self.free[waiting.pop()]:
                if each not in found:
                    found.add(each)
                    waiting.append(each)
        return frozenset(found)


def _class_of(items: Iterable[tuple[Any, Any]]) -> set[int]:
    found: set[int] = set()
    for sign, argument in items:
        if sign is _signs.LITERAL:
            found.add(argument)
        elif sign is _signs.RANGE:
            found.update(range(argument[0], argument[1] + 1))
        else:
            raise Unsupported(f"the class {sign} of regular expressions")
    return found


def _anchored(pattern: str) -> str:
    """A pattern without its anchors; raises Unsupported if it is not anchored at both ends."""
    if not (pattern.startswith("^") and pattern.endswith("$") and not pattern.endswith("\\$")):
        raise Unsupported("a pattern that is not anchored")
    inner = pattern[1:-1]
    depth, escaped = 0, False
    for sign in re.sub(r"\[[^]]*\]", "x", inner):
        if escaped:
            escaped = False
            continue
        escaped = sign == "\\"
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            raise Unsupported("alternatives beside anchors")
    return inner


@cache
def of_pattern(pattern: str) -> Automaton:
    """The automaton of an anchored pattern of a schema."""
    return of_text(_anchored(pattern))


@cache
def of_text(expression: str, flags: int = 0) -> Automaton:
    """The automaton of what `re.fullmatch` accepts of ASCII text."""
    parsed = list(_parser.parse(expression, flags & re.IGNORECASE | re.ASCII))
    graph = _Graph(fold=bool(flags & re.IGNORECASE), approximate=False)
    return _determined(graph, graph.add(parsed, 0))


@cache
def searching(expression: re.Pattern[str]) -> Search:
    """A search that finds something wherever the expression does, or more: it does not look around."""
    parsed = list(_parser.parse(expression.pattern, expression.flags & re.IGNORECASE | re.ASCII))
    at_end = bool(parsed) and parsed[-1][0] is _signs.AT
    graph = _Graph(fold=bool(expression.flags & re.IGNORECASE), approximate=True)
    final = graph.add(_without_edges(parsed), 0)
    steps = [(node, signs, after) for node, found in enumerate(graph.steps) for signs, after in found]
    if len(steps) > MOST_POSITIONS or final in graph.reach({0}):
        raise Unsupported("a search of this size")
    reached = [graph.reach({after}) for _, _, after in steps]
    begins = graph.reach({0})
    follows = tuple(_mask(node in here for node, _, _ in steps) for here in reached)
    first = _mask(node in begins for node, _, _ in steps)
    last = _mask(final in here for here in reached)
    by_byte = tuple(_mask(byte in signs for _, signs, _ in steps) for byte in range(256))
    return Search(first, last, follows, by_byte, at_end)


def _mask(holds: Iterable[bool]) -> int:
    return sum(1 << place for place, each in enumerate(holds) if each)


def _without_edges(parsed: list[Any]) -> list[Any]:
    """A final `$` is kept by the search itself; `^` among alternatives is dropped, which finds more."""
    kept = []
    for sign, argument in parsed:
        if sign is _signs.AT:
            continue
        if sign is _signs.BRANCH:
            kept.append((sign, (argument[0], [_without_edges(list(branch)) for branch in argument[1]])))
        elif sign is _signs.SUBPATTERN:
            kept.append((sign, (*argument[:3], _without_edges(list(argument[3])))))
        else:
            kept.append((sign, argument))
    return kept


def _determined(graph: _Graph, final: int) -> Automaton:
    classes, signs = _classes(graph)
    start = graph.reach({0})
    numbers: dict[frozenset[int], int] = {frozenset(): 0, start: 1}
    rows: dict[int, tuple[int, ...]] = {0: (0,) * len(signs)}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        row = []
        for sign in signs:
            there = graph.reach(after for node in here for allowed, after in graph.steps[node] if sign in allowed)
            if there not in numbers:
                numbers[there] = len(numbers)
                waiting.append(there)
                if len(numbers) > MOST_STATES:
                    raise Unsupported("too many states")
            row.append(numbers[there])
        rows[numbers[here]] = tuple(row)
    accepting = frozenset(number for nodes, number in numbers.items() if final in nodes)
    return Automaton(classes, tuple(rows[number] for number in range(len(rows))), accepting)


def _classes(graph: _Graph) -> tuple[bytes, list[int]]:
    """The class of each byte, and one byte of each class: bytes that every step treats alike."""
    sets = sorted({signs for steps in graph.steps for signs, _ in steps}, key=sorted)
    kinds: dict[tuple[bool, ...], int] = {}
    classes, signs = bytearray(256), []
    for byte in range(256):
        kind = tuple(byte in each for each in sets)
        if kind not in kinds:
            kinds[kind] = len(kinds)
            signs.append(byte)
        classes[byte] = kinds[kind]
    return bytes(classes), signs


@cache
def implies(one: Automaton, other: Automaton) -> bool:
    """Whether every text that one automaton accepts is accepted by the other too."""
    kinds = set(zip(one.classes, other.classes, strict=True))
    seen = {(1, 1)}
    waiting = [(1, 1)]
    while waiting:
        left, right = waiting.pop()
        if left in one.accepting and right not in other.accepting:
            return False
        for left_class, right_class in kinds:
            following = (one.rows[left][left_class], other.rows[right][right_class])
            if following not in seen and following[0] != 0:
                seen.add(following)
                waiting.append(following)
    return True
