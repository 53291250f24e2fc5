"""Consents of merged records: what one of them refused, the other does not permit."""

from __future__ import annotations

from crmconformance.granting import AGREED, SINCE, VENDOR, as_vendor, granted, persons, seen, until_unseen
from crmconformance.parties import merged, pair, parties
from crmconformance.records import Record, create, link
from crmconformance.registry import check
from crmconformance.script import Script, ask, expect
from crmconformance.target import Target
from crmconformance.trial import Trial

merging = parties("merge")


def _merged_persons(target: Target) -> list[str]:
    """Persons, where they can be merged, can agree, and can be shown to an outside provider."""
    agreeing = "Consent" in target.offering("create")
    return [name for name in persons(target) if agreeing and name in merging(target)]


def _answered(t: Trial, person: Record, state: str) -> Script[None]:
    """A consent of a person in a state, to the purpose that the vendor has a grant for. Raises Missing."""
    about = {"party": link(person), "purpose": AGREED, "legalBasis": "consent", "status": state}
    yield from create(t, "Consent", None, **about, collectedVia={"at": SINCE}, period={"start": "2025-02-02"})


@check("API-210", subjects=_merged_persons, needs=(VENDOR,))
def the_strictest_consent_holds_after_a_merge(t: Trial) -> Script[None]:
    """Reads as the vendor a golden record that agreed, once one that refused was merged into it, and the reverse."""
    yield from granted(t, "Person", AGREED, legalBasis="consent")
    agreeing, refusing = (yield from pair(t)), (yield from pair(t))
    answers = ((agreeing.golden, agreeing.retired), (refusing.retired, refusing.golden))
    for agreed, denied in answers:
        yield from _answered(t, agreed, "granted")
        yield from _answered(t, denied, "denied")
        yield from seen(agreed.path, AGREED)
        expect((yield from ask(as_vendor(denied.path, AGREED))), 403, 404)
    yield from merged(refusing.golden, refusing.retired)
    expect((yield from ask(as_vendor(refusing.golden.path, AGREED))), 403, 404)
    yield from merged(agreeing.golden, agreeing.retired)
    answer, _ = yield from until_unseen(agreeing.golden.path, AGREED)
    expect(answer, 403, 404)
