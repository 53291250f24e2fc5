"""PTY-100: a candidate with a hard conflict is not graded certain."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, type_rule


@type_rule("PTY-100", "MatchCandidate")
def a_candidate_with_a_veto_is_not_certain(candidate: Document) -> Iterator[Breach]:
    """Certain candidates may be merged without a person."""
    if candidate.get("vetoes") and candidate["grade"] == "certain":
        yield breach("/grade")
