"""MKT-025: a sale is credited to the contacts of one campaign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import in_order, key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(contact: Document) -> Iterator[Taken]:
    campaign = key_of(contact["campaign"])
    for index, sale in enumerate(contact.get("attributedTo", ())):
        if campaign and (key := key_of(sale)):
            yield Taken(key, campaign, f"/attributedTo/{index}")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    ordered = in_order(facts)
    yield from ((fact, breach(fact.pointer)) for fact in ordered if fact.value != ordered[0].value)


cross_rule("MKT-025", reads=("CampaignContact",), take=_take, judge=_judge)
