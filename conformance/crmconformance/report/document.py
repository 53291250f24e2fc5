"""`report.json`: everything that a run says, made from its record alone (see report.schema.json)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from crmconformance import discovery, verdicts
from crmconformance.exploring import telling
from crmconformance.journal import Recording
from crmconformance.planning import class_of, classes_with_checks
from crmconformance.report.telling import cause_of, curl, reason_texts, transcript
from crmconformance.running import plan_of, replay_of
from crmconformance.target import Target
from crmconformance.verdicts import FAIL, Outcome, outcome_of
from crmstandard import schemas
from crmstandard.requirements import requirement, requirements

FAULTS_SHOWN = 5
TOLD = ("vendor", "product", "version", "environment", "specVersion")


def report(recording: Recording) -> dict[str, Any]:
    """The report of a recorded run."""
    target = discovery.recorded(replay_of(recording, Target({})))
    found = outcomes(recording, target)
    cases, planned = telling.seen(recording, target), {each.requirement for each in found if each.check}
    found += telling.outcomes(cases, planned)
    by_id = verdicts.by_requirement(found)
    classes = list(_classes(by_id, target))
    return {
        "reportVersion": "1",
        **{name: recording.head[name] for name in ("kitVersion", "suiteDigest", "requirementsDigest", "seed")},
        "startedAt": datetime.fromtimestamp(recording.head["started"], UTC).isoformat(timespec="seconds"),
        "milliseconds": (recording.ended or {}).get("milliseconds", 0),
        "complete": recording.ended is not None,
        "target": {"url": recording.head["settings"]["url"], **_about(target)},
        "challenge": recording.head["challenge"],
        "claim": claim(recording, target, by_id, classes),
        "counts": dict(Counter(by_id.values())),
        "classes": classes,
        "requirements": list(_requirements(recording, found, by_id)),
        "notObserved": [
            {"id": row.id, "reason": dict(row.unverified)}
            for row in requirements().values()
            if row.unverified is not None
        ],
        "notReplayable": sum(each.measured for each in found),
        "exchanges": sum(len(each.get("asks", ())) for steps in recording.steps.values() for each in steps),
        "leftovers": (recording.ended or {}).get("leftovers", []),
        **telling.section(recording, target, cases, planned, curl),
    }


def outcomes(recording: Recording, target: Target) -> list[Outcome]:
    """The outcome of each trial of the plan, and of what has none; a trial without a verdict stays unverified."""
    plan = plan_of(recording.head, target)
    found = list(plan.settled)
    for each in plan.trials:
        row = recording.verdicts.get(each.key)
        known = outcome_of(row["outcome"]) if row else None
        nothing = Outcome(each.check.requirement, verdicts.UNVERIFIED, each.check.name, each.subject, reason="not run")
        found.append(known or nothing)
    return found


def _about(target: Target) -> dict[str, Any]:
    return {name: str(target.statement[name]) for name in TOLD if name in target.statement}


def claim(
    recording: Recording, target: Target, by_id: Mapping[str, str], classes: Iterable[Mapping[str, Any]]
) -> dict[str, Any]:
    """What the run may be used to claim."""
    held = {each["class"]: each["eligible"] for each in classes}
    level = verdicts.highest_level(held)
    profiles = [each for each in recording.head["profiles"] if each in target.profiles]
    code = verdicts.exit_code(by_id, _known(recording)) if recording.ended else verdicts.LEFT_OPEN
    return {
        "eligible": code == verdicts.ELIGIBLE,
        "exitCode": code,
        "level": level,
        "classes": [name for name, eligible in held.items() if eligible],
        "profiles": profiles,
        "text": " + ".join([level, *profiles]) if level else "",
    }


def _classes(by_id: Mapping[str, str], target: Target) -> Iterator[dict[str, Any]]:
    found: dict[str, list[str]] = defaultdict(list)
    for identifier, verdict in by_id.items():
        found[class_of(requirement(identifier))].append(verdict)
    listed, checked = schemas.folder("codelists")["ConformanceClass"], classes_with_checks()
    for name in listed["enum"]:
        kept = found.get(name, [])
        yield {
            "class": name,
            "label": listed["x-crm-codes"][name]["label"],
            "declared": name in target.classes,
            "checked": name in checked,
            "eligible": name in target.classes and verdicts.eligible(kept),
            "counts": dict(Counter(kept)),
        }


def _requirements(recording: Recording, found: Iterable[Outcome], by_id: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    grouped: dict[str, list[Outcome]] = defaultdict(list)
    for each in found:
        grouped[each.requirement].append(each)
    known = _known(recording)
    for identifier in sorted(grouped):
        yield _requirement(recording, identifier, grouped[identifier], by_id[identifier], known)


def _known(recording: Recording) -> set[str]:
    return set(recording.head["settings"].get("known", ()))


def _requirement(
    recording: Recording, identifier: str, found: list[Outcome], verdict: str, known: set[str]
) -> dict[str, Any]:
    row = requirement(identifier)
    told = [each for each in found if each.fault]
    reasons = {each.reason: each for each in found if each.reason and each.verdict == verdict}
    made: dict[str, Any] = {
        "id": identifier,
        "level": row.level,
        "class": class_of(row),
        "verdict": verdict,
        "text": dict(row.text),
        "trials": sum(bool(each.check) for each in found),
        "subjects": list(dict.fromkeys(each.subject for each in told if each.subject)),
        "faults": [_fault(recording, each) for each in told[:FAULTS_SHOWN]],
        "reasons": [reason_texts(each) for each in list(reasons.values())[:FAULTS_SHOWN]],
    }
    made |= {"known": True} if identifier in known and verdict == FAIL else {}
    made |= {"stale": True} if identifier in known and verdicts.is_stale(verdict) else {}
    for name in ("why", "fix"):
        made |= {name: dict(text)} if (text := getattr(row, name)) else {}
    return made


def _exchanges(recording: Recording, outcome: Outcome) -> list[dict[str, Any]]:
    if outcome.check == telling.CHECK:
        return transcript(telling.steps(recording, outcome.trial))
    return transcript(recording.steps.get(recording.trials.get(outcome.trial, outcome.trial), ()))


def _fault(recording: Recording, outcome: Outcome) -> dict[str, Any]:
    exchanges, number = _exchanges(recording, outcome), outcome.fault.get("exchange")
    if outcome.check == telling.CHECK and isinstance(number, int):  # of many cases the one that shows it
        exchanges, number = exchanges[number : number + 1], 0
    made: dict[str, Any] = {
        "check": outcome.check,
        "subject": outcome.subject,
        **{name: outcome.fault[name] for name in ("expected", "observed", "message")},
        "exchanges": exchanges,
    }
    made |= {"translations": known} if (known := outcome.fault.get("translations")) else {}
    if isinstance(number, int) and number < len(exchanges):
        at = exchanges[number]
        made |= {"exchange": number, "curl": curl(recording.head["settings"]["url"], at["ask"])}
        made |= {"cause": cause} if (cause := cause_of(at, outcome.fault["expected"])) else {}
    return made
