"""The patterns that schemas may use: a small regular language that every engine reads alike, with its automaton."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

PRINTABLE = frozenset(map(chr, range(0x20, 0x7F)))
SPECIAL = frozenset(".^$*+?()[]{}|\\")
ESCAPABLE = SPECIAL | frozenset("-/")


class PatternError(ValueError):
    """A pattern outside the language; the message names the construct."""


@dataclass(frozen=True)
class Chars:
    """One character out of a set, written as a sorted string; the empty set is what nothing matches."""

    allowed: str


@dataclass(frozen=True)
class Sequence:
    """One part after the other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Choice:
    """One of several parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Repeat:
    """A part several times; `most` None: as often as one likes."""

    part: Node
    least: int
    most: int | None


Node = Chars | Sequence | Choice | Repeat
NOTHING, EMPTY = Chars(""), Sequence(())


def parse(pattern: str) -> Node:
    """The tree of a pattern; raises PatternError for what is not anchored, not ASCII or not portable."""
    if not (pattern.startswith("^") and pattern.endswith("$") and not pattern.endswith("\\$")):
        raise PatternError("not anchored by ^ and $")
    reader = _Reader(pattern[1:-1])
    node = reader.choice()
    if reader.rest():
        raise PatternError(f"unexpected {reader.rest()[0]!r}")
    return node


@dataclass
class _Reader:
    text: str
    at: int = 0

    def rest(self) -> str:
        return self.text[self.at :]

    def take(self, token: str) -> bool:
        if self.text.startswith(token, self.at):
            self.at += len(token)
            return True
        return False

    def one(self) -> str:
        if self.at >= len(self.text):
            raise PatternError("ends too early")
        self.at += 1
        return self.text[self.at - 1]

    def choice(self) -> Node:
        parts = [self.sequence()]
        while self.take("|"):
            parts.append(self.sequence())
        return parts[0] if len(parts) == 1 else Choice(tuple(parts))

    def sequence(self) -> Node:
        parts: list[Node] = []
        while self.rest() and self.rest()[0] not in "|)":
            parts.append(self.repeated(self.atom()))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def atom(self) -> Node:
        if self.take("("):
            if self.take("?") and not self.take(":"):
                raise PatternError("look-around or a named group")
            node = self.choice()
            if not self.take(")"):
                raise PatternError("a group that is not closed")
            return node
        return Chars(self.members() if self.take("[") else self.literal(SPECIAL))

    def literal(self, special: frozenset[str]) -> str:
        char = self.one()
        if char == "\\":
            char = self.one()
            if char not in ESCAPABLE:
                raise PatternError(f"the escape \\{char}, which engines read in different ways")
        elif char in special:
            raise PatternError(f"{char!r} without an escape")
        if char not in PRINTABLE:
            raise PatternError(f"the character U+{ord(char):04X}, which is not printable ASCII")
        return char

    def members(self) -> str:
        if self.take("^"):
            raise PatternError("a negated class")
        found: set[str] = set()
        while not self.take("]"):
            first = self.literal(frozenset("[\\"))
            last = first
            if self.rest()[:1] == "-" and self.rest()[1:2] not in ("]", ""):
                self.at += 1
                last = self.literal(frozenset("[\\"))
            if last < first:
                raise PatternError(f"the empty range {first}-{last}")
            found.update(map(chr, range(ord(first), ord(last) + 1)))
        return "".join(sorted(found))

    def repeated(self, part: Node) -> Node:
        bounds = self.bounds()
        if bounds is None:
            return part
        if self.rest()[:1] and self.rest()[0] in "?+*{":
            raise PatternError("a lazy, possessive or double quantifier")
        return Repeat(part, *bounds)

    def bounds(self) -> tuple[int, int | None] | None:
        for token, found in {"?": (0, 1), "*": (0, None), "+": (1, None)}.items():
            if self.take(token):
                return found
        if not self.take("{"):
            return None
        inside, closed, _ = self.rest().partition("}")
        self.at += len(inside) + len(closed)
        least, comma, most = inside.partition(",")
        if not (closed and least.isdigit() and (most.isdigit() or not most)):
            raise PatternError(f"the quantifier {{{inside}")
        return int(least), (int(most) if most else None) if comma else int(least)


def matches_empty(node: Node) -> bool:
    """Whether the empty text matches."""
    match node:
        case Chars():
            return False
        case Sequence(parts):
            return all(map(matches_empty, parts))
        case Choice(parts):
            return any(map(matches_empty, parts))
        case Repeat(part, least, _):
            return least == 0 or matches_empty(part)


def after(node: Node, char: str) -> Node:
    """What has to follow once `char` has been read (Brzozowski's derivative)."""
    match node:
        case Chars(allowed):
            return EMPTY if char in allowed else NOTHING
        case Choice(parts):
            return _choice(after(part, char) for part in parts)
        case Repeat(part, least, most):
            rest = EMPTY if most == 1 else Repeat(part, max(least - 1, 0), None if most is None else most - 1)
            return NOTHING if most == 0 else _sequence((after(part, char), rest))
        case Sequence(parts):
            return _choice(
                _sequence((after(part, char), *parts[index + 1 :]))
                for index, part in enumerate(parts)
                if all(map(matches_empty, parts[:index]))
            )


def _sequence(parts: Iterable[Node]) -> Node:
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Sequence) else (part,))]
    if NOTHING in flat:
        return NOTHING
    return flat[0] if len(flat) == 1 else Sequence(tuple(flat))


def _choice(parts: Iterable[Node]) -> Node:
    flat = {inner for part in parts for inner in (part.parts if isinstance(part, Choice) else (part,))} - {NOTHING}
    return NOTHING if not flat else flat.pop() if len(flat) == 1 else Choice(tuple(sorted(flat, key=repr)))


def _sets(node: Node) -> Iterator[str]:
    match node:
        case Chars(allowed):
            yield allowed
        case Sequence(parts) | Choice(parts):
            for part in parts:
                yield from _sets(part)
        case Repeat(part):
            yield from _sets(part)


def states(node: Node, limit: int) -> int:
    """How many states the automaton of a pattern has; stops counting at `limit` + 1."""
    sets = sorted(set(_sets(node)))
    alike = {tuple(char in each for each in sets): char for char in sorted(set("".join(sets)))}
    seen, waiting = {node}, [node]
    while waiting and len(seen) <= limit:
        state = waiting.pop()
        reached = {after(state, char) for char in alike.values()} - seen - {NOTHING}
        seen |= reached
        waiting += reached
    return len(seen)
