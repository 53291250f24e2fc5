"""Access grants: what an outside provider sees, for which purpose, while which contract and agreement hold."""

from __future__ import annotations

from crmconformance.asking import patch
from crmconformance.finding import listed, rule
from crmconformance.granting import (
    AGREED,
    CHAINED,
    ELSEWHERE,
    ENDED,
    MOST,
    NARROW,
    READING,
    REVOKED,
    ROWS,
    SINCE,
    SUSPENDED,
    UNGRANTED,
    VENDOR,
    as_vendor,
    chained,
    grantable,
    granted,
    own_contract,
    persons,
    reading,
    seen,
    until_unseen,
    without_grant,
)
from crmconformance.jobs import start_export
from crmconformance.records import Document, Record, create, link, standing
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold, needed
from crmconformance.stepping import REASON
from crmconformance.trial import Trial

NEEDS = (VENDOR,)


def _unseen(t: Trial, made: Record, purpose: str | None) -> Script[None]:
    """Holds that the vendor neither reads a record nor searches its resource for a purpose."""
    for path in (made.path, f"{t.path}?limit=1"):
        expect((yield from ask(as_vendor(path, purpose))), 403)


@check("SEC-040", subjects=grantable, needs=NEEDS)
def a_vendor_without_a_grant_sees_nothing(t: Trial) -> Script[None]:
    """Reads and searches as the vendor for a purpose for which it has no grant, or one for another resource."""
    yield from without_grant(t, ELSEWHERE)
    made = yield from standing(t)
    yield from _unseen(t, made, ELSEWHERE)
    other = "Organization" if t.resource != "Organization" else "Channel"
    yield from granted(t, other, ELSEWHERE)
    yield from _unseen(t, made, ELSEWHERE)


@check("SEC-041", subjects=grantable, needs=NEEDS)
def a_vendor_that_declares_no_purpose_sees_nothing(t: Trial) -> Script[None]:
    """Reads and searches as the vendor what its grant lets it see, without saying for what."""
    made = yield from reading(t)
    yield from _unseen(t, made, None)


@check("SEC-043", subjects=grantable, needs=NEEDS)
def a_vendor_that_declares_another_purpose_sees_nothing(t: Trial) -> Script[None]:
    """Reads and searches as the vendor what its grant lets it see, for a purpose that it has not."""
    yield from without_grant(t, UNGRANTED)
    made = yield from reading(t)
    yield from _unseen(t, made, UNGRANTED)


@check("SEC-044", subjects=grantable, needs=NEEDS)
def a_vendor_whose_contract_is_suspended_sees_nothing(t: Trial) -> Script[None]:
    """Reads as the vendor by a grant whose contract is in service, and after it was suspended."""
    yield from without_grant(t, SUSPENDED)
    stand = yield from own_contract(t)
    yield from granted(t, t.resource, SUSPENDED, stand)
    made = yield from create(t)
    yield from seen(made.path, SUSPENDED)
    wanted = patch(stand.path, {"status": "suspended", "statusReason": REASON}, stand.answers[-1].etag)
    needed((yield from ask(wanted)), 200, what="a suspended contract is needed")
    answer, _ = yield from until_unseen(made.path, SUSPENDED)
    expect(answer, 403)


@check("SEC-045", subjects=grantable, needs=NEEDS)
def a_vendor_whose_grant_has_ended_sees_nothing(t: Trial) -> Script[None]:
    """Reads and searches as the vendor by a grant whose period is over."""
    yield from without_grant(t, ENDED)
    yield from granted(t, t.resource, ENDED, period={"start": SINCE, "end": "2025-03-01T00:00:00Z"})
    made = yield from standing(t)
    yield from _unseen(t, made, ENDED)


@check("SEC-046", subjects=grantable, needs=NEEDS)
def a_subcontractor_that_the_bank_did_not_consent_to_sees_nothing(t: Trial) -> Script[None]:
    """Reads and searches as the vendor by a grant for a contract in whose chain it stands without consent."""
    yield from without_grant(t, CHAINED)
    yield from granted(t, t.resource, CHAINED, (yield from chained(t)))
    made = yield from standing(t)
    yield from _unseen(t, made, CHAINED)


