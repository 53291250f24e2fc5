"""Files of jobs that are done, given out for what the client may see now and not for what it might when it asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from crmserver import audit
from crmserver.access.decision import LOWEST
from crmserver.access.shapes import rank
from crmserver.bulk import parquet
from crmserver.bulk.agreeing import still_agreed
from crmserver.bulk.folders import NAME, PART, job_folder
from crmserver.bulk.holding import root
from crmserver.bulk.jobs import Job
from crmserver.handlers.bulk import NDJSON, expect_read, job_asked
from crmserver.handlers.reading import reject_unknown
from crmserver.handlers.registry import handles
from crmserver.refusals import Refusal, cite
from crmserver.request import Answer, Request

if TYPE_CHECKING:
    from crmserver.server import Server


@handles("readJobFile")
async def read_job_file(server: Server, request: Request) -> Answer:
    """One file of a job that is done."""
    reject_unknown(request)
    job = await job_asked(server, request)
    name = request.params["name"]
    listed = [each for kind in ("files", "deletedFiles", "outcomeFiles") for each in job.shown.get(kind, ())]
    entry = next((each for each in listed if each["url"].endswith(f"/files/{name}")), None)
    path = job_folder(root(server), job.id) / name
    if entry is None or not NAME.fullmatch(name) or not path.is_file():
        raise Refusal("not-found", cite("BLK-017"))
    headers = {"content-type": parquet.MEDIA if name.endswith(".parquet") else NDJSON}
    try:
        if job.kind == "export":
            await _still_allowed(server, request, job, entry["resourceType"], path)
        headers["content-length"] = str(path.stat().st_size)
    except FileNotFoundError:  # it was cleared away meanwhile
        raise Refusal("not-found", cite("BLK-017")) from None
    return Answer(200, headers, parts=_sent(server, path))


async def _still_allowed(server: Server, request: Request, job: Job, resource: str, path: Path) -> None:
    """Raises Refusal where what the file rests on is no longer there; leaves the audit event of the file.

    A grant is read anew, and persons on whose agreement the file rests are asked anew. One that was made wider in
    other members or rows counts as another: what is wanted then is a new export anyway.
    """
    expect_read(server, request, resource)
    request.purpose = job.purpose
    view = await server.access.view(server, request, resource, export=True)
    if rank(view.max_class) < rank(job.state.get("classes", {}).get(resource, LOWEST)):
        raise Refusal("not-found", cite("BLK-017"))
    as_wide = view.basis == job.state.get("bases", {}).get(resource, "")
    if not (as_wide and await still_agreed(server, job, view, resource, path)):
        raise Refusal("forbidden", cite("BLK-018"))
    entry = audit.event(request, view, action="export", resource=resource)
    await server.store.run(request.known.tenant, lambda unit: unit.audit(entry))


async def _sent(server: Server, path: Path) -> AsyncIterator[bytes]:
    stream: IO[bytes] = await server.bulk.thread(path.open, "rb")
    try:
        while part := await server.bulk.thread(stream.read, PART):
            yield part
    finally:
        stream.close()
