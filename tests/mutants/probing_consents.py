"""What a client sees of consents: of their withdrawal, and of what a vendor sees once two records became one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx

from tests.mutants.probing_grants import VENDOR
from tests.mutants.probing_identity import REASON, Cast, Probe
from tests.server.running import Running, creatable, samples
from tests.server.test_identity_matching import named
from tests.server.test_identity_merging import BANK

PURPOSE = "directMarketing"
# Name -> what the two records of one person answered.
PAIRS = {"agreeing": ("granted", "denied"), "refusing": ("denied", "granted")}
GIVEN: dict[str, Any] = {
    "legalBasis": "consent",
    "collectedVia": {"at": "2025-02-01T00:00:00Z"},
    "period": {"start": "2025-02-02"},
    "noticeVersion": "1",
    "noticeLanguage": "en",
}


async def consents(server: Running) -> AsyncIterator[Probe]:
    """A consent that is withdrawn under two contacts, two merges of those who disagree, and the register."""
    cast = Cast(server)
    await cast.make("bank", "organization-units", {**BANK, "code": "CONSENTS"})
    for part in (_withdrawn(cast), _merged(cast)):
        async for each in part:
            yield each
    answer = await server.call("GET", "/v1/outsourcing-contracts:register?format=dora&asOf=2026-01-31")
    yield "register", cast.plain(answer)


async def _consent(cast: Cast, name: str, person: str, status: str) -> None:
    about = {"party": {"type": "Person", "id": cast.ids[person]}, "status": status, "purpose": PURPOSE}
    bank = {"controller": {"type": "OrganizationUnit", "id": cast.ids["bank"]}}
    await cast.make(name, "consents", {**creatable(samples("Consent")[0]), **GIVEN, **about, **bank})


async def _withdrawn(cast: Cast) -> AsyncIterator[Probe]:
    await cast.make("person", "persons", named("Hedy Planted"))
    await _consent(cast, "consent", "person", "granted")
    bank = {"type": "OrganizationUnit", "id": cast.ids["bank"]}
    await cast.make("channel", "channels", creatable(samples("Channel")[0]))
    channel = {"type": "Channel", "id": cast.ids["channel"]}
    campaign = creatable(samples("Campaign")[0])
    await cast.make("campaign", "campaigns", {**campaign, "channels": [channel], "owner": bank})
    led = {"party": ("Person", "person"), "consent": ("Consent", "consent"), "campaign": ("Campaign", "campaign")}
    contact = {"resourceType": "CampaignContact", "arm": "treatment", "legalBasis": "consent", "channel": channel}
    contact |= {member: {"type": kind, "id": cast.ids[name]} for member, (kind, name) in led.items()}
    for name in ("selected", "queued"):
        await cast.make(name, "campaign-contacts", contact)
    yield "to queued", await cast.change("campaign-contacts", "queued", {"status": "queued"})
    path = f"/v1/consents/{cast.ids['consent']}:withdraw"
    answer = await cast.server.call("POST", path, {"reason": REASON}, headers={"if-match": "*"})
    yield "withdrawal", cast.plain(answer)
    yield "consent after its withdrawal", await cast.read("consents", "consent")
    for name in ("selected", "queued"):
        yield f"{name} after the withdrawal", await cast.read("campaign-contacts", name)


async def _merged(cast: Cast) -> AsyncIterator[Probe]:
    for name, answers in PAIRS.items():
        golden, retired = f"{name} one", f"{name} other"
        for person, status in zip((golden, retired), answers, strict=True):
            await cast.make(person, "persons", named("Ida Planted"))
            await _consent(cast, f"consent of {person}", person, status)
            yield f"{person} for a vendor", await _sold(cast, person)
        yield f"merge of {name}", await cast.merge(golden, retired)
        yield f"{golden} for a vendor after the merge", await _sold(cast, golden)


async def _sold(cast: Cast, person: str) -> httpx.Response:
    """A person as the vendor sees it, which has a grant for the purpose since the probes of grants."""
    path, headers = f"/v1/persons/{cast.ids[person]}", {"crm-purpose": PURPOSE}
    return cast.plain(await cast.server.call("GET", path, caller=VENDOR, headers=headers))
