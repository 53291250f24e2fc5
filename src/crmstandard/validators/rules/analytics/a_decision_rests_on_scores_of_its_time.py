"""ANL-045, ANL-046: a decision rests on scores that were made by then and had not expired."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.registry import Breach, Document, Fact, Taken, breach, cross_rule


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "Score":
        times = [record["scoredAt"], record["validUntil"]] if "validUntil" in record else [record["scoredAt"]]
        yield Taken(record["id"], ["score", *times])
    else:
        for index, score in enumerate(record.get("scores", ())):
            if "id" in score:
                yield Taken(score["id"], ["decision", record["decidedAt"]], f"/scores/{index}")


def _judge(wrong: Callable[[list[str], str], bool]) -> Callable[[str, Sequence[Fact]], Iterator[tuple[Fact, Breach]]]:
    def judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
        scores = [fact.value[1:] for fact in facts if fact.value[0] == "score"]
        for fact in facts:
            if fact.value[0] == "decision" and scores and all(wrong(times, fact.value[1]) for times in scores):
                yield fact, breach(fact.pointer)

    return judge


def _made_later(times: list[str], decided: str) -> bool:
    return instant(times[0]) > instant(decided)


def _expired(times: list[str], decided: str) -> bool:
    return len(times) > 1 and instant(times[1]) <= instant(decided)


for _identifier, _wrong in (("ANL-045", _made_later), ("ANL-046", _expired)):
    cross_rule(_identifier, reads=("Decision", "Score"), take=_take, judge=_judge(_wrong), needs=("Score",))
