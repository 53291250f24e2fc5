"""What stands in the way of a run, each with its remedy. Nothing of it counts as a failure of the system."""

from __future__ import annotations

import email.utils
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from crmconformance import authority
from crmconformance.asking import Answer, get
from crmconformance.discovery import Unsuitable, first_answer, target_of
from crmconformance.masking import Masker
from crmconformance.prerequisites import MEANING
from crmconformance.records import NAMESPACE
from crmconformance.saying import by_numbers, in_language, say
from crmconformance.settings import BadConfiguration, Configuration
from crmconformance.target import Target, collection
from crmconformance.tokens import NoToken
from crmconformance.transport import Transport
from crmstandard.sources import read_yaml

SKEW = 120  # seconds by which clocks may differ
PRODUCTION = "production"
UNOFFERED = (404, 405, 501, 503)  # of a system that only reads
WORDS = Path(__file__).with_name("doctor.yaml")


@dataclass(frozen=True)
class Advice:
    """One thing looked at: `ok`, `warning` (a claim may lack something) or `stop` (a run would tell nothing)."""

    state: str
    code: str
    detail: str = ""

    def text(self, lang: str) -> str:
        """What was found."""
        return str(words()[self.code][lang]).format(in_language(self.detail, lang))

    def fix(self, lang: str) -> str:
        """What to do about it."""
        return str(words()[self.code].get("fix", {}).get(lang, "")).format(in_language(self.detail, lang))


@cache
def words() -> Mapping[str, Any]:
    """The texts of findings."""
    found: Mapping[str, Any] = read_yaml(WORDS)
    return found


async def examine(configuration: Configuration, *, may_write: bool, http: Any = None) -> AsyncIterator[Advice]:
    """What is found, in the order of looking; ends with the first thing that stops a run."""
    transport = Transport(configuration, Masker(b"doctor"), http)
    try:
        for each in _endpoint(configuration):
            yield each
            if each.state == "stop":
                return
        async for each in _examined(transport, may_write=may_write):
            yield each
            if each.state == "stop":
                return
    finally:
        await transport.close()


def _endpoint(configuration: Configuration) -> Iterator[Advice]:
    """How the endpoint of the suite is reached, and what the system has to trust for that."""
    if not authority.is_secure(configuration):
        return
    try:
        authority.context(configuration)
    except BadConfiguration as error:
        yield Advice("stop", "certificate", str(error))
        return
    path = authority.trusted(configuration)
    yield Advice("ok", "ownAuthority", str(path)) if path else Advice("ok", "secure", configuration.callback)


async def _examined(transport: Transport, *, may_write: bool) -> AsyncIterator[Advice]:
    answer = await first_answer(transport)
    try:
        target = target_of(answer, None)
    except Unsuitable as error:
        yield Advice("stop", error.finding, _where(answer))
        return
    yield Advice("ok", "found", f"{target.statement.get('product', '')} {target.statement.get('version', '')}".strip())
    if target.environment == PRODUCTION and not may_write:
        yield Advice("stop", "production")
    yield _clock(answer)
    transport.tokens.token_url = transport.configuration.token_url or target.token_url
    async for each in _access(transport, target):
        yield each
    for role in MEANING:
        if role not in ("main", "feed", "callback") and role not in transport.configuration.clients:
            yield Advice("warning", "noRole", say("{} ({})", role, MEANING[role]))


def _where(answer: Answer) -> str:
    return answer.header("location") or by_numbers(answer.trouble) or f"{answer.status} {answer.media}".strip()


def _clock(answer: Answer) -> Advice:
    """Compares the Date header with the clock of this machine."""
    told = email.utils.parsedate_tz(answer.header("date") or "")
    if told is None:
        return Advice("ok", "noClock")
    apart = round(email.utils.mktime_tz(told) - time.time())
    return Advice("ok", "clock", str(abs(apart))) if abs(apart) <= SKEW else Advice("stop", "skew", f"{apart:+d}")


async def _access(transport: Transport, target: Target) -> AsyncIterator[Advice]:
    """Gets a token of each role and tries the main one at reading and writing."""
    for role in transport.configuration.clients:
        try:
            await transport.tokens.of(role)
        except NoToken as error:
            yield Advice("stop" if role == "main" else "warning", "noToken", error.args[0])
            if role == "main":
                return
    readable = target.offering("read", "search")
    if readable:
        yield _tried(await transport.send(get(f"{collection(readable[0])}?limit=1")), "reads")
    scopes = _lacking(await transport.tokens.of("main"), target)
    if scopes:
        yield Advice("stop", "scopes", ", ".join(scopes[:8]) + (" …" if len(scopes) > 8 else ""))
    async for each in _writing(transport, target):
        yield each


def _tried(answer: Answer, what: str) -> Advice:
    if answer.status == 200:
        return Advice("ok", what)
    code = {401: "refusedToken", 403: "refusedScope", 404: "unreadable"}.get(answer.status)
    return Advice("stop", code, answer.shown) if code else Advice("warning", "oddReads", answer.shown)


def _lacking(token: str | None, target: Target) -> list[str]:
    """Scopes of the declared resources that a token does not carry; none where it cannot be looked into."""
    from crmconformance.tokens import payload

    claims = payload(token) if token else None
    if claims is None or "scope" not in claims:
        return []
    held = set(str(claims["scope"]).split())
    wanted = []
    for name, offered in target.resources.items():
        word = name[0].lower() + name[1:]
        wanted += [f"{word}.read"] if {"read", "search"} & set(offered) else []
        wanted += [f"{word}.write"] if {"create", "patch"} & set(offered) else []
    return sorted(set(wanted) - held)


async def _writing(transport: Transport, target: Target) -> AsyncIterator[Advice]:
    """Makes a harmless record and takes it away again."""
    from crmconformance import making
    from crmconformance.asking import delete, post

    offered = [name for name in target.offering("create", "delete") if not _refers(name)]
    if not offered:
        yield Advice("ok" if not target.offering("create") else "warning", "noWrites")
        return
    name = offered[0]
    document = making.base(name, frozenset(offered)) or {}
    made = {
        **document,
        "identifiers": [{"system": NAMESPACE, "value": "doctor", "type": "sourceKey", "use": "secondary"}],
    }
    answer = await transport.send(post(collection(name), made))
    if answer.status != 201:
        code = {403: "refusedScope", 401: "refusedToken", **dict.fromkeys(UNOFFERED, "readOnly")}.get(answer.status)
        told = say("{}: {}", f"POST {collection(name)}", answer.shown)
        yield Advice("stop", code, told) if code else Advice("warning", "oddWrites", told)
        return
    await transport.send(delete(f"{collection(name)}/{answer.document.get('id')}", answer.etag))
    yield Advice("ok", "writes")


def _refers(name: str) -> bool:
    from crmconformance import making

    found = making.samples(name)
    return not found or bool(making.references(found[0]))
