"""CNS-014: a consent supersedes only a consent of the same party for the same purpose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import about_several
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(consent: Document) -> Iterator[Taken]:
    party = consent["party"].get("id")
    if party is None:
        return
    yield Taken(consent["id"], [party, consent["purpose"]])
    earlier = consent.get("supersedes", {}).get("id")
    if earlier is not None:
        yield Taken(earlier, [party, consent["purpose"]], "/supersedes")


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    named = [fact.value for fact in facts if not fact.pointer]
    for fact in facts:
        if fact.pointer and named and fact.value not in named:
            yield fact, breach(fact.pointer)


cross_rule("CNS-014", reads=("Consent",), take=_take, judge=_judge)
