"""CNS-012: a superseded consent is named by the consent that took its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(consent: Document) -> Iterator[Taken]:
    if consent["status"] == "superseded":
        yield Taken(consent["id"], "superseded", "/status")
    earlier = consent.get("supersedes", {}).get("id")
    if earlier is not None and earlier != consent["id"]:
        yield Taken(earlier, "successor")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    if not any(fact.value == "successor" for fact in facts):
        yield from ((fact, breach(fact.pointer)) for fact in facts)


cross_rule("CNS-012", reads=("Consent",), take=_take, judge=_judge)
