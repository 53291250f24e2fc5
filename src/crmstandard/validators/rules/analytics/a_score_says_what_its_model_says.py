"""ANL-032: the type of a score is the type of the model that made it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "AnalyticModel":
        yield Taken(record["id"], ["model", record["modelType"]])
    elif "id" in record.get("model", {}):
        yield Taken(record["model"]["id"], ["score", record["scoreType"]], "/scoreType")


def _judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
    types = sorted(fact.value[1] for fact in facts if fact.value[0] == "model")
    for fact in facts:
        if types and fact.value[0] == "score" and fact.value[1] not in types:
            yield fact, breach(fact.pointer, expected=types[0], found=fact.value[1])


cross_rule(
    "ANL-032", reads=("Score", "AnalyticModel"), take=_take, judge=_judge, needs=("AnalyticModel",), by_value=True
)
