"""The language of programs: terms as nested tuples, an operation first, with the operands that each one has.

Operands by letter:
`e` term, `E` terms, `b` block of steps, `n` number, `i` signed number, `s` text,
`D` terms by name, `S` set of texts, `M` mapping of texts to terms, `A` automaton, `F` search, `T` text shape.
`native/src/terms.rs` reads the same table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crmstandard.feeds.native.shapes import Shape

Term = tuple[Any, ...]

TERMS: Mapping[str, tuple[int, str]] = {
    "none": (0, ""),
    "true": (1, ""),
    "false": (2, ""),
    "integer": (3, "i"),
    "text": (4, "s"),
    "local": (5, "n"),
    "member": (6, "en"),  # the member in a slot; suspicious where it is absent
    "named": (7, "ee"),  # the member of a name
    "get": (8, "ene"),
    "getNamed": (9, "eee"),
    "has": (10, "en"),
    "hasNamed": (11, "ee"),
    "not": (12, "e"),
    "and": (13, "E"),
    "or": (14, "E"),
    "if": (15, "eee"),
    "compare": (16, "nee"),
    "inSet": (17, "eS"),
    "in": (18, "ee"),
    "within": (19, "ee"),
    "size": (20, "e"),
    "instant": (21, "e"),
    "decimal": (22, "e"),
    "slice": (23, "eee"),
    "item": (24, "ei"),
    "add": (25, "ee"),
    "subtract": (26, "ee"),
    "multiply": (27, "ee"),
    "negative": (28, "e"),
    "absolute": (29, "e"),
    "lookup": (30, "eMe"),
    "sequence": (31, "E"),
    "distinct": (32, "e"),
    "pairs": (33, "ne"),  # 0: neighbours, 1: every two
    "starts": (34, "ee"),
    "ends": (35, "ee"),
    "strip": (36, "e"),
    "stripSigns": (37, "es"),
    "foldIn": (38, "eS"),
    "part": (39, "nes"),  # of partition: 0 before, 1 the sign, 2 after
    "join": (40, "E"),
    "matches": (41, "eA"),
    "finds": (42, "eF"),
    "conforms": (43, "eT"),
    "block": (44, "b"),
    "yields": (45, "b"),
    "first": (46, "ee"),
    "least": (47, "e"),
    "greatest": (48, "e"),
    "sum": (49, "e"),
    "iso": (50, "e"),
    "any": (51, "e"),
    "moment": (52, "i"),
    "fixed": (53, "in"),  # a decimal: digits and places
    "tokens": (54, "e"),
    "leads": (55, "ee"),
    "nothing": (56, ""),  # an empty object
    "set": (57, "S"),
    "number": (58, "e"),
    "mapping": (59, "D"),  # an object as facts have it
    "span": (60, "i"),
    "seconds": (61, "e"),
    "earlier": (62, "ee"),  # of texts, as far as both go
    "sorted": (63, "e"),
    "suspicious": (64, ""),
    "field": (65, "ne"),  # of a moment: 0 year, 1 month, 2 day
    "padded": (66, "ne"),
    "modulo": (67, "ee"),
    "without": (68, "es"),
    "scaled": (69, "e"),  # one, with so many places
    "quantized": (70, "ee"),  # rounded half to even
}

STEPS: Mapping[str, tuple[int, str]] = {
    "let": (0, "ne"),
    "when": (1, "ebb"),
    "each": (2, "nneb"),  # item, index, items, block
    "suspect": (3, ""),
    "return": (4, "e"),
    "break": (5, ""),
    "continue": (6, ""),
    "push": (7, "ne"),
    "yield": (8, "e"),
    "take": (9, "neee"),  # rule, key, value, pointer
    "apart": (10, "b"),  # steps of which a return ends only themselves
}

COMPARISONS = {"Eq": 0, "NotEq": 1, "Lt": 2, "LtE": 3, "Gt": 4, "GtE": 5, "Is": 0, "IsNot": 1}
NONE: Term = ("none",)
TRUE: Term = ("true",)
FALSE: Term = ("false",)


@dataclass(frozen=True, eq=False)
class Known:
    """A value that is known while compiling."""

    value: Any


@dataclass(frozen=True, eq=False)
class Open:
    """A value that only the record tells: the term that gives it, its shape and the items written out, where known."""

    term: Term
    shape: Shape | None = None
    items: tuple[Known | Open, ...] = ()


def conjunction(terms: list[Term]) -> Term:
    """All of some terms, constants left out, and what the others say already; members are asked for first."""
    given = [each for each in terms if each[0] == "has"]
    denied = {negation(each) for each in given}
    kept = list(dict.fromkeys(given))
    for each in terms:
        if each[0] == "has":
            continue
        if each[0] == "or" and denied & set(each[1]):
            each = disjunction([part for part in each[1] if part not in denied])  # noqa: PLW2901 - what is left of it
        if each != TRUE:
            kept.append(each)
    if FALSE in kept:
        return FALSE
    return TRUE if not kept else kept[0] if len(kept) == 1 else ("and", tuple(kept))


def disjunction(terms: list[Term]) -> Term:
    """Any of some terms, constants left out."""
    if TRUE in terms:
        return TRUE
    kept = [each for each in terms if each != FALSE]
    return FALSE if not kept else kept[0] if len(kept) == 1 else ("or", tuple(kept))


def negation(term: Term) -> Term:
    """The opposite of a term."""
    if term in (TRUE, FALSE):
        return FALSE if term == TRUE else TRUE
    return term[1] if term[0] == "not" else ("not", term)


def parts(term: Any) -> Iterator[Term]:
    """A term and all terms inside it."""
    if isinstance(term, tuple):
        if term and isinstance(term[0], str):
            yield term
        for each in term:
            yield from parts(each)


def size(term: Any) -> int:
    """Number of terms in a term."""
    return sum(1 for _ in parts(term))
