"""Tokens of the roles, got by client credentials and kept until they end; scripts never see one."""

from __future__ import annotations

import asyncio
import base64
import time
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

import httpx
import orjson

from crmconformance import proofs
from crmconformance.saying import say
from crmconformance.settings import BadConfiguration, Client, Configuration, resolved

TRIES = 2  # to learn an endpoint from the metadata
SPARE = 30  # seconds before its end from which a token is no longer used
REVOKED = "revoked"  # the way of a token that is no change of its text
IN_QUERY = "inQuery"  # that of a good token which stands in the query and not in the header
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


class NoToken(Exception):
    """A token cannot be had; the text says why and what to do."""


class Tokens:
    """The tokens of one run by role and scopes."""

    def __init__(self, http: httpx.AsyncClient, configuration: Configuration) -> None:
        self.http = http
        self.configuration = configuration
        self.token_url = configuration.token_url
        self._kept: dict[tuple[str, tuple[str, ...] | None], tuple[str, float]] = {}
        self._revoked: dict[str, str] = {}
        self._bound: dict[str, proofs.Bound] = {}
        self._unnamed: Counter[str] = Counter()  # how often the metadata did not name an endpoint, or never came
        self._lock = asyncio.Lock()

    async def of(self, role: str, scopes: tuple[str, ...] | None = None) -> str | None:
        """A token of a role; None where the run has no credentials at all; raises NoToken."""
        clients = self.configuration.clients
        if not clients:
            return None
        if role not in clients:
            raise NoToken(say("there are no credentials of the role {}: [clients.{}] in the configuration", role, role))
        async with self._lock:
            token, end = self._kept.get((role, scopes), ("", 0.0))
            self.token_url = self.token_url or await self._named()
            if end - SPARE <= time.time():
                token, end = await self._got(clients[role], scopes)
                self._kept[role, scopes] = token, end
            return token

    async def revoked(self, role: str) -> str:
        """A token of a role that is revoked as soon as it is got, the same one each time; raises NoToken."""
        await self.of(role)
        async with self._lock:
            if role not in self._revoked:
                client = self.configuration.clients[role]
                token, _ = await self._got(client, None)
                await self._revoke(client, token)
                self._revoked[role] = token
            return self._revoked[role]

    async def bound(self, role: str) -> proofs.Bound:
        """A token of a role that is bound to a key (RFC 9449); raises NoToken."""
        await self.of(role)
        async with self._lock:
            found = self._bound.get(role)
            if found is None or found.end - SPARE <= time.time():
                found = self._bound[role] = await self._bind(self.configuration.clients.get(role))
            return found

    async def _bind(self, client: Client | None) -> proofs.Bound:
        if client is None or client.token:
            raise NoToken("a token that is bound to a key needs client credentials")
        key, nonce, answer = proofs.new_key(), "", None
        for _ in range(2):  # once more with the nonce that the endpoint asks for
            headers = {proofs.HEADER: proofs.proof(key, "POST", self.token_url, nonce=nonce)}
            try:
                form = self.form(client)
                answer = await self.http.post(self.token_url, data=form, headers=headers)
                found = orjson.loads(answer.content)
                if str(found["token_type"]).lower() != proofs.SCHEME.lower():
                    raise NoToken(say("{} binds no token to a key by a proof of RFC 9449", self.token_url))
                end = time.time() + float(found.get("expires_in", 300))
                return proofs.Bound(str(found["access_token"]), key, end, nonce=nonce)
            except BadConfiguration as error:
                raise NoToken(str(error)) from None
            except (httpx.HTTPError, OSError) as error:
                raise NoToken(say("{} does not answer ({})", self.token_url, type(error).__name__)) from None
            except (ValueError, KeyError, TypeError):
                nonce = answer.headers.get(proofs.NONCE, "") if answer is not None else ""
        raise NoToken(say("{} gave no token for a proof of RFC 9449", self.token_url))

    async def _revoke(self, client: Client, token: str) -> None:
        """Revokes a token (RFC 7009); raises NoToken."""
        url = await self._named("revocation_endpoint")
        if client.token or not url:
            raise NoToken("a token that can be revoked needs client credentials and a revocation_endpoint (RFC 8414)")
        form = {name: value for name, value in self.form(client).items() if name != "grant_type"}
        try:
            answer = await self.http.post(url, data={**form, "token": token}, timeout=self.configuration.timeout)
        except (httpx.HTTPError, OSError) as error:
            raise NoToken(say("{} does not answer ({})", url, type(error).__name__)) from None
        if answer.status_code != httpx.codes.OK:
            raise NoToken(say("{} answered the revocation of a token with {}", url, answer.status_code))

    async def _named(self, name: str = "token_endpoint") -> str:
        """An endpoint that the metadata of the system names (RFC 8414); not asked for again and again in vain."""
        if self._unnamed[name] >= TRIES:
            return ""
        self._unnamed[name] += 1  # before it is asked: whoever waits may lose patience
        try:
            url = f"{self.configuration.url}/.well-known/oauth-authorization-server"
            found = str(orjson.loads((await self.http.get(url)).content)[name])
        except (httpx.HTTPError, OSError, ValueError, KeyError, TypeError):
            return ""
        self._unnamed[name] = 0
        return found

    async def _got(self, client: Client, scopes: tuple[str, ...] | None) -> tuple[str, float]:
        try:
            if client.token:
                return resolved(client.token, self.configuration.folder), float("inf")
            form = self.form(client)
        except BadConfiguration as error:
            raise NoToken(str(error)) from None
        scope = " ".join(scopes) if scopes is not None else client.scope
        return await self._asked(client, {**form, **({"scope": scope} if scope else {})})

    def form(self, client: Client) -> dict[str, str]:
        """The form by which a client proves itself at the token endpoint; raises BadConfiguration."""
        form = {"grant_type": "client_credentials", "client_id": client.id}
        if client.secret:
            return {**form, "client_secret": resolved(client.secret, self.configuration.folder)}
        key = resolved(client.key, self.configuration.folder)
        return {
            **form,
            "client_assertion_type": ASSERTION,
            "client_assertion": assertion(client.id, key, self.token_url),
        }

    async def _asked(self, client: Client, form: Mapping[str, str]) -> tuple[str, float]:
        if not self.token_url:
            raise NoToken("the capability statement names no token endpoint: set token_url in [target]")
        try:
            answer = await self.http.post(self.token_url, data=dict(form), timeout=self.configuration.timeout)
            content = orjson.loads(answer.content)
            return str(content["access_token"]), time.time() + float(content.get("expires_in", 300))
        except (httpx.HTTPError, OSError) as error:
            raise NoToken(say("{} does not answer ({})", self.token_url, type(error).__name__)) from None
        except (ValueError, KeyError, TypeError):
            raise NoToken(
                say(
                    "{} gave the role {} no token (status {}): "
                    "check id and secret of the client, and that it may have the scopes asked for",
                    self.token_url,
                    client.role,
                    answer.status_code,
                )
            ) from None


