"""ANL-061, ANL-062: an assessment holds results of the right P, about its own subject and not later than itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.joins import key_of
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule

SEVEN = ("profiling", "persistency", "profitability", "performance", "prospecting", "product", "promotion")
PARTIES = ("Person/", "Organization/")
READS = ("CustomerAssessment", "MetricResult")


def _take(record: Document) -> Iterator[Taken]:
    about = [key_of(record["subject"]), record["asOf"]]
    if record["resourceType"] == "MetricResult":
        yield Taken(record["id"], ["result", record["metricId"], *about])
        return
    for name in SEVEN:
        for index, each in enumerate(record.get(name, ())):
            if each["type"] == "MetricResult" and "id" in each:
                yield Taken(each["id"], ["assessment", name, *about], f"/{name}/{index}")


def _other_p(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    found = sorted({fact.value[1].partition(".")[0] for fact in facts if fact.value[0] == "result"})
    for fact in facts:
        if found and fact.value[0] == "assessment" and fact.value[1] not in found:
            yield fact, breach(fact.pointer, expected=fact.value[1], found=found[0])


def _misfit(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    results = [fact.value[2:] for fact in facts if fact.value[0] == "result"]
    for fact in facts:
        if results and fact.value[0] == "assessment" and not any(_fits(fact.value[2:], each) for each in results):
            yield fact, breach(fact.pointer)


def _fits(assessment: list[str | None], result: list[str | None]) -> bool:
    """A result about the party itself fits every assessment; whose customer the party is shows elsewhere."""
    comparable = None not in (assessment[0], result[0]) and not str(result[0]).startswith(PARTIES)
    return (not comparable or assessment[0] == result[0]) and str(result[1]) <= str(assessment[1])


cross_rule("ANL-061", reads=READS, take=_take, judge=_other_p, needs=("MetricResult",))
cross_rule("ANL-062", reads=READS, take=_take, judge=_misfit, needs=("MetricResult",))
