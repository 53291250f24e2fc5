"""Running scripts: against the system, writing each step down, or against what was written down."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from crmconformance.asking import Ask, answer_of
from crmconformance.journal import Journal, Recording
from crmconformance.receiving import Receiver, delivery_of
from crmconformance.script import Clock, Deliveries, Fault, Missing, Script, Shared, Step, Together, Wait
from crmconformance.tokens import NoToken
from crmconformance.transport import Transport
from crmconformance.trial import Trial

SHARED = "shared:"
NewTrial = Callable[[str], Trial]


class Deviation(Exception):
    """A recording that a script does not agree with: something is missing from it, or was changed."""


class Walk:
    """A script under way: the step that it is at (None when it has returned) and the value that it returned."""

    def __init__(self, script: Script[Any]) -> None:
        self.script = script
        self.step: Step | None = None
        self.value: Any = None
        self.go(None)

    def go(self, result: Any, error: Exception | None = None) -> None:
        """Sends the result of the present step, or throws its failure; raises what the script raises."""
        try:
            self.step = self.script.throw(error) if error is not None else self.script.send(result)
        except StopIteration as stop:
            self.step, self.value = None, stop.value


def _asks(step: Step) -> tuple[Ask, ...]:
    if isinstance(step, Ask):
        return (step,)
    return step.asks if isinstance(step, Together) else ()


def _form(step: Step) -> dict[str, Any]:
    """What a step asks for, in its JSON form."""
    if isinstance(step, Shared):
        return {"shared": step.key}
    if isinstance(step, Wait):
        return {"wait": step.seconds}
    if isinstance(step, Clock):
        return {"clock": True}
    if isinstance(step, Deliveries):
        return {"awaited": [step.path, step.count, step.seconds]}
    return {"asks": [each.record() for each in _asks(step)]}


@dataclass
class Live:
    """Runs scripts against the system."""

    transport: Transport
    journal: Journal
    new_trial: NewTrial
    earlier: Replay | None = None
    receiver: Receiver | None = None
    shared: dict[str, asyncio.Future[Any]] = field(default_factory=dict)

    async def run(self, trial: Trial, script: Script[Any]) -> Any:
        """The value that a script returns; raises what the script raises."""
        count, walk = 0, Walk(script)
        while (step := walk.step) is not None:
            result, error = await self._carry(trial, step, count)
            count += len(_asks(step))
            walk.go(result, error)
        return walk.value

    async def _carry(self, trial: Trial, step: Step, count: int) -> tuple[Any, Exception | None]:
        if isinstance(step, Shared):
            self.journal.add("step", trial=trial.key, **_form(step))
            return await self.shared_value(step)
        if isinstance(step, Wait):
            await asyncio.sleep(step.seconds)
            self.journal.add("step", trial=trial.key, **_form(step))
            return None, None
        if isinstance(step, Clock):
            moment = round(time.time(), 3)
            self.journal.add("step", trial=trial.key, clock=True, answered=moment)
            return moment, None
        if isinstance(step, Deliveries):
            return await self._awaited(trial, step)
        return await self._exchange(trial, step, count)

    async def _awaited(self, trial: Trial, step: Deliveries) -> tuple[Any, Exception | None]:
        if self.receiver is None:
            return None, Missing("no [target] callback is configured")
        got = await self.receiver.wait_for(step.path, step.count, step.seconds, self.transport.masker.own)
        forms = [each.record() for each in got]
        self.journal.add("step", trial=trial.key, **_form(step), came=forms)
        return [delivery_of(each) for each in forms], None

    async def _exchange(self, trial: Trial, step: Step, count: int) -> tuple[Any, Exception | None]:
        asks = _asks(step)
        for each in asks:
            if each.method == "POST":
                self.journal.add("sent", trial=trial.key, path=each.path)
        try:
            got = await asyncio.gather(*(self.transport.send(each) for each in asks))
        except NoToken as error:
            self.journal.add("step", trial=trial.key, **_form(step), missing=str(error))
            return None, Missing(str(error))
        answers = [replace(each, number=count + index) for index, each in enumerate(got)]
        self.journal.add("step", trial=trial.key, **_form(step), answers=[each.record() for each in answers])
        return (answers if isinstance(step, Together) else answers[0]), None

    async def shared_value(self, step: Shared) -> tuple[Any, Exception | None]:
        """The value of a shared script, run at most once, or why it failed."""
        if self.earlier is not None and step.key not in self.shared:
            try:
                return self.earlier.shared_value(step)
            except Deviation:  # it was under way when the earlier run was killed, or it is new: run it
                self.earlier.shared.pop(step.key, None)
        if step.key not in self.shared:
            trial = self.new_trial(SHARED + step.key)
            self.journal.add("begin", of=SHARED + step.key, trial=trial.key)
            self.shared[step.key] = asyncio.ensure_future(_settled(self.run(trial, step.script(trial))))
        return _failed(await asyncio.shield(self.shared[step.key]))


async def _settled(running: Any) -> Any:
    """The value of a shared script, or the exception that ended it as a value."""
    try:
        return await running
    except (Fault, Missing) as error:
        return error


def _failed(value: Any) -> tuple[Any, Exception | None]:
    return (None, Missing(str(value))) if isinstance(value, (Fault, Missing)) else (value, None)


@dataclass
class Replay:
    """Runs scripts against a recording; nothing is sent and no time passes."""

    recording: Recording
    new_trial: NewTrial
    shared: dict[str, Any] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def run(self, trial: Trial, script: Script[Any]) -> Any:
        """The value that a script returns; raises what it raises, and Deviation."""
        steps = iter(self.recording.steps.get(trial.key, ()))
        self.used.add(trial.key)
        count, walk = 0, Walk(script)
        while (step := walk.step) is not None:
            recorded = next(steps, None)
            if recorded is None:
                raise Deviation(f"{trial.key}: an exchange is missing, next would be {_told(step)}")
            self._compare(trial, step, recorded)
            result, error = self._answered(step, recorded, count)
            count += len(_asks(step))
            walk.go(result, error)
        if next(steps, None) is not None:
            raise Deviation(f"{trial.key}: the recording holds more than the check asks")
        return walk.value

    def _compare(self, trial: Trial, step: Step, recorded: Mapping[str, Any]) -> None:
        wanted = _form(step)
        if any(recorded.get(name) != value for name, value in wanted.items()):
            raise Deviation(f"{trial.key}: the check asks {_told(step)}, the recording holds something else")

    def _answered(self, step: Step, recorded: Mapping[str, Any], count: int) -> tuple[Any, Exception | None]:
        if isinstance(step, Shared):
            return self.shared_value(step)
        if isinstance(step, Wait):
            return None, None
        if isinstance(step, Clock):
            return recorded["answered"], None
        if isinstance(step, Deliveries):
            return [delivery_of(each) for each in recorded["came"]], None
        if "missing" in recorded:
            return None, Missing(recorded["missing"])
        asks, forms = _asks(step), recorded.get("answers", ())
        if len(forms) != len(asks):
            raise Deviation(f"{recorded['trial']}: an answer is missing")
        answers = [answer_of(each, form, count + n) for n, (each, form) in enumerate(zip(asks, forms, strict=True))]
        return (answers if isinstance(step, Together) else answers[0]), None

    def shared_value(self, step: Shared) -> tuple[Any, Exception | None]:
        """The value of a shared script as it was recorded, or why it failed; raises Deviation."""
        if step.key not in self.shared:
            trial = self.new_trial(SHARED + step.key)
            try:
                self.shared[step.key] = self.run(trial, step.script(trial))
            except (Fault, Missing) as error:
                self.shared[step.key] = error
        return _failed(self.shared[step.key])


def _told(step: Step) -> str:
    asks = _asks(step)
    return " and ".join(f"{each.method} {each.path}" for each in asks) if asks else str(_form(step))
