"""SEC-138: an action that a grant allowed falls into the grant's period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.calendar.moments import covers
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "AccessGrant":
        yield Taken(record["id"], {"period": record["period"]})
    elif record["decision"] != "deny" and "id" in record.get("grant", {}):
        yield Taken(record["grant"]["id"], {"at": record["at"]}, "/grant")


def _judge(_key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    periods = [fact.value["period"] for fact in facts if "period" in fact.value]
    for fact in facts:
        if periods and "at" in fact.value and not any(covers(each, fact.value["at"]) for each in periods):
            yield fact, breach(fact.pointer)


cross_rule("SEC-138", reads=("AccessGrant", "AuditEvent"), take=_take, judge=_judge, by_value=True)
