"""Programs as bytes: numbers in groups of seven bits, texts with their length, shared parts by their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from crmstandard.feeds.native.automata import Automaton, Search
from crmstandard.feeds.native.forms import PROCEDURES, needed
from crmstandard.feeds.native.shapes import Shape
from crmstandard.feeds.native.terms import STEPS, TERMS, Term
from crmstandard.feeds.native.words import Unsupported

MARK = b"CRMGATE5"
KINDS = {"unknown": 0, "object": 1, "map": 2, "array": 3, "string": 4, "integer": 5, "boolean": 6}


def number(value: int) -> bytes:
    """A number that is not negative."""
    made = bytearray()
    while value > 0x7F:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    made.append(value)
    return bytes(made)


def signed(value: int) -> bytes:
    """A number with its sign in the lowest bit."""
    return number(value * 2 if value >= 0 else -value * 2 - 1)


def text(value: str | bytes) -> bytes:
    """A text with its length."""
    raw = value.encode() if isinstance(value, str) else value
    return number(len(raw)) + raw


def listed(parts: Sequence[bytes]) -> bytes:
    """A count and that many parts."""
    return number(len(parts)) + b"".join(parts)


def texts(values: Iterable[str]) -> bytes:
    """A set of texts, in order."""
    return listed([text(each) for each in sorted(values)])


def automaton(made: Automaton) -> bytes:
    """An automaton: classes, width, states, rows and which states accept."""
    rows = b"".join(state.to_bytes(2, "little") for row in made.rows for state in row)
    accepts = bytes(state in made.accepting for state in range(len(made.rows)))
    return made.classes + number(len(made.rows[0])) + number(len(made.rows)) + rows + accepts


def _mask(positions: int) -> bytes:
    return positions.to_bytes(16, "little")


def search(made: Search) -> bytes:
    """A search: which positions are first and last, whether it ends with the text, what follows, what a byte allows."""
    masks = (made.first, made.last, *made.by_byte)
    return b"".join(map(_mask, masks)) + bytes([made.at_end]) + listed([_mask(each) for each in made.follows])


class Pool:
    """Parts that terms and shapes share, each once."""

    def __init__(self) -> None:
        self.sets: dict[frozenset[str], int] = {}
        self.maps: dict[tuple[tuple[str, Term], ...], int] = {}
        self.automata: dict[Automaton, int] = {}
        self.searches: dict[Search, int] = {}
        self.shapes: dict[Shape, int] = {}
        self.waiting: list[Shape] = []

    def shape(self, shape: Shape) -> int:
        """Place of a shape."""
        if shape not in self.shapes:
            self.shapes[shape] = len(self.shapes)
            self.waiting.append(shape)
        return self.shapes[shape]

    def operand(self, kind: str, value: Any) -> bytes:  # noqa: PLR0911 - one case after another
        """One operand of a term or step."""
        simple: Mapping[str, Any] = {"n": number, "i": signed, "s": text, "e": self.term, "b": self.block}
        if kind in simple:
            return bytes(simple[kind](value))
        if kind == "E":
            return listed([self.term(each) for each in value])
        if kind == "D":
            return listed([text(name) + self.term(each) for name, each in value])
        if kind == "S":
            return number(self.sets.setdefault(value, len(self.sets)))
        if kind == "M":
            return number(self.maps.setdefault(value, len(self.maps)))
        if kind == "A":
            return number(self.automata.setdefault(value, len(self.automata)))
        if kind == "F":
            return number(self.searches.setdefault(value, len(self.searches)))
        return number(self.shape(value))

    def term(self, term: Term) -> bytes:
        """A term; raises Unsupported for one that only the compiler has."""
        return self._coded(TERMS, term)

    def block(self, steps: Sequence[Term]) -> bytes:
        """Steps one after another."""
        return listed([self._coded(STEPS, each) for each in steps])

    def _coded(self, table: Mapping[str, tuple[int, str]], term: Term) -> bytes:
        name, *operands = term
        if name not in table:
            raise Unsupported(f"the term {name}")
        code, kinds = table[name]
        return bytes([code]) + b"".join(self.operand(k, v) for k, v in zip(kinds, operands, strict=True))

    def node(self, shape: Shape, judged: bytes, counted: bytes) -> bytes:
        """A shape, the steps that judge a value of it, and those that suspect one that counts."""
        return bytes([KINDS[shape.kind]]) + self._form(shape) + bytes([shape.is_reference]) + judged + counted

    def _form(self, shape: Shape) -> bytes:
        if shape.kind == "object":
            members = [
                text(each.name) + number(self.shape(each.shape)) + bytes([each.required])
                for each in shape.members.values()
            ]
            return listed(members) + number(shape.least) + number(shape.most)
        if shape.kind == "map" and shape.names is not None and shape.item is not None:
            return number(self.shape(shape.names)) + number(self.shape(shape.item)) + number(shape.most)
        if shape.kind == "array":
            item = shape.item or Shape("unknown")
            return number(self.shape(item)) + number(shape.least) + number(shape.most) + bytes([shape.unique])
        if shape.kind == "string":
            return self._text(shape)
        return signed(shape.least) + signed(shape.most) if shape.kind == "integer" else b""

    def _text(self, shape: Shape) -> bytes:
        codes = 0 if shape.codes is None else 1 + self.sets.setdefault(frozenset(shape.codes), len(self.sets))
        automata = [
            number(self.automata.setdefault(a, len(self.automata))) for a in needed(shape.patterns, shape.formats)
        ]
        procedures = [bytes([PROCEDURES[name][0]]) for name in shape.formats]
        return number(shape.least) + number(shape.most) + number(codes) + listed(automata) + listed(procedures)
