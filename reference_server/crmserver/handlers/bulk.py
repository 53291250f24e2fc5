"""Exports, imports and their jobs: what is asked is kept, the work itself goes on beside requests."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from crmserver import audit
from crmserver.access.shapes import rank
from crmserver.auth.caller import Caller
from crmserver.bulk import parquet
from crmserver.bulk.folders import job_folder, make_folder, remove_folder
from crmserver.bulk.holding import root
from crmserver.bulk.importing import SPOOL
from crmserver.bulk.jobs import CANCELLED, FAILED, OPEN, QUEUED, Job, find_job, insert_job, job_of, new_job, save_job
from crmserver.bulk.spooling import ENCODINGS, Damaged, Spool
from crmserver.events.sight import scope_of
from crmserver.handlers.filters import filter_sets
from crmserver.handlers.reading import reject_unknown
from crmserver.handlers.registry import handles
from crmserver.handlers.writing import expect_media
from crmserver.idempotency import once
from crmserver.refusals import UNSAID, Refusal, cite
from crmserver.request import JSON, Answer, Request, json_answer
from crmserver.store.tables import jobs
from crmserver.store.unit import Unit
from crmserver.store.values import instant
from crmstandard import schemas

if TYPE_CHECKING:
    from crmserver.server import Server

Document = dict[str, Any]
NDJSON = "application/x-ndjson"
SOON = "1"  # seconds until a client shall ask again
MODES = ("atomic", "partial")
CUT = {"en": "the compressed data is damaged or cut short", "zh": "压缩数据已损坏或不完整"}


def expect_patience(request: Request) -> None:
    """Raises Refusal for a client that does not say that it will poll."""
    wanted = {each.partition(";")[0].strip().lower() for each in request.headers.get("prefer", "").split(",")}
    if "respond-async" not in wanted:
        raise Refusal("bad-parameter", cite("BLK-002", parameter="Prefer"))


def started(server: Server, job: Job) -> Answer:
    """The answer to the start of a job."""
    address = f"{server.settings.public_url}/v1/bulk/jobs/{job.id}"
    return Answer(202, {"content-location": address, "retry-after": SOON})


@handles("startExport")
async def start_export(server: Server, request: Request) -> Answer:
    """A job that writes the records of one moment to files."""
    reject_unknown(request)
    expect_patience(request)
    expect_media(request, JSON)
    wanted = server.read_object(request.body)
    server.check_body(request, wanted)
    _offered(wanted)
    request.purpose = wanted.get("purpose", request.purpose)
    resources = await exported(server, request, wanted)
    shown = {name: value for name, value in wanted.items() if name != "purpose"} | {"progress": "0"}
    shown |= {"format": wanted.get("format", "ndjson")} | ({"purpose": request.purpose} if request.purpose else {})
    identifier = server.new_id()

    def work(unit: Unit) -> Answer:
        shown["transactionTime"] = instant(unit.now)
        job = new_job(request.known.tenant, identifier, "export", request.known, request.purpose, unit.now, shown)
        insert_job(unit, replace(job, state={"at": unit.now, "resources": resources}))
        unit.audit(audit.event(request, action="export"))
        return started(server, job)

    answer = await once(server, request, work)
    server.bulk.wake.set()
    return answer


def _offered(wanted: Document) -> None:
    formats = ["ndjson", *(["parquet"] if parquet.offered() else [])]
    if wanted.get("format", "ndjson") not in formats:
        found = cite("BLK-010", pointer="/format", found=wanted["format"], allowed=", ".join(formats))
        raise Refusal("invalid", found)


async def exported(server: Server, request: Request, wanted: Document) -> list[str]:
    """The resources of an export, each seen by the caller; raises Refusal.

    Those that are named have to be allowed; where none is named, those that are allowed are meant.
    """
    named: list[str] = wanted.get("resourceTypes", [])
    for place, each in enumerate(named):
        if each not in schemas.resources():
            raise Refusal("invalid", cite("GEN-021", pointer=f"/resourceTypes/{place}", value="?"))
    allowed, refusal = [], None
    for resource in named or sorted(schemas.resources()):
        try:
            await _exportable(server, request, resource, wanted)
        except Refusal as found:
            if named or found.kind.name != "forbidden":
                raise
            refusal = refusal if refusal is not None and _nearer(refusal, found) else found
        else:
            allowed.append(resource)
    if not allowed and refusal is not None:
        raise refusal
    return list(dict.fromkeys(allowed))


def _nearer(one: Refusal, other: Refusal) -> bool:
    """Whether one refusal says more of what is missing than another: a grant without export says most."""
    return one.errors[0].requirement == "SEC-050" or other.errors[0].requirement == "SEC-020"


async def _exportable(server: Server, request: Request, resource: str, wanted: Document) -> None:
    expect_read(server, request, resource)
    view = await server.access.view(server, request, resource, export=True)
    if "filter" in wanted:
        _, members = filter_sets(resource, wanted["filter"])
        for name in members:
            if not view.shows(name):
                raise Refusal("forbidden", cite("SEC-065", parameter=name, member=name))


def expect_read(server: Server, request: Request, resource: str) -> None:
    """Raises Refusal where the token may not read a resource."""
    scope = scope_of(resource)
    if not server.gate.allows(request.known, scope):
        challenge = f'Bearer error="insufficient_scope", scope="{scope}"'
        raise Refusal("forbidden", cite("SEC-020", scope=scope), headers={"www-authenticate": challenge})


@handles("startImport")
async def start_import(server: Server, request: Request) -> Answer:
    """A job that stores the rows of a stream, or of the files that a manifest names."""
    reject_unknown(request)
    expect_patience(request)
    mode = request.parameter("mode") or MODES[0]
    if mode not in MODES:
        raise Refusal("bad-parameter", cite("API-102", parameter="mode", expected=", ".join(MODES)))
    identifier = server.new_id()
    folder = job_folder(root(server), identifier)
    try:
        state = await _kept(server, request, folder)
        answer = await once(server, request, _starting(server, request, identifier, mode, state))
    except BaseException:
        await server.bulk.thread(remove_folder, folder)
        raise
    told = answer.headers["content-location"].rpartition("/")[2]
    if told != identifier:
        await server.bulk.thread(remove_folder, folder)
        await server.store.run(request.known.tenant, lambda unit: _go_on(unit, told))
    server.bulk.wake.set()
    return answer


def _starting(server: Server, request: Request, identifier: str, mode: str, state: Document) -> Any:
    def work(unit: Unit) -> Answer:
        shown: Document = {"mode": mode, "format": "ndjson", "progress": "0"}
        job = new_job(request.known.tenant, identifier, "import", request.known, request.purpose, unit.now, shown)
        insert_job(unit, replace(job, state=state))
        unit.audit(audit.event(request, action="import"))
        return started(server, job)

    return work


def _go_on(unit: Unit, identifier: str) -> None:
    """Has a job that broke off go on where it stands."""
    job = find_job(unit, identifier)
    if job is not None and job.status == FAILED and job.state.get("broken") and not job.expired(unit.now):
        kept = {name: value for name, value in job.shown.items() if name not in ("problem", "completedAt", "expiresAt")}
        save_job(unit, replace(job, status=QUEUED, claimed_by=None, claimed_until=None, expires_at=None, shown=kept))


async def _kept(server: Server, request: Request, folder: Path) -> Document:
    """What the job begins with: the stream on the disk, or the manifest; the body becomes its digest."""
    if request.media == NDJSON:
        request.body = (await _spooled(server, request, folder)).encode()
        return {}
    expect_media(request, JSON, NDJSON)
    manifest = server.read_object(request.body)
    server.check_body(request, manifest)
    for place, each in enumerate(manifest["files"]):
        if each["format"] != "ndjson":
            found = cite("BLK-010", pointer=f"/files/{place}/format", found=each["format"], allowed="ndjson")
            raise Refusal("invalid", found)
    if len({each["name"] for each in manifest["files"]}) < len(manifest["files"]):
        raise Refusal("invalid", cite("BLK-041", pointer="/files", file="?"))
    return {"manifest": manifest}


async def _spooled(server: Server, request: Request, folder: Path) -> str:
    """The digest of the stream, once it is safe on the disk."""
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ENCODINGS or request.stream is None:
        raise Refusal("media-type", cite("API-151", allowed=", ".join(ENCODINGS), found=UNSAID))
    largest = server.settings.max_import
    if int(request.headers.get("content-length") or 0) > largest:
        raise Refusal("too-large", cite("API-150", allowed=largest))
    await server.bulk.thread(make_folder, folder)
    spool = Spool(folder / SPOOL, encoding, largest)
    try:
        async for part in request.stream:
            await server.bulk.thread(spool.add, part)
        return await server.bulk.thread(spool.finish)
    except Damaged:
        raise Refusal("malformed-body", cite("GEN-001", pointer="", column=1, reason=CUT)) from None
    except OSError as error:
        if isinstance(error, ConnectionError):
            raise
        raise Refusal("unavailable", headers={"retry-after": "60"}) from None
    finally:
        spool.close()


async def job_asked(server: Server, request: Request) -> Job:
    """The job of the path; raises Refusal for one of somebody else, or one that is no longer kept.

    A client is somebody else, too, where it works for another provider or may see less than when it asked.
    """
    tenant, identifier = request.known.tenant, request.params["id"]

    def read(connection: Connection) -> Any:
        c = jobs.c
        mine = (c.tenant == server.store.tenants.get(tenant, 0)) & (c.id == identifier)
        return connection.execute(select(jobs).where(mine, c.client == request.known.client)).first()

    row = await server.store.read(read)
    job = None if row is None else job_of(row, tenant)
    if job is None or not _as_before(job.asked_by(), request.known):
        raise Refusal("not-found", cite("BLK-017"))
    return _still_kept(job, server.store.now())


def _as_before(asked: Caller, now: Caller) -> bool:
    """Whether a caller may see what a job shows of what its client asked for."""
    return asked.provider == now.provider and rank(asked.clearance) <= rank(now.clearance)


def _still_kept(job: Job, now: int) -> Job:
    if job.status == CANCELLED:
        raise Refusal("expired", cite("BLK-015", found="410"))
    if job.expired(now):
        raise Refusal("expired", cite("BLK-016"))
    return job


@handles("readJob")
async def read_job(server: Server, request: Request) -> Answer:
    """How far a job is, or the manifest of what it made."""
    reject_unknown(request)
    job = await job_asked(server, request)
    if job.status in OPEN:
        return json_answer(202, job.document(), {"retry-after": SOON})
    return json_answer(200, job.document())


@handles("cancelJob")
async def cancel_job(server: Server, request: Request) -> Answer:
    """The end of a job and of its files; what an import has stored stays."""
    reject_unknown(request)
    job = await job_asked(server, request)

    def work(unit: Unit) -> None:
        found = find_job(unit, job.id)
        if found is None or found.status == CANCELLED:
            raise Refusal("expired", cite("BLK-015", found="410"))
        save_job(unit, replace(found, status=CANCELLED, claimed_by=None, expires_at=unit.now, shown={}, state={}))

    await server.store.run(request.known.tenant, work)
    await server.bulk.thread(remove_folder, job_folder(root(server), job.id))
    return Answer(204)
