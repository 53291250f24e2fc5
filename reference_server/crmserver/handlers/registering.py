"""The register of outsourcing contracts, in the form that the request names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import orjson

from crmserver import audit
from crmserver.handlers.reading import reject_unknown
from crmserver.handlers.registry import handles
from crmserver.handlers.temporal import search_at
from crmserver.parties import found
from crmserver.refusals import Refusal, cite
from crmserver.request import Answer, Request, json_answer
from crmserver.store.query import Query
from crmserver.store.unit import Key, Unit
from crmserver.store.values import instant, micros
from crmstandard.operations import roles
from crmstandard.registers import forms, register

if TYPE_CHECKING:
    from crmserver.server import Server

Document = dict[str, Any]
PAGE, MOST = 1000, 100_000
DAY = 86_400_000_000


@handles(":register")
async def registered(server: Server, request: Request) -> Answer:
    """Each template of the form, filled from the contracts as they are true at the end of the reference date.

    Of contracts, parties and the unit that keeps the register there stands what the caller may see.
    """
    reject_unknown(request)
    form = forms().get(request.parameter("format") or "")
    if form is None:
        raise Refusal("bad-parameter", cite("API-102", parameter="format", expected=", ".join(sorted(forms()))))
    as_of = _date(request.parameter("asOf") or instant(server.store.now())[:10])
    contracts = await _contracts(server, request, as_of)
    named = [each["provider"] for each in contracts]
    named += [sub["organization"] for each in contracts for sub in each.get("subcontractors", ())]
    keys = list(dict.fromkeys((str(each["type"]), str(each["id"])) for each in named if "id" in each))
    seen = [orjson.loads(each) for each in await server.visible(request, keys)]
    parties = {(each["resourceType"], each["id"]): each for each in seen}

    def work(unit: Unit) -> list[Key]:
        unit.audit(audit.event(request, action="read", resource=str(roles()["contract"]), count=len(contracts)))
        entities = found(unit, str(roles()["unit"]), "unitType", ["legalEntity"])
        return [(each.resource, each.id) for each in entities[:1]]

    kept_by = await server.visible(request, await server.store.run(request.known.tenant, work))
    bank: Document = orjson.loads(kept_by[0]) if kept_by else {}
    made = register(
        form, contracts, bank, lambda each: parties.get((each["type"], each.get("id", ""))) if each else None, as_of
    )
    return json_answer(200, made)


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Refusal("bad-parameter", cite("API-102", parameter="asOf", expected="2026-01-31")) from None


async def _contracts(server: Server, request: Request, as_of: str) -> list[Document]:
    """The contracts that the caller may see, in their versions of the reference date."""
    resource = str(roles()["contract"])
    view = await server.access.view(server, request, resource)
    at = min(micros(as_of) + DAY - 1, server.store.now())
    made: list[Document] = []
    after: list[Any] | None = None
    while len(made) < MOST:
        page, after = await search_at(server, request, view, Query(resource, (), ()), PAGE, after, (at, None))
        made += [orjson.loads(doc) for doc, _ in page]
        if after is None:
            break
    return made
