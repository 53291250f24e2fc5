"""MKT-023: one party has one contact in one wave of one campaign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import about_several, in_order, key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(contact: Document) -> Iterator[Taken]:
    campaign, party = key_of(contact["campaign"]), key_of(contact["party"])
    if campaign and party:
        yield Taken(f"{campaign} {contact.get('wave', '')} {party}", "", "/party")


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    yield from ((fact, breach(fact.pointer)) for fact in in_order(facts)[1:])


cross_rule("MKT-023", reads=("CampaignContact",), take=_take, judge=_judge)
