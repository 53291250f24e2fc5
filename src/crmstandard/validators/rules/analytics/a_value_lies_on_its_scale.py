"""ANL-003: a score or answer lies on its scale."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("ANL-003", "Score", needs=("value", "scale"))
def a_score_lies_on_its_scale(score: Document) -> Iterator[Breach]:
    """So does the value that a person set in place of it."""
    yield from _off_scale(score["value"], score["scale"], "/value")
    if "override" in score:
        yield from _off_scale(score["override"]["value"], score["scale"], "/override/value")


@rule("ANL-003", "Feedback", needs=("score", "scale"))
def an_answer_lies_on_its_scale(feedback: Document) -> Iterator[Breach]:
    """Both ends belong to the scale."""
    yield from _off_scale(feedback["score"], feedback["scale"], "/score")


def _off_scale(value: str, scale: Document, pointer: str) -> Iterator[Breach]:
    lowest, highest = Decimal(scale["min"]), Decimal(scale["max"])
    if lowest < highest and not lowest <= Decimal(value) <= highest:
        yield breach(pointer, value=value, lowest=scale["min"], highest=scale["max"])
