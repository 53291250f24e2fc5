"""Wrong tokens get nothing and learn nothing, on every collection."""

from __future__ import annotations

import base64
import time
from typing import Any
from urllib.parse import urlencode

import orjson
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

from crmserver.auth.clients import Client
from crmserver.auth.issuer import ASSERTION, BuiltInIssuer
from crmserver.auth.keys import ALGORITHM, new_ring
from crmserver.settings import Settings
from crmstandard import schemas
from tests.server.running import ORIGIN, Running, claims, creatable, header, references_unchecked, running, samples

pytestmark = pytest.mark.anyio
UNKNOWN = "no-such-record"
WRONG_CLAIMS: dict[str, dict[str, Any]] = {
    "SEC-002 expired": {"exp": 1_000_000_000},
    "SEC-004 of another audience": {"aud": "https://elsewhere.example"},
    "SEC-004 of another issuer": {"iss": "https://elsewhere.example"},
    "SEC-005 without an end": {"exp": None},
    "SEC-005 without an audience": {"aud": None},
    "SEC-002 of a time to come": {"nbf": 32_000_000_000},
    "SEC-005 without end in number": {"exp": float("inf")},
    "SEC-005 of an end that is no number": {"exp": float("nan")},
    "SEC-005 of an end beyond every number": {"exp": 10**400},
    "SEC-005 of an end that is true": {"exp": True},
    "SEC-005 of a begin that is no number": {"nbf": float("nan")},
    "SEC-005 of a provider without a name": {"crm_provider": ""},
    "SEC-005 of a provider that is no text": {"crm_provider": False},
    "SEC-005 of providers": {"crm_provider": []},
    "SEC-005 of an unknown clearance": {"crm_clearance": "A"},
    "SEC-005 of a clearance that is no text": {"crm_clearance": 5},
    "SEC-005 of tenants": {"crm_tenant": ["bank"]},
    "SEC-005 of a tenant with a null character": {"crm_tenant": "bank\0"},
    "SEC-005 with a list of scopes": {"scope": ["person.read"]},
    "SEC-005 of an unknown kind of actor": {"crm_actor_kind": "robot"},
    "SEC-005 of no client": {"client_id": ""},
}


def _part(value: Any) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(value)).rstrip(b"=").decode()


def _wrong_tokens(running_server: Running) -> dict[str, str]:
    key = running_server.server.issuer.ring.signing  # type: ignore[attr-defined]
    other = ECKey.generate_key("P-256", private=True)
    right = running_server.token()
    head, body, signature = right.split(".")
    raised = _part(claims(tenant="bank-2"))
    return {
        **{name: running_server.token(changes=changes) for name, changes in WRONG_CLAIMS.items()},
        "SEC-003 unsigned": f"{_part({'alg': 'none', 'typ': 'at+jwt'})}.{body}.",
        "SEC-003 altered": f"{head}.{raised}.{signature}",
        "SEC-003 cut": right[:-4],
        "SEC-003 of another key": jwt.encode(header(key), claims(), other, algorithms=[ALGORITHM]),
        "SEC-005 of another type": jwt.encode({**header(key), "typ": "JWT"}, claims(), key, algorithms=[ALGORITHM]),
        "no token at all": "",
        "no JWT": "a.b.c",
    }


def _collection(resource: str) -> str:
    return f"/v1/{schemas.resource(resource).collection}"


def _alike(answer: Any) -> tuple[Any, ...]:
    """What an answer says, apart from the id of the request."""
    told = {name: value for name, value in answer.json().items() if name not in ("requestId", "instance")}
    return answer.status_code, answer.headers.get("www-authenticate"), orjson.dumps(told)


async def _stored(server: Running) -> dict[str, str]:
    """The id of one stored record of each resource whose smallest vector can be created."""
    made = {}
    for resource in schemas.resources():
        answer = await server.call("POST", _collection(resource), creatable(samples(resource)[0]))
        if answer.status_code == 201:
            made[resource] = answer.json()["id"]
    assert made
    return made


async def test_a_wrong_token_gets_401_whether_or_not_the_record_exists(settings: Settings) -> None:
    """SEC-001, SEC-002, SEC-003, SEC-004, SEC-005, SEC-007."""
    async with running(settings, [references_unchecked]) as server:
        stored = await _stored(server)
        for name, token in _wrong_tokens(server).items():
            for resource, identifier in list(stored.items())[:5]:
                answers = [
                    await server.client.get(
                        f"{_collection(resource)}/{each}", headers={"authorization": f"Bearer {token}"}
                    )
                    for each in (identifier, UNKNOWN)
                ]
                assert answers[0].status_code == 401, name
                assert answers[0].headers["www-authenticate"].startswith("Bearer "), name
                assert _alike(answers[0]) == _alike(answers[1]), name


async def test_another_tenant_sees_no_record_and_cannot_tell_it_from_one_that_never_was(settings: Settings) -> None:
    """SEC-030, SEC-031."""
    async with running(settings, [references_unchecked]) as server:
        other = {"tenant": "bank-2"}
        for resource, identifier in (await _stored(server)).items():
            path = _collection(resource)
            answers = [await server.call("GET", f"{path}/{each}", caller=other) for each in (identifier, UNKNOWN)]
            assert answers[0].status_code == 404, resource
            assert _alike(answers[0]) == _alike(answers[1]), resource
            listed = await server.call("GET", path, caller=other)
            assert identifier not in listed.text, resource


async def test_a_token_without_the_scope_is_refused_alike_for_a_record_that_exists_and_one_that_does_not(
    settings: Settings,
) -> None:
    """SEC-020, SEC-021, SEC-023, SEC-024."""
    async with running(settings, [references_unchecked]) as server:
        none = {"scopes": ["analytics.run"]}
        for resource, identifier in (await _stored(server)).items():
            for method in ("GET", "DELETE"):
                found = [
                    await server.call(method, f"{_collection(resource)}/{each}", caller=none)
                    for each in (identifier, UNKNOWN)
                ]
                assert found[0].status_code in (403, 405), resource
                assert _alike(found[0]) == _alike(found[1]), (resource, method)


@pytest.mark.parametrize(("begins", "status"), [(None, 200), (-60, 200), (3000, 401), ("soon", 401)])
def test_an_assertion_is_not_taken_before_its_time(begins: Any, status: int) -> None:
    """RFC 7523 section 3: one that says from when it holds is refused before then."""
    key = ECKey.generate_key("P-256", {"use": "sig", "alg": ALGORITHM}, private=True, auto_kid=True)
    keys = KeySet.import_key_set({"keys": [key.as_dict(private=False)]})
    issuer = BuiltInIssuer(ORIGIN, ORIGIN, new_ring(), {"c": Client("c", "bank", frozenset(), "urn:c", keys=keys)})
    now = int(time.time())
    said: dict[str, Any] = {"iss": "c", "sub": "c", "aud": ORIGIN, "exp": now + 300, "jti": f"of {begins}"}
    if begins is not None:
        said["nbf"] = now + begins if isinstance(begins, int) else begins
    assertion = jwt.encode({"alg": ALGORITHM, "kid": key.kid}, said, key, algorithms=[ALGORITHM])
    form = {"grant_type": "client_credentials", "client_assertion_type": ASSERTION, "client_assertion": assertion}
    assert issuer.token(urlencode(form).encode(), {})[0] == status
