"""What a client sees of parties: matches, merges, what takes them back, and keys of source systems.

Ids come from a counter and times go on with each unit of work, so what is told of an answer has names in the
place of the ids of the cast, no times, and lists in one order unless their order says something.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import orjson

from tests.server.running import Running
from tests.server.test_identity_matching import NUMBERS, named, resident
from tests.server.test_identity_merging import BANK

Probe = tuple[str, httpx.Response]
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z")
ID = re.compile(r"record-[0-9]+|kept-[0-9a-f]+")
NOT_TOLD = ("requestId", "instance", "content", "sha256")  # of a request, or digests of times
ORDERED = ("candidates", "statusHistory")
NAME, REASON = "Grace Merged", {"text": "one and the same"}
CUSTOMER = {"resourceType": "Customer", "customerType": "retail", "lifecycleStage": "prospect"}
KEPT = "https://w3id.org/crmstandard/1/systems/record"


@dataclass
class Cast:
    """The records of the play, each under the name by which the probes know it."""

    server: Running
    ids: dict[str, str] = field(default_factory=dict)

    async def make(self, name: str, path: str, document: dict[str, Any]) -> None:
        """A new record under a name; a server that makes none leaves the name to nobody."""
        answer = await self.server.call("POST", f"/v1/{path}", document)
        self.ids[name] = _told(answer).get("id", "nobody")

    async def read(self, path: str, name: str = "") -> httpx.Response:
        """A record, or a collection, as it is now."""
        return self.plain(await self.server.call("GET", f"/v1/{path}/{self.ids[name]}" if name else f"/v1/{path}"))

    async def change(self, path: str, name: str, members: dict[str, Any]) -> httpx.Response:
        """The answer to a merge patch."""
        headers = {"content-type": "application/merge-patch+json", "if-match": "*"}
        return self.plain(await self.server.call("PATCH", f"/v1/{path}/{self.ids[name]}", members, headers=headers))

    async def match(self, sought: dict[str, Any]) -> httpx.Response:
        """The answer to a match."""
        return self.plain(await self.server.call("POST", "/v1/persons:match", sought))

    async def merge(self, golden: str, retired: str, event: str = "", **more: Any) -> httpx.Response:
        """The answer to a merge; its event is known under a name from then on."""
        body = {"source": {"type": "Person", "id": self.ids[retired]}, "reason": REASON, **more}
        path = f"/v1/persons/{self.ids[golden]}:merge"
        answer = await self.server.call("POST", path, body, headers={"if-match": "*"})
        if event:
            self.ids[event] = _told(answer).get("id", "nobody")
        return self.plain(answer)

    async def unmerge(self, event: str) -> httpx.Response:
        """The answer to taking a merge back."""
        path = f"/v1/merge-events/{self.ids[event]}:unmerge"
        return self.plain(await self.server.call("POST", path, {"reason": REASON}, headers={"if-match": "*"}))

    async def resolve(self, key: str) -> httpx.Response:
        """The answer to the resolving of the key of a record."""
        query = {"system": KEPT, "sourceId": key}
        return self.plain(await self.server.call("GET", "/v1/party-links:resolve", params=query))

    def plain(self, answer: httpx.Response) -> httpx.Response:
        """An answer with the same content in every run."""
        names = {identifier: name for name, identifier in self.ids.items()}
        told = orjson.dumps(_settled(_told(answer), names), option=orjson.OPT_SORT_KEYS)
        return httpx.Response(answer.status_code, content=told)


def _told(answer: httpx.Response) -> dict[str, Any]:
    """The JSON object of an answer; empty where it holds none."""
    try:
        found = orjson.loads(answer.content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {"told": found}


def _settled(value: Any, names: dict[str, str], member: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _settled(each, names, name) for name, each in value.items() if name not in NOT_TOLD}
    if isinstance(value, list):
        made = [_settled(each, names) for each in value]
        in_one_order = sorted(made, key=lambda each: orjson.dumps(each, option=orjson.OPT_SORT_KEYS))
        return made if member in ORDERED else in_one_order
    if isinstance(value, str):
        return ID.sub(lambda found: names.get(found[0], "another"), TIME.sub("then", value))
    return value


def _mail(name: str) -> dict[str, str]:
    return {"system": "email", "value": f"{name}@example.com"}


async def identity(server: Running) -> AsyncIterator[Probe]:
    """Matches and merges of four records of one name, two of which are customers of one bank."""
    cast, number, other = Cast(server), resident(NUMBERS[0]), resident(NUMBERS[2])
    numbers: dict[str, list[Any]] = {"one": [number], "two": [number], "three": [], "four": [other]}
    for name, identifiers in numbers.items():
        await cast.make(name, "persons", named(NAME, contactPoints=[_mail(name)], identifiers=identifiers))
    await cast.make("bank", "organization-units", BANK)
    for name in ("one", "two"):
        about = {"party": {"type": "Person", "id": cast.ids[name]}}
        bank = {"bankUnit": {"type": "OrganizationUnit", "id": cast.ids["bank"]}}
        await cast.make(f"customer {name}", "customers", {**CUSTOMER, **about, **bank})
    for part in (_matches(cast, number, other), _refused(cast, other), _merged(cast), _taken_back(cast)):
        async for each in part:
            yield each


async def _matches(cast: Cast, number: Any, other: Any) -> AsyncIterator[Probe]:
    known = {"names": [NAME], "identifiers": [number]}
    bodies: dict[str, dict[str, Any]] = {
        "match": known,
        "one match": {**known, "count": 1},
        "certain matches": {**known, "onlyCertainMatches": True},
        "no certain match": {"names": [NAME], "onlyCertainMatches": True},
        "another number": {"names": [NAME], "identifiers": [other], "contactPoints": [_mail("one")]},
    }
    for name, body in bodies.items():
        yield name, await cast.match(body)
    for name in ("one", "two", "three", "four"):
        yield f"{name} after the matches", await cast.read("persons", name)


async def _refused(cast: Cast, other: Any) -> AsyncIterator[Probe]:
    yield "into itself", await cast.merge("one", "one")
    yield "veto", await cast.merge("one", "four")
    yield "task", await cast.read("tasks")
    yield "not its identifier", await cast.merge("one", "two", identifiers=[other])
    yield "preview", await cast.merge("one", "two", "first", preview=True)
    yield "two after the preview", await cast.read("persons", "two")
    yield "unmerge of a preview", await cast.unmerge("first")
    for state in ("approved", "applied"):
        yield f"event to {state}", await cast.change("merge-events", "first", {"status": state})


async def _merged(cast: Cast) -> AsyncIterator[Probe]:
    yield "merge", await cast.merge("one", "two", "first")
    async for each in _pair(cast, "after the merge"):
        yield each
    yield "persons after the merge", await cast.read("persons?limit=100")
    yield "change of a retired record", await cast.change("persons", "two", {"sex": "1"})
    yield "merge of a retired record", await cast.merge("three", "two")
    yield "key of two", await cast.resolve(cast.ids["two"])
    yield "unknown key", await cast.resolve("a key that nobody has")
    yield "event to reversed", await cast.change("merge-events", "first", {"status": "reversed"})


async def _taken_back(cast: Cast) -> AsyncIterator[Probe]:
    yield "another merge", await cast.merge("three", "one", "second")
    yield "three after another merge", await cast.read("persons", "three")
    yield "key of two after another merge", await cast.resolve(cast.ids["two"])
    yield "veto by records merged before", await cast.merge("three", "four")
    for name, event in (("too early", "first"), ("second", "second"), ("first", "first"), ("twice", "first")):
        yield f"unmerge {name}", await cast.unmerge(event)
    yield "three after the unmerge", await cast.read("persons", "three")
    async for each in _pair(cast, "after the unmerge"):
        yield each


async def _pair(cast: Cast, when: str) -> AsyncIterator[Probe]:
    """Both records of the first merge, and the customers that they are."""
    for name in ("one", "two"):
        yield f"{name} {when}", await cast.read("persons", name)
        yield f"customer {name} {when}", await cast.read("customers", f"customer {name}")
