"""What an outside provider sees by its grants: one for each way in which a grant may hold or not."""

from __future__ import annotations

import copy
from collections.abc import AsyncIterator
from typing import Any

import httpx

from crmserver.store.unit import Unit
from tests.server.bulk import start_export
from tests.server.running import Running
from tests.vectors import valid_document

Probe = tuple[str, httpx.Response]
Document = dict[str, Any]
VENDOR: dict[str, Any] = {"provider": "org-030", "actor_kind": "vendor", "client": "outside"}
ROWS = {"language": "cql2Json", "version": "1.0", "expression": '{"op":"=","args":[{"property":"sex"},"1"]}'}
# Purpose -> what is special about its grant.
GRANTS: dict[str, Document] = {
    "customerCare": {},
    "profiling": {"period": {"start": "2025-01-01", "end": "2025-02-01"}},
    "personalization": {"contract": {"type": "OutsourcingContract", "id": "contract-suspended"}},
    "legalCompliance": {"contract": {"type": "OutsourcingContract", "id": "contract-chained"}},
    "directMarketing": {"legalBasis": "consent"},
    "fraudPrevention": {"rowFilter": ROWS},
    "claimsManagement": {"entities": [{"resourceType": "Person", "paths": ["/names"]}]},
    "recording": {},
}
PERSON = {
    "resourceType": "Person",
    "names": [{"use": "legal", "text": "Di Planted"}],
    "status": "active",
    "sex": "2",
    "nationalities": ["GB"],
}


async def grants(server: Running) -> AsyncIterator[Probe]:
    """A person and a channel as the provider reads them for each purpose, and for none."""
    await server.server.store.run("bank", _plant)
    made = await server.call("POST", "/v1/persons", PERSON)
    person = f"/v1/persons/{made.json().get('id')}"
    for purpose in (None, *GRANTS, "research"):
        paths = {"person": person, "persons": "/v1/persons?limit=1000", "channels": "/v1/channels?limit=1"}
        for name, path in paths.items():
            yield f"{name} for {purpose}", _plain(await _read(server, path, purpose))
    started = await start_export(
        server, {"resourceTypes": ["Person"]}, caller=VENDOR, headers={"crm-purpose": "customerCare"}
    )
    yield "export by a vendor", httpx.Response(started.status_code)
    await server.server.store.run("bank", _revoke, [("AccessGrant", "grant-recording")])
    yield "after the grant was revoked", _plain(await _read(server, person, "recording"))


async def _read(server: Running, path: str, purpose: str | None) -> httpx.Response:
    return await server.call("GET", path, caller=VENDOR, headers={"crm-purpose": purpose} if purpose else {})


def _plain(answer: httpx.Response) -> httpx.Response:
    """An answer: a record itself, of a page the ids on it."""
    found = answer.json() if answer.content else {}
    listed = [each["resource"]["id"] for each in found.get("entries", ())]
    return httpx.Response(answer.status_code, json=listed if "entries" in found else found)


def _plant(unit: Unit) -> None:
    contract = {**valid_document("OutsourcingContract/full"), "period": {"start": "2025-01-01"}}
    contract["processingAgreement"] = {**contract["processingAgreement"], "purposes": list(GRANTS)}
    for identifier, status in (("contract-001", "inService"), ("contract-suspended", "suspended")):
        unit.create("OutsourcingContract", {**copy.deepcopy(contract), "id": identifier, "status": status})
    below = {"organization": {"type": "Organization", "id": "org-030"}, "rank": 2, "service": "Second line"}
    above = {"provider": {"type": "Organization", "id": "org-001"}, "subcontractors": [below]}
    agreed = {**contract["processingAgreement"], "subProcessorConsent": "none"}
    unit.create("OutsourcingContract", {**contract, **above, "processingAgreement": agreed, "id": "contract-chained"})
    usual = {name: value for name, value in valid_document("AccessGrant/full").items() if name not in LEFT_OUT}
    usual |= {"entities": [{"resourceType": "Person"}], "period": {"start": "2025-01-01"}, "status": "active"}
    for purpose, members in GRANTS.items():
        grant = {**usual, **members, "id": f"grant-{purpose}", "purpose": purpose}
        unit.create("AccessGrant", copy.deepcopy(grant))


LEFT_OUT = ("rowFilter", "maskingPolicy", "export", "exportReason", "locations", "statusReason")


def _revoke(unit: Unit) -> None:
    head: Any = unit.head("AccessGrant", "grant-recording")
    unit.change(head, {**head.document(), "status": "revoked"})
