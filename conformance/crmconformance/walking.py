"""Walks: many acts at random on a few records, held against the model, and the shortest way to what was found.

A walk is a script like any other: its chance comes from the seed of the run, and a walk that found something
is repeated with fewer and fewer acts as part of the run, so that a recording comes to the same shortest way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256

from crmconformance import making
from crmconformance.asking import Answer
from crmconformance.model import ACTS, Broken, Known, created
from crmconformance.registry import Check, add
from crmconformance.script import Fault, Missing, Script, shared
from crmconformance.target import Target
from crmconformance.trial import Trial

CREATE = "create"
RESOURCES, RECORDS = 3, 3
ACTS_OF_A_WALK, ACTS_OF_A_DEEP_WALK = 100, 1000
TRIES = 20  # walks that shortening one may take
# Every walk does these first, so that each requirement is tried whatever chance brings.
FIRST = (
    *("read", "patch", "read", "put", "history", "version", "late change", "wrong change", "change without If-Match"),
    *(
        "read",
        "search",
        "repeated create",
        "read",
        "patch",
        "put",
        "read",
        "delete",
        "read",
        "patch",
        "history",
        "version",
    ),
    *("search", "repeated create"),
)
# Each requirement that a walk tries, with what a resource must offer for it.
TRIED: dict[str, tuple[str, ...]] = {
    "API-024": ("read",),
    "API-030": (),
    "API-040": ("read",),
    "API-041": ("read", "patch"),
    "API-042": ("read",),
    "API-045": ("read", "delete"),
    "API-050": ("read", "replace"),
    "API-051": ("patch",),
    "API-052": ("patch",),
    "API-056": ("read", "replace"),
    "API-057": ("read", "patch"),
    "API-058": ("patch",),
    "API-062": ("delete",),
    "API-067": ("read", "patch"),
    "API-070": ("patch", "history"),
    "API-071": ("patch", "history"),
    "API-073": ("delete", "history"),
    "API-114": ("search", "delete"),
    "API-116": ("search",),
}


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
    answer: Answer
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


def moves_of(t: Trial, resource: str) -> tuple[Move, ...]:
    """The moves of a walk, as the seed of the run decides them."""
    offered = set(t.target.resources[resource])
    known = {name: weight for name, (_, needed, weight) in ACTS.items() if set(needed) <= offered}
    chosen = [Move(name, 0, n) for n, name in enumerate(FIRST, 1) if name in known]
    count = ACTS_OF_A_DEEP_WALK if t.deep else ACTS_OF_A_WALK
    names = t.random.choices(list(known), list(known.values()), k=count)
    chosen += [Move(name, 1 + t.random.randrange(RECORDS), t.random.randrange(1000)) for name in names]
    return tuple(_with_creates(chosen))


def _with_creates(moves: Sequence[Move]) -> Iterator[Move]:
    """The moves, each record created before it is met."""
    met: set[int] = set()
    for each in moves:
        if each.record not in met:
            met.add(each.record)
            yield Move(CREATE, each.record, 0)
        yield each


def walk(t: Trial, resource: str, moves: Sequence[Move]) -> Script[Walked]:
    """Takes the moves one after another; a record of which something was found is left alone from then on."""
    walked, world = Walked(tuple(moves)), dict[int, Known]()
    for number, move in enumerate(moves, 1):
        try:
            yield from _taken(t, resource, move, world, walked)
        except Broken as error:
            walked.judged.add(error.requirement)
            walked.found.append(Found(error.requirement, error.expected, error.observed, error.answer, number))
            world.pop(move.record, None)
            if not error.answer.status:
                break
    return walked


def _taken(t: Trial, resource: str, move: Move, world: dict[int, Known], walked: Walked) -> Script[None]:
    if move.act == CREATE:
        world[move.record] = yield from created(t, resource)
        world[move.record].judged = walked.judged
    elif move.record in world:
        yield from ACTS[move.act][0](t, world[move.record], move.draw)


def _at_random(t: Trial, resource: str) -> Script[Walked]:
    return (yield from walk(t, resource, moves_of(t, resource)))


def _shortest(t: Trial, resource: str, requirement: str, moves: tuple[Move, ...]) -> Script[tuple[Move, ...]]:
    """The moves without those that it does not take to find the same again."""
    last = moves[-1].record
    own = tuple(each for each in moves if each.record == last)
    if (yield from walk(t, resource, own)).of(requirement) is None:
        return moves
    at, tries = len(own) - 2, TRIES
    while at > 0 and tries:
        shorter = own[:at] + own[at + 1 :]
        again = (yield from walk(t, resource, shorter)).of(requirement)
        own = shorter[: again.moves] if again else own
        at, tries = min(at, len(own) - 1) - 1, tries - 1
    return own


def keeps_the_model(t: Trial, requirement: str) -> Script[None]:
    """Acts at random on a few records and holds each answer against a model; shows the shortest way to a fault."""
    key = f"walk/{t.resource}"
    walked = yield from shared(key, partial(_at_random, resource=t.resource))
    found = walked.of(requirement)
    if found is None:
        if requirement not in walked.judged:
            raise Missing("the walk ended before it came to this")
        return
    moves = walked.moves[: found.moves]
    made = partial(_shortest, resource=t.resource, requirement=requirement, moves=moves)
    short = yield from shared(f"{key}/{requirement}", made)
    again = (yield from walk(t, t.resource, short)).of(requirement)
    if again is None:
        raise Fault(found.expected, f"{found.observed}, once, after {len(moves)} acts")
    raise Fault(again.expected, f"{again.observed} after {', '.join(each.act for each in short)}", again.answer)


def _walked(target: Target, interactions: tuple[str, ...]) -> list[str]:
    """The resources that are walked on: those that offer the most."""
    offered = frozenset(target.offering("create"))
    fit = [each for each in target.offering("create", *interactions) if making.base(each, offered) is not None]
    return sorted(sorted(fit, key=lambda each: (-len(target.resources[each]), _lot(each)))[:RESOURCES])


def _lot(resource: str) -> str:
    return sha256(resource.encode()).hexdigest()


def modelled(requirement: str, module: str) -> None:
    """Registers the check that no walk breaks a requirement."""
    add(
        Check(
            requirement=requirement,
            name="keeps_the_model",
            title="Acts at random on a few records and holds each answer against a model of them.",
            script=partial(keeps_the_model, requirement=requirement),
            module=module,
            subjects=partial(_walked, interactions=TRIED[requirement]),
        )
    )
