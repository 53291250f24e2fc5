"""Ways to put something wrong: change a request before its handler sees it, or an answer before it goes out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import orjson

from crmserver.refusals import Refusal
from crmserver.request import Answer, Request
from crmserver.server import Server
from crmserver.store.unit import Unit
from crmstandard.findings import Finding

Document = dict[str, Any]
WRITES = ("create", "update", "patch", "delete")


def on_the_way_in(server: Server, names: str, change: Callable[[Request], None]) -> None:
    """Lets a function change each request of some handlers first; `names` are parted by blanks."""
    for name in names.split():
        server.handlers[name] = _after_change(server.handlers[name], change)


def _after_change(handler: Any, change: Callable[[Request], None]) -> Any:
    async def wrong(server: Server, request: Request) -> Answer:
        change(request)
        answer: Answer = await handler(server, request)
        return answer

    return wrong


def on_the_way_out(server: Server, names: str, change: Callable[[Answer], Answer]) -> None:
    """Lets a function change each answer of some handlers last."""
    for name in names.split():
        server.handlers[name] = _before_change(server.handlers[name], change)


def _before_change(handler: Any, change: Callable[[Answer], Answer]) -> Any:
    async def wrong(server: Server, request: Request) -> Answer:
        return change(await handler(server, request))

    return wrong


def on_every_refusal(server: Server, change: Callable[[Refusal], None]) -> None:
    """Lets a function change each refusal."""
    answer = server.answer

    async def wrong(request: Request) -> Answer:
        try:
            return await answer(request)
        except Refusal as refusal:
            change(refusal)
            raise

    server.answer = wrong  # type: ignore[method-assign]


def forgiven(server: Server, kind: str, *, status: int) -> None:
    """Answers what should be refused as one kind of problem with an empty success."""
    answer = server.answer

    async def wrong(request: Request) -> Answer:
        try:
            return await answer(request)
        except Refusal as refusal:
            if refusal.kind.name != kind:
                raise
            return Answer(status)

    server.answer = wrong  # type: ignore[method-assign]


def restatused(refusal: Refusal, kind: str, status: int) -> None:
    """Gives a refusal of one kind another status."""
    if refusal.kind.name == kind:
        refusal.kind = replace(refusal.kind, status=status)


def body(change: Callable[[Document], None]) -> Callable[[Answer], Answer]:
    """A change of an answer that edits its JSON body."""

    def changed(answer: Answer) -> Answer:
        document = orjson.loads(answer.body) if answer.body else None
        if not isinstance(document, dict):
            return answer
        change(document)
        return replace(answer, body=orjson.dumps(document))

    return changed


def without_header(name: str) -> Callable[[Answer], Answer]:
    """A change of an answer that leaves a header out."""
    return lambda answer: replace(answer, headers={n: value for n, value in answer.headers.items() if n != name})


def entries(change: Callable[[list[Any]], list[Any]]) -> Callable[[Answer], Answer]:
    """A change of a page that edits the list of its entries."""

    def changed(document: Document) -> None:
        if "entries" in document:
            document["entries"] = change(document["entries"])

    return body(changed)


def without_parameter(name: str) -> Callable[[Request], None]:
    """A change of a request that leaves a query parameter out."""

    def changed(request: Request) -> None:
        request.query = tuple(pair for pair in request.query if pair[0] != name)

    return changed


def unjudged(server: Server, *members: str) -> None:
    """Takes what is wrong in some members of a record."""
    judge = server.judge

    def lenient(resource: str, document: Mapping[str, Any], profiles: Iterable[str] = ()) -> list[Finding]:
        found = judge(resource, document, profiles)
        return [each for each in found if each.pointer.split("/")[1:2] not in [[name] for name in members]]

    server.judge = lenient


def forgiven_under(server: Server, requirement: str, status: int = 200) -> None:
    """Answers what should be refused under a requirement with an empty success."""
    answer = server.answer

    async def wrong(request: Request) -> Answer:
        try:
            return await answer(request)
        except Refusal as refusal:
            if requirement not in {each.requirement for each in refusal.errors}:
                raise
            return Answer(status, {"etag": '"1"'})

    server.answer = wrong  # type: ignore[method-assign]


def afterwards(server: Server, name: str, more: Callable[[Request, Answer], Awaitable[None]]) -> None:
    """Does something more after each success of a handler."""
    handler = server.handlers[name]

    async def wrong(server: Server, request: Request) -> Answer:
        answer = await handler(server, request)
        if answer.status < 300:
            await more(request, answer)
        return answer

    server.handlers[name] = wrong


def edited_body(change: Callable[[Document], Any]) -> Callable[[Request], None]:
    """A change of a request that edits its JSON body."""

    def changed(request: Request) -> None:
        document = orjson.loads(request.body)
        change(document)
        request.body = orjson.dumps(document)

    return changed


async def rewritten(server: Server, request: Request, which: Document, **members: Any) -> None:
    """Writes a record that a reference leads to anew, with other members; nothing judges it."""

    def work(unit: Unit) -> None:
        head = unit.head(which["type"], which["id"])
        if head is not None and not head.deleted:
            document = {**head.document(), **members}
            document["meta"].pop("validTime", None)
            unit.change(head, document)

    await server.store.run(request.known.tenant, work)
