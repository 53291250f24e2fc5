"""SVC-023: recommendation is asked from 0 to 10, satisfaction from 1 to 5, effort from 1 to 7, higher being better."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crmstandard.validators.registry import Breach, Document, breach, rule

SCALES = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}


@rule("SVC-023", "Feedback", needs=("scale",))
def a_question_has_its_own_scale(feedback: Document) -> Iterator[Breach]:
    """Answers on another scale can not be compared and go into an extension; a review has any scale."""
    expected = SCALES.get(feedback["feedbackType"])
    if expected is None:
        return
    scale = feedback["scale"]
    for end, value in zip(("min", "max"), expected, strict=True):
        if Decimal(scale[end]) != value:
            yield breach(f"/scale/{end}", type=feedback["feedbackType"], expected=value)
    if scale["higherIs"] != "better":
        yield breach("/scale/higherIs", type=feedback["feedbackType"], expected="better")
