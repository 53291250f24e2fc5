"""The language of checks: a script yields what it asks and is sent the answers; it does nothing else.

A script holds no clock, no randomness and no network of its own. What it does is therefore decided
by its trial and by the answers alone, so that the same script over a recording comes to the same
verdict, years later and without the system. It ends in one of four ways: it returns (kept), it raises
Fault (broken), it raises Missing (a prerequisite was not there), or it fails with any other exception,
which is an error of the suite.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from crmconformance.asking import Answer, Ask
from crmconformance.receiving import Delivery
from crmconformance.saying import either, say

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Together:
    """Requests that are sent at once; answered by the list of their answers in the same order."""

    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A script that runs once in a run, whoever asks first; answered by the value that it returned."""

    key: str
    script: Callable[[Any], Script[Any]]


@dataclass(frozen=True, slots=True)
class Wait:
    """A pause in seconds; answered by nothing."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Clock:
    """The time now; answered by the seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Deliveries:
    """What comes to a path of the suite's own endpoint: at most `count`, waited for so many seconds."""

    path: str
    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Served:
    """A file that can be fetched at a path of the suite's own endpoint from now on; answered by nothing."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Repeated:
    """One request sent again and again, at most so often and so long, until an answer has a status."""

    ask: Ask
    most: int
    seconds: float
    until: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of it: requests sent, seconds that they took, and the answer that ended it or else the last one."""

    sent: int
    seconds: float
    answer: Answer


Step = Ask | Together | Shared | Wait | Clock | Deliveries | Served | Repeated
Script = Generator[Step, Any, Value]


class Fault(Exception):
    """The requirement is broken: what was expected, what was observed, and in which answer.

    `params` fill the message of the requirement in the register (`found` and `expected` are what
    they say unless given); a message that lacks one is not told. `pointer` leads to the place in the body.
    Texts hold no value of a record that the suite did not make.
    """

    def __init__(self, expected: str, observed: str, answer: Answer | None = None, **params: Any) -> None:
        self.text = say("expected {}, observed {}", expected, observed)
        super().__init__(self.text)
        self.expected = expected
        self.observed = observed
        self.answer = answer
        self.params = params


class Missing(Exception):
    """A prerequisite that is not there, so that nothing can be said; the text says what would help."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def ask(request: Ask) -> Script[Answer]:
    """Sends one request."""
    return cast("Answer", (yield request))


def together(*asks: Ask) -> Script[list[Answer]]:
    """Sends requests at once."""
    return cast("list[Answer]", (yield Together(asks)))


def in_turn(*asks: Ask) -> Script[list[Answer]]:
    """Sends requests one after another."""
    answers = []
    for each in asks:
        answers.append((yield from ask(each)))  # noqa: PERF401 - a comprehension cannot yield
    return answers


def shared(key: str, script: Callable[[Any], Script[Value]]) -> Script[Value]:
    """The value of a script that runs once in a run."""
    return cast("Value", (yield Shared(key, script)))


def wait(seconds: float) -> Script[None]:
    """Lets time go by."""
    yield Wait(seconds)


def now() -> Script[float]:
    """The time, in seconds since 1970."""
    return cast("float", (yield Clock()))


def deliveries(path: str, count: int, seconds: float) -> Script[list[Delivery]]:
    """The first deliveries to a path of the suite's endpoint, as many as come in time."""
    return cast("list[Delivery]", (yield Deliveries(path, count, seconds)))


def serve(path: str, content: bytes) -> Script[None]:
    """Lets a file be fetched at a path of the suite's endpoint. Raises Missing where there is no endpoint."""
    yield Served(path, content)


def repeated(request: Ask, most: int, seconds: float, until: int) -> Script[Tally]:
    """Sends a request again and again, until an answer has a status; of the exchanges the last one is recorded."""
    return cast("Tally", (yield Repeated(request, most, seconds, until)))


def expect(answer: Answer, *statuses: int, **params: Any) -> Answer:
    """The answer, if its status is one of these; raises Fault."""
    if answer.status not in statuses:
        raise Fault(either(statuses), answer.shown, answer, **params)
    return answer


def hold(condition: object, expected: str, observed: str, answer: Answer | None = None, **params: Any) -> None:
    """Raises Fault where a condition does not hold."""
    if not condition:
        raise Fault(expected, observed, answer, **params)


def needed(answer: Answer, *statuses: int, what: str) -> Answer:
    """The answer to a step that only prepares a check; raises Missing, since its failure is another check's matter."""
    if answer.status not in statuses:
        raise Missing(say("{}: {} {} was answered with {}", what, answer.ask.method, answer.ask.path, answer.shown))
    return answer
