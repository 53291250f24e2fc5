"""Walks: many acts at random on a few records, held against the model, and the shortest way to what was found.

A walk is a script like any other: its chance comes from the seed of the run, and a walk that found something
is repeated with fewer and fewer acts as part of the run, so that a recording comes to the same shortest way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from crmconformance.asking import Answer
from crmconformance.models.basis import Broken, Course, State, offered
from crmconformance.registry import Check, add
from crmconformance.saying import is_text, say
from crmconformance.script import Fault, Missing, Script, now, shared
from crmconformance.target import Target
from crmconformance.trial import Trial

CREATE = "create"
DEEPER = 10  # times as many acts in a deep run
TRIES = 40  # walks that shortening one may take
LONGEST = 30.0  # seconds after which no other walk is begun to shorten one


@dataclass(frozen=True)
class Move:
    """One act of a walk: on which record, counted from 0, and a number that decides how."""

    act: str
    record: int
    draw: int


@dataclass(frozen=True)
class Found:
    """What a walk found: the requirement that is broken, and after how many moves."""

    requirement: str
    expected: str
    observed: str
    answer: Answer | None
    moves: int


@dataclass
class Walked:
    """A walk that was taken: its moves, what it found, and the requirements that it tried."""

    moves: tuple[Move, ...]
    found: list[Found] = field(default_factory=list)
    judged: set[str] = field(default_factory=set)

    def of(self, requirement: str) -> Found | None:
        """The first that was found of a requirement."""
        return next((each for each in self.found if each.requirement == requirement), None)


def moves_of(t: Trial, course: Course, resource: str) -> tuple[Move, ...]:
    """The moves of a walk, as the seed of the run decides them."""
    known = {name: each for name, each in course.acts.items() if set(each.needs) <= offered(t.target, resource)}
    chosen = [Move(name, 0, n) for n, name in enumerate(course.first, 1) if name in known]
    count = course.length * (DEEPER if t.deep else 1)
    names = t.random.choices(list(known), [each.weight for each in known.values()], k=count)
    chosen += [Move(name, 1 + t.random.randrange(course.records), t.random.randrange(1000)) for name in names]
    return tuple(_with_creates(chosen))


def _with_creates(moves: Sequence[Move]) -> Iterator[Move]:
    """The moves, each record created before it is met."""
    met: set[int] = set()
    for each in moves:
        if each.record not in met:
            met.add(each.record)
            yield Move(CREATE, each.record, 0)
        yield each


def walk(t: Trial, course: Course, resource: str, moves: Sequence[Move]) -> Script[Walked]:
    """Takes the moves one after another; what something was found of is left alone from then on."""
    walked, world, left = Walked(tuple(moves)), dict[int, State](), list[State]()
    for number, move in enumerate(moves, 1):
        try:
            yield from _taken(t, course, resource, move, world, walked)
        except Broken as error:
            walked.judged.add(error.requirement)
            walked.found.append(Found(error.requirement, error.expected, error.observed, error.answer, number))
            left += [world.pop(move.record)] if move.record in world else []
            if error.answer is not None and not error.answer.status:
                break
    if course.end is not None:
        for each in (*left, *world.values()):
            yield from course.end(t, each)
    return walked


def _taken(
    t: Trial, course: Course, resource: str, move: Move, world: dict[int, State], walked: Walked
) -> Script[None]:
    if move.act == CREATE:
        made: State = yield from course.begin(t, resource)
        walked.judged |= made.judged
        made.judged, world[move.record] = walked.judged, made
    elif move.record in world:
        yield from course.acts[move.act].act(t, world[move.record], move.draw)


def _at_random(t: Trial, course: Course, resource: str) -> Script[Walked]:
    t.subject = resource
    return (yield from walk(t, course, resource, moves_of(t, course, resource)))


def _shortest(
    t: Trial, course: Course, resource: str, requirement: str, moves: tuple[Move, ...]
) -> Script[tuple[Move, ...]]:
    """The moves without those that it does not take to find the same again."""
    t.subject, begun = resource, (yield from now())
    last = moves[-1].record
    own = tuple(each for each in moves if each.record == last)
    if (yield from walk(t, course, resource, own)).of(requirement) is None:
        return moves
    tries, size = TRIES, max(1, len(own) // 2)
    end = len(own) - 1  # the act that shows it stays, and so does the create before all others
    while end > 1 and tries and (yield from now()) - begun < LONGEST:
        start = max(1, end - size)
        again = (yield from walk(t, course, resource, own[:start] + own[end:])).of(requirement)
        own = (own[:start] + own[end:])[: again.moves] if again else own
        end, tries = min(start, len(own) - 1), tries - 1
        if end <= 1 and size > 1:
            size, end = size // 2, len(own) - 1
    return own


def keeps_the_model(t: Trial, course: Course, requirement: str) -> Script[None]:
    """Acts at random on a few records and holds each answer against a model; shows the shortest way to a fault."""
    key = f"walk/{course.name}/{t.resource}"
    walked = yield from shared(key, partial(_at_random, course=course, resource=t.resource))
    found = walked.of(requirement)
    if found is None:
        if requirement not in walked.judged:
            raise Missing("the walk ended before it came to this")
        return
    moves = walked.moves[: found.moves]
    made = partial(_shortest, course=course, resource=t.resource, requirement=requirement, moves=moves)
    short = yield from shared(f"{key}/{requirement}", made)
    again = (yield from walk(t, course, t.resource, short)).of(requirement)
    if again is None:
        raise Fault(found.expected, say("{}, once, after {} acts", found.observed, len(moves)))
    way = ", ".join(each.act for each in short)
    value = {} if is_text(again.observed) else {"found": again.observed}
    raise Fault(again.expected, say("{} after {}", again.observed, way), again.answer, **value)


def name_of(course: Course) -> str:
    """The name of the checks of a course."""
    return f"keeps_the_model_of_{course.name}"


def modelled(course: Course, requirements: str, module: str) -> None:
    """Registers the checks that no walk of a course breaks some requirements; the ids are parted by blanks."""
    for requirement in requirements.split():
        add(
            Check(
                requirement=requirement,
                name=name_of(course),
                title=course.title,
                script=partial(keeps_the_model, course=course, requirement=requirement),
                module=module,
                subjects=partial(_walked, course=course, needs=course.tried[requirement]),
                needs=course.needs.get(requirement, ()),
            )
        )


def _walked(target: Target, course: Course, needs: tuple[str, ...]) -> list[str]:
    found = course.subjects(target, needs)
    return [each for each in found if set(needs) <= offered(target, each)]
