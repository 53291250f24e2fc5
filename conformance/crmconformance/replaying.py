"""Every verdict of a recorded run computed again, from the exchanges alone."""

from __future__ import annotations

from dataclasses import dataclass

from crmconformance import discovery
from crmconformance.driving import Deviation, Replay
from crmconformance.journal import Recording
from crmconformance.planning import Planned
from crmconformance.running import plan_of, replay_of
from crmconformance.target import Target
from crmconformance.verdicts import Outcome, concluded, outcome_of


@dataclass(frozen=True)
class Disagreement:
    """A trial whose recording does not bear its verdict out: why."""

    requirement: str
    trial: str
    reason: str


@dataclass(frozen=True)
class Replayed:
    """How many verdicts were computed again, and those that came out otherwise."""

    count: int
    disagreements: tuple[Disagreement, ...]


def replayed(recording: Recording) -> Replayed:
    """The verdicts of a recording computed again and compared with those that it states."""
    target = discovery.recorded(replay_of(recording, Target({})))
    replay = replay_of(recording, target)
    plan = plan_of(recording.head, target)
    wrong = [each for planned in plan.trials if (each := _compared(recording, replay, planned)) is not None]
    known = {each.key for each in plan.trials}
    wrong += [
        Disagreement(row["outcome"]["requirement"], key, "a verdict of a trial that the plan does not have")
        for key, row in recording.verdicts.items()
        if key not in known
    ]
    return Replayed(len(plan.trials), tuple(wrong))


def _compared(recording: Recording, replay: Replay, planned: Planned) -> Disagreement | None:
    row = recording.verdicts.get(planned.key)
    if row is None:
        return Disagreement(planned.check.requirement, planned.key, "its verdict is missing")
    stated = outcome_of(row["outcome"])
    try:
        computed = computed_again(recording, replay, planned)
    except Deviation as error:
        # a trial that was cut short by time or by a fault of the suite ends before its script does
        cut_short = stated.verdict in ("UNVERIFIED", "ERROR") and not stated.fault
        return None if cut_short else Disagreement(planned.check.requirement, planned.key, str(error))
    if (computed.verdict, dict(computed.fault)) != (stated.verdict, dict(stated.fault)):
        told = f"the record says {stated.verdict}, the exchanges say {computed.verdict}"
        return Disagreement(planned.check.requirement, planned.key, told)
    return None


def computed_again(recording: Recording, replay: Replay, planned: Planned) -> Outcome:
    """The outcome of one trial from its recorded exchanges; raises Deviation."""
    trial = replay.new_trial(planned.key)
    trial.subject = planned.subject
    del recording
    try:
        replay.run(trial, planned.check.script(trial))
    except Deviation:
        raise
    except Exception as error:
        return concluded(planned.check.requirement, error)
    return concluded(planned.check.requirement, None)
