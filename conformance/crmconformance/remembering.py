"""Records with a past: versions recorded one after another, each true from a day that is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode

from crmconformance.asking import Answer, get, patch, post
from crmconformance.records import Document, Record, difference, written
from crmconformance.script import Script, ask, needed, shared, wait
from crmconformance.trial import Trial
from crmconformance.wire import unlike

# The first version is true from FIRST, the second from LATER, and the third says what was true from BETWEEN.
FIRST, BETWEEN, LATER = "2020-01-01T00:00:00Z", "2020-06-01T00:00:00Z", "2021-01-01T00:00:00Z"
BEFORE, EARLY, AFTER = "2019-06-01T00:00:00Z", "2020-03-01T00:00:00Z", "2021-06-01T00:00:00Z"
IN_SUMMER = "2020-07-01T00:00:00Z"
APART = 1.1  # seconds between two versions, for systems that record seconds


@dataclass(frozen=True)
class Past:
    """A record and the answers to its writes, in the order in which they were recorded."""

    record: Record
    answers: tuple[Answer, ...]

    @property
    def ids(self) -> list[str]:
        """The versionId of each version."""
        return [version_id(each.document) for each in self.answers]

    def recorded(self, number: int) -> str:
        """When a version was recorded, counted from 0."""
        return str(meta(self.answers[number].document).get("recordedAt"))


def past_of(t: Trial, record: Record) -> list[str]:
    """The addresses of the versions of a record, all of them and the first; none where they are not offered."""
    if "history" not in t.target.resources[record.resource]:
        return []
    return [f"{record.path}/history", f"{record.path}/versions/{version_id(record.document)}"]


def meta(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """The metadata of a record; empty where it has none."""
    found = document.get("meta")
    return found if isinstance(found, dict) else {}


def version_id(document: Mapping[str, Any]) -> str:
    """The versionId of a record."""
    return str(meta(document).get("versionId"))


def valid(document: Mapping[str, Any], end: str = "start") -> str:
    """The start (or the end) of the valid time of a version; empty where it has none."""
    found = meta(document).get("validTime")
    return str(found.get(end, "")) if isinstance(found, dict) else ""


def moment(text: str) -> datetime | None:
    """A date or a date and time as a moment; None where it is neither."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def other_version(read: Document, row: Document) -> str | None:
    """The pointer of the first place at which a row of a file is not as a read; it may spell when that was recorded.

    The standard says what instant it is, and not in which zone it is written.
    """
    return unlike(_recorded_in_utc(read), _recorded_in_utc(row))


def _recorded_in_utc(document: Document) -> Document:
    recorded = moment(str(meta(document).get("recordedAt")))
    if recorded is None:
        return document
    return {**document, "meta": {**meta(document), "recordedAt": recorded.astimezone(UTC).isoformat()}}


def just_before(text: str) -> str:
    """A microsecond before a time, in UTC."""
    found = moment(text) or datetime.max.replace(tzinfo=UTC)
    return (found - timedelta(microseconds=1)).astimezone(UTC).isoformat().replace("+00:00", "Z")


def at(path: str, **times: str) -> str:
    """A path with query parameters that give times."""
    return f"{path}?{urlencode(times)}"


def begun(t: Trial, valid_from: str = "") -> Script[Record]:
    """A new record, true from a day that is named. Raises Missing."""
    sent = yield from written(t, t.resource)
    path = at(t.path, validFrom=valid_from) if valid_from else t.path
    return Record(t.resource, sent, needed((yield from ask(post(path, sent))), 201, what="a record is needed"))


def revised(t: Trial, record: Record, etag: str, **how: str) -> Script[Answer]:
    """The answer to a change of a record with parameters such as validFrom."""
    return (yield from ask(patch(at(record.path, **how) if how else record.path, difference(t), etag)))


def past(t: Trial) -> Script[Past]:
    """A record of three versions; made once in a run, for reading only. Raises Missing."""
    return (yield from shared(f"past/{t.resource}", partial(_made, resource=t.resource)))


def _made(t: Trial, resource: str) -> Script[Past]:
    t.subject = resource
    record = yield from begun(t, FIRST)
    answers = [record.answer]
    for start in (LATER, BETWEEN):
        yield from wait(APART)
        answer = yield from revised(t, record, answers[-1].etag, validFrom=start)
        answers.append(needed(answer, 200, what="a record with several versions is needed"))
    return Past(record, tuple(answers))


def seen(record: Record, **times: str) -> Script[Answer]:
    """The answer to a read at other times than now."""
    return (yield from ask(get(at(record.path, **times))))
