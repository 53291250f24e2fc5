"""PTY-079: the direct shares of an organization do not add up to more than the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from crmstandard.validators.calendar.timelines import held_together
from crmstandard.validators.joins import key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

COUNTED = ("shareholding", "votingRights")


def _take(statement: Document) -> Iterator[Taken]:
    subject, former = key_of(statement["subject"]), statement.get("supersedes", {}).get("id")
    if subject is None:
        return
    if former:
        yield from (Taken(f"{subject}|{kind}", {"supersedes": f"OwnershipInterest/{former}"}) for kind in COUNTED)
    own = f"OwnershipInterest/{statement['id']}"
    owner = key_of(statement.get("interestedParty")) or own
    for index, each in enumerate(statement.get("interests", ())):
        if each["type"] in COUNTED and each["directOrIndirect"] == "direct" and "share" in each:
            yield Taken(
                f"{subject}|{each['type']}",
                {"id": own, "owner": owner, "share": _least(each["share"]), "period": each.get("period")},
                f"/interests/{index}/share",
            )


def _least(share: Document) -> Any:
    """The part that is held at the least."""
    return share.get("exact", share.get("minimum", share.get("exclusiveMinimum", "0")))


def _judge(key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    replaced = {fact.value.get("supersedes") for fact in facts}
    standing = [fact for fact in facts if "share" in fact.value and fact.value["id"] not in replaced]
    if _whole(standing) <= 1:  # even if all of them held at one time
        return
    wrong: set[int] = set()
    for holding in held_together([fact.value["period"] or {} for fact in standing]):
        if _whole([standing[index] for index in holding]) > 1:
            wrong.update(holding)
    at_fault = (standing[index] for index in sorted(wrong))
    yield from ((fact, breach(fact.pointer, type=key.rpartition("|")[2])) for fact in at_fault)


def _whole(facts: Sequence[Fact]) -> Decimal:
    """Sum over owners; what two sources say of one owner counts once, the larger share."""
    shares: dict[str, Decimal] = defaultdict(Decimal)
    for fact in facts:
        shares[fact.value["owner"]] = max(shares[fact.value["owner"]], Decimal(fact.value["share"]))
    return sum(shares.values(), Decimal(0))


cross_rule("PTY-079", reads=("OwnershipInterest",), take=_take, judge=_judge, equates=True)
