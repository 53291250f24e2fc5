"""What every model is made of: a state that judges answers, acts that change it, and the course that they belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from crmconformance.asking import Answer
from crmconformance.saying import either
from crmconformance.script import Script
from crmconformance.target import Target
from crmconformance.trial import Trial


class Broken(Exception):
    """An answer that the model does not allow."""

    def __init__(self, requirement: str, expected: str, observed: str, answer: Answer | None) -> None:
        super().__init__(f"{requirement}: expected {expected}, observed {observed}")
        self.requirement, self.expected, self.observed, self.answer = requirement, expected, observed, answer


@dataclass
class State:
    """What is known of what a walk made; `judged` are the requirements that were tried."""

    judged: set[str] = field(default_factory=set, kw_only=True)

    def judge(self, requirement: str, kept: object, expected: str, observed: str, answer: Answer | None) -> None:
        """Remembers that a requirement was tried; raises Broken where it is not kept."""
        self.judged.add(requirement)
        if not kept:
            raise Broken(requirement, expected, observed, answer)

    def status(self, requirement: str, answer: Answer, *expected: int) -> None:
        """The same for the status of an answer."""
        self.judge(requirement, answer.status in expected, either(expected), answer.shown, answer)


# An act takes the trial, the state and a number that decides how.
Act = Callable[[Trial, Any, int], Script[None]]


@dataclass(frozen=True)
class Doing:
    """An act, what a resource or the system must offer for it, and how often it is taken."""

    act: Act
    needs: tuple[str, ...]
    weight: int


@dataclass(frozen=True)
class Course:
    """A kind of walk. Every walk takes the acts of `first`, so that each requirement is tried whatever chance brings.

    `tried` names each requirement that it tries with what must be offered for that: interactions of the resource and
    conformance classes (`class:bulk`). `subjects` gives the resources that are walked on where so much is offered;
    `end` puts away what is no record; `needs` are prerequisites of single requirements.
    """

    name: str
    title: str
    begin: Callable[[Trial, str], Script[Any]]
    acts: Mapping[str, Doing]
    first: tuple[str, ...]
    tried: Mapping[str, tuple[str, ...]]
    subjects: Callable[[Target, tuple[str, ...]], Iterable[str]]
    length: int
    records: int = 3
    end: Callable[[Trial, Any], Script[None]] | None = None
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def offered(target: Target, resource: str) -> frozenset[str]:
    """What acts may ask for: the interactions of a resource, and the declared classes, each as `class:bulk`."""
    return frozenset({*target.resources.get(resource, ()), *(f"class:{each}" for each in target.classes)})
