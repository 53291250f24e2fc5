"""Running scripts: against the system, writing each step down, or against what was written down."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field, replace
from typing import Any

from crmconformance.asking import Ask, answer_of, rows_sent, written
from crmconformance.journal import Journal, Recording
from crmconformance.receiving import Receiver, delivery_of
from crmconformance.repeating import repeat
from crmconformance.script import (
    Clock,
    Deliveries,
    Fault,
    Missing,
    Repeated,
    Script,
    Served,
    Shared,
    Step,
    Tally,
    Together,
    Wait,
)
from crmconformance.slots import Slots
from crmconformance.tokens import NoToken
from crmconformance.transport import GIVEN_UP, Transport
from crmconformance.trial import Trial

SHARED = "shared:"
NewTrial = Callable[[str], Trial]
Sleep = Callable[[float], Awaitable[None]]


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


ASKS: Mapping[type, Callable[[Any], tuple[Ask, ...]]] = {
    Ask: lambda step: (step,),
    Together: lambda step: step.asks,
    Repeated: lambda step: (step.ask,),
}
# What a step asks for, in its JSON form.
FORMS: Mapping[type, Callable[[Any], dict[str, Any]]] = {
    Shared: lambda step: {"shared": step.key},
    Wait: lambda step: {"wait": step.seconds},
    Clock: lambda _step: {"clock": True},
    Deliveries: lambda step: {"awaited": [step.path, step.count, step.seconds]},
    Served: lambda step: {"served": [step.path, written(step.content)]},
    Repeated: lambda step: {"repeated": [step.most, step.seconds, step.until]},
}


def _asks(step: Step) -> tuple[Ask, ...]:
    return ASKS[type(step)](step) if type(step) in ASKS else ()


def _form(step: Step) -> dict[str, Any]:
    """What a step asks for, in its JSON form."""
    made = FORMS[type(step)](step) if type(step) in FORMS else {}
    return made | ({"asks": [each.record() for each in _asks(step)]} if type(step) in ASKS else {})


@dataclass
class Live:
    """Runs scripts against the system. Whoever only waits leaves its one of the `slots` to another script meanwhile."""

    transport: Transport
    journal: Journal
    new_trial: NewTrial
    earlier: Replay | None = None
    receiver: Receiver | None = None
    slots: Slots | None = None
    sleep: Sleep = asyncio.sleep
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
        if isinstance(step, (Ask, Together)):
            return await self._exchange(trial, step, count)
        if isinstance(step, Repeated):
            return await self._repeated(trial, step, count)
        if isinstance(step, (Deliveries, Served)):
            return await self._at_endpoint(trial, step)
        if isinstance(step, Shared):
            self.journal.add("step", trial=trial.key, **_form(step))
            return await self.shared_value(step)
        return await self._timed(trial, step), None

    async def _timed(self, trial: Trial, step: Wait | Clock) -> float | None:
        """What a step about time is answered by."""
        told: dict[str, Any] = {}
        if isinstance(step, Wait):
            async with self.elsewhere():
                await self.sleep(step.seconds)
        else:
            told["answered"] = round(time.time(), 3)
        self.journal.add("step", trial=trial.key, **_form(step), **told)
        return told.get("answered")

    def at_work(self) -> AbstractAsyncContextManager[None]:
        """A slot for as long as the context lasts, where there are any."""
        return self.slots.held() if self.slots else nullcontext()

    def elsewhere(self) -> AbstractAsyncContextManager[None]:
        """Leaves the slot that is held to others for as long as the context lasts."""
        return self.slots.left() if self.slots else nullcontext()

    async def _at_endpoint(self, trial: Trial, step: Deliveries | Served) -> tuple[Any, Exception | None]:
        if self.receiver is None:
            return None, Missing("no [target] callback is configured")
        if isinstance(step, Served):
            self._serve(self.receiver, step)
            self.journal.add("step", trial=trial.key, **_form(step))
            return None, None
        async with self.elsewhere():
            got = await self.receiver.wait_for(step.path, step.count, step.seconds, self.transport.masker.own)
        forms = [each.record() for each in got]
        self.journal.add("step", trial=trial.key, **_form(step), came=forms)
        return [delivery_of(each) for each in forms], None

    def _serve(self, receiver: Receiver, step: Served) -> None:
        """Puts a file where it can be fetched; the records in it are the suite's own."""
        receiver.files[step.path] = step.content
        self.transport.masker.own.update(rows_sent(step.content))

    async def _repeated(self, trial: Trial, step: Repeated, count: int) -> tuple[Any, Exception | None]:
        try:
            tally = await repeat(self.transport.send, step)
        except NoToken as error:
            self.journal.add("step", trial=trial.key, **_form(step), missing=str(error))
            return None, Missing(error.args[0])
        about: dict[str, Any] = {"sent": tally.sent, "took": tally.seconds, "answers": [tally.answer.record()]}
        self.journal.add("step", trial=trial.key, **_form(step), **about)
        return replace(tally, answer=replace(tally.answer, number=count)), None

    async def _exchange(self, trial: Trial, step: Step, count: int) -> tuple[Any, Exception | None]:
        asks = _asks(step)
        for each in asks:
            if each.method == "POST":
                self.journal.add("sent", trial=trial.key, path=each.path)
        try:
            got = await asyncio.gather(*(self.transport.send(each) for each in asks))
        except NoToken as error:
            self.journal.add("step", trial=trial.key, **_form(step), missing=str(error))
            return None, Missing(error.args[0])
        if any(each.trouble == GIVEN_UP for each in got):
            self.journal.add("step", trial=trial.key, **_form(step), missing=str(GIVEN_UP))
            return None, Missing(GIVEN_UP)
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
            self.shared[step.key] = asyncio.ensure_future(self._settled(trial, step))
        running = self.shared[step.key]
        if not running.done():
            async with self.elsewhere():
                await asyncio.wait([running])
        return _failed(running.result())

    async def _settled(self, trial: Trial, step: Shared) -> Any:
        """The value of a shared script, or the exception that ended it as a value."""
        async with self.at_work():
            try:
                return await self.run(trial, step.script(trial))
            except (Fault, Missing) as error:
                return error


def _failed(value: Any) -> tuple[Any, Exception | None]:
    return (None, Missing(value.text)) if isinstance(value, (Fault, Missing)) else (value, None)


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
        if isinstance(step, Deliveries):
            return [delivery_of(each) for each in recorded["came"]], None
        if not _asks(step):
            return recorded.get("answered"), None
        if "missing" in recorded:
            return None, Missing(recorded["missing"])
        return self._exchanged(step, recorded, count), None

    def _exchanged(self, step: Step, recorded: Mapping[str, Any], count: int) -> Any:
        """What the recorded answers to the requests of a step come to; raises Deviation."""
        asks, forms = _asks(step), recorded.get("answers", ())
        if len(forms) != len(asks):
            raise Deviation(f"{recorded['trial']}: an answer is missing")
        answers = [answer_of(each, form, count + n) for n, (each, form) in enumerate(zip(asks, forms, strict=True))]
        if isinstance(step, Repeated):
            return Tally(recorded["sent"], recorded["took"], answers[0])
        return answers if isinstance(step, Together) else answers[0]

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
