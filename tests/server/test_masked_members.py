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

import orjson
import pytest

from crmserver.access.decision import decide
from crmserver.auth.caller import Caller
from crmserver.judging import judge, write_only
from crmserver.settings import Settings
from crmserver.store.fields import fields_of
from crmstandard import schemas
from tests.mutants.probing import settled
from tests.server.bulk import contents, done, path_of, start_export, start_import
from tests.server.running import Running, references_unchecked, running
from tests.server.telling import FILTER, MERGE, OWN, TENANTS, VENDOR, answered, filled, granted, plain
from tests.vectors import resource_vectors, valid_document

pytestmark = pytest.mark.anyio
Document = dict[str, Any]
JSON_PATCH = "application/json-patch+json"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
INSIDE = Caller("tests", "bank", frozenset(), "urn:x", "u", "user", None, "P", "t", 2**31)


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


async def _same(server: Running, caller: Document, question: tuple[str, str, Any], **headers: str) -> str:
    """The answer that both tenants give; fails where one answers otherwise."""
    one, other = [await answered(server, tenant, caller, question, **headers) for tenant in TENANTS]
    assert one == other, question
    assert not one.startswith("5"), question
    return one


async def _exports(server: Running, caller: Document, resource: str, **headers: str) -> None:
    found = []
    for tenant in TENANTS:
        who = {"caller": {**caller, "tenant": tenant}, "headers": headers}
        started = await start_export(server, {"resourceTypes": [resource]}, **copy.deepcopy(who))
        if started.status_code != 202:
            found.append(plain(server, tenant, started))
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
        await filled(server, resource, (base, other))
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
        await filled(server, resource, (base, other))
        row = orjson.dumps({name: value for name, value in base.items() if name not in write_only(resource)})
        told = []
        for tenant in TENANTS:
            who: Any = {"caller": {"clearance": highest, "tenant": tenant}}
            job = await done(server, path_of(await start_import(server, row, "partial", **copy.deepcopy(who))), **who)
            told.append(
                [(each["outcome"], each.get("errors")) for each in await contents(server, job["outcomeFiles"], **who)]
            )
        assert told[0] == told[1]


async def test_a_vendor_learns_nothing_of_members_that_its_grant_does_not_name(settings: Settings) -> None:
    """SEC-061, SEC-065, SEC-066."""
    base = {**valid_document("Person/full"), "id": "anna"}
    other = {**base, "birthDate": "1961-07-08", "sex": "1" if base.get("sex") != "1" else "2"}
    async with running(settings, [settled, references_unchecked]) as server:
        await filled(server, "Person", (base, other))
        await granted(server)
        purpose = str(valid_document("AccessGrant/full")["purpose"])
        headers = {"crm-purpose": purpose}
        assert (await answered(server, "bank", VENDOR, ("GET", "/v1/persons/anna", None), **headers)).startswith("200")
        assert await _asked(server, "Person", VENDOR, (base, other, ("birthDate", "sex")), **headers) >= 10


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
        await filled(server, resource, (base, base))
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
