"""Bulk jobs: started, polled to their end, and what their files hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any

import orjson

from crmconformance import making
from crmconformance.asking import IMPORTS, Answer, Ask, get, post, send
from crmconformance.finding import Scene, anchored, rule, scene
from crmconformance.records import Document, led, written
from crmconformance.script import Missing, Script, ask, needed, shared, wait
from crmconformance.target import Target, collection
from crmconformance.trial import Trial
from crmstandard.analytics.segments import Kind

ASYNC = {"prefer": "respond-async"}
NDJSON = "application/x-ndjson"
EXPORTS = "/v1/bulk/exports"
STORED = ("stored", "unchanged")
FIRST_PAUSE, LONGEST_PAUSE, POLLS = 0.1, 2.0, 60
FEW = 2  # resources that a check of jobs is tried on


def few(names: Iterable[str]) -> list[str]:
    """A few of the names, the same ones in each run."""
    return sorted(sorted(names, key=lambda name: sha256(name.encode()).hexdigest())[:FEW])


def exportable(target: Target) -> Iterable[str]:
    """Resources of which the suite can make records that one filter selects."""
    return few(anchored()(target))


def importable(target: Target) -> Iterable[str]:
    """A few resources of which rows can be imported."""
    return few(rows_possible(target))


def rows_possible(target: Target) -> list[str]:
    """Every resource of which rows can be imported."""
    offered = frozenset(target.offering("create"))
    return [name for name in target.offering("create", "read") if making.base(name, offered) is not None]


def start_export(wanted: Mapping[str, Any], **about: Any) -> Ask:
    """The start of an export."""
    return post(EXPORTS, wanted, headers={**ASYNC, **about.pop("headers", {})}, **about)


def of_scene(found: Scene, *trees: Document, **members: Any) -> Document:
    """What an export of the records of a scene asks for, those alone that meet further conditions."""
    own = found.anchor.tree(Kind.REFERENCE)
    expression = {"op": "and", "args": [own, *trees]} if trees else own
    return {"resourceTypes": [found.resource], "filter": rule(expression), **members}


def start_import(rows: Iterable[Any], mode: str = "", **about: Any) -> Ask:
    """The start of an import of rows; bytes are sent as they are."""
    lines = (each if isinstance(each, bytes) else orjson.dumps(each) for each in rows)
    body = b"".join(line + b"\n" for line in lines)
    headers = {**ASYNC, **about.pop("headers", {})}
    path = f"{IMPORTS}?mode={mode}" if mode else IMPORTS
    return send("POST", path, body, media=NDJSON, headers=headers, **about)


def path_of(t: Trial, started: Answer) -> str:
    """The path of the job that the answer to its start leads to. Raises Missing."""
    needed(started, 202, what="a job is needed")
    path = led(t, started, "Content-Location")
    if not path:
        raise Missing("a job is needed, but the answer to its start leads to none")
    return path


def ended(t: Trial, started: Answer, client: str = "main") -> Script[Answer]:
    """The last poll of a job, which tells that it is done. Raises Missing."""
    return needed((yield from last_poll(t, started, client)), 200, what="a job that is done is needed")


def last_poll(t: Trial, started: Answer, client: str = "main") -> Script[Answer]:
    """The first poll that finds a job no longer at work, however it ended. Raises Missing."""
    path, pause = path_of(t, started), FIRST_PAUSE
    for _ in range(POLLS):
        answer = yield from ask(get(path, client=client))
        if answer.status != 202:
            return answer
        yield from wait(pause)
        pause = min(LONGEST_PAUSE, pause * 2)
    raise Missing("a job that is done is needed, but it goes on and on")


@dataclass(frozen=True)
class Done:
    """A job that is done: its manifest, and its files as they were answered by their entry in it."""

    job: Answer
    files: tuple[tuple[Document, Answer], ...]

    @property
    def path(self) -> str:
        """The path of the job."""
        return self.job.ask.path

    def rows(self) -> Iterator[Document]:
        """The lines of its files that are JSON objects."""
        for _, answer in self.files:
            for line in answer.body.splitlines():
                row = read(line)
                if row is not None:
                    yield row


def read(line: bytes) -> Document | None:
    """A line as a JSON object; None where it is none."""
    try:
        found = orjson.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def done(t: Trial, wanted: Ask, kind: str = "files") -> Script[Done]:
    """A job carried out, with the files of one kind. Raises Missing."""
    job = yield from ended(t, (yield from ask(wanted)), wanted.client or "main")
    files = []
    for entry in job.document.get(kind) or ():
        answer = yield from ask(get(t.local(str(entry.get("url", "")), job.ask.path), client=wanted.client))
        files.append((entry, needed(answer, 200, what="a file of a job is needed")))
    return Done(job, tuple(files))


def export_of_scene(t: Trial) -> Script[tuple[Scene, Done]]:
    """The records of the scene of a trial and their export; made once in a run. Raises Missing."""
    return (yield from shared(f"export/{t.resource}", partial(_exported, resource=t.resource)))


def _exported(t: Trial, resource: str) -> Script[tuple[Scene, Done]]:
    t.subject = resource
    found = yield from scene(t)
    return found, (yield from done(t, start_export(of_scene(found))))


@dataclass(frozen=True)
class Imported:
    """An import that is done: its rows and what its outcome files say of them."""

    rows: tuple[Any, ...]
    done: Done

    @property
    def status(self) -> str:
        """The state in which the job ended."""
        return str(self.done.job.document.get("status"))

    def outcomes(self, row: int) -> list[Document]:
        """The outcomes of a row, which counts from 1."""
        return [each for each in self.done.rows() if each.get("row") == row]

    def outcome(self, row: int) -> str:
        """What became of a row; empty where nothing is said."""
        found = self.outcomes(row)
        return str(found[0].get("outcome")) if found else ""

    def requirements(self, row: int) -> set[str]:
        """The requirements that a row breaks by its outcome."""
        listed = [error for each in self.outcomes(row) for error in each.get("errors") or ()]
        return {str(each.get("requirement")) for each in listed if isinstance(each, dict)}


def imported(t: Trial, rows: Iterable[Any], mode: str = "", **about: Any) -> Script[Imported]:
    """Rows imported. Raises Missing where the job does not come to an end."""
    listed = tuple(rows)
    return Imported(listed, (yield from done(t, start_import(listed, mode, **about), "outcomeFiles")))


def row(t: Trial, resource: str = "", document: Document | None = None, **members: Any) -> Script[Document]:
    """A good row of a resource, with an id of its own. Raises Missing."""
    name = resource or t.resource
    return {**(yield from written(t, name, document, **members)), "id": t.word(20)}


def rows_of(t: Trial, count: int) -> Script[list[Document]]:
    """Several good rows of the resource of a trial."""
    made = []
    for _ in range(count):
        made.append((yield from row(t)))  # noqa: PERF401 - a comprehension cannot yield
    return made


def bad(good: Document) -> Document:
    """A row that breaks the schema of its resource."""
    return {**good, "noSuchMember": 1}


def path_to(record: Mapping[str, Any]) -> str:
    """The address of the record of a row."""
    return f"{collection(str(record['resourceType']))}/{record['id']}"


def stored(record: Mapping[str, Any]) -> Script[Answer]:
    """The record of a row read again."""
    return (yield from ask(get(path_to(record))))
