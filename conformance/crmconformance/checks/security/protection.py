"""Personal data outside of records, and evidence of what was answered."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from crmconformance.asking import JSON_PATCH, get, patch, post
from crmconformance.evidence.responses import asked, unsigned
from crmconformance.finding import rule
from crmconformance.records import NAMESPACE, create, difference, standing, written
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold
from crmconformance.target import WELL_KNOWN
from crmconformance.trial import Trial
from crmstandard.validators.members import privacy_class

PERSONAL = ("P", "S")
PLANTED = "the planted value"
FIELDS = 3  # search fields that are tried
TELLING = 8  # characters from which an id cannot stand among the figures by chance


@check("SEC-068", each="create")
def an_authentication_secret_is_refused(t: Trial) -> Script[None]:
    """Creates records that carry a password, a code and a biometric template."""
    sent = yield from written(t, t.resource)
    for name in ("password", "pin", "biometricTemplate"):
        expect((yield from ask(post(t.path, {**sent, name: t.word()}))), 422)


@check("SEC-085", each="create")
def a_refusal_does_not_repeat_what_was_sent(t: Trial) -> Script[None]:
    """Creates a record with a planted value where it cannot be, and looks for it in the problem."""
    planted = t.word(24)
    sent = yield from written(t, t.resource)
    for wrong in ({**sent, "extensions": planted}, {**sent, "identifiers": [{"system": planted, "value": 7}]}):
        answer = expect((yield from ask(post(t.path, wrong))), 400, 422)
        hold(planted not in answer.body.decode(errors="replace"), "no value that was sent", PLANTED, answer)


def _fields(t: Trial) -> list[str]:
    """The declared search fields of class P or S."""
    names = t.target.search_fields(t.resource)
    return [each for each in names if privacy_class(t.resource, f"/{each.replace('.', '/')}") in PERSONAL]


@check("SEC-085", each="search")
def a_refusal_of_a_search_does_not_repeat_its_values(t: Trial) -> Script[None]:
    """Searches by personal members with an operator, a truth value and a filter that cannot be, for a planted value."""
    planted = t.word(24)
    for field in _fields(t)[:FIELDS]:
        wrong = {"op": "likes", "args": [{"property": field}, planted]}
        for wanted in (
            get(f"{t.path}?{field}[likes]={planted}"),
            get(f"{t.path}?{field}[exists]={planted}"),
            get(f"{t.path}?{field}={planted}&limit=0"),
            post(f"{t.path}/search", {"filter": rule(wrong)}),
        ):
            answer = expect((yield from ask(wanted)), 400, 422)
            hold(planted not in answer.body.decode(errors="replace"), "no value that was sent", PLANTED, answer)


@check("SEC-085", each="create read patch")
def a_refusal_of_a_patch_does_not_tell_what_is_stored(t: Trial) -> Script[None]:
    """Changes a record by a stale ETag, by no ETag and by a test that fails, and looks for what it holds."""
    made = yield from create(t)
    mine = next(each["value"] for each in made.sent["identifiers"] if each["system"] == NAMESPACE)
    guess = [{"op": "test", "path": "/identifiers", "value": t.word()}]
    for wanted in (
        patch(made.path, difference(t), '"never"'),
        patch(made.path, difference(t), None),
        patch(made.path, guess, made.etag, media=JSON_PATCH),
    ):
        answer = expect((yield from ask(wanted)), 409, 412, 415, 422, 428)
        hold(mine not in answer.body.decode(errors="replace"), "no value that is stored", "an identifier", answer)


@check("SEC-086", each="create read")
def the_metrics_show_no_personal_data(t: Trial) -> Script[None]:
    """Reads a record and searches for a planted value, then looks for both in the metrics."""
    made = yield from standing(t)
    planted = t.word(24)
    yield from ask(get(made.path))
    yield from ask(get(f"{t.path}?{planted}={planted}"))
    answer = expect((yield from ask(get("/metrics"))), 200)
    text = answer.body.decode(errors="replace")
    told = [each for each in (planted, made.id) if len(each) >= TELLING and each in text]
    hold(not told, "neither the id nor the planted value", say("{} of them", len(told)), answer)


@check("SEC-088", each="create")
def an_id_is_not_made_of_what_the_record_says(t: Trial) -> Script[None]:
    """Creates a record and looks for its texts in its id."""
    sent = yield from written(t, t.resource)
    answer = expect((yield from ask(post(t.path, sent))), 201)
    identifier = str(answer.document.get("id", "")).lower()
    told = sorted(each for each in _texts(sent) if each in identifier)
    hold(not told, "an id without texts of the record", say("{} texts in it", len(told)), answer)


def _texts(value: Any) -> set[str]:
    """Texts of a record that are long enough to say something, in lower case, letters and digits alone."""
    if isinstance(value, dict):
        return set().union(*(_texts(each) for each in value.values()))
    if isinstance(value, list):
        return set().union(*(_texts(each) for each in value))
    plain = "".join(filter(str.isalnum, value)).lower() if isinstance(value, str) else ""
    return {plain} if len(plain) >= 6 else set()


@check("SEC-092", each="create read")
def answers_are_signed_over_the_nonce_of_the_request(t: Trial) -> Script[None]:
    """Asks for signatures with nonces of its own, and verifies them with the declared keys."""
    statement = expect((yield from ask(get(WELL_KNOWN, client=None))), 200)
    keys = list(_keys(statement.document.get("evidenceKeys")))
    hold(keys, "evidenceKeys", "none that can be read", statement)
    made = yield from standing(t)
    for path in (made.path, f"{t.path}/{t.word()}"):
        nonce = t.word(32)
        wanted = get(path, headers={"accept-signature": asked(nonce)})
        answer = yield from ask(wanted)
        wrong = unsigned([(wanted.record(), answer.record())], nonce, keys)
        hold(not wrong, "a signature that verifies", answer.header("signature-input") or "none", answer)


def _keys(declared: Any) -> Iterator[Ed25519PublicKey]:
    for each in declared if isinstance(declared, list) else ():
        try:
            yield Ed25519PublicKey.from_public_bytes(b64decode(str(each["publicKey"]), validate=True))
        except (ValueError, KeyError, TypeError):
            continue
