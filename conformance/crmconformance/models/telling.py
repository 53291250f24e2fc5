"""What a system tells of a record by other ways than a read: in the feed of events and in exports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from crmconformance.asking import Answer, delete
from crmconformance.following import told
from crmconformance.jobs import Done, done, start_export
from crmconformance.making import Document
from crmconformance.models.basis import State
from crmconformance.remembering import meta, moment, other_version, version_id
from crmconformance.saying import either, say
from crmconformance.script import Script, ask
from crmconformance.trial import Trial
from crmconformance.wire import unlike

BEFORE = timedelta(seconds=2)  # for systems that record seconds


@dataclass(frozen=True)
class Change:
    """A change that was answered: the verbs that its event may have, and the version that it made; none if deleted."""

    verbs: tuple[str, ...]
    version: str = ""


@dataclass
class Ear:
    """What was heard of one record in the feed after a cursor, by the id of the event."""

    resource: str
    identifier: str
    cursor: str
    changes: list[Change] = field(default_factory=list)
    heard: dict[str, Document] = field(default_factory=dict)


def hear(state: State, ear: Ear) -> Script[None]:
    """Reads the feed and judges the events of the record by the changes of it."""
    found = yield from told(ear.resource, ear.identifier, ear.cursor, len(ear.changes))
    count, due = len(found.events), len(ear.changes)
    state.judge(
        "EVT-001", count == due, say("{} events of {} changes", due, due), say("{} events", count), found.answer
    )
    _order(state, ear, found.events, found.answer)
    for event, change in zip(found.events, ear.changes, strict=True):
        _one(state, ear, event, change, found.answer)


def _order(state: State, ear: Ear, events: Iterable[Document], answer: Answer) -> None:
    versions = [version_id(each["data"]) for each in events if isinstance(each.get("data"), dict)]
    expected = [each.version for each in ear.changes if each.version]
    told = ", ".join(versions) or "no version"
    state.judge("EVT-021", versions == expected, ", ".join(expected), told, answer)


def _one(state: State, ear: Ear, event: Document, change: Change, answer: Answer) -> None:
    stem = f"crm.{ear.resource[0].lower()}{ear.resource[1:]}"
    types = [f"{stem}.{verb}.v1" for verb in change.verbs]
    observed = str(event.get("type"))
    state.judge("EVT-003", observed in types, either(types), observed, answer)
    if not change.version:
        state.judge("EVT-006", "data" not in event, "no data", "data", answer)
    name = str(event.get("id"))
    place = unlike(ear.heard.setdefault(name, event), event)
    state.judge("EVT-024", place is None, "the event as it was", say("another value at {}", place), answer)


def before(document: Mapping[str, object]) -> str:
    """A moment shortly before a version was recorded, as exports take it; empty where it is not known."""
    found = moment(str(meta(document).get("recordedAt")))
    return (found - BEFORE).isoformat().replace("+00:00", "Z") if found else ""


def export(t: Trial, wanted: Mapping[str, object], kind: str = "files") -> Script[Done]:
    """An export that is done, taken away again. Raises Missing."""
    made = yield from done(t, start_export(wanted), kind)
    yield from ask(delete(made.path, None))
    return made


def held(state: State, made: Done, identifier: str, current: Document | None) -> None:
    """Judges by an export how it holds a record: once in its current version, or not at all (None)."""
    rows = [each for each in made.rows() if each.get("id") == identifier]
    if current is None:
        state.judge("BLK-007", not rows, "no deleted record", "a deleted record", made.job)
        return
    state.judge("BLK-007", len(rows) == 1, "the record once", say("{} times", len(rows)), made.job)
    place = other_version(current, rows[0])
    state.judge("BLK-007", place is None, "the current version", say("another value at {}", place), made.job)
