"""A run: discovery, the plan, its trials a few at a time, and clearing up, all of it in the journal."""

from __future__ import annotations

import asyncio
import secrets
import signal
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from crmconformance import authority, journal, planning
from crmconformance.clearing import Watch, clear_earlier, clear_up, earlier
from crmconformance.digests import made_with
from crmconformance.discovery import discovered
from crmconformance.driving import Live, Replay, Sleep
from crmconformance.journal import Journal, Recording
from crmconformance.masking import Masker
from crmconformance.planning import Plan, Planned, Selection
from crmconformance.prerequisites import present
from crmconformance.receiving import Receiver, receiving
from crmconformance.settings import Configuration
from crmconformance.slots import Slots
from crmconformance.target import Target
from crmconformance.transport import Transport
from crmconformance.trial import Trial
from crmconformance.verdicts import UNVERIFIED, Outcome, concluded

TRIAL_LIMIT = 240.0  # seconds that one trial may take
SECRET = "mask.key"  # noqa: S105 - the name of a file


@dataclass(frozen=True)
class Wanted:
    """What a user asks of one run. `limit` is the time for all trials in seconds.

    `explore` is the time for cases of schemathesis; 0 goes through a number of rounds instead, None does without.
    """

    selection: Selection = field(default_factory=Selection)
    jobs: int = 2
    resume: bool = False
    challenge: str = ""
    limit: float = 1800.0
    seed: str = ""
    explore: float | None = None


