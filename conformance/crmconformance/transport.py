"""Carrying requests to the system: bounded in time and size, masked before anybody looks, never raising."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

import httpx

from crmconformance import measures, proofs
from crmconformance.asking import NO_ANSWER, Answer, Ask, Filler
from crmconformance.evidence.responses import asked
from crmconformance.masking import Masker
from crmconformance.receiving import LOOPBACK
from crmconformance.saying import say
from crmconformance.settings import Configuration
from crmconformance.tokens import IN_QUERY, REVOKED, NoToken, Tokens, made_wrong
from crmconformance.wire import number

IN_A_ROW = 8  # requests in a row without any answer after which the system counts as gone
LONGEST_PAUSE = 30.0  # seconds that a 429 or a 503 may ask for
TOO_MANY, OVERLOADED = httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE
TRIES = 4
GIVEN_UP = say("not asked, since {} requests in a row were not answered", IN_A_ROW)


class Transport:
    """Sends what scripts ask and gives what came back, or says why nothing did."""

    def __init__(
        self,
        configuration: Configuration,
        masker: Masker,
        http: httpx.AsyncClient | None = None,
        challenge: str = "",
        sleep: Callable[[float], Any] = asyncio.sleep,
    ) -> None:
        self.configuration = configuration
        self.masker = masker
        self.http = http or client(configuration)
        self._others: dict[str, httpx.AsyncClient] = {}
        self.tokens = Tokens(self.http, configuration)
        self.challenge = challenge
        self.silent = 0
        self.worn = False  # whether the last request was refused as one too many however long it waited
        self._sleep = sleep

    async def close(self) -> None:
        """Closes the connections."""
        for each in (self.http, *self._others.values()):
            await each.aclose()

    async def send(self, ask: Ask) -> Answer:
        """The answer to a request, masked; raises NoToken where its role has none."""
        if self.silent >= IN_A_ROW:
            return Answer(ask, NO_ANSWER, trouble=GIVEN_UP)
        try:
            async with asyncio.timeout(self.configuration.timeout * TRIES):  # what gives tokens may go on for ever, too
                headers = await self._headers(ask)
        except TimeoutError:
            raise NoToken("no token came in time") from None
        for tried in range(TRIES):
            answer = await self._once(ask, headers)
            self.silent = self.silent + 1 if answer.status == NO_ANSWER else 0
            if await self._asks_for_nonce(ask, answer):
                headers = await self._headers(ask)
                continue
            pause = _pause(answer) if ask.patient and not self.worn else None
            if answer.trouble == "connection lost" and ask.method == "GET" and tried == 0:
                continue
            if pause is None or tried == TRIES - 1:
                self.worn = answer.status in (TOO_MANY, OVERLOADED) and (self.worn or pause is not None)
                return self._masked(answer)
            await self._sleep(pause)
        return self._masked(answer)

    async def _asks_for_nonce(self, ask: Ask, answer: Answer) -> bool:
        """Whether a good proof was refused for want of a nonce, which is remembered for the next one."""
        if ask.token != proofs.PROVEN or ask.client is None:
            return False
        bound = await self.tokens.bound(ask.client)
        before, bound.nonce = bound.nonce, answer.header(proofs.NONCE) or bound.nonce
        return answer.status == httpx.codes.UNAUTHORIZED and bound.nonce != before

    async def _headers(self, ask: Ask) -> dict[str, str]:
        made = {name: self.masker.revealed(value) for name, value in ask.headers.items()}
        if ask.token in proofs.WAYS and ask.client is not None:
            bound = await self.tokens.bound(ask.client)
            made |= bound.headers(ask.token, ask.method, f"{self.configuration.url}{self.masker.revealed(ask.path)}")
        elif ask.client is not None and "authorization" not in made:
            token = await self._token(ask, ask.client)
            if token is not None:
                made["authorization"] = f"Bearer {token}"
        if self.challenge:
            made["accept-signature"] = asked(self.challenge)
        return {"accept": "*/*", "user-agent": "crmstandard-conformance", **made}

    async def _token(self, ask: Ask, client: str) -> str | None:
        if ask.token == REVOKED:
            return await self.tokens.revoked(client)
        token = await self.tokens.of(client, ask.scopes)
        if ask.token in (IN_QUERY, *proofs.BY_CERTIFICATE):
            return token
        return made_wrong(token, ask.token) if token is not None and ask.token else token

    async def _once(self, ask: Ask, headers: dict[str, str]) -> Answer:
        content = ask.body.raw() if isinstance(ask.body, Filler) else ask.body
        if content is not None and len(content) < 64 * 1024:
            content = self.masker.revealed(content.decode("utf-8", "surrogateescape")).encode(
                "utf-8", "surrogateescape"
            )
        start = time.perf_counter()
        try:
            async with asyncio.timeout(self.configuration.timeout):
                answer = await self._read(ask, headers, content)
        except TimeoutError:
            answer = Answer(ask, NO_ANSWER, trouble=f"nothing whole within {self.configuration.timeout:g} s")
        except httpx.ConnectError as error:
            answer = Answer(ask, NO_ANSWER, trouble=reason(error))
        except (httpx.RequestError, httpx.InvalidURL, OSError, ValueError) as error:
            answer = Answer(ask, NO_ANSWER, trouble=lost(error))
        return replace(answer, milliseconds=(time.perf_counter() - start) * 1000)

    async def _read(self, ask: Ask, headers: dict[str, str], content: bytes | None) -> Answer:
        url = f"{self.configuration.url}{self.masker.revealed(ask.path)}"
        token = ""
        if ask.token == IN_QUERY:
            headers = dict(headers)
            token = headers.pop("authorization", "").partition(" ")[2]
            url += f"{'&' if '?' in url else '?'}access_token={token}"
        http = self._certified_otherwise(ask.token) if ask.token in proofs.BY_CERTIFICATE else self.http
        request = http.build_request(ask.method, url, headers=headers, content=content)
        response = await http.send(request, stream=True)
        body = bytearray()
        try:
            async for part in response.aiter_bytes():
                body += part
                if len(body) > self.configuration.largest:
                    return Answer(
                        ask, NO_ANSWER, trouble=f"more than {self.configuration.largest} bytes without an end"
                    )
        finally:
            await response.aclose()
        seen = tuple((name.lower(), _without(value, token)) for name, value in response.headers.multi_items())
        whole = _without(body.decode("latin-1"), token).encode("latin-1") if token else bytes(body)
        return Answer(ask, response.status_code, seen, whole)

    def _certified_otherwise(self, way: str) -> httpx.AsyncClient:
        """Connections that show the certificate of the client, none, or that of another client."""
        if way == proofs.CERTIFIED:
            return self.http
        if way not in self._others:
            own, other = self.configuration, way == proofs.OTHER_CERTIFICATE
            shown, key = (own.other_certificate, own.other_certificate_key) if other else ("", "")
            self._others[way] = client(replace(own, certificate=shown, certificate_key=key))
        return self._others[way]

    def _masked(self, answer: Answer) -> Answer:
        facts = measures.take(answer.ask.measures, answer.json, answer.body) if answer.status else {}
        headers, body, masked = self.masker.answer(answer)
        digest = sha256(answer.body).hexdigest() if body != answer.body else ""
        return replace(answer, headers=headers, body=body, facts=facts, masked=masked, digest=digest)


def _without(text: str, token: str) -> str:
    """A text without the token that stood in the address, which an answer may repeat."""
    return text.replace(token, IN_QUERY) if token else text


def _pause(answer: Answer) -> float | None:
    """Seconds to wait before another try, where the system asks for patience."""
    told = answer.header("retry-after")
    if answer.status != TOO_MANY and (answer.status != OVERLOADED or told is None):
        return None
    seconds = number(told or "1")
    return 1.0 if seconds is None else min(seconds, LONGEST_PAUSE)


def reason(error: Exception) -> str:
    """Why no connection came about, in words."""
    text = str(error).lower()
    if "certificate" in text or "ssl" in text:
        return "the certificate is not trusted"
    if "name or service" in text or "getaddrinfo" in text or "nodename" in text or "temporary failure" in text:
        return "the host name is not known"
    return "no connection"


def lost(error: Exception) -> str:
    """Why a connection gave no answer, in words."""
    return "connection lost" if isinstance(error, (httpx.NetworkError, httpx.RemoteProtocolError)) else "no HTTP answer"


def client(configuration: Configuration) -> httpx.AsyncClient:
    """The HTTP client of a configuration: own authority, client certificate and proxy where they are named."""
    folder = configuration.folder
    verify: ssl.SSLContext | bool = True
    if configuration.ca or configuration.certificate:
        verify = ssl.create_default_context(cafile=str(folder / configuration.ca) if configuration.ca else None)
        if configuration.certificate:
            key = str(folder / configuration.certificate_key) if configuration.certificate_key else None
            verify.load_cert_chain(str(folder / configuration.certificate), key)
    local = urlsplit(configuration.url).hostname in LOOPBACK
    return httpx.AsyncClient(
        verify=verify,
        proxy=configuration.proxy or None,
        trust_env=not local,
        follow_redirects=False,
        timeout=httpx.Timeout(configuration.timeout, connect=min(10.0, configuration.timeout)),
        limits=httpx.Limits(max_connections=64, max_keepalive_connections=32),
    )


__all__ = ["NoToken", "Transport", "client"]
