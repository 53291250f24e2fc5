"""The journal of a run: one line of canonical JSON an entry, appended at once, so that a kill loses nothing."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import orjson

from crmconformance.asking import ELSEWHERE, IMPORTS, rows_sent
from crmconformance.target import collection
from crmstandard import schemas

FILE = "journal.jsonl"
CREATED, ACCEPTED = 201, 202


class Journal:
    """An open journal. Entries reach the operating system at once, which outlives a kill, and the disk every second."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        _end_whole(path)
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._synced = 0.0

    def add(self, kind: str, *, lasting: bool = False, **members: Any) -> None:
        """Appends an entry; `lasting` ones wait for the disk, though not more than once a second."""
        line = written({"kind": kind, **members}) + b"\n"
        os.write(self._file, line)
        if lasting and time.monotonic() - self._synced > 1:
            os.fsync(self._file)
            self._synced = time.monotonic()

    def close(self) -> None:
        """Brings everything to the disk and closes the file."""
        os.fsync(self._file)
        os.close(self._file)


def _end_whole(path: Path) -> None:
    """Takes away a last line that a kill cut off, since the next entry would stand in the same line."""
    if path.is_file():
        with path.open("r+b") as stream:
            stream.truncate(stream.read().rfind(b"\n") + 1)


def written(entry: Mapping[str, Any]) -> bytes:
    """An entry as its line stands in a journal: each has one form alone."""
    return orjson.dumps(entry, option=orjson.OPT_SORT_KEYS)


def rewritten(raw: bytes) -> int | None:
    """The number of the first line of a journal that is an entry in another form than that one."""
    lines = raw.split(b"\n")[: None if raw.endswith(b"\n") else -1]
    return next((n for n, line in enumerate(lines, 1) if line and written(orjson.loads(line)) != line), None)


class Damaged(ValueError):
    """A journal that cannot be read; the text says at which line."""


def entries(raw: bytes) -> Iterator[dict[str, Any]]:
    """The entries of a journal; a last line that a kill cut off is left out; raises Damaged for any other fault."""
    lines = raw.split(b"\n")
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        try:
            found = orjson.loads(line)
            found["kind"]
        except (ValueError, TypeError, KeyError):
            if number == len(lines):
                return
            raise Damaged(f"line {number} of the journal is no entry") from None
        yield found


class Recording:
    """What a journal holds, by trial."""

    def __init__(self, raw: bytes) -> None:
        self.head: dict[str, Any] = {}
        self.steps: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.verdicts: dict[str, dict[str, Any]] = {}
        self.trials: dict[str, str] = {}
        self.begun: dict[str, int] = defaultdict(int)
        self.ended: dict[str, Any] | None = None
        for each in entries(raw):
            self._take(each)

    def _take(self, entry: dict[str, Any]) -> None:
        kind = entry["kind"]
        if kind == "run":
            self.head = self.head or entry
        elif kind == "step":
            self.steps[entry["trial"]].append(entry)
        elif kind == "verdict":
            self.verdicts[entry["trial"]] = entry
        elif kind == "begin":
            self.trials[entry["of"]] = entry["trial"]
            self.begun[entry["of"]] += 1
        elif kind == "end":
            self.ended = entry

    def own_ids(self) -> Iterator[tuple[str, str]]:
        """Resource and id of each record that an answer to a create shows."""
        for steps in self.steps.values():
            for each in steps:
                yield from served(each)
                for asked, answered in exchanges(each):
                    if (
                        asked["method"] == "POST"
                        and answered["status"] == CREATED
                        and isinstance(answered.get("body"), str)
                    ):
                        found = _object(answered["body"])
                        yield str(found.get("resourceType")), str(found.get("id"))
                    yield from imported(asked, answered)

    def own_records(self, *, elsewhere: bool = False) -> Mapping[str, str]:
        """Path of each record that the run made -> its last known ETag; those it deleted are left out.

        With `elsewhere` those in the other tenant: what has the same path there is another record.
        """
        found: dict[str, str] = {}
        for steps in self.steps.values():
            for each in steps:
                found.update({} if elsewhere else _paths(served(each)))
                for asked, answered in exchanges(each):
                    if is_elsewhere(asked) is elsewhere:
                        follow(found, asked, answered)
        return found


def is_elsewhere(asked: Mapping[str, Any]) -> bool:
    """Whether a request, in its JSON form, is one to the other tenant."""
    return bool(asked.get("client") == ELSEWHERE)


def exchanges(step: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The requests of a step with their answers, in their JSON forms."""
    yield from zip(step.get("asks", ()), step.get("answers", ()), strict=False)


def follow(found: dict[str, str], asked: Mapping[str, Any], answered: Mapping[str, Any]) -> None:
    """Keeps track of the records that are there, by one exchange."""
    path, status = str(asked["path"]).partition("?")[0], answered["status"]
    headers = dict(answered.get("headers", ()))
    if asked["method"] == "POST" and status == CREATED and "location" in headers:
        found[_local(headers["location"], path)] = headers.get("etag", "")
    elif imported(asked, answered):
        found.update(_paths(imported(asked, answered)))
    elif asked["method"] == "DELETE" and status in (200, 204):
        found.pop(path, None)
    elif path in found and status < 300 and "etag" in headers and asked["method"] != "GET":
        found[path] = headers["etag"]


def imported(asked: Mapping[str, Any], answered: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Resource and id of each row of a known resource in an import that was taken."""
    body, path = asked.get("body"), str(asked["path"]).partition("?")[0]
    if path != IMPORTS or answered["status"] != ACCEPTED or not isinstance(body, str):
        return []
    return _known(body)


def served(step: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Resource and id of each row of a known resource in a file that a step lets be fetched."""
    _, content = step.get("served", ("", ""))
    return _known(content) if isinstance(content, str) else []


def _known(rows: str) -> list[tuple[str, str]]:
    return [each for each in rows_sent(rows.encode()) if each[0] in schemas.resources()]


def _paths(records: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The address of each record, without an ETag."""
    return {f"{collection(resource)}/{each}": "" for resource, each in records}


def _object(text: str) -> dict[str, Any]:
    try:
        found = orjson.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _joined(asked: str, location: str) -> str:
    try:
        return urljoin(asked, location)
    except ValueError:  # no address at all
        return location


def _local(location: str, asked: str) -> str:
    """The path of a Location, which may be a whole address or relative to the path that was asked for."""
    rest = location.partition("://")[2]
    path = "/" + rest.partition("/")[2] if rest else _joined(asked, location)
    at = path.find("/v1/")
    return path[at:] if at > 0 else path
