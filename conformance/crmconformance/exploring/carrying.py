"""The live part: cases are made in a process of their own and sent a few at a time until their time is over."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from random import Random
from typing import Protocol

import orjson

from crmconformance.asking import Answer, Ask
from crmconformance.driving import Live
from crmconformance.exploring.generating import OWN_ID, OWN_VERSION
from crmconformance.exploring.judging import faults
from crmconformance.exploring.operations import Operation, operations
from crmconformance.exploring.telling import key
from crmconformance.records import Record, create
from crmconformance.script import Fault, Missing, Script, ask
from crmconformance.target import Target
from crmconformance.trial import Trial

ROUNDS_WITHOUT_LIMIT = 30
READY = 4  # batches of cases that may wait to be sent
SHORTENINGS = 40  # requests that making a body shorter may take
Batch = tuple[Operation, list[Ask]]


class Generating(Protocol):
    """What makes cases."""

    async def cases(self, operation: Operation, seed: int, count: int) -> list[Ask]:
        """At the most so many cases of an operation, the same for the same seed."""


@dataclass
class Exploration:
    """One exploration of a system; `seconds` bound it, 0 lets it go through a number of rounds instead."""

    live: Live
    target: Target
    seed: str
    seconds: float
    generator: Generating
    owned: dict[str, Record | None] = field(default_factory=dict)
    told: set[tuple[str, str]] = field(default_factory=set)
    is_over: bool = False

    async def carry_out(self, jobs: int) -> None:
        """Explores until the time is over; a request that is under way then is answered, so that nothing is lost."""
        waiting: asyncio.Queue[Batch | None] = asyncio.Queue(READY)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._make(waiting, jobs))
            for _ in range(jobs):
                group.create_task(self._send_all(waiting))

    async def _make(self, waiting: asyncio.Queue[Batch | None], jobs: int) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self.seconds or None):
                for operation, seed in self._turns():
                    made = await self.generator.cases(operation, seed, operation.weight)
                    await waiting.put((operation, made))
        self.is_over = bool(self.seconds)
        for _ in range(jobs):
            await waiting.put(None)

    def _turns(self) -> Iterator[tuple[Operation, int]]:
        """Every operation once a round, in an order that the seed decides."""
        chance = Random(f"{self.seed} exploration")  # noqa: S311 - reproducible on purpose
        order = operations(self.target)
        rounds = 0
        while self.seconds or rounds < ROUNDS_WITHOUT_LIMIT:
            chance.shuffle(order)
            for each in order:
                yield each, chance.randrange(2**32)
            rounds += 1

    async def _send_all(self, waiting: asyncio.Queue[Batch | None]) -> None:
        while (batch := await waiting.get()) is not None:
            with suppress(Missing):  # no token for it
                async with self.live.at_work():
                    await self._send(*batch)

    async def _send(self, operation: Operation, cases: list[Ask]) -> None:
        is_of_one = "{id}" in operation.path
        own = await self._own(operation) if is_of_one else None
        trial = self.live.new_trial(key(operation))
        for each in cases:
            if self.is_over:
                break
            answer: Answer = await self.live.run(trial, ask(_addressed(each, own, trial)))
            own = _followed(own, answer)
            if operation.creates:
                await self._shortened(operation, trial, answer)
        if is_of_one:
            self.owned[operation.resource] = own

    async def _own(self, operation: Operation) -> Record | None:
        """A record of the suite that cases may be about; None where none can be made."""
        resource = operation.resource
        if self.owned.get(resource) is None and "create" in self.target.resources[resource]:
            trial = self.live.new_trial(f"own/{resource}/{len(self.owned)}")
            try:
                self.owned[resource] = await self.live.run(trial, _made(trial, resource))
            except (Fault, Missing):
                self.owned[resource] = None
        return self.owned.get(resource)

    async def _shortened(self, operation: Operation, trial: Trial, answer: Answer) -> None:
        """Sends a body that showed a fault with fewer members, as long as that shows the same."""
        kinds = {each.requirement for each in faults(operation, answer, self.target) if each.requirement}
        fresh = {kind for kind in kinds if (operation.label, kind) not in self.told}
        self.told |= {(operation.label, kind) for kind in kinds}
        if not fresh or not isinstance(answer.ask.body, bytes):
            return
        waiting, sent = list(_shorter(answer.ask)), 0
        while waiting and sent < SHORTENINGS:
            again: Answer = await self.live.run(trial, ask(waiting.pop(0)))
            sent += 1
            if fresh <= {each.requirement for each in faults(operation, again, self.target)}:
                waiting = list(_shorter(again.ask))


def _made(trial: Trial, resource: str) -> Script[Record]:
    return (yield from create(trial, resource))


def _shorter(asked: Ask) -> Iterator[Ask]:
    """The request with half of the members of its body, then with one fewer."""
    try:
        document = orjson.loads(asked.body if isinstance(asked.body, bytes) else b"")
    except ValueError:
        return
    if not isinstance(document, dict) or len(document) < 2:
        return
    names = [name for name in document if name != "resourceType"]
    half = len(names) // 2
    parts = [names[:half], names[half:]] if half > 1 else []
    for left_out in [*parts, *([name] for name in names[:8])]:
        kept = {name: value for name, value in document.items() if name not in left_out}
        yield replace(asked, body=orjson.dumps(kept))


def _addressed(asked: Ask, own: Record | None, trial: Trial) -> Ask:
    """The request about the suite's own record, or about one that never was."""
    if OWN_ID not in asked.path:
        return asked
    headers = dict(asked.headers)
    if headers.get("if-match") == OWN_VERSION:
        headers["if-match"] = own.etag if own and own.etag else '"none"'
    return replace(asked, path=asked.path.replace(OWN_ID, own.id if own else trial.word(20)), headers=headers)


def _followed(own: Record | None, answer: Answer) -> Record | None:
    """The own record after a case: with a new version, or gone."""
    if own is None or not answer.ask.path.startswith(own.path) or answer.status >= 300:
        return own
    if answer.ask.method == "DELETE":
        return None
    fresh = answer.ask.method in ("PUT", "PATCH") and answer.etag
    return replace(own, answer=answer) if fresh else own
