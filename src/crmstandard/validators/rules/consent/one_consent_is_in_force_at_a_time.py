"""CNS-011: two granted consents of one party, purpose and controller do not hold for the same use at one time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from crmstandard.validators.calendar.moments import bounds
from crmstandard.validators.calendar.stretches import share_time
from crmstandard.validators.joins import about_several
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

SCOPE = ("channels", "recipients", "dataCategories")


def _take(consent: Document) -> Iterator[Taken]:
    party, controller = consent["party"].get("id"), consent["controller"].get("id")
    if consent["status"] == "granted" and "period" in consent and party and controller:
        yield Taken(
            f"{party}|{consent['purpose']}|{controller}",
            {
                "period": consent["period"],
                "channels": consent.get("channels"),
                "recipients": consent.get("recipients"),
                "dataCategories": consent.get("dataCategories"),
            },
            "/period",
        )


def _same_use(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """A scope that names nothing covers everything."""
    return all(not one[name] or not other[name] or _named(one[name]) & _named(other[name]) for name in SCOPE)


def _named(scope: Sequence[Any]) -> set[str]:
    return {json.dumps(each, sort_keys=True) for each in scope}


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    ordered = sorted(facts, key=lambda fact: (bounds(fact.value["period"])[0], fact.record or ""))
    doubled = {
        id(later): later
        for earlier, later in combinations(ordered, 2)
        if share_time(earlier.value["period"], later.value["period"]) and _same_use(earlier.value, later.value)
    }
    yield from ((fact, breach(fact.pointer)) for fact in doubled.values())


cross_rule("CNS-011", reads=("Consent",), take=_take, judge=_judge)
