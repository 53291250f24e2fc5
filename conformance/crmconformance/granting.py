"""What an outside provider may see: contracts in service with it, grants that serve them, and its requests.

Each check grants for a purpose of its own, so that no grant of another check, nor one that was there
before, lets the provider see what it ought not to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from crmconformance.asking import Answer, Ask, get, patch, post
from crmconformance.finding import entries
from crmconformance.jobs import few, rows_possible
from crmconformance.privacy import class_of, rank
from crmconformance.records import FIXED, Document, Record, create, mark, standing_record
from crmconformance.saying import say
from crmconformance.script import Missing, Script, ask, needed, now, shared, wait
from crmconformance.stepping import REASON, Stand, walked, ways
from crmconformance.target import Target, collection
from crmconformance.trial import Trial

VENDOR = "vendor"
CONTRACT, GRANT, ORGANIZATION, EMPLOYEE = "OutsourcingContract", "AccessGrant", "Organization", "Employee"
BEGUN, SINCE, APPROVED = "2025-01-01", "2025-02-01T00:00:00Z", "2025-01-15T09:30:00Z"
# What the purposes are used for; a contract has to allow them all.
READING, NARROW, ROWS, AGREED = "customerCare", "claimsManagement", "fraudPrevention", "directMarketing"
ELSEWHERE, ENDED, REVOKED, SUSPENDED = "serviceDelivery", "profiling", "recording", "personalization"
UNGRANTED, CHAINED = "creditReferencing", "legalCompliance"
PURPOSES = (READING, NARROW, ROWS, AGREED, ELSEWHERE, ENDED, REVOKED, SUSPENDED, UNGRANTED, CHAINED)
MOST = 60.0  # seconds in which what was taken back has to have its effect
PAUSE = 2.0


def grantable(target: Target) -> Iterable[str]:
    """A resource for whose records a grant can be made."""
    needed_for_it = {CONTRACT, GRANT} <= set(target.offering("create", "patch"))
    found = set(target.offering("create", "read", "search")) - {CONTRACT, GRANT}
    names = [name for name in rows_possible(target) if name in found and rank(class_of(name)) <= rank("P")]
    return few(names)[:1] if needed_for_it else []


def persons(target: Target) -> Iterable[str]:
    """The resource of persons, where grants can be made for it."""
    return ["Person"] if list(grantable(target)) and "Person" in target.offering("create", "read", "search") else []


def provider(t: Trial) -> Script[str]:
    """The id of the organization that the vendor works for. Raises Missing."""
    named = t.settings.get("providers", {}).get(VENDOR)
    if not named:
        raise Missing("provider is needed in [clients.vendor]: the id of the organization that it works for")
    path = f"{collection(ORGANIZATION)}/{named}"
    needed((yield from ask(get(path))), 200, what="the organization that the vendor works for is needed as a record")
    return str(named)


def contract() -> Script[Stand]:
    """A contract in service with the vendor's organization. Raises Missing."""
    return (yield from shared("contract", _contract))


def own_contract(t: Trial) -> Script[Stand]:
    """The same, for a check that changes it."""
    return (yield from shared(f"contract/{t.key}", _contract))


def _contract(t: Trial) -> Script[Stand]:
    return (yield from _in_service(t, (yield from provider(t))))


def chained(t: Trial) -> Script[Stand]:
    """A contract in service in which the vendor's organization is a subcontractor that the bank did not consent to."""
    return (yield from shared(f"chain/{t.key}", _chained))


def _chained(t: Trial) -> Script[Stand]:
    outside, first = (yield from provider(t)), (yield from standing_record(t, ORGANIZATION))
    led = {"type": ORGANIZATION, "id": FIXED + outside}
    below = {"organization": led, "rank": 2, "service": "Second line", "country": "CN", "personalData": False}
    return (yield from _in_service(t, first, {"subcontractors": [below]}, {"subProcessorConsent": "none"}))


