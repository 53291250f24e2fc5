"""The report of a check as data: schemas/documents/feed-report.json."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from importlib.metadata import version
from typing import Any

from crmstandard import schemas
from crmstandard.feeds.cells import Cell, Key, Sample
from crmstandard.feeds.check import NO_SOURCE, Outcome
from crmstandard.feeds.counts import mandatory
from crmstandard.feeds.manifest import Came, base_name
from crmstandard.feeds.quality import Dimension, Gate
from crmstandard.feeds.sources import column_at
from crmstandard.reports.tally import CONSEQUENCE
from crmstandard.requirements import requirement

MOST_FAULTS, MOST_SAMPLES, MOST_REASONS = 10_000, 100, 1_000
LONGEST = 250
SIX = Decimal("0.000001")
ANNOUNCED = ("feedId", "sourceSystem", "sequence", "asOf", "fullOrDelta", "contact", "schemaVersion")
LEVELS = {CONSEQUENCE: "error"}


def report_of(outcome: Outcome) -> dict[str, Any]:
    """The FeedReport of an outcome; members that say nothing are left out."""
    kit = version("crmstandard")
    announced = outcome.manifest.document if outcome.manifest else {}
    made: dict[str, Any] = {
        **{name: announced[name] for name in ANNOUNCED if name in announced},
        "validatedAt": outcome.checked_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "validator": f"crmstandard {kit}",
        "profile": outcome.options.profile,
        "verdict": outcome.verdict,
        "score": _decimal(outcome.score),
        "recordCount": outcome.records,
        "rejectedCount": outcome.rejected,
        "interrupted": outcome.interrupted or None,
        "alreadyAccepted": outcome.already_accepted or None,
        "reasons": list(_reasons(outcome)),
        "dimensions": [_dimension(each) for each in outcome.dimensions],
        "gates": [_gate(each) for each in outcome.gates],
        "files": [_file(each, outcome) for each in outcome.came] or None,
        "faults": list(_faults(outcome)),
        "fields": list(_fields(outcome)),
        "missingSequences": outcome.missing_sequences or None,
    }
    made.setdefault("schemaVersion", _plain_version(kit))
    if outcome.options.before:
        made["baseline"] = _baseline(outcome.options.before, made["faults"])
    return {name: value for name, value in made.items() if value is not None}


def _gate(gate: Gate) -> dict[str, Any]:
    passed = not gate.count
    return {"requirement": gate.requirement, "passed": passed, "evaluated": gate.evaluated, "count": gate.count}


def _present(**members: Any) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _plain_version(text: str) -> str:
    numbers = text.partition("+")[0].split(".")
    return ".".join([*numbers, "0", "0"][:3])


def text(identifier: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """What a requirement says of a fault, in both languages."""
    row = requirement(identifier)
    english, chinese = (row.say(lang, params)[:LONGEST] for lang in ("en", "zh"))
    return {"default": english, "translations": {"zh": chinese}}


def _reasons(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """Shut gates first, then other errors, then warnings, by requirement."""
    shut = {gate.requirement: index for index, gate in enumerate(outcome.gates) if gate.count}
    found: dict[str, tuple[int, int, dict[str, Any]]] = {}
    rows = [row for row in outcome.part.cells.rows() if row[0][1] in ("error", "warning")]
    for (identifier, kind, *_), cell in rows:
        grave = shut.get(identifier, 1000 if kind == "error" else 2000)
        before = found.get(identifier)
        params = cell.samples[0].params if cell.samples else {}
        if before is None:
            message = text(identifier, params) if cell.count == 1 else _rule(identifier)
            found[identifier] = (grave, cell.count, message)
        else:
            found[identifier] = (before[0], before[1] + cell.count, _rule(identifier))
    for identifier, (_, count, message) in sorted(found.items(), key=lambda row: (row[1][0], -row[1][1], row[0]))[
        :MOST_REASONS
    ]:
        yield {"requirement": identifier, "count": count, "message": message}


def _rule(identifier: str) -> dict[str, Any]:
    """The sentence of a requirement, where several faults stand behind one reason."""
    row = requirement(identifier)
    return {"default": row.text["en"][:LONGEST], "translations": {"zh": row.text["zh"][:LONGEST]}}


def _dimension(each: Dimension) -> dict[str, Any]:
    measure = each.measure
    if measure.all is None:
        return {"dimension": each.name, "status": measure.status}
    return _present(
        dimension=each.name,
        status=measure.status,
        numerator=_decimal(measure.good.quantize(SIX)),
        denominator=_decimal(measure.all),
        score=_decimal(None if measure.score is None else measure.score.quantize(SIX)),
        weight=_decimal(None if each.weight is None else each.weight.quantize(Decimal("0.0001"))),
    )


def _file(each: Came, outcome: Outcome) -> dict[str, Any]:
    received, bad = each.received, each.received.rejected
    announced = outcome.manifest.of(each.source) if outcome.manifest else None
    matches = None if announced is None or each.sha256 is None else each.sha256 == announced["sha256"]
    return _present(
        name=base_name(each.source)[-256:],
        resourceType=next(iter(received.resources)) if len(received.resources) == 1 else None,
        received=received.records,
        accepted=max(0, received.records - bad),
        rejected=bad,
        digestMatches=matches,
        sha256=each.sha256,
        reason=each.unreadable,
    )


def _faults(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """Cells as faults; what follows from another fault stands beside what does not."""
    together: dict[tuple[str, str, str, str], dict[str, Any]] = {}
    for key, cell in outcome.part.cells.rows():
        identifier, kind, resource, field = key
        row = together.setdefault((identifier, LEVELS.get(kind, kind), resource, field), _fault(key, cell))
        row["count"] += cell.count
        row["consequences"] += cell.count if kind == CONSEQUENCE else 0
        room = MOST_SAMPLES - len(row["samples"])
        row["samples"] += [_sample(each, identifier, resource, outcome) for each in cell.samples[:room]]
    yield from list(together.values())[:MOST_FAULTS]


def _fault(key: Key, cell: Cell) -> dict[str, Any]:
    identifier, kind, resource, field = key
    row = _present(
        requirement=identifier,
        level=LEVELS.get(kind, kind),
        count=0,
        consequences=0,
        resourceType=resource if resource in schemas.resources() else None,
        field=field or None,
        message=text(identifier, cell.samples[0].params if cell.samples else {}),
    )
    return {**row, "samples": []}


def _sample(each: Sample, identifier: str, resource: str, outcome: Outcome) -> dict[str, Any]:
    of = None if each.source == NO_SOURCE else outcome.delivery.sources[each.source]
    source = of.name if of is not None else "-"
    return _present(
        file=source[-256:],
        line=max(1, each.line),
        pointer=each.pointer,
        column=column_at(of, resource, each.pointer) if of is not None else None,
        record=each.record,
        causedBy=each.caused_by,
        message=text(identifier, each.params),
        excerpt=each.excerpt,
    )


def _fields(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """Completeness by field: every member that some record has, and those that each should have."""
    presence = outcome.part.presence
    for resource, records in sorted(presence.records.items()):
        asked = mandatory(resource)
        named = {name for of, name in presence.present if of == resource} | asked
        for name in sorted(named):
            yield {
                "resourceType": resource,
                "field": f"/{name}",
                "present": presence.present[resource, name],
                "records": records,
                "mandatory": name in asked,
            }


COMPARED = ("feedId", "validatedAt", "verdict", "score", "recordCount", "dimensions")


def _baseline(before: Mapping[str, Any], faults: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What the report before this one said, and every kind of fault whose number has changed."""
    then, now = _by_kind(before.get("faults", ())), _by_kind(faults)
    changed = [key for key in {**now, **then} if then.get(key, 0) != now.get(key, 0)]
    changed.sort(key=lambda key: (key in then, -abs(now.get(key, 0) - then.get(key, 0)), key))
    changes = [
        _present(requirement=i, resourceType=r or None, field=f or None, before=then.get(k, 0), now=now.get(k, 0))
        for k in changed[:MOST_FAULTS]
        for i, r, f in [k]
    ]
    return {**{name: before[name] for name in COMPARED if name in before}, "changes": changes}


def _by_kind(faults: Sequence[Mapping[str, Any]]) -> dict[tuple[str, str, str], int]:
    found: dict[tuple[str, str, str], int] = {}
    for each in faults:
        key = (each["requirement"], each.get("resourceType", ""), each.get("field", ""))
        found[key] = found.get(key, 0) + each["count"]
    return found
