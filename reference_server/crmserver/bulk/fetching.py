"""The files of a manifest: fetched from where the feed comes from, counted and held against their digests.

A manifest names files without folders; they are found beside one another under the address that it
gives as its source system. No redirect is followed, and an address inside a network of its own is
refused, as it is for webhooks. A name that ends with .gz or .zst says how a file is packed; digest and
size are those of the file as delivered.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import orjson

from crmserver.bulk.holding import Holding
from crmserver.bulk.spooling import STEP, Damaged, Spool
from crmserver.events.addresses import ON_BEHALF, Endpoint, Unresolved, WrongEndpoint, endpoint_of
from crmserver.refusals import Refusal, cite
from crmserver.steady import TooSlow, steady
from crmstandard.feeds.counts import Control, Sums

if TYPE_CHECKING:
    from crmserver.server import Server

CONNECT, READ = 10.0, 60.0  # seconds
TRIES = 3
INSIDE = "its address is inside a network that the server does not reach"
PACKED = {".gz": "gzip", ".zst": "zstd"}


class NotFetched(Exception):
    """A file that cannot be had; the text says why, without what it holds."""


async def fetch_all(holding: Holding) -> None:
    """Has every file of the manifest on the disk; raises Refusal where one is not as the manifest says."""
    manifest = holding.job.state.get("manifest")
    if manifest is None or "files" in holding.job.state:
        return
    ON_BEHALF.set((holding.job.tenant, holding.job.client))
    listed, room = [], holding.server.settings.max_import
    for number, each in enumerate(manifest["files"]):
        path = holding.folder / f"file-{number:05d}.ndjson"
        try:
            room -= await _fetched(holding.server, manifest["sourceSystem"], each, path, room)
        except NotFetched as error:
            raise NotAsSaid(each["name"], str(error)) from None
        holding.check()
        listed.append({"path": path.name, "name": each["name"], "resourceType": each["resourceType"]})
    told, total = manifest["recordCount"], sum(each["recordCount"] for each in manifest["files"])
    if told != total:
        raise NotAsSaid("manifest", f"recordCount is {told}, its files have {total}")
    await holding.save(files=listed)


class NotAsSaid(Refusal):
    """A file that is not as its manifest says."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__("invalid", cite("BLK-041", file=name))
        self.reason = f"{name}: {reason}"


@dataclass(frozen=True, slots=True)
class Delivered:
    """A file that was fetched: digest and bytes as delivered, and its bytes unpacked."""

    digest: str
    size: int
    unpacked: int


async def _fetched(server: Server, base: str, entry: dict[str, Any], path: Path, room: int) -> int:
    """Bytes of a file, once it is on the disk as the manifest says."""
    url = f"{base.rstrip('/')}/{entry['name']}"
    for left in range(TRIES - 1, -1, -1):
        try:
            found = await _spooled(server, url, path, room)
            break
        except httpx.TransportError as error:
            if not left:
                raise NotFetched(f"it cannot be fetched ({type(error).__name__})") from None
            await asyncio.sleep(0.2)
    as_said = server.bulk.as_said
    as_said(entry, "sha256", found.digest)
    as_said(entry, "byteCount", found.size)
    records, totals = await server.bulk.thread(_counted, path, entry, server.settings.max_body)
    as_said(entry, "recordCount", records)
    for control, wanted, total in totals:
        if total != wanted:
            named = f"{control.field} ({control.currency})" if control.currency else control.field
            raise NotFetched(f"the sum of {named} is {total}, expected {wanted}")
    return found.unpacked


def as_said(entry: dict[str, Any], name: str, found: Any) -> None:
    """Raises NotFetched where a manifest says otherwise of a file than it is."""
    if name in entry and entry[name] != found:
        raise NotFetched(f"{name} is {found}, expected {entry[name]}")


def _counted(path: Path, entry: dict[str, Any], longest: int) -> tuple[int, list[tuple[Control, Decimal, Decimal]]]:
    """Records of a file, and its control totals: what is summed, what it should be, what it is, exact."""
    wanted = {
        Control(each["field"], each.get("currency")): Decimal(each["sum"]) for each in entry.get("controlTotals", ())
    }
    sums, count = Sums(), 0
    with path.open("rb") as stream:
        for line in _filled(stream, longest):
            count += 1
            if wanted and (record := _record(line)) is not None:
                sums.add(0, wanted, record)
    return count, [(each, sum_, sums.by_control.get((0, each), Decimal(0))) for each, sum_ in wanted.items()]


def _record(line: bytes) -> dict[str, Any] | None:
    """The record of a line; None for what is none, which is refused by itself."""
    try:
        found = orjson.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _filled(stream: Any, longest: int) -> Iterator[bytes]:
    """Lines that hold something; of one that is longer than a record may be no more than that is held."""
    while line := stream.readline(longest + 1):
        begun, part = bool(line.strip()), line
        while not part.endswith(b"\n") and (part := stream.readline(STEP)):
            begun = begun or bool(part.strip())
        if begun:
            yield line


async def _spooled(server: Server, url: str, path: Path, room: int) -> Delivered:
    async with answered(server, url) as answer:
        if answer.status_code != 200:
            raise NotFetched(f"its address answers with {answer.status_code}, expected 200")
        spool, digest = Spool(path, PACKED.get(Path(urlsplit(url).path).suffix, "identity"), room), sha256()
        try:
            async for part in steady(answer.aiter_raw(), server.settings.body_seconds):
                digest.update(part)
                await server.bulk.thread(spool.add, part)
            await server.bulk.thread(spool.finish)
        except TooSlow:  # other jobs wait behind this one
            raise NotFetched("its bytes come too slowly") from None
        except Refusal:
            raise NotFetched("it is larger than the server takes") from None
        except Damaged:
            raise NotFetched("the compressed data is damaged or cut short") from None
        finally:
            spool.close()
    return Delivered(digest.hexdigest(), spool.packed, spool.size)


@asynccontextmanager
async def answered(server: Server, url: str) -> AsyncIterator[httpx.Response]:
    """The answer to a GET of an address that the server may reach; raises NotFetched."""
    try:
        endpoint = endpoint_of(url, plain_http=server.settings.callback_plain_http)
    except WrongEndpoint as error:
        raise NotFetched(INSIDE if error.requirement == "EVT-044" else "its address is not https") from None
    address = await _address(server, endpoint)
    shown = f"[{address}]" if ":" in address else address
    parsed = urlsplit(url)
    pinned = parsed._replace(netloc=f"{shown}:{endpoint.port}").geturl()
    headers = {"host": parsed.netloc, "accept-encoding": "identity"}
    limits = httpx.Timeout(READ, connect=CONNECT)
    trust = ssl.create_default_context(cafile=server.settings.callback_ca or None)
    async with httpx.AsyncClient(verify=trust, timeout=limits, follow_redirects=False, trust_env=False) as client:
        request = client.build_request("GET", pinned, headers=headers, extensions={"sni_hostname": endpoint.host})
        answer = await client.send(request, stream=True)
        try:
            yield answer
        finally:
            await answer.aclose()


async def _address(server: Server, endpoint: Endpoint) -> str:
    """The one address to connect to, checked; names are looked up once, so that they cannot change afterwards."""
    try:
        found = [endpoint.address] if endpoint.address else await server.addresses_of(endpoint.host)
    except Unresolved:
        raise NotFetched("the name of its host has no address") from None
    if not found or not all(server.permits(server.settings, each) for each in found):
        raise NotFetched(INSIDE)
    return str(found[0])
