"""PTY-078: going up from owner to owner, every chain reaches a person or a stated reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from crmstandard.validators.joins import key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule
from crmstandard.validators.rings import on_rings

END = ""


def _take(statement: Document) -> Iterator[Taken]:
    subject, owner = key_of(statement["subject"]), key_of(statement.get("interestedParty"))
    held = [each for each in statement.get("interests", ({},)) if "end" not in each.get("period", {})]
    if subject is not None and held:
        last = owner is None or owner.startswith("Person/")
        matters = any(_matters(each.get("share", {}), statement.get("thresholdApplied", "0")) for each in held)
        value = [subject, END if last else owner, matters, statement["id"], statement.get("supersedes", {}).get("id")]
        yield Taken("statements", value, "/interestedParty")


def _matters(share: Mapping[str, str], threshold: str) -> bool:
    """Whether the share may reach the threshold from which an owner is followed up."""
    most = share.get("exact", share.get("maximum", share.get("exclusiveMaximum", "1")))
    return Decimal(most) >= Decimal(threshold)


def _links(value: Sequence[Any]) -> Iterator[str]:
    subject, owner, _matters, own, replaced = value
    return (each for each in (subject, owner, own, replaced) if each)


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    replaced = {fact.value[4] for fact in facts}
    standing = [fact for fact in facts if fact.value[3] not in replaced]
    owners: dict[str, set[str]] = defaultdict(set)
    for fact in standing:
        owners[fact.value[0]].add(fact.value[1])
    good, rings = _reaching_an_end(owners), on_rings(owners)
    for fact in standing:
        _subject, owner, matters = fact.value[:3]
        if matters and owner != END and owner not in good and (owner not in owners or owner in rings):
            yield fact, breach(fact.pointer)


def _reaching_an_end(owners: Mapping[str, Collection[str]]) -> set[str]:
    owned: dict[str, set[str]] = defaultdict(set)
    for subject, each in owners.items():
        for owner in each:
            owned[owner].add(subject)
    good, waiting = {END}, [END]
    while waiting:
        new = owned.get(waiting.pop(), set()) - good
        good |= new
        waiting.extend(new)
    return good


cross_rule("PTY-078", reads=("OwnershipInterest",), take=_take, judge=_judge, links=_links)
