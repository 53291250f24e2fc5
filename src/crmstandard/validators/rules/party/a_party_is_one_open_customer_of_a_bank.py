"""PTY-035: a party has one open customer record at one bank unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import about_several, in_order, key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule
from crmstandard.validators.standing import is_open


def _take(customer: Document) -> Iterator[Taken]:
    party, unit = key_of(customer["party"]), key_of(customer["bankUnit"])
    if party is not None and unit is not None and is_open(customer):
        yield Taken(f"{party}|{unit}", customer["id"], "/party")


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    """The first record stays; two records of one id are GEN-061's."""
    ordered = in_order(facts)
    count = len({fact.value for fact in facts})
    yield from ((fact, breach(fact.pointer, count=count)) for fact in ordered if fact.value != ordered[0].value)


cross_rule("PTY-035", reads=("Customer",), take=_take, judge=_judge)
