"""SVC-021: 9 and 10 are promoters, 7 and 8 passives, 0 to 6 detractors; other questions have no such class."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SVC-021", "Feedback", needs=("npsClass",))
def the_class_of_an_answer_follows_its_score(feedback: Document) -> Iterator[Breach]:
    """An answer between two whole numbers belongs to the lower one."""
    if feedback["feedbackType"] != "nps":
        yield breach("/npsClass", expected="nps", found=feedback["feedbackType"])
    elif "score" in feedback and (expected := _class_of(Decimal(feedback["score"]))) != feedback["npsClass"]:
        yield breach("/npsClass", expected=expected, found=feedback["npsClass"])


def _class_of(score: Decimal) -> str:
    if score >= 9:
        return "promoter"
    return "passive" if score >= 7 else "detractor"
