"""PTY-023: a party that lists what it replaces lists every record that was merged into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(party: Document) -> Iterator[Taken]:
    own, successor = f"{party['resourceType']}/{party['id']}", key_of(party.get("replacedBy"))
    if successor is not None:
        yield Taken(successor, ["retired", own], "/replacedBy")
    if "replaces" in party:
        yield Taken(own, ["stays", *filter(None, map(key_of, party["replaces"]))])


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    staying = [fact for fact in facts if fact.value[0] == "stays"]
    named = {each for fact in staying for each in fact.value[1:]}
    for fact in facts:
        if staying and fact.value[0] == "retired" and fact.value[1] not in named:
            yield fact, breach(fact.pointer)


cross_rule("PTY-023", reads=("Person", "Organization"), take=_take, judge=_judge)
