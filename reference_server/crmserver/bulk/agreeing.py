"""Whether the persons in a file of an export still agree to what it was made for, asked before it is given out.

An export rests on the agreements of its time. Who has taken theirs back since is in its files all the same, so
each record is judged again as it was at the moment of the export, by the agreements of now.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from crmserver.access.view import View
from crmserver.bulk import moment, parquet
from crmserver.bulk.jobs import Job

if TYPE_CHECKING:
    from crmserver.server import Server


async def still_agreed(server: Server, job: Job, view: View, resource: str, path: Path) -> bool:
    """Whether a client may still see every record of a file; True at once where nobody's agreement is needed."""
    if view.agreement is None:
        return True
    stretches = _identifiers(path, server.bulk.page)
    while True:
        found = await server.bulk.thread(next, stretches, None)
        if found is None:
            return True
        if not await server.bulk.thread(_allowed, server, job, view, resource, found):
            return False


def _identifiers(path: Path, stretch: int) -> Iterator[list[str]]:
    """The ids of a file, some at a time."""
    if path.suffix == ".parquet":
        yield from parquet.identifiers(path, stretch)
        return
    with path.open("rb") as stream:
        while lines := list(islice(stream, stretch)):
            yield [str(orjson.loads(line)["id"]) for line in lines]


def _allowed(server: Server, job: Job, view: View, resource: str, identifiers: list[str]) -> bool:
    """Whether all records of some ids may be seen; what is said of them stands in the version of the export."""
    tenant, at = server.store.tenants[job.tenant], int(job.state["at"])
    with server.store.database.reading() as connection:
        found = moment.those(connection, server.store, tenant, resource, identifiers, at)
    docs = [orjson.loads(version.doc) for each in found if (version := each.version or each.last) is not None]
    return len(docs) == len(identifiers) and all(view.allows(each) for each in docs)
