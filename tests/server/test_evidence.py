"""What a server signs, promises and announces of itself."""

from __future__ import annotations

from base64 import b64decode
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from http_message_signatures import HTTPMessageVerifier, HTTPSignatureKeyResolver, InvalidSignature, algorithms

from crmserver.evidence import wanted
from crmserver.promises import service_levels
from crmserver.routing import Routes
from crmserver.settings import BadSetting, Settings
from tests.server.running import Running, running

pytestmark = pytest.mark.anyio
NONCE = "bank-2026-11-28-7f3a"
ASKED = {"accept-signature": f'sig1=("@status" "content-digest");nonce="{NONCE}"'}
LEVEL = {
    "id": "reads",
    "measure": "responseTime",
    "operator": "atMost",
    "target": "0.3",
    "unit": "s",
    "window": {"duration": "P28D", "rolling": True},
}


class _Published(HTTPSignatureKeyResolver):
    def __init__(self, keys: list[dict[str, Any]]) -> None:
        self._keys = {key["id"]: Ed25519PublicKey.from_public_bytes(b64decode(key["publicKey"])) for key in keys}

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey:
        return self._keys[key_id]


async def _keys(server: Running) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await server.client.get("/.well-known/crmstandard")).json()["evidenceKeys"]
    return found


def _verified(answer: httpx.Response, keys: list[dict[str, Any]]) -> Any:
    verifier = HTTPMessageVerifier(signature_algorithm=algorithms.ED25519, key_resolver=_Published(keys))
    return verifier.verify(answer, body=answer.content)[0]


@pytest.mark.parametrize("path", ["/v1/customers?limit=2&sort=-id", "/v1/customers/none", "/.well-known/crmstandard"])
async def test_an_answer_is_signed_over_the_nonce_of_the_request(settings: Settings, path: str) -> None:
    """SEC-092."""
    async with running(settings) as server:
        answer = await server.call("GET", path, headers=ASKED)
        assert _verified(answer, await _keys(server)).parameters["nonce"] == NONCE


async def test_a_signature_does_not_fit_another_body_status_or_path(settings: Settings) -> None:
    """SEC-092."""
    async with running(settings) as server:
        keys = await _keys(server)
        answer = await server.call("GET", "/v1/customers?limit=2", headers=ASKED)
        other = await server.call("GET", "/v1/persons?limit=2", headers=ASKED)
        for changed in (
            httpx.Response(200, headers=answer.headers, content=b"{}", request=answer.request),
            httpx.Response(404, headers=answer.headers, content=answer.content, request=answer.request),
            httpx.Response(200, headers=answer.headers, content=answer.content, request=other.request),
        ):
            with pytest.raises(InvalidSignature):
                _verified(changed, keys)


async def test_nothing_is_signed_unasked(settings: Settings) -> None:
    async with running(settings) as server:
        assert "signature" not in (await server.call("GET", "/v1/customers")).headers


@pytest.mark.parametrize(
    "header", ["", "sig1", "sig1=()", 'sig1=();nonce=""', "sig1=();nonce=7", "=;;", "é", "a" * 5000]
)
def test_a_header_that_asks_for_no_nonce_asks_for_nothing(header: str) -> None:
    assert wanted(header) is None


async def test_promised_service_levels_are_declared(settings: Settings, tmp_path: Path) -> None:
    """API-003, API-178."""
    path = tmp_path / "levels.json"
    path.write_bytes(orjson.dumps([LEVEL]))
    promising = Settings(**{name: getattr(settings, name) for name in ("database", "files")}, service_levels=str(path))
    async with running(promising) as server:
        told = (await server.client.get("/.well-known/crmstandard")).json()
        assert told["serviceLevels"] == [LEVEL]
        assert "serviceQuality" in told["conformanceClasses"]


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", orjson.dumps([{**LEVEL, "target": 0.3}])])
def test_a_file_that_promises_nothing_sensible_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "levels.json"
    path.write_bytes(content)
    with pytest.raises(BadSetting, match=r"levels\.json"):
        service_levels(str(path))


def test_an_operation_on_its_way_out_says_so_in_each_answer() -> None:
    """API-012, API-013."""
    going = {
        "path": "/v1/old",
        "method": "get",
        "id": "readOld",
        "open": True,
        "deprecated": {"since": "1.1.0", "on": date(2027, 1, 1), "removeIn": "2.0.0", "sunset": date(2029, 1, 1)},
    }
    route, _, _ = Routes([going]).match("GET", "/v1/old")
    assert route is not None
    assert route.notices == {"deprecation": "@1798761600", "sunset": "Mon, 01 Jan 2029 00:00:00 GMT"}
