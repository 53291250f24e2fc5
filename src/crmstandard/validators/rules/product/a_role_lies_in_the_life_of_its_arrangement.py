"""PRD-033: the period of a role lies between opening and closing of its arrangement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from crmstandard.validators.calendar.days import day
from crmstandard.validators.joins import about_several
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "Arrangement":
        yield Taken(record["id"], {"openedOn": record.get("openedOn"), "closedOn": record.get("closedOn")})
    elif "period" in record and "id" in record["arrangement"]:
        yield Taken(record["arrangement"]["id"], record["period"], "/period")


def _inside(period: Mapping[str, Any], life: Mapping[str, Any]) -> bool:
    """By the days as written; the day of closing is the last, and an unknown start is not judged."""
    start, end, opened, closed = period.get("start"), period.get("end"), life["openedOn"], life["closedOn"]
    early = start is not None and opened is not None and day(start) < opened
    if closed is None:
        return not early
    late = end is None or date.fromisoformat(day(end)) - date.fromisoformat(closed) > timedelta(days=1)
    return not early and not late


@about_several
def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    lives = [fact.value for fact in facts if fact.resource == "Arrangement"]
    for fact in facts:
        if fact.resource == "ArrangementRole" and lives and not any(_inside(fact.value, life) for life in lives):
            yield fact, breach(fact.pointer)


cross_rule("PRD-033", reads=("Arrangement", "ArrangementRole"), take=_take, judge=_judge, needs=("Arrangement",))
