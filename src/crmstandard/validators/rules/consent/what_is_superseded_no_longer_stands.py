"""CNS-013: a consent that an answered one supersedes no longer stands as proposed, granted or denied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import about_several
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

STANDING = frozenset({"proposed", "granted", "denied"})
ANSWERED = frozenset({"granted", "denied", "withdrawn", "superseded"})


def _take(consent: Document) -> Iterator[Taken]:
    yield Taken(consent["id"], consent["status"], "/status")
    earlier = consent.get("supersedes", {}).get("id")
    if earlier is not None and earlier != consent["id"] and consent["status"] in ANSWERED:
        yield Taken(earlier, "successor")


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    if any(fact.value == "successor" for fact in facts):
        for fact in facts:
            if fact.value in STANDING:
                yield fact, breach(fact.pointer, status=fact.value)


cross_rule("CNS-013", reads=("Consent",), take=_take, judge=_judge)
