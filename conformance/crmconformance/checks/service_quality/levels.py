"""Service levels that a system declares: measured as far as they show in answers."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from crmconformance.asking import Answer, Ask, get
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Missing, Script, hold, in_turn, shared
from crmconformance.target import Target, collection
from crmconformance.trial import Trial

SAMPLE = 40  # requests
COMPARED: Mapping[str, Callable[[Any, Any], bool]] = {
    "atLeast": operator.ge,
    "moreThan": operator.gt,
    "atMost": operator.le,
    "lessThan": operator.lt,
}
PER_SECOND = {"s": 1, "ms": 1000}
FINE = Decimal("0.000001")


def _seconds(answers: list[Answer]) -> Decimal:
    """Seconds until the answers were complete over requests answered."""
    taken = [Decimal(str(round(each.milliseconds, 2))) for each in answers if each.status]
    if not taken:
        raise Missing("answers are needed, but there are none")
    return sum(taken, Decimal(0)) / len(taken) / 1000


def _working(answers: list[Answer]) -> Decimal:
    """Requests that the service worked for over all requests."""
    return Decimal(sum(0 < each.status < 500 for each in answers)) / len(answers)


# Measures of which a run sees something; the others are of people, of calls, of weeks.
MEASURES: Mapping[str, Callable[[list[Answer]], Decimal]] = {"responseTime": _seconds, "availability": _working}


def _levels(target: Target) -> Iterable[str]:
    return [str(each.get("id")) for each in target.service_levels]


def _sampled(t: Trial) -> Script[list[Answer]]:
    """The answers to reads and searches, one after another."""
    wanted: list[Ask] = [get(f"{collection(name)}?limit=10") for name in t.target.offering("search")[:4]]
    wanted += [get(f"{collection(name)}/{t.word(20)}") for name in t.target.offering("read")[:4]]
    if not wanted:
        raise Missing("something to read is needed")
    return (yield from in_turn(*(wanted * SAMPLE)[:SAMPLE]))


@check("API-178", subjects=_levels, alone=True)
def a_declared_service_level_is_met(t: Trial) -> Script[None]:
    """Measures reads and searches while nothing else goes on, and compares them with the target."""
    level = next(each for each in t.target.service_levels if str(each.get("id")) == t.subject)
    name, unit = str(level.get("measure")), str(level.get("unit", "s"))
    if name not in MEASURES or (name == "responseTime" and unit not in PER_SECOND):
        raise Missing(say("{} in {} does not show in answers to requests", name, unit))
    try:
        compare, target = COMPARED[str(level.get("operator"))], Decimal(str(level.get("target")))
    except (KeyError, InvalidOperation):
        raise Missing("a target that can be compared is needed") from None
    answers = yield from shared("service levels", _sampled)
    found = MEASURES[name](answers) * (PER_SECOND[unit] if name == "responseTime" else 1)
    told = str(found.quantize(FINE))
    hold(compare(Decimal(told), target), f"{level.get('operator')} {target}", told, answers[-1], level=t.subject)
