"""PTY-026: an official number is carried by one golden record only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import about_several
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

OFFICIAL = frozenset({"lei", "uscc", "cnResidentId", "nationalId", "companyNumber"})


def _take(party: Document) -> Iterator[Taken]:
    for index, each in enumerate(party.get("identifiers", ())):
        in_use = party["status"] != "merged" and each.get("use") != "old"
        if in_use and each.get("type") in OFFICIAL:
            key = f"{each['type']}|{each['system']}|{each.get('issuingCountry', '')}|{each['value']}"
            yield Taken(key, f"{party['resourceType']}/{party['id']}", f"/identifiers/{index}/value")


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    parties = {fact.value for fact in facts}
    if len(parties) > 1:
        yield from ((fact, breach(fact.pointer, count=len(parties))) for fact in facts)


cross_rule("PTY-026", reads=("Person", "Organization"), take=_take, judge=_judge)
