"""Demands with premises of one form, put behind one question: is any of the premises true?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crmstandard.feeds.native.terms import Term, negation

FEWEST = 3


def premised(steps: Sequence[Term]) -> list[Term]:
    """Steps of which those that ask the same of other constants are carried out only where one of these is met."""
    found: dict[Any, list[tuple[Term, Term]]] = {}
    for step in steps:
        premise = _premise(step)
        if premise is not None:
            found.setdefault(_form(premise), []).append((step, premise))
    groups = [each for each in found.values() if len(each) >= FEWEST]
    behind = {id(step) for group in groups for step, _ in group}
    made = [step for step in steps if id(step) not in behind]
    for group in groups:
        together = _together([premise for _, premise in group])
        made.append(("when", together, tuple(step for step, _ in group), ()))
    return made


def _premise(step: Term) -> Term | None:
    """The premise of a step that suspects what meets it and not its conclusion."""
    if step[0] != "when" or step[3] or step[1][0] != "not" or step[1][1][0] != "or":
        return None
    premises = [negation(each) for each in step[1][1][1] if each[0] == "not"]
    return next((each for each in premises if each[0] in ("or", "and", "inSet") and _is_positive(each)), None)


def _is_positive(term: Term) -> bool:
    """Whether larger sets can only make a term true."""
    if term[0] in ("and", "or"):
        return all(_is_positive(each) for each in term[1])
    return term[0] in ("has", "inSet")


def _form(term: Term) -> Any:
    """A term without its sets."""
    if term[0] in ("and", "or"):
        return (term[0], tuple(_form(each) for each in term[1]))
    return term[:2] if term[0] == "inSet" else term


def _together(terms: Sequence[Term]) -> Term:
    """A term of the same form that is true wherever one of these is."""
    first = terms[0]
    if first[0] in ("and", "or"):
        return (first[0], tuple(_together(parts) for parts in zip(*(each[1] for each in terms), strict=True)))
    if first[0] == "inSet":
        return ("inSet", first[1], frozenset().union(*(each[2] for each in terms)))
    return first
