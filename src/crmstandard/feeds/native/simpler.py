"""Terms made simpler before they are written: fewer to carry out for the same values or, in conditions, the same truth.

A term that is left out could at most have made the record suspicious, never have changed what is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import count, groupby
from typing import Any

from crmstandard.feeds.native.terms import (
    COMPARISONS,
    FALSE,
    NONE,
    STEPS,
    TERMS,
    TRUE,
    Term,
    conjunction,
    disjunction,
    negation,
    parts,
    size,
)

FEWEST, LARGE = 3, 6  # so many questions of one collection, and one so large, are worth a local of its own
NUMBERS = {"let": 1, "each": 2, "push": 1, "local": 1}  # operands that are numbers of locals
TRUTHS = frozenset("true false not compare has hasNamed in inSet foldIn within starts ends matches any earlier".split())
SIZE_OF_LET = 1 + len(STEPS["let"][1])
SUSPECTS = (("suspect",),)
EQUAL, OTHER = COMPARISONS["Eq"], COMPARISONS["NotEq"]
Steps = tuple[Term, ...]


def simplified(steps: Sequence[Term]) -> Steps:
    """Steps that find the same with fewer terms."""
    used = (number for each in parts(tuple(steps)) for number in each[1 : 1 + NUMBERS.get(each[0], 0)])
    return _Simpler(count(1 + max((each for each in used if isinstance(each, int)), default=0))).block(steps)


def needed(steps: Steps) -> Steps:
    """Steps without the locals that nothing asks for."""
    asked = {each[1] for each in parts(steps) if each[0] in ("local", "push")}
    made = _without(steps, asked)
    return made if made == steps else needed(made)


def _without(term: Any, asked: Set[int]) -> Any:
    if not isinstance(term, tuple):
        return term
    return tuple(_without(each, asked) for each in term if not _is_idle(each, asked))


def _is_idle(step: Any, asked: Set[int]) -> bool:
    return isinstance(step, tuple) and len(step) == SIZE_OF_LET and step[0] == "let" and step[1] not in asked


class _Simpler:
    def __init__(self, numbers: Iterator[int]) -> None:
        self._numbers = numbers

    def block(self, steps: Sequence[Term]) -> Steps:
        return tuple(made for step in steps for made in self._step(step))

    def _step(self, step: Term) -> Steps:
        if step[0] != "when":
            return ((step[0], *self._operands(STEPS, step)),)
        condition, one, other = self.truth(step[1]), self.block(step[2]), self.block(step[3])
        if condition in (TRUE, FALSE):
            return one if condition == TRUE else other
        if one == SUSPECTS and not other and (apart := _apart(condition)) is not None:
            return tuple(("when", each, one, other) for each in apart)
        return (("when", condition, one, other),)

    def _operands(self, table: Any, term: Term) -> Iterator[Any]:
        kinds = table[term[0]][1] if term[0] in table else "-" * (len(term) - 1)
        for kind, operand in zip(kinds, term[1:], strict=True):
            if kind == "e":
                yield self.value(operand)
            elif kind == "E":
                yield tuple(self.value(each) for each in operand)
            elif kind == "D":
                yield tuple((name, self.value(each)) for name, each in operand)
            else:
                yield self.block(operand) if kind == "b" else operand

    def value(self, term: Term) -> Term:
        """A term of the same value."""
        if term[0] in ("not", "compare"):
            made = self.truth(term)
            return made if made[0] in TRUTHS else ("not", ("not", made))
        if term[0] == "if":
            return ("if", self.truth(term[1]), self.value(term[2]), self.value(term[3]))
        made = (term[0], *self._operands(TERMS, term))
        if made[0] == "yields" and made[1] and all(each[0] == "yield" for each in made[1]):
            return ("sequence", tuple(each[1] for each in made[1]))
        if made[0] == "item":
            return _item(made[1], made[2])
        return _joined(made[1]) if made[0] == "join" else made

    def truth(self, term: Term) -> Term:
        """A term that is true where another is."""
        if term[0] == "not":
            return negation(self.truth(term[1]))
        if term[0] in ("and", "or"):
            return self._several(term[0], [self.truth(each) for each in term[1]])
        if term[0] == "if":
            return _chosen(*(self.truth(each) for each in term[1:]))
        if term[0] == "compare":
            return _compared(term[1], self.value(term[2]), self.value(term[3]))
        if term[0] == "block":
            return _decided(self.block(term[1]))
        return FALSE if term == NONE else self.value(term)

    def _several(self, sign: str, terms: list[Term]) -> Term:
        """Several terms of which all or any are true; a collection that many of them ask is made once."""
        flat = [part for each in terms for part in (each[1] if each[0] == sign else (each,))]
        made: list[Term] = []
        for asked, group in groupby(flat, _collection):
            found = list(group)
            if asked is None or len(found) < FEWEST or size(asked) < LARGE:
                made += found
                continue
            local: Term = ("local", next(self._numbers))
            together: Term = (sign, tuple(_asking(each, local) for each in found))
            made.append(("block", (("let", local[1], asked), ("return", together))))
        return conjunction(made) if sign == "and" else disjunction(made)


def _apart(condition: Term) -> tuple[Term, Term] | None:
    """Two conditions, one with a member and one without it, of which one is met where this one is."""
    inner = condition[1] if condition[0] == "not" else condition
    if inner[0] != "if" or inner[1][0] != "has":
        return None
    _, asked, one, other = inner
    if condition[0] == "not":
        one, other = negation(one), negation(other)
    return conjunction([asked, one]), conjunction([negation(asked), other])


def _collection(term: Term) -> Term | None:
    """The collection that a term looks for a constant in."""
    inner = term[1] if term[0] == "not" else term
    is_of_constant = inner[0] == "in" and all(each[0] in ("text", "sequence") for each in parts(inner[1]))
    return inner[2] if is_of_constant else None


def _asking(term: Term, collection: Term) -> Term:
    if term[0] == "not":
        return ("not", _asking(term[1], collection))
    return ("in", term[1], collection)


def _item(items: Term, place: int) -> Term:
    """One item of a sequence of which the terms are known."""
    if items[0] == "sequence" and -len(items[1]) <= place < len(items[1]):
        made: Term = items[1][place]
        return made
    if items[0] == "if" and items[2][0] == items[3][0] == "sequence":
        return ("if", items[1], _item(items[2], place), _item(items[3], place))
    return ("item", items, place)


def _joined(terms: Sequence[Term]) -> Term:
    """Texts one after another, constants that stand side by side as one."""
    made: list[Term] = []
    for is_text, group in groupby(terms, lambda each: each[0] == "text"):
        found = list(group)
        made += [("text", "".join(each[1] for each in found))] if is_text else found
    return made[0] if len(made) == 1 and made[0][0] == "text" else ("join", tuple(made))


def _compared(order: int, one: Term, other: Term) -> Term:
    """A comparison; whether there is a value is told by what decides about it."""
    if other == NONE and order in (EQUAL, OTHER):
        if one[0] == "member":
            return FALSE if order == EQUAL else TRUE
        if one[0] == "if" and one[2:] == (TRUE, NONE):
            condition: Term = one[1]
            return negation(condition) if order == EQUAL else condition
    return ("compare", order, one, other)


def _chosen(condition: Term, one: Term, other: Term) -> Term:
    if condition in (TRUE, FALSE):
        return one if condition == TRUE else other
    if other == FALSE:
        return conjunction([condition, one])
    if one == FALSE:
        return conjunction([negation(condition), other])
    return ("if", condition, one, other)


def _decided(steps: Steps) -> Term:
    """The truth of what steps return: the first of some conditions that is met decides."""
    last = next((place for place, each in enumerate(steps) if each[0] == "return"), None)
    if last is None:
        return ("block", steps)
    *before, (_, found) = steps[: last + 1]
    if found in (TRUE, FALSE, NONE) and len(before) == 1 and (there := _with_items(before[0])) is not None:
        return ("block", steps) if found == TRUE else conjunction([there, ("block", steps)])
    truth: Term = FALSE if found == NONE else found
    for each in reversed(before):
        if each[0] != "when" or each[3] or len(each[2]) != 1 or each[2][0][0] != "return":
            return ("block", steps)
        decided = FALSE if each[2][0][1] == NONE else each[2][0][1]
        if decided == FALSE:
            truth = conjunction([negation(each[1]), truth])
        elif decided == TRUE:
            truth = disjunction([each[1], truth])
        else:
            return ("block", steps)
    return truth


def _with_items(step: Term) -> Term | None:
    """What must be there for a loop to go through anything."""
    if step[0] != "each" or step[3][0] != "get" or step[3][3] != ("sequence", ()):
        return None
    owner: Term = step[3][1]
    if owner[0] == "get" and owner[3] == ("nothing",):
        return ("has", owner[1], owner[2])
    return ("has", owner, step[3][2])
