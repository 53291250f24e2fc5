"""A record outside the rows that a grant gives a vendor is to it as one that never was."""

from __future__ import annotations

import copy
from typing import Any
from urllib.parse import quote

import pytest

from crmserver.settings import Settings
from crmserver.store.unit import Unit
from tests.mutants.probing import settled
from tests.server.running import references_unchecked, running
from tests.server.telling import FILTER, MERGE, VENDOR, answered, filled, granted, plain
from tests.vectors import valid_document

pytestmark = pytest.mark.anyio
Document = dict[str, Any]


async def test_a_vendor_learns_nothing_of_records_that_its_rows_do_not_hold(settings: Settings) -> None:
    """SEC-049: not that they are there, not their version, not by conditions."""
    base = {**valid_document("Person/full"), "id": "anna"}
    rule = {
        "language": "cql2Json",
        "version": "1.0",
        "expression": '{"op":"=","args":[{"property":"status"},"deceased"]}',
    }
    async with running(settings, [settled, references_unchecked]) as server:
        await filled(server, "Person", (base, base))
        await granted(server, rowFilter=rule, entities=[{"resourceType": "Person"}])
        headers = {"crm-purpose": str(valid_document("AccessGrant/full")["purpose"])}
        for more in ({}, {"if-none-match": '"1"'}, {"if-none-match": "*"}, {"if-match": '"7"'}):
            for tail in ("", "/history", "/versions/1"):
                there = await answered(
                    server, "bank", VENDOR, ("GET", f"/v1/persons/anna{tail}", None), **headers, **more
                )
                absent = await answered(
                    server, "bank", VENDOR, ("GET", f"/v1/persons/nobody{tail}", None), **headers, **more
                )
                assert there.replace("anna", "nobody") == absent
        for condition in ("*", '"1"', '"7"'):
            media = {"content-type": MERGE, "if-match": condition}
            told = [
                await answered(
                    server, "bank", VENDOR, ("PATCH", f"/v1/persons/{each}", {"sex": None}), **headers, **media
                )
                for each in ("anna", "nobody")
            ]
            assert told[0] == told[1]


UNSEEN = ("anna", "gone", "retired")
MERGE_REQUEST = {"source": {"type": "Person", "id": "seen"}, "reason": {"text": "x"}}
CHANGE = {"content-type": MERGE}
OF_UNSEEN: dict[str, tuple[str, str, Any, dict[str, str]]] = {
    "read": ("GET", "", None, {}),
    "read before it was": ("GET", "?validAt=1900-01-01", None, {}),
    "read before it was known": ("GET", "?knownAt=2000-01-01T00:00:00Z", None, {}),
    "a version": ("GET", "/versions/1", None, {}),
    "no version": ("GET", "/versions/99", None, {}),
    "history": ("GET", "/history?limit=1", None, {}),
    "delete": ("DELETE", "", None, {"if-match": "*"}),
    "delete another version": ("DELETE", "", None, {"if-match": '"77"'}),
    "delete without a version": ("DELETE", "", None, {}),
    "change": ("PATCH", "", {"sex": None}, {"if-match": "*", **CHANGE}),
    "change another version": ("PATCH", "", {"sex": None}, {"if-match": '"77"', **CHANGE}),
    "merge": ("POST", ":merge", MERGE_REQUEST, {"if-match": "*"}),
    "merge another version": ("POST", ":merge", MERGE_REQUEST, {"if-match": '"77"'}),
    "look at a merge": ("POST", ":merge", {**MERGE_REQUEST, "preview": True}, {"if-match": "*"}),
}


@pytest.mark.parametrize("name", OF_UNSEEN)
async def test_a_record_outside_the_rows_of_a_vendor_is_as_one_that_never_was(name: str, settings: Settings) -> None:
    """SEC-024, SEC-049: whether it is there, was deleted or merged, whatever is asked of it, and in which version."""
    left_out = ("replacedBy", "replaces", "deathDate", "id", "status")
    base = {key: value for key, value in valid_document("Person/full").items() if key not in left_out}
    states = {"anna": "active", "gone": "active", "retired": "merged", "seen": "deceased"}
    rule = {"language": "cql2Json", "version": "1.0", "expression": FILTER.replace("active", "deceased")}
    async with running(settings, [settled, references_unchecked]) as server:

        def work(unit: Unit) -> None:
            for identifier, status in states.items():
                unit.create("Person", copy.deepcopy({**base, "id": identifier, "status": status}))
            head = unit.head("Person", "gone")
            assert head is not None
            unit.delete(head)

        await server.server.store.run("bank", work)
        await granted(server, rowFilter=rule, entities=[{"resourceType": each} for each in ("Person", "MergeEvent")])
        headers = {"crm-purpose": str(valid_document("AccessGrant/full")["purpose"])}
        assert (await answered(server, "bank", VENDOR, ("GET", "/v1/persons/seen", None), **headers)).startswith("200")
        method, tail, body, more = OF_UNSEEN[name]
        never, *unseen = [
            (
                await answered(server, "bank", VENDOR, (method, f"/v1/persons/{each}{tail}", body), **headers, **more)
            ).replace(each, "it")
            for each in ("nobody", *UNSEEN)
        ]
        assert unseen == [never] * len(UNSEEN)


async def test_a_link_outside_the_rows_of_a_vendor_resolves_nothing(settings: Settings) -> None:
    """SEC-049, SEC-066: a source key leads nowhere, and the keys of a party are those that the vendor may see."""
    link = {**valid_document("PartyLink/full"), "golden": {"type": "Person", "id": "anna"}, "linkType": "same"}
    link = {name: value for name, value in link.items() if name != "period"}
    rule = {
        "language": "cql2Json",
        "version": "1.0",
        "expression": '{"op":"=","args":[{"property":"sourceKey"},"seen"]}',
    }
    async with running(settings, [settled, references_unchecked]) as server:

        def work(unit: Unit) -> None:
            for key in ("seen", "unseen"):
                unit.create("PartyLink", copy.deepcopy({**link, "id": f"link-{key}", "sourceKey": key}))

        await server.server.store.run("bank", work)
        path = f"/v1/party-links:resolve?system={quote(str(link['sourceSystem']))}&sourceId="
        assert len((await server.call("GET", f"{path}seen")).json()["keys"]) == 2
        await granted(server, rowFilter=rule, entities=[{"resourceType": "PartyLink"}])
        who: Document = {
            "caller": VENDOR,
            "headers": {"crm-purpose": str(valid_document("AccessGrant/full")["purpose"])},
        }
        assert [each["sourceId"] for each in (await server.call("GET", f"{path}seen", **who)).json()["keys"]] == [
            "seen"
        ]
        answers = [await server.call("GET", f"{path}{key}", **who) for key in ("unseen", "never")]
        assert [each.status_code for each in answers] == [404, 404]
        assert plain(server, "bank", answers[0]) == plain(server, "bank", answers[1])


async def test_the_trail_says_for_whom_a_vendor_acts(settings: Settings) -> None:
    """SEC-136: the provider stands in the audit event, also of what is denied."""
    async with running(settings) as server:
        assert (await server.call("GET", "/v1/persons", caller=VENDOR)).status_code == 403
        found = (await server.call("GET", "/v1/audit-events?onBehalfOf=Organization/org-030")).json()["entries"]
        assert [each["resource"]["decision"] for each in found] == ["deny"]
