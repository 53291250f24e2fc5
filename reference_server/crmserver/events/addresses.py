"""Where the server may call: the form of an endpoint, and which addresses are none of the bank's own network.

The check is made on addresses, not on names: once when a subscription is made, and again by what
opens the connection, on the very address that it connects to. So a name that changes its address in
between leads nowhere.
"""

from __future__ import annotations

import asyncio
import re
import socket
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, partial
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from pathlib import Path
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

from crmserver.settings import BadSetting, Settings

Address = IPv4Address | IPv6Address
Rows = list[tuple[object, object, object, object, tuple[str, ...]]]
PATIENCE = 5.0  # seconds for a name
PORTS = {"https": 443, "http": 80}
FREE = 1024  # ports below are those of other services of a host
HOST = re.compile(r"[a-z0-9]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9_-]*[a-z0-9])?)*\.?")
NUMBER = re.compile(r"(0x[0-9a-f]*|[0-9]+)\.?")  # a last label that makes the host an IPv4 address in some reading
# Not private to every Python, and yet no place to call: transition, translation, documentation and segments of routes.
NOWHERE = tuple(
    map(
        ip_network,
        (
            *("192.88.99.0/24", "192.0.0.0/24", "2002::/16", "2001::/32", "64:ff9b::/96", "64:ff9b:1::/48"),
            *("fec0::/10", "3fff::/20", "5f00::/16"),
        ),
    )
)
THREADS, EACH = 32, 4  # lookups at once: of all, and of one client
NAMES = ThreadPoolExecutor(THREADS, thread_name_prefix="crmserver-names")
Client = tuple[str, str]  # tenant and client
ON_BEHALF: ContextVar[Client] = ContextVar("on_behalf", default=("", ""))  # of whom names are looked up


class WrongEndpoint(ValueError):
    """An endpoint that events are not sent to; `requirement` says why."""

    def __init__(self, requirement: str) -> None:
        super().__init__(requirement)
        self.requirement = requirement


class Unresolved(OSError):
    """A name that has no address now."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An endpoint taken apart; `host` is lower-case, `address` set where it is a literal one."""

    scheme: str
    host: str
    port: int
    address: Address | None = None


def endpoint_of(text: str, *, plain_http: bool = False) -> Endpoint:
    """The parts of an endpoint; raises WrongEndpoint for what is no plain https address of a host."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise WrongEndpoint("EVT-043") from None
    scheme, host = parts.scheme.lower(), parts.hostname or ""
    odd = "@" in parts.netloc or "\\" in text or "#" in text or not host or not text.isascii()
    odd = odd or not text.startswith(f"{scheme}://") or not text.isprintable() or " " in text
    if odd or scheme not in PORTS or (scheme == "http" and not plain_http):
        raise WrongEndpoint("EVT-043")
    port = PORTS[scheme] if port is None else port
    if port != PORTS[scheme] and port < FREE:
        raise WrongEndpoint("EVT-043")
    return Endpoint(scheme, host, port, _literal(host))


def _literal(host: str) -> Address | None:
    """The address that a host is; None for a name. Raises WrongEndpoint for an address in disguise."""
    try:
        return ip_address(host)
    except ValueError:
        pass
    if NUMBER.fullmatch(host.removesuffix(".").rpartition(".")[2]):
        raise WrongEndpoint("EVT-044")
    if len(host) > 253 or not HOST.fullmatch(host):
        raise WrongEndpoint("EVT-043")
    return None


@cache
def networks(names: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    """The networks of the setting; raises BadSetting."""
    try:
        return tuple(ip_network(name) for name in names)
    except ValueError as error:
        raise BadSetting(f"CRM_CALLBACK_NETWORKS: {error}; expected networks such as 10.1.2.0/24") from None


def check_callbacks(settings: Settings) -> None:
    """Raises BadSetting for settings of callbacks that cannot be used."""
    networks(settings.callback_networks)
    if settings.callback_ca and not Path(settings.callback_ca).is_file():
        raise BadSetting(f"CRM_CALLBACK_CA: there is no file {settings.callback_ca}")
    if settings.callback_attempts < 1:
        raise BadSetting("CRM_CALLBACK_ATTEMPTS is 0; expected 1 or more")


def permits(settings: Settings, address: Address) -> bool:
    """Whether events may go to an address: one of the internet, or of a network that the operator allows."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return permits(settings, address.ipv4_mapped)
    if any(address in network for network in networks(settings.callback_networks)):
        return True
    special = address.is_reserved or address.is_multicast or address.is_unspecified or address.is_link_local
    return address.is_global and not special and not any(address in network for network in NOWHERE)


class Names:
    """Looks names up, so many of one client at once that slow ones hold up none of others."""

    def __init__(self) -> None:
        self._places: WeakValueDictionary[Client, asyncio.Semaphore] = WeakValueDictionary()

    async def addresses_of(self, host: str) -> list[Address]:
        """Every address of a host, in the order of the resolver; raises Unresolved."""
        try:
            async with asyncio.timeout(PATIENCE):
                rows = await self._rows(host)
        except (OSError, UnicodeError, TimeoutError):
            raise Unresolved(host) from None
        return list(dict.fromkeys(ip_address(row[4][0]) for row in rows))

    async def _rows(self, host: str) -> Rows:
        """What the resolver says; a thread goes on after nobody waits for it, and keeps its place until it is done."""
        place = self._places.setdefault(ON_BEHALF.get(), asyncio.Semaphore(EACH))
        await place.acquire()
        looking = asyncio.get_running_loop().run_in_executor(NAMES, _look_up, host)
        looking.add_done_callback(partial(_leave, place))
        return await asyncio.shield(looking)


def _leave(place: asyncio.Semaphore, looking: asyncio.Future[Rows]) -> None:
    """Gives a place back; what went wrong is taken note of, since nobody may wait for it any more."""
    place.release()
    if not looking.cancelled():
        looking.exception()


def _look_up(host: str) -> Rows:
    found: Rows = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)  # type: ignore[assignment]
    return found
