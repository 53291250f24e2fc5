"""The files of a manifest: fetched from where the feed comes from, counted and held against their digests.

A manifest names files without folders; they are found beside one another under the address that it
gives as its source system. No redirect is followed, and an address inside a network of its own is
refused, as it is for webhooks.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

from crmserver.bulk.folders import measured
from crmserver.bulk.holding import Holding
from crmserver.bulk.spooling import Damaged, Spool
from crmserver.refusals import Refusal, cite
from crmserver.settings import Settings

if TYPE_CHECKING:
    from crmserver.server import Server

CONNECT, READ = 10.0, 60.0  # seconds
TRIES = 3


class NotFetched(Exception):
    """A file that cannot be had; the text says why, without what it holds."""


async def fetch_all(holding: Holding) -> None:
    """Has every file of the manifest on the disk; raises Refusal where one is not as the manifest says."""
    manifest = holding.job.state.get("manifest")
    if manifest is None or "files" in holding.job.state:
        return
    listed, room = [], holding.server.settings.max_import
    for number, each in enumerate(manifest["files"]):
        path = holding.folder / f"file-{number:05d}.ndjson"
        try:
            room -= await _fetched(holding.server, manifest["sourceSystem"], each, path, room)
        except NotFetched as error:
            raise NotAsSaid(each["name"], str(error)) from None
        holding.check()
        listed.append({"path": path.name, "name": each["name"], "resourceType": each["resourceType"]})
    await holding.save(files=listed)


class NotAsSaid(Refusal):
    """A file that is not as its manifest says."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__("invalid", cite("BLK-041", file=name))
        self.reason = f"{name}: {reason}"


async def _fetched(server: Server, base: str, entry: dict[str, Any], path: Path, room: int) -> int:
    """Bytes of a file, once it is on the disk as the manifest says."""
    url = f"{base.rstrip('/')}/{entry['name']}"
    for left in range(TRIES - 1, -1, -1):
        try:
            await _spooled(server, url, path, room)
            break
        except httpx.TransportError as error:
            if not left:
                raise NotFetched(f"it cannot be fetched ({type(error).__name__})") from None
            await asyncio.sleep(0.2)
    found = await server.bulk.thread(measured, path, entry["resourceType"])
    wanted = {"sha256": found.digest, "byteCount": found.size, "recordCount": await server.bulk.thread(_records, path)}
    for name, value in wanted.items():
        if name in entry and entry[name] != value:
            raise NotFetched(f"{name} is {value}, expected {entry[name]}")
    return found.size


def _records(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(1 for _ in _filled(stream))


def _filled(stream: Any) -> Any:
    """Lines that hold something; a line of any length is never held as a whole."""
    begun = False
    while part := stream.readline(1 << 16):
        begun = begun or bool(part.strip())
        if begun and (part.endswith(b"\n") or len(part) < 1 << 16):
            yield True
            begun = False


async def _spooled(server: Server, url: str, path: Path, room: int) -> None:
    async with answered(server.settings, url) as answer:
        if answer.status_code != 200:
            raise NotFetched(f"its address answers with {answer.status_code}, expected 200")
        spool = Spool(path, "identity", room)
        try:
            async for part in answer.aiter_raw():
                await server.bulk.thread(spool.add, part)
            await server.bulk.thread(spool.finish)
        except (Refusal, Damaged):
            raise NotFetched("it is larger than the server takes") from None
        finally:
            spool.close()


@asynccontextmanager
async def answered(settings: Settings, url: str) -> AsyncIterator[httpx.Response]:
    """The answer to a GET of an address that the server may reach; raises NotFetched."""
    parsed = urlsplit(url)
    host = parsed.hostname or ""
    port = parsed.port or (443 if parsed.scheme == "https" else 80)
    address = await _address(settings, parsed.scheme, host, port)
    shown = f"[{address}]" if ":" in address else address
    pinned = parsed._replace(netloc=f"{shown}:{port}").geturl()
    headers = {"host": parsed.netloc.rpartition("@")[2], "accept-encoding": "identity"}
    limits = httpx.Timeout(READ, connect=CONNECT)
    async with httpx.AsyncClient(timeout=limits, follow_redirects=False, trust_env=False) as client:
        request = client.build_request("GET", pinned, headers=headers, extensions={"sni_hostname": host})
        answer = await client.send(request, stream=True)
        try:
            yield answer
        finally:
            await answer.aclose()


async def _address(settings: Settings, scheme: str, host: str, port: int) -> str:
    """The one address to connect to, checked; names are looked up once, so that they cannot change afterwards."""
    if scheme != "https" and not (scheme == "http" and settings.callback_plain_http):
        raise NotFetched("its address is not https")
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        raise NotFetched("the name of its host is not known") from None
    addresses = [ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found]
    allowed = [ipaddress.ip_network(each, strict=False) for each in settings.callback_networks]
    for each in map(_plain, addresses):
        if not _public(each) and not any(each in network for network in allowed if network.version == each.version):
            raise NotFetched("its address is inside a network that the server does not reach")
    if not addresses:
        raise NotFetched("its host has no address")
    return str(addresses[0])


def _plain(address: Any) -> Any:
    """The IPv4 address that an IPv6 address stands for, where it does."""
    return getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None) or address


def _public(address: Any) -> bool:
    return bool(address.is_global and not address.is_multicast and not address.is_reserved)
