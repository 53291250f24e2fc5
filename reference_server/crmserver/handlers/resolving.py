"""From the key of a source system to the party behind it, and to its keys in other systems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crmserver import audit
from crmserver.access.view import View
from crmserver.handlers.reading import reject_unknown, sees
from crmserver.handlers.registry import handles
from crmserver.refusals import Refusal, cite
from crmserver.request import Answer, Request, json_answer
from crmserver.store.unit import Unit
from crmstandard.operations import roles

if TYPE_CHECKING:
    from crmserver.server import Server

Document = dict[str, Any]
GIVEN = {"en": "a value", "zh": "给出取值"}
FARTHEST = 32  # merges that a retired record is followed through


@handles(":resolve")
async def resolve(server: Server, request: Request) -> Answer:
    """The golden record of a source key, with the keys of the systems asked for."""
    targets = [value for name, value in request.query if name == "target"]
    request.query = tuple(pair for pair in request.query if pair[0] != "target")
    reject_unknown(request)
    system, key = request.parameter("system"), request.parameter("sourceId")
    for name, value in (("system", system), ("sourceId", key)):
        if not value:
            raise Refusal("bad-parameter", cite("API-102", parameter=name, expected=GIVEN))
    link = str(roles()["link"])
    view = await server.access.view(server, request, link)
    _expect_shown(view)

    def work(unit: Unit) -> Document:
        unit.audit(audit.event(request, view, action="read", resource=link))
        found = [each for each in _links(unit, view, link, "sourceKey", str(key)) if each["sourceSystem"] == system]
        if not found:
            raise Refusal("not-found", cite("API-222"))
        golden, retired = _golden(unit, found[0]["golden"])
        links = [
            each
            for party in (golden, *retired)
            for each in _links(unit, view, link, "golden", f"{party['type']}/{party['id']}")
        ]
        keys = [{"system": each["sourceSystem"], "sourceId": each["sourceKey"]} for each in links]
        wanted = [each for each in keys if not targets or each["system"] in targets]
        return {"golden": golden, "keys": list({(each["system"], each["sourceId"]): each for each in wanted}.values())}

    return json_answer(200, await server.store.run(request.known.tenant, work))


def _expect_shown(view: View) -> None:
    """Raises Refusal for a caller that does not see both what a link is found by and where it leads."""
    for member in ("sourceKey", "sourceSystem", "golden"):
        if not view.shows(member):
            raise Refusal("forbidden", cite("SEC-065", parameter=member, member=member))


def _links(unit: Unit, view: View, link: str, member: str, value: str) -> list[Document]:
    """The links that the caller sees and that are in force: they say two records are the same; by a search field."""
    found = []
    for identifier in unit.find(f"{link}.{member}", [value]):
        head = unit.head(link, identifier)
        there = head is not None and not head.deleted and sees(view, unit, head)
        document = head.document() if head is not None and there else None
        if document is not None and document["linkType"] == "same" and "end" not in document.get("period", {}):
            found.append(document)
    return found


def _golden(unit: Unit, reference: Document) -> tuple[Document, list[Document]]:
    """The record that a reference leads to in the end, and the retired ones on the way."""
    retired: list[Document] = []
    for _ in range(FARTHEST):
        head = unit.head(reference["type"], reference["id"])
        following = None if head is None or head.deleted else head.document().get("replacedBy")
        if following is None:
            break
        retired.append({"type": reference["type"], "id": reference["id"]})
        reference = following
    return {"type": reference["type"], "id": reference["id"]}, retired
