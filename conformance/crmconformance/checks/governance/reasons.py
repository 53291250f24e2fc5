"""What audit events say of the decision: why a request was refused, and by which grant a vendor was let in."""

from __future__ import annotations

from collections.abc import Iterable

from crmconformance.asking import get
from crmconformance.granting import ORGANIZATION, READING, VENDOR, as_vendor, grantable, provider, reading, seen
from crmconformance.records import create
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Missing, Script, ask, hold, needed
from crmconformance.target import Target, scope
from crmconformance.trail import counted, listed, trailed
from crmconformance.trial import Trial

EVENTS = "/v1/events?limit=10"
SEARCHED = ("onBehalfOf", "purpose", "decision")
PERMITTED = ("permit", "permitMasked")
NAMED = ("onBehalfOf", "purpose", "grant")


@check("SEC-078", subjects=trailed("object", "decision"))
def a_refusal_is_given_its_reason(t: Trial) -> Script[None]:
    """Reads a record without the scope, and looks for the reason in the audit event of that."""
    made = yield from create(t)
    record = f"{made.resource}/{made.id}"
    answer = yield from ask(get(made.path, scopes=(scope(t.resource, "write"),)))
    needed(answer, 403, what="a refusal is needed")
    if not (yield from counted(object=record, decision="deny")):
        raise Missing("the audit event of a refusal is needed, but there is none")
    found = yield from listed(object=record, decision="deny")
    hold(all("reason" in each for each in found), "a reason", "none", answer)


def _granted(target: Target) -> Iterable[str]:
    """The resource that is read by a grant, where the trail can be searched by what stands in it of a vendor."""
    return grantable(target) if list(trailed(*SEARCHED)(target)) else []


@check("SEC-079", subjects=_granted, needs=(VENDOR,))
def what_a_vendor_is_permitted_names_its_grant(t: Trial) -> Script[None]:
    """Reads, searches and follows the feed as the vendor, and looks into the audit events of its provider."""
    made = yield from reading(t)
    outside = yield from provider(t)
    yield from seen(f"{t.path}?limit=1", READING)
    answer = yield from seen(made.path, READING)
    if "events" in t.target.classes:
        yield from ask(as_vendor(EVENTS, READING))
    found = []
    for decision in PERMITTED:
        found += yield from listed(onBehalfOf=f"{ORGANIZATION}/{outside}", purpose=READING, decision=decision)
    if not found:
        raise Missing("audit events of the vendor are needed, but there are none")
    missing = ", ".join(name for name in NAMED if any(name not in each for each in found))
    hold(not missing, ", ".join(NAMED), say("no {}", missing), answer, missing=missing)
