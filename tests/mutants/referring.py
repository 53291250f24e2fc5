"""A fault of two operations: what refers to the retired record of a merge is made to refer to the golden one."""

from __future__ import annotations

from functools import partial

import orjson

from crmserver.request import Answer, Request
from crmserver.server import Server
from crmserver.store.unit import Unit
from tests.mutants.ways import Document, afterwards, rewritten

REFERRING = ("Consent", "Customer")


def rewrites_references(server: Server, name: str) -> None:
    """Lets consents and customers of a retired record refer to the golden one after an operation succeeded."""

    async def rewrite(request: Request, answer: Answer) -> None:
        event = orjson.loads(answer.body)
        if event["status"] == "previewed":
            return
        for resource in REFERRING:
            of_retired = partial(_referring, resource, event["retired"])
            for identifier in await server.store.run(request.known.tenant, of_retired):
                await rewritten(server, request, {"type": resource, "id": identifier}, party=event["golden"])

    afterwards(server, name, rewrite)


def _referring(resource: str, party: Document, unit: Unit) -> list[str]:
    return unit.find(f"{resource}.party", [f"{party['type']}/{party['id']}"])
