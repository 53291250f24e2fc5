"""PRD-032: the shares given for the owners of an arrangement, or for its beneficiaries, sum to 1 at any time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from crmstandard.validators.calendar.moments import bounds
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

KINDS = {"principal": "owners", "secondaryOwner": "owners", "beneficiary": "beneficiaries"}


def _take(role: Document) -> Iterator[Taken]:
    arrangement = role["arrangement"].get("id")
    if arrangement is not None and "share" in role and role["role"] in KINDS:
        key = f"{arrangement}|{KINDS[role['role']]}"
        yield Taken(key, {"share": role["share"], "period": role.get("period")}, "/share")


def _holds(value: Mapping[str, Any], moment: datetime) -> bool:
    start, end = bounds(value["period"] or {})
    return start <= moment < end


def _judge(key: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    reported: set[int] = set()
    for moment in {side for fact in facts for side in bounds(fact.value["period"] or {})}:
        holding = [fact for fact in facts if _holds(fact.value, moment)]
        if holding and sum(Decimal(fact.value["share"]) for fact in holding) != 1:
            reported |= {id(fact) for fact in holding}
    for fact in facts:
        if id(fact) in reported:
            yield fact, breach(fact.pointer, kind=key.rpartition("|")[2])


cross_rule("PRD-032", reads=("ArrangementRole",), take=_take, judge=_judge)
