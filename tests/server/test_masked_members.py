"""A member that is masked for a caller cannot be read, searched, sorted by or guessed, whichever way is tried.

Two tenants hold the same records but for masked members, which differ. To a caller for whom they are
masked, every answer of the one must be that of the other: what is always the same tells nothing.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import quote

import httpx
import orjson
import pytest

from crmserver.access.decision import decide
from crmserver.auth.caller import Caller
from crmserver.handlers.pages import opened
from crmserver.judging import judge, write_only
from crmserver.settings import Settings
from crmserver.store.fields import fields_of
from crmserver.store.unit import Unit
from crmstandard import schemas
from tests.mutants.probing import settled
from tests.server.bulk import contents, done, imported, lines, path_of, start_export, start_import
from tests.server.running import Running, creatable, references_unchecked, running, samples
from tests.vectors import resource_vectors, valid_document

pytestmark = pytest.mark.anyio
Document = dict[str, Any]
TENANTS = ("bank", "bank-2")
MERGE, JSON_PATCH = "application/merge-patch+json", "application/json-patch+json"
OWN = re.compile(r'"requestId":"[0-9a-f]+"|"instance":"[^"]*"|/bulk/jobs/[^/"]+|(?<=12:00:00)[.]\d+(?=Z)')
CURSOR = re.compile(r'(?<="next":")[^"]+')
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
INSIDE = Caller("tests", "bank", frozenset(), "urn:x", "u", "user", None, "P", "t", 2**31)
VENDOR: Document = {"actor_kind": "vendor", "provider": "org-030", "clearance": "P", "client": "vendor"}
FILTER = '{"op":"=","args":[{"property":"status"},"active"]}'


def _others(resource: str, name: str, value: Any) -> Iterator[Any]:
    """Other values that a member could have: another code, another day, what other records hold."""
    shape = schemas.resource(resource).schema["properties"].get(name, {})
    node = schemas.resolve(shape["$ref"], schemas.resource(resource).schema) if "$ref" in shape else shape
    if isinstance(value, str) and DAY.fullmatch(value):
        yield from (f"{int(value[:4]) + years}{value[4:]}" for years in (-1, 1, -7))
    yield from (each for each in node.get("enum", ()) if each != value)
    for each in resource_vectors()[resource]["valid"]:
        if name in each["document"]:
            yield each["document"][name]


@cache
def _pair(resource: str, highest: str) -> tuple[Document, Document, tuple[str, ...]] | None:
    """Two valid records that are one when masked, and the search fields in which they differ."""
    sight = decide(Caller("t", "b", frozenset(), "urn:x", "u", "user", None, highest, "t", 2**31), resource)
    if sight.refusal is not None:
        return None
    base = max((each["document"] for each in resource_vectors()[resource]["valid"]), key=lambda each: len(str(each)))
    other = copy.deepcopy(base)
    for name in base:
        if not sight.shows(name):
            for value in _others(resource, name, base[name]):
                changed = {**other, name: value}
                if value != base[name] and not judge(resource, changed) and sight.apply(changed) == sight.apply(base):
                    other = changed
                    break
    differing = [each for each in fields_of(resource) if base.get(each) != other.get(each)]
    return (base, other, tuple(differing)) if differing else None


def _cases() -> list[tuple[str, str]]:
    found = [(resource, highest) for resource in sorted(schemas.resources()) for highest in "IP"]
    return [each for each in found if _pair(*each) is not None]


async def _filled(server: Running, resource: str, pair: tuple[Document, Document], *more: Document) -> None:
    """The first record of a pair in the one tenant, the second in the other, with two that are alike."""
    for tenant, document in zip(TENANTS, pair, strict=True):
        alike = {**copy.deepcopy(pair[0]), "id": "alike"}

        def work(unit: Unit, records: tuple[Document, ...] = (document, alike, *more)) -> None:
            for each in records:
                without = write_only(each["resourceType"])
                unit.create(each["resourceType"], {k: copy.deepcopy(v) for k, v in each.items() if k not in without})

        await server.server.store.run(tenant, work)


def _rules(name: str, values: list[Any]) -> Iterator[Document]:
    """Filters that would tell a value if they were answered."""
    subject: Document = {"property": name}
    typed = [{"date": each} if isinstance(each, str) and DAY.fullmatch(each) else each for each in values]
    always = {"op": "not", "args": [{"op": "isNull", "args": [{"property": "id"}]}]}
    for value in typed:
        for op in ("=", "<>", "<", ">="):
            yield {"op": op, "args": [subject, value]}
        plain: Document = {"op": "=", "args": [subject, value]}
        yield {"op": "not", "args": [plain]}
        yield {"op": "or", "args": [plain, always]}
        yield {"op": "and", "args": [always, {"op": "not", "args": [plain]}]}
    yield {"op": "in", "args": [subject, typed]}
    yield {"op": "isNull", "args": [subject]}
    yield {"op": "like", "args": [subject, "%a%"]}
    yield {"op": "between", "args": [subject, *typed[:2]]}


def _questions(resource: str, record: str, name: str, values: list[Any]) -> Iterator[tuple[str, str, Any]]:
    """Requests that read, search, sort, include and filter by one masked member."""
    path = f"/v1/{schemas.resource(resource).collection}"
    texts = [quote(str(each)) for each in values if isinstance(each, str | int | bool)]
    for text in texts:
        for operator in ("", "[eq]", "[ne]", "[lt]", "[gte]", "[in]"):
            yield "GET", f"{path}?{name}{operator}={text}", None
        yield "GET", f"{path}?{name}={text}&validAt=2026-02-01&knownAt=2030-01-01T00:00:00Z", None
    for query in (f"{name}[exists]=true", f"sort={name}", f"sort=-{name}", f"sort=id,{name}", f"include={name}"):
        yield "GET", f"{path}?{query}", None
    yield "GET", f"{path}?fields={name}", None
    for expression in _rules(name, values):
        rule = {"language": "cql2Json", "version": "1.0", "expression": orjson.dumps(expression).decode()}
        yield "POST", f"{path}/search", {"filter": rule}
        yield "POST", f"{path}/search", {"filter": rule, "limit": 1}
    yield "POST", f"{path}/search", {"sort": [name], "filter": {**rule, "expression": FILTER}}
    del record


def _reads(resource: str, record: str) -> Iterator[tuple[str, str, Any]]:
    path = f"/v1/{schemas.resource(resource).collection}"
    for tail in ("", "?limit=1", "?sort=-meta.recordedAt", "?validAt=2026-02-01"):
        yield "GET", f"{path}{tail}", None
    for tail in ("", "/history", "/versions/1", "?knownAt=2030-01-01T00:00:00Z"):
        yield "GET", f"{path}/{record}{tail}", None


async def _told(server: Running, tenant: str, caller: Document, question: tuple[str, str, Any], **headers: str) -> str:
    method, path, body = question
    answer = await server.call(method, path, body, caller={**caller, "tenant": tenant}, headers=headers)
    return _plain(server, tenant, answer)


def _plain(server: Running, tenant: str, answer: httpx.Response) -> str:
    """What an answer tells: status, entity tag, and the body without what is of one request or tenant alone."""
    text = CURSOR.sub(lambda found: _position(server, tenant, found[0]), OWN.sub("", answer.text))
    return f"{answer.status_code} {answer.headers.get('etag')} {text}"


def _position(server: Running, tenant: str, cursor: str) -> str:
    raw = opened(server.server.cursor_key, tenant, cursor)
    assert raw is not None
    return raw.decode()


async def _same(server: Running, caller: Document, question: tuple[str, str, Any], **headers: str) -> str:
    """The answer that both tenants give; fails where one answers otherwise."""
    one, other = [await _told(server, tenant, caller, question, **headers) for tenant in TENANTS]
    assert one == other, question
    assert not one.startswith("5"), question
    return one


async def _exports(server: Running, caller: Document, resource: str, **headers: str) -> None:
    found = []
    for tenant in TENANTS:
        who = {"caller": {**caller, "tenant": tenant}, "headers": headers}
        started = await start_export(server, {"resourceTypes": [resource]}, **copy.deepcopy(who))
        if started.status_code != 202:
            found.append(_plain(server, tenant, started))
            continue
        job = await done(server, path_of(started), **copy.deepcopy(who))
        found.append(OWN.sub("", str(await contents(server, job["files"], **copy.deepcopy(who)))))
    assert found[0] == found[1]


async def _asked(server: Running, resource: str, caller: Document, differing: Any, **headers: str) -> int:
    base, other, fields = differing
    refused = 0
    for question in _reads(resource, base["id"]):
        await _same(server, caller, question, **headers)
    for name in fields:
        values = [base.get(name), other.get(name)]
        for question in _questions(resource, base["id"], name, values):
            told = await _same(server, caller, question, **headers)
            refused += told.startswith("403") and "SEC-065" in told
    await _exports(server, caller, resource, **headers)
    held = {**headers, "if-none-match": '"1"'}
    await _same(server, caller, ("GET", f"/v1/{schemas.resource(resource).collection}/{base['id']}", None), **held)
    return refused


def _patches(base: Document, name: str) -> Iterator[tuple[str, Any]]:
    pointer = f"/{name}"
    yield JSON_PATCH, [{"op": "test", "path": pointer, "value": base[name]}]
    yield JSON_PATCH, [{"op": "test", "path": "", "value": base}]
    yield JSON_PATCH, [{"op": "copy", "from": pointer, "path": "/extensions"}]
    yield JSON_PATCH, [{"op": "move", "from": pointer, "path": "/extensions"}]
    yield JSON_PATCH, [{"op": "copy", "from": "", "path": "/extensions"}]
    yield MERGE, {name: base[name]}


@pytest.mark.parametrize(("resource", "highest"), _cases())
async def test_nothing_of_a_masked_member_can_be_learned(resource: str, highest: str, settings: Settings) -> None:
    """SEC-060, SEC-065, SEC-066: reads, searches, filters, sorts, includes, versions, exports, and writes."""
    found = _pair(resource, highest)
    assert found is not None
    base, other, fields = found
    async with running(settings, [settled, references_unchecked]) as server:
        await _filled(server, resource, (base, other))
        caller = {"clearance": highest}
        assert await _asked(server, resource, caller, found) >= 5 * len(fields)
        path = f"/v1/{schemas.resource(resource).collection}/{base['id']}"
        for name in fields:
            for media, patch in _patches(base, name):
                headers = {"content-type": media, "if-match": "*"}
                await _same(server, caller, ("PATCH", path, patch), **headers)


@pytest.mark.parametrize("resource", sorted({resource for resource, _ in _cases()}))
async def test_an_import_does_not_say_whether_a_masked_member_is_as_it_was(resource: str, settings: Settings) -> None:
    """SEC-066: the same row is taken alike, whether it says what is there already or not."""
    highest = next(each for one, each in _cases() if one == resource)
    found = _pair(resource, highest)
    assert found is not None
    base, other, _ = found
    async with running(settings, [settled, references_unchecked]) as server:
        await _filled(server, resource, (base, other))
        row = orjson.dumps({name: value for name, value in base.items() if name not in write_only(resource)})
        told = []
        for tenant in TENANTS:
            who: Any = {"caller": {"clearance": highest, "tenant": tenant}}
            job = await done(server, path_of(await start_import(server, row, "partial", **copy.deepcopy(who))), **who)
            told.append(
                [(each["outcome"], each.get("errors")) for each in await contents(server, job["outcomeFiles"], **who)]
            )
        assert told[0] == told[1]


async def _granted(server: Running, **members: Any) -> None:
    """A grant and its contract for the vendor, in both tenants."""
    grant = {
        **valid_document("AccessGrant/full"),
        "entities": [{"resourceType": "Person", "paths": ["/names", "/status"]}],
    }
    grant |= {"period": {"start": "2025-01-01"}, "status": "active"}
    grant = {name: value for name, value in grant.items() if name != "rowFilter"} | members
    contract = {**valid_document("OutsourcingContract/full"), "id": grant["contract"]["id"], "status": "inService"}
    contract |= {"provider": grant["provider"], "period": {"start": "2025-01-01"}}
    contract["processingAgreement"]["purposes"] = [grant["purpose"]]

    def work(unit: Unit) -> None:
        unit.create("AccessGrant", copy.deepcopy(grant))
        unit.create("OutsourcingContract", copy.deepcopy(contract))

    for tenant in TENANTS:
        await server.server.store.run(tenant, work)


async def test_a_vendor_learns_nothing_of_members_that_its_grant_does_not_name(settings: Settings) -> None:
    """SEC-061, SEC-065, SEC-066."""
    base = {**valid_document("Person/full"), "id": "anna"}
    other = {**base, "birthDate": "1961-07-08", "sex": "1" if base.get("sex") != "1" else "2"}
    async with running(settings, [settled, references_unchecked]) as server:
        await _filled(server, "Person", (base, other))
        await _granted(server)
        purpose = str(valid_document("AccessGrant/full")["purpose"])
        headers = {"crm-purpose": purpose}
        assert (await _told(server, "bank", VENDOR, ("GET", "/v1/persons/anna", None), **headers)).startswith("200")
        assert await _asked(server, "Person", VENDOR, (base, other, ("birthDate", "sex")), **headers) >= 10


async def test_a_vendor_learns_nothing_of_records_that_its_rows_do_not_hold(settings: Settings) -> None:
    """SEC-049: not that they are there, not their version, not by conditions."""
    base = {**valid_document("Person/full"), "id": "anna"}
    rule = {
        "language": "cql2Json",
        "version": "1.0",
        "expression": '{"op":"=","args":[{"property":"status"},"deceased"]}',
    }
    async with running(settings, [settled, references_unchecked]) as server:
        await _filled(server, "Person", (base, base))
        await _granted(server, rowFilter=rule, entities=[{"resourceType": "Person"}])
        headers = {"crm-purpose": str(valid_document("AccessGrant/full")["purpose"])}
        for more in ({}, {"if-none-match": '"1"'}, {"if-none-match": "*"}, {"if-match": '"7"'}):
            for tail in ("", "/history", "/versions/1"):
                there = await _told(server, "bank", VENDOR, ("GET", f"/v1/persons/anna{tail}", None), **headers, **more)
                absent = await _told(
                    server, "bank", VENDOR, ("GET", f"/v1/persons/nobody{tail}", None), **headers, **more
                )
                assert there.replace("anna", "nobody") == absent
        for condition in ("*", '"1"', '"7"'):
            media = {"content-type": MERGE, "if-match": condition}
            told = [
                await _told(server, "bank", VENDOR, ("PATCH", f"/v1/persons/{each}", {"sex": None}), **headers, **media)
                for each in ("anna", "nobody")
            ]
            assert told[0] == told[1]


@pytest.mark.parametrize(("resource", "highest"), _cases())
async def test_what_is_written_back_without_what_was_masked_ends_nothing(
    resource: str, highest: str, settings: Settings
) -> None:
    """SEC-060, SEC-067: a record is read masked, and put again without the absences that say so."""
    found = _pair(resource, highest)
    assert found is not None
    base = {name: value for name, value in found[0].items() if name not in ("replacedBy", "replaces", "deathDate")}
    base |= {"status": "active"} if base.get("status") == "merged" else {}
    caller = {"clearance": highest}
    async with running(settings, [settled, references_unchecked]) as server:
        await _filled(server, resource, (base, base))
        path = f"/v1/{schemas.resource(resource).collection}/{base['id']}"
        before, masked = (await server.call("GET", path)).json(), await server.call("GET", path, caller=caller)
        absences = [each for each in masked.json()["absences"] if each["reason"] != "masked"]
        document = {**masked.json(), "absences": absences}
        document = document if "absences" in before else {n: v for n, v in document.items() if n != "absences"}
        headers = {"if-match": masked.headers["etag"]}
        written = await server.call("PUT", path, document, headers=headers, caller=caller)
        after = (await server.call("GET", path)).json()
        if written.status_code == 200:
            assert {**written.json(), "meta": None} == {**masked.json(), "meta": None}
        else:  # the record is one that nobody may change, or breaks a rule as it is
            assert written.status_code in (405, 409, 422), written.text
        assert {**after, "meta": None} == {**before, "meta": None}


async def test_a_row_without_what_was_masked_ends_nothing(settings: Settings) -> None:
    """SEC-060, BLK-044: a feed that does not see a member leaves it as it is, also where it changes others."""
    members = ("resourceType", "meta", "names", "sex", "birthDate", "nationalities", "residenceCountry", "pepStatus")
    person = {key: valid_document("Person/full")[key] for key in members} | {"status": "active", "id": "anna"}
    feed: Document = {"caller": {"clearance": "P"}}
    async with running(settings, [settled, references_unchecked]) as server:
        await server.server.store.run("bank", lambda unit: unit.create("Person", copy.deepcopy(person)))
        seen = (await server.call("GET", "/v1/persons/anna", **feed)).json()
        row = {key: value for key, value in seen.items() if key != "absences"} | {"sex": "1"}
        row["meta"] = {"source": row["meta"]["source"]}
        assert "pepStatus" not in row
        job = await done(server, path_of(await start_import(server, orjson.dumps(row), "partial", **feed)), **feed)
        outcomes = await contents(server, job["outcomeFiles"], **feed)
        assert [each["outcome"] for each in outcomes] == ["stored"], orjson.dumps(outcomes)
        after = (await server.call("GET", "/v1/persons/anna")).json()
        assert (after["sex"], after["pepStatus"]) == ("1", person["pepStatus"])


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
        await _granted(server, rowFilter=rule, entities=[{"resourceType": each} for each in ("Person", "MergeEvent")])
        headers = {"crm-purpose": str(valid_document("AccessGrant/full")["purpose"])}
        assert (await _told(server, "bank", VENDOR, ("GET", "/v1/persons/seen", None), **headers)).startswith("200")
        method, tail, body, more = OF_UNSEEN[name]
        never, *unseen = [
            (
                await _told(server, "bank", VENDOR, (method, f"/v1/persons/{each}{tail}", body), **headers, **more)
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
        await _granted(server, rowFilter=rule, entities=[{"resourceType": "PartyLink"}])
        who: Document = {
            "caller": VENDOR,
            "headers": {"crm-purpose": str(valid_document("AccessGrant/full")["purpose"])},
        }
        assert [each["sourceId"] for each in (await server.call("GET", f"{path}seen", **who)).json()["keys"]] == [
            "seen"
        ]
        answers = [await server.call("GET", f"{path}{key}", **who) for key in ("unseen", "never")]
        assert [each.status_code for each in answers] == [404, 404]
        assert _plain(server, "bank", answers[0]) == _plain(server, "bank", answers[1])


async def test_nobody_asks_by_identifiers_that_are_masked(settings: Settings) -> None:
    """SEC-065: a reference by a number would tell whether a person has it, and who."""
    person = {key: value for key, value in valid_document("Person/full").items() if not key.startswith("replace")}
    person |= {"status": "active", "id": "anna"}
    number = {key: person["identifiers"][0][key] for key in ("system", "value")}
    owner = {"type": "OrganizationUnit", "id": "branch"}
    task = {"resourceType": "Task", "taskType": "matchReview", "subject": "x", "priority": "high", "owner": owner}
    async with running(settings, [settled]) as server:

        def work(unit: Unit) -> None:
            unit.create("Person", {key: copy.deepcopy(person[key]) for key in person if key != "deathDate"})
            unit.create("Person", copy.deepcopy({**person, "id": "other", "identifiers": []}))

        await server.server.store.run("bank", work)
        for value in (number["value"], "110105194912310038"):
            about = [{"type": "Person", "identifier": {**number, "value": value}}]
            answer = await server.call("POST", "/v1/tasks", {**task, "about": about}, caller={"clearance": "I"})
            assert (answer.status_code, answer.json()["errors"][0]["requirement"]) == (403, "SEC-065"), answer.text
            assert answer.json()["errors"][0]["pointer"] == "/about/0/identifier"
            body = {"source": about[0], "reason": {"text": "x"}, "preview": True}
            headers = {"if-match": "*"}
            answer = await server.call(
                "POST", "/v1/persons/other:merge", body, headers=headers, caller={"clearance": "I"}
            )
            assert (answer.status_code, answer.json()["errors"][0]["requirement"]) == (403, "SEC-065"), answer.text
        answer = await server.call("POST", "/v1/tasks", {**task, "about": about}, caller={"clearance": "P"})
        assert answer.status_code == 422, answer.text


async def test_no_row_of_an_import_asks_by_identifiers_that_are_masked(settings: Settings) -> None:
    """SEC-065: two rows that differ in the number alone come to the same outcome, whether a person has it or not."""
    person = {**valid_document("Person/minimal"), "id": "anna"}
    number = {key: valid_document("Person/full")["identifiers"][0][key] for key in ("system", "value")}
    owner = {"type": "OrganizationUnit", "id": "branch"}
    task = {"resourceType": "Task", "taskType": "matchReview", "subject": "x", "priority": "high", "owner": owner}
    rows = [
        {**task, "id": f"t-{place}", "about": [{"type": "Person", "identifier": {**number, "value": value}}]}
        for place, value in enumerate((number["value"], "110105194912310038"))
    ]
    async with running(settings, [settled]) as server:
        await server.server.store.run(
            "bank", lambda unit: unit.create("Person", {**person, "identifiers": [{**number, "type": "nationalId"}]})
        )
        told = {}
        for clearance in "IP":
            who = {"caller": {"clearance": clearance}}
            _, found = await imported(server, lines(rows), "partial", **who)
            told[clearance] = [
                sorted((each["requirement"], each["pointer"]) for each in row["errors"]) for row in found
            ]
        masked = ("SEC-065", "/about/0/identifier")
        assert told["I"] == [[("GEN-060", "/owner/id"), masked]] * 2
        assert told["P"][0] != told["P"][1]
        assert masked not in [*told["P"][0], *told["P"][1]]


async def test_a_change_that_is_refused_anyway_does_not_compare_with_what_is_masked(settings: Settings) -> None:
    """SEC-065: the day of birth cannot be halved in by days of death that the status refuses in any case."""
    person = {key: value for key, value in valid_document("Person/full").items() if not key.startswith("replace")}
    person = {key: value for key, value in person.items() if key != "deathDate"} | {"status": "active", "id": "anna"}
    assert "1940" < person["birthDate"] < "1960"
    headers = {"content-type": MERGE, "if-match": "*"}
    async with running(settings, [settled, references_unchecked]) as server:
        await server.server.store.run("bank", lambda unit: unit.create("Person", copy.deepcopy(person)))
        told = {}
        for highest in "IP":
            told[highest] = [
                await _told(
                    server,
                    "bank",
                    {"clearance": highest},
                    ("PATCH", "/v1/persons/anna", {"deathDate": f"{year}-01-01"}),
                    **headers,
                )
                for year in ("1940", "1960")
            ]
        assert told["I"][0] == told["I"][1]
        assert told["I"][0].startswith("422")
        assert "PTY-007" in told["I"][0]
        assert ["PTY-006" in each for each in told["P"]] == [True, False]


@pytest.mark.parametrize("op", ["add", "replace", "remove", "test"])
async def test_no_operation_tells_how_a_hidden_member_is_made(op: str, settings: Settings) -> None:
    """SEC-065: a place that is there and one that is not are refused alike, though a later operation fails anyway."""
    person = {key: value for key, value in valid_document("Person/full").items() if not key.startswith("replace")}
    person |= {"status": "active", "id": "anna"}
    headers = {"content-type": JSON_PATCH, "if-match": "*"}
    async with running(settings, [settled, references_unchecked]) as server:
        await server.server.store.run("bank", lambda unit: unit.create("Person", copy.deepcopy(person)))
        told = []
        for place in ("/contactPoints/0/value", "/contactPoints/99/value"):
            steps = [{"op": op, "path": place, "value": "x"}, {"op": "test", "path": "/status", "value": "never"}]
            question = ("PATCH", "/v1/persons/anna", steps)
            told.append(await _told(server, "bank", {"clearance": "I"}, question, **headers))
        assert told[0] == told[1]
        assert told[0].startswith("403")


async def test_a_search_by_a_masked_member_leaves_its_trace(settings: Settings) -> None:
    """SEC-072: one event of the refusal, as of a refused scope."""
    async with running(settings) as server:
        for caller in ({"clearance": "P"}, {"scopes": ["channel.read"]}):
            answer = await server.call("GET", "/v1/persons?pepStatus[exists]=true", caller=caller)
            assert answer.status_code == 403, answer.text
            denied = await server.call("GET", "/v1/audit-events?decision=deny&objectType=Person&action=search")
            assert len(denied.json()["entries"]) == (1 if "clearance" in caller else 2)


async def test_the_trail_says_for_whom_a_vendor_acts(settings: Settings) -> None:
    """SEC-136: the provider stands in the audit event, also of what is denied."""
    async with running(settings) as server:
        assert (await server.call("GET", "/v1/persons", caller=VENDOR)).status_code == 403
        found = (await server.call("GET", "/v1/audit-events?onBehalfOf=Organization/org-030")).json()["entries"]
        assert [each["resource"]["decision"] for each in found] == ["deny"]


async def test_a_key_gives_no_answer_again_to_who_sees_less(settings: Settings) -> None:
    """SEC-060, API-032: the answer that is kept was made for another clearance or purpose."""
    person = creatable(next(each for each in samples("Person") if "birthDate" in each and each["status"] == "active"))
    headers = {"idempotency-key": "the-same"}
    async with running(settings, [references_unchecked]) as server:
        made = await server.call("POST", "/v1/persons", person, headers=headers, caller={"clearance": "P"})
        assert made.status_code == 201, made.text
        again = await server.call("POST", "/v1/persons", person, headers=headers, caller={"clearance": "P"})
        assert (again.status_code, again.content) == (201, made.content)
        other = await server.call("POST", "/v1/persons", person, headers=headers, caller={"clearance": "I"})
        assert (other.status_code, other.json()["errors"][0]["requirement"]) == (422, "API-032")