@check("SEC-047", subjects=persons, needs=NEEDS)
def a_person_who_has_not_agreed_is_not_shown(t: Trial) -> Script[None]:
    """Reads as the vendor persons who agreed to the purpose, who never did, and who took it back."""
    yield from granted(t, "Person", AGREED, legalBasis="consent")
    made, silent = (yield from create(t)), (yield from create(t))
    consent = yield from _consent(t, made)
    yield from seen(made.path, AGREED)
    expect((yield from ask(as_vendor(silent.path, AGREED))), 403, 404)
    withdrawn = {"status": "withdrawn", "withdrawnAt": consent.document["meta"]["recordedAt"], "statusReason": REASON}
    needed((yield from ask(patch(consent.path, withdrawn, consent.etag))), 200, what="a withdrawn consent is needed")
    answer, _ = yield from until_unseen(made.path, AGREED)
    expect(answer, 403, 404)


def _consent(t: Trial, person: Record) -> Script[Record]:
    """The consent of a person to the purpose of the grant."""
    about: Document = {"party": link(person), "purpose": AGREED, "legalBasis": "consent", "status": "granted"}
    since = {"collectedVia": {"at": SINCE}, "period": {"start": "2025-02-02"}}
    return (yield from create(t, "Consent", None, **about, **since))


@check("SEC-048", subjects=grantable, needs=NEEDS)
def a_grant_that_is_taken_back_lets_nobody_see(t: Trial) -> Script[None]:
    """Reads as the vendor by a grant, revokes it, and reads until nothing is shown."""
    yield from without_grant(t, REVOKED)
    grant = yield from granted(t, t.resource, REVOKED)
    made = yield from create(t)
    yield from seen(made.path, REVOKED)
    needed((yield from ask(grant.changed(status="revoked"))), 200, what="a revoked grant is needed")
    answer, seconds = yield from until_unseen(made.path, REVOKED)
    passed = f"{seconds:.0f}"
    hold(
        answer.status != 200, say("no answer after {} s", f"{MOST:g}"), passed, answer, id=grant.path.rpartition("/")[2]
    )


@check("SEC-049", subjects=persons, needs=NEEDS)
def what_the_row_filter_leaves_out_is_not_shown(t: Trial) -> Script[None]:
    """Reads and searches as the vendor records that the row filter of its grant selects, and others."""
    yield from without_grant(t, ROWS)
    only = rule({"op": "=", "args": [{"property": "sex"}, "1"]})
    yield from granted(t, "Person", ROWS, rowFilter=only)
    chosen, other = (yield from create(t, sex="1")), (yield from create(t, sex="2"))
    yield from seen(chosen.path, ROWS)
    expect((yield from ask(as_vendor(other.path, ROWS))), 403, 404, id=other.id)
    limit = t.target.page(1000)
    for query in (f"limit={limit}&sort=-meta.recordedAt", f"sex=2&limit={limit}"):
        answer = needed((yield from ask(as_vendor(f"{t.path}?{query}", ROWS))), 200, what="a search is needed")
        hold(other.id not in listed(answer), "no record that is left out", "one", answer, id=other.id)
        total = answer.document.get("total", 0) if query.startswith("sex=2") else 0
        hold(total == 0, "no record counted", str(total), answer, id=other.id)


@check("SEC-050", subjects=grantable, needs=NEEDS)
def a_vendor_exports_only_what_it_may(t: Trial) -> Script[None]:
    """Starts as the vendor an export of what its grant lets it read alone."""
    yield from reading(t)
    headers = {"crm-purpose": READING}
    expect((yield from ask(start_export({"resourceTypes": [t.resource]}, client=VENDOR, headers=headers))), 403)


@check("SEC-061", subjects=persons, needs=NEEDS)
def a_member_that_the_grant_does_not_name_is_left_out(t: Trial) -> Script[None]:
    """Reads as the vendor a person by a grant for names alone."""
    yield from without_grant(t, NARROW)
    yield from granted(t, "Person", NARROW, entities=[{"resourceType": "Person", "paths": ["/names"]}])
    made = yield from create(t, sex="1", nationalities=["GB"])
    answer = yield from seen(made.path, NARROW)
    for name in ("sex", "nationalities", "identifiers"):
        hold(name not in answer.document, say("no member {}", name), name, answer, pointer=f"/{name}")
