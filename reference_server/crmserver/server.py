"""The server: its parts in one place, each replaceable, and the way of a request through them.

A fault is a function that takes the server and puts something wrong in the place of one part; that
is how servers that are wrong in exactly one way are built for tests. No fault lives here.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson

from crmserver import audit, bodies, judging, workflow
from crmserver.access.entry import Access
from crmserver.auth.gate import Gate
from crmserver.auth.issuing import Issuer
from crmserver.background import Errand, running, tasks
from crmserver.bulk.parts import Bulk
from crmserver.erasure.carrying import carry_out as erase
from crmserver.events.addresses import Address, Names, permits
from crmserver.events.bell import Bell
from crmserver.events.conditions import meets
from crmserver.events.envelope import envelope
from crmserver.events.pace import Pace
from crmserver.events.sending import Result, post
from crmserver.events.sight import Event, events_of
from crmserver.events.signing import new_keys, rotated, signature
from crmserver.events.subscriptions import one
from crmserver.evidence import Evidence
from crmserver.figures import Figures, timing
from crmserver.handlers import writing
from crmserver.handlers.registry import handlers
from crmserver.limits import Limiter
from crmserver.parties import Parties
from crmserver.refusals import Refusal, cite
from crmserver.request import Answer, Request, query_of, refused
from crmserver.routing import Routes, routes
from crmserver.settings import Settings
from crmserver.store.pipeline import Closed, Overloaded
from crmserver.store.store import Store
from crmserver.store.unit import Key, Unit
from crmserver.telemetry import Traces

log = logging.getLogger("crmserver")
Handler = Callable[["Server", Request], Awaitable[Answer]]
Fault = Callable[["Server"], None]
NDJSON = "application/x-ndjson"
FORBIDDEN = "forbidden"  # the kind of a refusal that leaves an audit event
QUERY = {"en": "at most 1000 parameters, escaped as UTF-8", "zh": "至多 1000 个以 UTF-8 转义的参数"}


@dataclass
class Server:
    """Every part that a request meets."""

    settings: Settings
    store: Store
    gate: Gate
    limiter: Limiter
    issuer: Issuer
    cursor_key: bytes
    evidence: Evidence
    traces: Traces | None = None
    service_levels: list[dict[str, Any]] = field(default_factory=list)
    figures: Figures = field(default_factory=Figures)
    timing: Callable[[float], str] = timing
    routes: Routes = field(default_factory=routes)
    handlers: dict[str, Handler] = field(default_factory=handlers)
    tasks: dict[str, Errand] = field(default_factory=tasks)
    access: Access = field(default_factory=Access)
    bulk: Bulk = field(default_factory=Bulk)
    in_flight: set[tuple[str, str, str]] = field(default_factory=set)
    erasing: set[str] = field(default_factory=set)
    erase: Callable[..., Awaitable[int]] = erase
    judge: judging.Judge = judging.judge
    read_object: Callable[[bytes], dict[str, Any]] = judging.read_object
    check_body: Callable[[Request, Any], None] = bodies.check_body
    resolve_references: Callable[..., None] = judging.resolve_references
    begin: Callable[..., None] = workflow.begin
    step: Callable[..., bool] = workflow.step
    reserve: Callable[..., None] = workflow.reserve
    parties: Parties = field(default_factory=Parties)
    matches: Callable[[str | None, str], bool] = writing.matches
    new_id: Callable[[], str] = writing.new_id
    pace: Pace = field(default_factory=Pace)
    bell: Bell = field(default_factory=Bell)
    envelope: Callable[..., dict[str, Any]] = envelope
    events_of: Callable[..., Awaitable[list[Event]]] = events_of
    meets: Callable[[Mapping[str, Any], str, Mapping[str, Any]], bool] = meets
    subscription: Callable[[int, str, str], Any] = one
    addresses_of: Callable[[str], Awaitable[list[Address]]] = field(default_factory=lambda: Names().addresses_of)
    permits: Callable[[Settings, Address], bool] = permits
    post: Callable[..., Awaitable[Result]] = post
    new_keys: Callable[[], list[dict[str, Any]]] = new_keys
    rotated: Callable[..., list[dict[str, Any]]] = rotated
    signature: Callable[..., str] = signature

    def __post_init__(self) -> None:
        """Ties the parts that tell each other."""
        self.store.call_after_changes(self.bell.committed)

    async def answer(self, request: Request) -> Answer:
        """The answer to a request; raises Refusal, and nothing else that a request can cause."""
        route, params, allowed = self.routes.match(request.method, request.path)
        if route is None or route.handler not in self.handlers:
            raise _no_route(allowed)
        request.route, request.params = route, params
        if not route.operation.get("open"):
            await self.gate.admit(request)
            self.limiter.count(request)
        try:
            return await self._handled(request)
        except Refusal as refusal:
            if refusal.kind.name == FORBIDDEN and not request.denied:
                await self.denied(request, refusal.errors[0].requirement)
            raise

    async def _handled(self, request: Request) -> Answer:
        """The answer of the handler, once the caller has the scope and the request is read."""
        if not request.operation.get("open"):
            self.gate.scoped(request)
        await self.read_body(request)
        _read_query(request)
        return await self.handlers[request.matched.handler](self, request)

    async def denied(self, request: Request, requirement: str, resource: str | None = None) -> None:
        """Leaves the audit event of a request that is not allowed, and by which requirement."""
        request.denied = True
        entry = audit.event(request, denied_by=requirement, resource=resource, record=request.params.get("id"))
        await self.store.run(request.known.tenant, lambda unit: unit.audit(entry))

    async def read_body(self, request: Request) -> None:
        """Reads the body of an operation that has one, up to the limit; a stream is left to its handler."""
        if request.stream is None or not request.matched.takes_body:
            return
        if request.media == NDJSON and NDJSON in request.operation["body"].get("also", {}):
            return
        largest, parts, size = self.settings.max_body, [], 0
        if int(request.headers.get("content-length") or 0) > largest:
            raise Refusal("too-large", cite("API-150", allowed=largest))
        async for part in request.stream:
            size += len(part)
            if size > largest:
                raise Refusal("too-large", cite("API-150", allowed=largest))
            parts.append(part)
        request.body = b"".join(parts)

    async def visible(self, request: Request, keys: Sequence[Key]) -> list[bytes]:
        """Records by resource and id as the caller may see them; without those that are not there or not for them."""
        views = {}
        for resource in {resource for resource, _ in keys}:
            scope = f"{resource[0].lower()}{resource[1:]}.read"
            if self.gate.allows(request.known, scope):
                try:
                    views[resource] = await self.access.view(self, request, resource)
                except Refusal:
                    continue
        wanted = [key for key in keys if key[0] in views]

        def work(unit: Unit) -> list[bytes]:
            heads = [unit.head(*key) for key in wanted]
            return [head.version.doc for head in heads if head is not None and not head.deleted]

        seen = []
        for doc in await self.store.run(request.known.tenant, work, wanted):
            view = views[orjson.loads(doc)["resourceType"]]
            shown = orjson.loads(doc) if view.whole else view.apply(orjson.loads(doc))
            if shown is not None:
                seen.append(orjson.dumps(shown))
        return seen

    async def ready(self) -> bool:
        """Whether the database answers."""
        try:
            await self.store.read(lambda connection: connection.exec_driver_sql("SELECT 1").scalar())
        except Exception:
            log.exception("the database does not answer")
            return False
        return True

    def authentication(self) -> dict[str, Any]:
        """What the capability statement says of tokens."""
        found = self.issuer.capability()
        return {"authentication": found} if found else {}

    @asynccontextmanager
    async def background(self) -> AsyncIterator[None]:
        """Runs what goes on beside requests, until the server stops."""
        if not self.settings.background:
            yield
            return
        async with running(self):
            yield

    def sabotage(self, faults: Iterable[Fault]) -> None:
        """Puts faults in."""
        for fault in faults:
            fault(self)


def _read_query(request: Request) -> None:
    try:
        request.query = query_of(request.query_text) if request.query_text else ()
    except ValueError:
        raise Refusal("bad-parameter", cite("API-102", parameter="query", expected=QUERY)) from None


def _no_route(allowed: list[str]) -> Refusal:
    if allowed:
        return Refusal(
            "method-not-allowed", cite("API-163", allowed=", ".join(allowed)), headers={"allow": ", ".join(allowed)}
        )
    return Refusal("not-found", cite("API-162"))


async def carried_out(server: Server, request: Request) -> Answer:
    """The answer, refusals and failures included; what failed stays in the log under the id of the request."""
    try:
        return await server.answer(request)
    except Refusal as refusal:
        return refused(refusal, request)
    except Overloaded:
        return refused(Refusal("unavailable", headers={"retry-after": "1"}), request)
    except Closed:
        return refused(Refusal("unavailable", headers={"retry-after": "5"}), request)
    except ConnectionResetError:  # the client went away in the middle: no failure of ours, and nobody reads this
        return refused(Refusal("malformed-body"), request)
    except Exception as error:
        log.error("request %s failed: %s at %s", request.id, type(error).__name__, _frames_only(error))
        return refused(Refusal("failure"), request)


def _frames_only(error: Exception) -> str:
    """Where it failed without what it said, since that may hold what a client sent."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in reversed(frames[-8:])
    )
