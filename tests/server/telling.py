"""What answers tell a caller but for what is of one request or tenant alone, so that they can be compared."""

from __future__ import annotations

import copy
import re
from typing import Any

import httpx

from crmserver.handlers.pages import opened
from crmserver.judging import write_only
from crmserver.store.unit import Unit
from tests.server.running import Running
from tests.vectors import valid_document

Document = dict[str, Any]
TENANTS = ("bank", "bank-2")
MERGE = "application/merge-patch+json"
OWN = re.compile(r'"requestId":"[0-9a-f]+"|"instance":"[^"]*"|/bulk/jobs/[^/"]+|(?<=12:00:00)[.]\d+(?=Z)')
CURSOR = re.compile(r'(?<="next":")[^"]+')
VENDOR: Document = {"actor_kind": "vendor", "provider": "org-030", "clearance": "P", "client": "vendor"}


async def answered(
    server: Running, tenant: str, caller: Document, question: tuple[str, str, Any], **headers: str
) -> str:
    """What the answer to a question tells a caller in a tenant."""
    method, path, body = question
    answer = await server.call(method, path, body, caller={**caller, "tenant": tenant}, headers=headers)
    return plain(server, tenant, answer)


def plain(server: Running, tenant: str, answer: httpx.Response) -> str:
    """What an answer tells: status, entity tag, and the body without what is of one request or tenant alone."""
    text = CURSOR.sub(lambda found: _position(server, tenant, found[0]), OWN.sub("", answer.text))
    return f"{answer.status_code} {answer.headers.get('etag')} {text}"


def _position(server: Running, tenant: str, cursor: str) -> str:
    raw = opened(server.server.cursor_key, tenant, cursor)
    assert raw is not None
    return raw.decode()


async def granted(server: Running, **members: Any) -> None:
    """A grant and its contract for the vendor, in both tenants."""
    grant = {
        **valid_document("AccessGrant/full"),
        "entities": [{"resourceType": "Person", "paths": ["/names", "/status"]}],
    }
    grant |= {"period": {"start": "2025-01-01"}, "status": "active"}
    grant = {name: value for name, value in grant.items() if name != "rowFilter"} | members
    contract = {**valid_document("OutsourcingContract/full"), "id": grant["contract"]["id"], "status": "inService"}
    contract |= {"provider": grant["provider"], "period": {"start": "2025-01-01"}}
    contract["processingAgreement"]["purposes"] = [grant["purpose"]]

    def work(unit: Unit) -> None:
        unit.create("AccessGrant", copy.deepcopy(grant))
        unit.create("OutsourcingContract", copy.deepcopy(contract))

    for tenant in TENANTS:
        await server.server.store.run(tenant, work)


async def filled(server: Running, resource: str, pair: tuple[Document, Document], *more: Document) -> None:
    """The first record of a pair in the one tenant, the second in the other, with two that are alike."""
    for tenant, document in zip(TENANTS, pair, strict=True):
        alike = {**copy.deepcopy(pair[0]), "id": "alike"}

        def work(unit: Unit, records: tuple[Document, ...] = (document, alike, *more)) -> None:
            for each in records:
                without = write_only(each["resourceType"])
                unit.create(each["resourceType"], {k: copy.deepcopy(v) for k, v in each.items() if k not in without})

        await server.server.store.run(tenant, work)


FILTER = '{"op":"=","args":[{"property":"status"},"active"]}'