class Run:
    """One run against a system; `watch` is told what happens, and `sleep` is how the waits of checks go by."""

    def __init__(
        self,
        configuration: Configuration,
        wanted: Wanted,
        http: httpx.AsyncClient | None = None,
        watch: Watch = lambda _event, _what: None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self.sleep = sleep
        self.configuration = configuration
        self.wanted = wanted
        self.watch = watch
        self.path = configuration.out / journal.FILE
        self.earlier = earlier(self.path) if wanted.resume else None
        self.masker = Masker(_mask_key(configuration.out, keep=self.earlier is not None))
        self.transport = Transport(configuration, self.masker, http, self._challenge())
        self.head: dict[str, Any] = {}
        self.begun: dict[str, int] = dict(self.earlier.begun) if self.earlier else {}

    def _challenge(self) -> str:
        return self.wanted.challenge or (str(self.earlier.head.get("challenge", "")) if self.earlier else "")

    async def carry_out(self) -> Recording:
        """Runs everything and clears up; gives the record of it. Raises Unsuitable (see discovery)."""
        if self.earlier is None:
            await clear_earlier(self.transport, self.path)
        try:
            with closing(Journal(self.path)) as book:
                tls = authority.context(self.configuration)
                async with receiving(self.configuration.callback, tls) as receiver:
                    await self._under(book, receiver)
        finally:
            await self.transport.close()
            (self.configuration.out / SECRET).unlink(missing_ok=True)
        return Recording(self.path.read_bytes())

    async def _under(self, book: Journal, receiver: Receiver | None) -> None:
        self.head = self.earlier.head if self.earlier else self._head(book)
        live = Live(self.transport, book, self._trial, self._replay(), receiver, sleep=self.sleep)
        target = self.target = await discovered(live)
        self.transport.tokens.token_url = self.configuration.token_url or target.token_url
        plan = plan_of(self.head, target)
        self.watch("plan", plan)
        try:
            await self._trials(live, plan)
        finally:
            recording = Recording(self.path.read_bytes())
            left = await clear_up(self.transport, book, recording, target, self.watch)
            book.add(
                "end", lasting=True, leftovers=left, milliseconds=round((time.time() - self.head["started"]) * 1000)
            )

    def _head(self, book: Journal) -> dict[str, Any]:
        chosen = self.wanted.selection
        head: dict[str, Any] = {
            "started": round(time.time(), 3),
            "seed": self.wanted.seed or secrets.token_hex(8),
            "settings": self.configuration.public(),
            "challenge": self.wanted.challenge,
            "classes": list(chosen.classes),
            "requirements": list(chosen.requirements),
            "profiles": list(chosen.profiles),
            "deep": chosen.deep,
            **made_with(),
        }
        if self.wanted.explore is not None:
            head["exploration"] = self.wanted.explore
        book.add("run", lasting=True, **head)
        return head

    def _trial(self, key: str) -> Trial:
        """A trial under a name that no earlier attempt used."""
        self.begun[key] = self.begun.get(key, 0) + 1
        return trial_of(self.head, _attempt(key, self.begun[key]), getattr(self, "target", Target({})))

    def _replay(self) -> Replay | None:
        return replay_of(self.earlier, Target({})) if self.earlier else None

    async def _trials(self, live: Live, plan: Plan) -> None:
        if live.earlier is not None:
            live.earlier = replay_of(live.earlier.recording, self.target)
            self._remember(live.earlier.recording)
        done = self.earlier.verdicts if self.earlier else {}
        waiting = [each for each in plan.trials if each.key not in done]
        self.watch("waiting", len(waiting))
        end = time.monotonic() + self.wanted.limit
        live.slots = Slots(max(1, self.wanted.jobs))
        async with asyncio.TaskGroup() as group:
            exploring = group.create_task(self._explore(live))
            await self._side_by_side(live, live.slots, [each for each in waiting if not each.check.alone], end)
            if "exploration" in self.head and not exploring.done():
                self.watch("exploring", self.head["exploration"])
        live.slots = None
        for each in waiting:
            if each.check.alone:
                await self._timely(live, each, end)

    async def _side_by_side(self, live: Live, slots: Slots, trials: list[Planned], end: float) -> None:
        """Trials a few at a time; those that wait long by their sentence begin first."""
        async with asyncio.TaskGroup() as group:
            for each in sorted(trials, key=lambda each: not each.check.waits):
                await slots.take()
                group.create_task(self._beside(live, each, end, slots))

    async def _explore(self, live: Live) -> None:
        """Sends cases of schemathesis beside the trials, where that was asked for."""
        if "exploration" not in self.head:
            return
        from crmconformance.exploring.apart import apart
        from crmconformance.exploring.carrying import Exploration

        seconds = float(self.head["exploration"])
        with apart() as generator:
            await generator.ready()
            await Exploration(live, self.target, self.head["seed"], seconds, generator).carry_out(
                max(1, self.wanted.jobs)
            )

    def _remember(self, recording: Recording) -> None:
        """Knows again the records that the earlier part of a run made."""
        for path in recording.own_ids():
            self.masker.own.add(path)

    async def _beside(self, live: Live, planned: Planned, end: float, slots: Slots) -> None:
        """One trial among others, which gives back its slot."""
        try:
            await self._timely(live, planned, end)
        finally:
            slots.give()

    async def _timely(self, live: Live, planned: Planned, end: float) -> None:
        if time.monotonic() > end:
            outcome = Outcome(planned.check.requirement, UNVERIFIED, reason="time")
        else:
            outcome = await self._one(live, planned)
        self._conclude(live.journal, planned, outcome)

    async def _one(self, live: Live, planned: Planned) -> Outcome:
        trial = self._trial(planned.key)
        trial.subject = planned.subject
        live.journal.add("begin", of=planned.key, trial=trial.key)
        self.watch("begin", planned)
        try:
            async with asyncio.timeout(TRIAL_LIMIT):
                await live.run(trial, planned.check.script(trial))
        except TimeoutError:
            return Outcome(planned.check.requirement, UNVERIFIED, reason=f"late: {TRIAL_LIMIT:g}")
        except Exception as error:
            return concluded(planned.check.requirement, error)
        return concluded(planned.check.requirement, None)

    def _conclude(self, book: Journal, planned: Planned, outcome: Outcome) -> None:
        row = {**outcome.record(), "check": planned.check.name, "subject": planned.subject, "trial": planned.key}
        book.add("verdict", lasting=True, of=planned.key, trial=planned.key, outcome=row)
        self.watch("verdict", outcome)


def selection_of(head: dict[str, Any]) -> Selection:
    """What a run was asked for, by its record."""
    return Selection(tuple(head["classes"]), tuple(head["requirements"]), tuple(head["profiles"]), bool(head["deep"]))


def plan_of(head: dict[str, Any], target: Target) -> Plan:
    """The plan of a recorded run."""
    return planning.plan(target, selection_of(head), present(head["settings"]))


def trial_of(head: dict[str, Any], key: str, target: Target) -> Trial:
    """A trial of a recorded run."""
    return Trial(
        key,
        str(head["seed"]),
        target,
        settings={**head["settings"], "profiles": head["profiles"], "deep": head["deep"]},
    )


def replay_of(recording: Recording, target: Target) -> Replay:
    """What runs the scripts of a recording again."""
    return Replay(recording, lambda key: trial_of(recording.head, recording.trials.get(key, key), target))


def _attempt(key: str, number: int) -> str:
    return key if number == 1 else f"{key}#{number}"


def _mask_key(folder: Path, *, keep: bool) -> bytes:
    """The key of the masks of a run: kept beside its journal while it goes on, and never in a bundle."""
    path = folder / SECRET
    if keep and path.is_file():
        return path.read_bytes()
    folder.mkdir(parents=True, exist_ok=True)
    key = secrets.token_bytes(32)
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(key)
    return key


async def carry_out(configuration: Configuration, wanted: Wanted, watch: Watch) -> Recording:
    """A run that clears up also when it is told to stop (SIGTERM, Ctrl-C)."""
    task = asyncio.current_task()
    if task is not None:
        with suppress(NotImplementedError, ValueError):  # where there are no signals
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    return await Run(configuration, wanted, watch=watch).carry_out()
