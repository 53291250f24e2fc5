"""SEC-132, SEC-133, SEC-134, SEC-139: audit events follow each other by number, digest and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule, rule


@rule("SEC-132", "AuditEvent")
def the_first_event_alone_has_no_predecessor(event: Document) -> Iterator[Breach]:
    """prevHash is absent at sequence 1 and nowhere else."""
    if (event["sequence"] == 1) == ("prevHash" in event):
        yield breach("/prevHash" if event["sequence"] == 1 else "")


def _take(event: Document) -> Iterator[Taken]:
    """Each event under its own number, and under the number before it what it says of its predecessor."""
    yield Taken(str(event["sequence"]), {"id": event["id"], "hash": event["hash"], "at": event["at"]}, "/sequence")
    if "prevHash" in event:
        yield Taken(str(event["sequence"] - 1), {"prevHash": event["prevHash"], "at": event["at"]})


def _broken(_key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    hashes = {fact.value["hash"] for fact in facts if "hash" in fact.value}
    for fact in facts:
        if hashes and "prevHash" in fact.value and fact.value["prevHash"] not in hashes:
            yield fact, breach("/prevHash")


def _shared(key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    events = [fact for fact in facts if "hash" in fact.value]
    if len({fact.value["id"] for fact in events}) > 1:
        yield from ((fact, breach(fact.pointer, sequence=key)) for fact in events)


def _backwards(_key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    times = [instant(fact.value["at"]) for fact in facts if "hash" in fact.value]
    for fact in facts:
        if times and "prevHash" in fact.value and instant(fact.value["at"]) < min(times):
            yield fact, breach("/at")


cross_rule("SEC-133", reads=("AuditEvent",), take=_take, judge=_broken)
cross_rule("SEC-134", reads=("AuditEvent",), take=_take, judge=_shared)
cross_rule("SEC-139", reads=("AuditEvent",), take=_take, judge=_backwards)
