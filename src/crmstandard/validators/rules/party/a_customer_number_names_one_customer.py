"""PTY-036: two open customers do not share a customer number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import about_several
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule
from crmstandard.validators.standing import is_open


def _take(customer: Document) -> Iterator[Taken]:
    number = customer.get("customerNumber")
    if number is not None and is_open(customer):
        yield Taken(f"{number['system']}|{number['value']}", customer["id"], "/customerNumber/value")


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    owners = {fact.value for fact in facts}
    if len(owners) > 1:
        yield from ((fact, breach(fact.pointer, count=len(owners))) for fact in facts)


cross_rule("PTY-036", reads=("Customer",), take=_take, judge=_judge)
