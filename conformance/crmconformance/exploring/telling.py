"""What a recorded exploration says: outcomes of requirements, advice, and how many cases each operation got."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from crmconformance import script
from crmconformance.asking import MAIN, Answer, Ask, answer_of, read_back
from crmconformance.exploring.judging import Fault, faults
from crmconformance.exploring.operations import Operation, operations
from crmconformance.journal import Recording, exchanges
from crmconformance.saying import translations
from crmconformance.target import Target
from crmconformance.verdicts import Outcome, concluded

EXPLORED = "explored/"
CHECK = "exploration"
MOST_ADVICE = 50


@dataclass(frozen=True)
class Seen:
    """A fault of an operation, with the shortest request that showed it."""

    operation: Operation
    fault: Fault
    answer: Answer


def key(operation: Operation) -> str:
    """The name of the cases of an operation in the journal."""
    return EXPLORED + operation.label


def steps(recording: Recording, name: str) -> list[dict[str, Any]]:
    """The recorded steps of the cases of an operation, in all rounds."""
    return [step for trial, rows in recording.steps.items() if trial.partition("#")[0] == name for step in rows]


def answers(recording: Recording, operation: Operation) -> Iterator[Answer]:
    """The recorded answers to the cases of an operation."""
    pairs = [pair for step in steps(recording, key(operation)) for pair in exchanges(step)]
    for number, (asked, answered) in enumerate(pairs):
        yield answer_of(_ask(asked), answered, number)


def _ask(form: Mapping[str, Any]) -> Ask:
    body = read_back(form["body"]) if "body" in form else None
    return Ask(form["method"], form["path"], form.get("headers", {}), body, form.get("client", MAIN))


def seen(recording: Recording, target: Target) -> list[Seen]:
    """Every fault that was seen, once an operation, requirement and kind."""
    found: dict[tuple[str, ...], Seen] = {}
    for operation in operations(target):
        for answer in answers(recording, operation):
            for fault in faults(operation, answer, target):
                told = (operation.label, fault.requirement, fault.observed if not fault.requirement else "")
                if told not in found or _length(answer) < _length(found[told].answer):
                    found[told] = Seen(operation, fault, answer)
    return list(found.values())


def _length(answer: Answer) -> int:
    return len(answer.ask.path) + (len(answer.ask.body) if isinstance(answer.ask.body, bytes) else 0)


def outcomes(found: Collection[Seen], planned: Collection[str]) -> list[Outcome]:
    """An outcome for each requirement of the plan that was seen broken; nothing for what was seen kept."""
    made = []
    for each in found:
        if each.fault.requirement in planned:
            fault = script.Fault(each.fault.expected, each.fault.observed, each.answer)
            told = concluded(each.fault.requirement, fault)
            made.append(replace(told, check=CHECK, subject=each.operation.label, trial=key(each.operation)))
    return made


def section(
    recording: Recording, target: Target, found: Collection[Seen], planned: Collection[str], curl: Any
) -> dict[str, Any]:
    """The part of the report about it; empty where nothing was explored."""
    if "exploration" not in recording.head:
        return {}
    counts = {each.label: sum(1 for _ in answers(recording, each)) for each in operations(target)}
    advice = [each for each in found if each.fault.requirement not in planned]
    return {
        "exploration": {
            "seconds": recording.head["exploration"],
            "cases": sum(counts.values()),
            "operations": [{"operation": label, "cases": count} for label, count in counts.items()],
            "advice": [
                {
                    "operation": each.operation.label,
                    "expected": each.fault.expected,
                    "observed": each.fault.observed,
                    "translations": translations(each.fault.expected, each.fault.observed),
                    "curl": curl(recording.head["settings"]["url"], each.answer.ask.record()),
                }
                for each in advice[:MOST_ADVICE]
            ],
        }
    }
