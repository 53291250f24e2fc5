"""ANL-045, ANL-046: a decision rests on scores that were made by then and had not expired."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from crmstandard.validators.calendar.moments import instant
from crmstandard.validators.joins import about_several
from crmstandard.validators.registry import Breach, Document, Fact, Judge, Taken, breach, cross_rule

Times = tuple[str, str | None]  # of a score: when it was made, and until when it is good


def _take(record: Document) -> Iterator[Taken]:
    if record["resourceType"] == "Score":
        yield Taken(record["id"], ["score", record["scoredAt"], record.get("validUntil")])
    else:
        for index, score in enumerate(record.get("scores", ())):
            if "id" in score:
                yield Taken(score["id"], ["decision", record["decidedAt"]], f"/scores/{index}")


def _judge(wrong: Callable[[Times, str], bool]) -> Judge:
    @about_several
    def judge(_: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Breach]]:
        scores = [(fact.value[1], fact.value[2]) for fact in facts if fact.value[0] == "score"]
        for fact in facts:
            if fact.value[0] == "decision" and scores and all(wrong(times, fact.value[1]) for times in scores):
                yield fact, breach(fact.pointer)

    return judge


def _made_later(times: Times, decided: str) -> bool:
    return instant(times[0]) > instant(decided)


def _expired(times: Times, decided: str) -> bool:
    return times[1] is not None and instant(times[1]) <= instant(decided)


for _identifier, _wrong in (("ANL-045", _made_later), ("ANL-046", _expired)):
    cross_rule(_identifier, reads=("Decision", "Score"), take=_take, judge=_judge(_wrong), needs=("Score",))
