"""The first request of every run: the capability statement, and what makes a system unfit to be tested."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from crmconformance.asking import Answer, get
from crmconformance.driving import Live, Replay
from crmconformance.script import Missing, Script, Shared, ask
from crmconformance.target import WELL_KNOWN, Target
from crmconformance.tokens import NoToken
from crmconformance.transport import Transport
from crmconformance.trial import Trial

KEY = "discovery"
REFUSED = (401, 403)


class Unsuitable(Exception):
    """There is nothing to test at the address; `finding` names why (see doctor)."""

    def __init__(self, finding: str, answer: Answer) -> None:
        super().__init__(finding)
        self.finding = finding
        self.answer = answer


def _statement(_trial: Trial) -> Script[Answer]:
    """Reads the capability statement without a token; with one where that is refused, which API-001 judges."""
    answer = yield from ask(get(WELL_KNOWN, client=None))
    if answer.status in REFUSED:
        try:
            return (yield from ask(get(WELL_KNOWN)))
        except Missing:
            return answer
    return answer


async def first_answer(transport: Transport) -> Answer:
    """The same outside a run: for commands that only look."""
    answer = await transport.send(get(WELL_KNOWN, client=None))
    if answer.status in REFUSED:
        with suppress(NoToken):
            return await transport.send(get(WELL_KNOWN))
    return answer


STEP = Shared(KEY, _statement)


async def discovered(live: Live) -> Target:
    """The target behind an address; raises Unsuitable."""
    value, error = await live.shared_value(STEP)
    return target_of(value, error)


def recorded(replay: Replay) -> Target:
    """The target of a recording."""
    return target_of(*replay.shared_value(STEP))


def target_of(answer: Any, error: Exception | None) -> Target:
    """The target that a capability statement describes; raises Unsuitable where there is none."""
    if error is not None:
        raise error
    found: Answer = answer
    if not found.status:
        raise Unsuitable("unreachable", found)
    if found.status in (301, 302, 307, 308):
        raise Unsuitable("redirected", found)
    if found.json is None or not isinstance(found.json, dict):
        raise Unsuitable("notTheBase", found)
    if "resources" not in found.document and "conformanceClasses" not in found.document:
        raise Unsuitable("notTheBase", found)
    return Target(found.document)