def _in_service(t: Trial, outside: str, more: Document | None = None, agreed: Document | None = None) -> Script[Stand]:
    t.subject = CONTRACT
    way = ways(t).get("inService")
    if way is None:
        raise Missing("a contract in service is needed, but none can be made")
    about = {"provider": {"type": ORGANIZATION, "id": FIXED + outside}, "dataAccess": {"maxPrivacyClass": "P"}}
    return (yield from walked(t, tuple(_with(each, about | (more or {}), agreed or {}) for each in way)))


def _with(document: Document, about: Document, agreed: Document) -> Document:
    """A contract that allows all purposes, with members of its own."""
    kept = {name: value for name, value in document.items() if name != "subcontractors"}
    now_on = {"period": {"start": BEGUN}}
    agreement = kept.get("processingAgreement")
    allowed = {**agreement, **now_on, "purposes": list(PURPOSES), **agreed} if agreement else None
    return {**kept, **now_on, **about, **({"processingAgreement": allowed} if allowed else {})}


@dataclass(frozen=True)
class Grant:
    """A grant as it was last answered."""

    path: str
    answer: Answer

    def changed(self, **members: Any) -> Ask:
        """The request that changes members of it."""
        return patch(self.path, {**members, "statusReason": REASON}, self.answer.etag)


def granted(t: Trial, resource: str, purpose: str, stand: Stand | None = None, **members: Any) -> Script[Grant]:
    """An active grant for a resource and a purpose. Raises Missing, also where the vendor had one before."""
    outside = yield from provider(t)
    serving = stand or (yield from contract())
    document = {
        "resourceType": GRANT,
        "status": "requested",
        "identifiers": [mark(t)],
        "provider": {"type": ORGANIZATION, "id": outside},
        "contract": {"type": CONTRACT, "id": serving.document["id"]},
        "purpose": purpose,
        "legalBasis": "contract",
        "entities": [{"resourceType": resource}],
        "maxPrivacyClass": "P",
        "period": {"start": SINCE},
        **members,
    }
    made = needed((yield from ask(post(collection(GRANT), document))), 201, what="a grant is needed")
    grant = Grant(f"{collection(GRANT)}/{made.document.get('id')}", made)
    approver = {"type": EMPLOYEE, "id": (yield from standing_record(t, EMPLOYEE))}
    wanted = grant.changed(status="active", approvedBy=approver, approvedAt=APPROVED)
    return Grant(grant.path, needed((yield from ask(wanted)), 200, what="an active grant is needed"))


def reading(t: Trial) -> Script[Record]:
    """A record of the resource of a trial that the vendor sees for the purpose READING. Raises Missing."""
    return (yield from shared(f"granted/{t.resource}", partial(_reading, resource=t.resource)))


def _reading(t: Trial, resource: str) -> Script[Record]:
    yield from granted(t, resource, READING)
    made = yield from create(t, resource)
    yield from seen(made.path, READING)
    return made


def as_vendor(path: str, purpose: str | None) -> Ask:
    """A read of the vendor for a purpose."""
    return get(path, client=VENDOR, headers={"crm-purpose": purpose} if purpose else {})


def seen(path: str, purpose: str) -> Script[Answer]:
    """What the vendor reads, which it has to see for the check to mean anything. Raises Missing."""
    return needed((yield from ask(as_vendor(path, purpose))), 200, what="the vendor has to see this by its grant")


def until_unseen(path: str, purpose: str) -> Script[tuple[Answer, float]]:
    """The vendor's read once it is no longer answered, or when the time is up, and the seconds that passed."""
    start = yield from now()
    while True:
        asked = (yield from now()) - start
        answer = yield from ask(as_vendor(path, purpose))
        if answer.status != 200 or asked > MOST:
            return answer, asked
        yield from wait(PAUSE)


def without_grant(t: Trial, purpose: str) -> Script[None]:
    """Raises Missing where the vendor has a grant for a purpose already."""
    outside = yield from provider(t)
    query = f"provider={ORGANIZATION}/{outside}&purpose={purpose}&status=active&limit=1"
    answer = needed((yield from ask(get(f"{collection(GRANT)}?{query}"))), 200, what="the grants are needed")
    if entries(answer):
        raise Missing(say("a vendor without a grant for {} is needed", purpose))