def assertion(client: str, pem: str, audience: str) -> str:
    """A client assertion by RFC 7523, signed with the private key of the client."""
    from joserfc import jwt
    from joserfc.jwk import ECKey, RSAKey

    key: Any = ECKey.import_key(pem) if "EC PRIVATE" in pem or _is_ec(pem) else RSAKey.import_key(pem)
    now = int(time.time())
    claims = {"iss": client, "sub": client, "aud": audience, "iat": now, "exp": now + 60, "jti": uuid4().hex}
    algorithm = "RS256" if isinstance(key, RSAKey) else "ES256"
    return jwt.encode({"alg": algorithm}, claims, key, algorithms=[algorithm])


def _is_ec(pem: str) -> bool:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    return isinstance(load_pem_private_key(pem.encode(), None), EllipticCurvePrivateKey)


def _part(value: Any) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(value)).rstrip(b"=").decode()


def payload(token: str) -> dict[str, Any] | None:
    """The claims of a JWT; None where it is none."""
    try:
        raw = token.split(".")[1]
        found = orjson.loads(base64.urlsafe_b64decode(raw + "=" * (-len(raw) % 4)))
    except (IndexError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _altered(token: str) -> str:
    head, _, signature = token.split(".")
    return f"{head}.{_part({**(payload(token) or {}), 'sub': 'somebody-else'})}.{signature}"


def _unsigned(token: str) -> str:
    return f"{_part({'alg': 'none', 'typ': 'at+jwt'})}.{token.split('.')[1]}."


def _of_another_key(token: str) -> str:
    from joserfc import jwt
    from joserfc.jwk import ECKey

    key = ECKey.generate_key("P-256", private=True)
    return jwt.encode({"alg": "ES256", "typ": "at+jwt"}, payload(token) or {}, key, algorithms=["ES256"])


# The ways in which a token can be made wrong, by the name that an Ask gives.
WRONG: dict[str, Callable[[str], str]] = {
    "altered": _altered,
    "unsigned": _unsigned,
    "otherKey": _of_another_key,
    "cut": lambda token: token[:-4],
    "nonsense": lambda _token: "a.b.c",
}


def made_wrong(token: str, how: str) -> str:
    """A token made wrong; one that is no JWT is changed at its end, whatever is asked for."""
    if token.count(".") != 2:
        return token[:-1] + ("A" if token[-1:] != "A" else "B")
    return WRONG[how](token)
