"""Withdrawals of consent: the state, the time, and the contacts that rest on the consent."""

from __future__ import annotations

from datetime import datetime

from crmconformance.asking import Answer, get, post
from crmconformance.records import Record, create, link
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold, needed, wait
from crmconformance.stepping import REASON, Stand, moving, walked, ways
from crmconformance.target import Target
from crmconformance.trial import Trial

CONSENT, CONTACT = "Consent", "CampaignContact"
LATEST, PAUSE = 5, 1.0  # tries and seconds between them: what follows may take a moment


def _consents(target: Target) -> list[str]:
    return [CONSENT] if CONSENT in target.offering("create", "read") else []


def _contacts(target: Target) -> list[str]:
    """Contacts, where they can be brought to the states before sending and can rest on a consent."""
    return [CONTACT] if _consents(target) and CONTACT in moving(target) and CONTACT in target.offering("read") else []


def _granted(t: Trial, person: Record) -> Script[Record]:
    """A consent of a person that holds. Raises Missing."""
    about = {"purpose": "directMarketing", "legalBasis": "consent", "period": {"start": "2025-02-02"}}
    given = {"collectedVia": {"at": "2025-02-01T00:00:00Z"}}
    return (yield from create(t, CONSENT, None, party=link(person), status="granted", **about, **given))


def _withdrawn(consent: Record) -> Script[Answer]:
    """The answer to the withdrawal of a consent."""
    wanted = post(f"{consent.path}:withdraw", {"reason": REASON}, headers={"if-match": consent.etag})
    return (yield from ask(wanted))


def _is_time(value: object) -> bool:
    try:
        return datetime.fromisoformat(str(value)).tzinfo is not None
    except ValueError:
        return False


@check("API-223", subjects=_consents)
def a_withdrawal_gives_the_state_and_the_time(t: Trial) -> Script[None]:
    """Withdraws a consent, and looks for state and time in the answer and in a read."""
    consent = yield from _granted(t, (yield from create(t, "Person")))
    answer = expect((yield from _withdrawn(consent)), 200)
    stored = needed((yield from ask(get(consent.path))), 200, what="the consent is needed")
    for each in (answer, stored):
        state, time = str(each.document.get("status")), each.document.get("withdrawnAt")
        hold(state == "withdrawn", "withdrawn", state, each, found=state)
        hold(_is_time(time), "the time of the withdrawal", "none", each, found=say("{} without a time", state))


@check("API-224", subjects=_contacts)
def a_withdrawal_suppresses_what_has_not_been_sent(t: Trial) -> Script[None]:
    """Withdraws a consent on which a contact that was selected and one that is queued rest, and reads both."""
    person = yield from create(t, "Person")
    consent = yield from _granted(t, person)
    selected = yield from _resting(t, "selected", person, consent)
    queued = yield from _resting(t, "queued", person, consent)
    needed((yield from _withdrawn(consent)), 200, what="a withdrawn consent is needed")
    for stand in (selected, queued):
        contact = yield from _settled(stand)
        state = str(contact.document.get("status"))
        hold(state == "suppressed", "suppressed", state, contact, id=stand.document["id"], found=state)


def _resting(t: Trial, state: str, person: Record, consent: Record) -> Script[Stand]:
    """A contact of a person in a state, which rests on a consent. Raises Missing."""
    about = {"party": link(person), "legalBasis": "consent", "consent": link(consent)}
    return (yield from walked(t, tuple({**each, **about} for each in ways(t)[state])))


def _settled(stand: Stand) -> Script[Answer]:
    """A contact once it is suppressed, or as it stands when the time is up."""
    for _ in range(LATEST):
        contact = needed((yield from ask(get(stand.path))), 200, what="the contact is needed")
        if contact.document.get("status") == "suppressed":
            break
        yield from wait(PAUSE)
    return contact
