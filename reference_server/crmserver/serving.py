"""Running the server: what may be exposed how, the socket, the sample bank, credentials to try with, and uvicorn."""

from __future__ import annotations

import os
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from sqlalchemy.exc import ArgumentError, DBAPIError
from uvicorn.supervisors import Multiprocess

from crmserver import logs
from crmserver.app import create_app
from crmserver.auth.assembly import make_development_clients
from crmserver.auth.clients import DEVELOPMENT, read_clients
from crmserver.events.addresses import check_callbacks
from crmserver.promises import service_levels
from crmserver.sampling import load_provider, load_sample
from crmserver.settings import BadSetting, Settings, from_environment, to_environment
from crmserver.store.migrating import NewerDatabase
from crmserver.store.secret import check_secrets, write_secret
from crmserver.store.store import Store, open_store
from crmserver.store.vault import CannotOpen, vault_of
from crmstandard import schemas

BACKLOG = 2048
GRACE = 30  # seconds that requests in progress have when the server is told to stop
Say = Callable[[str], None]


class CannotServe(Exception):
    """The server does not start; the text says what to change."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to serve, where and how."""

    settings: Settings
    host: str
    port: int
    public_url: str = ""
    sample: int = 0
    tls_cert: Path | None = None
    tls_key: Path | None = None
    behind_proxy: bool = False
    workers: int = 1

    @property
    def local(self) -> bool:
        """Whether only this machine can connect."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def credentials(self) -> Path | None:
        """The file of credentials for development, where there are any."""
        needed = self.local and not self.settings.open_access and not self.settings.issuer
        return Path(f"{self.settings.database_path}.dev-client.json") if needed else None


def serve(plan: Plan, say: Say) -> None:
    """Serves until a signal ends it; raises CannotServe or BadSetting."""
    check(plan)
    listening = listen(plan)
    plan = replace(plan, settings=_addressed(plan, listening.getsockname()[1]))
    logs.configure(plan.settings.log_format, plan.settings.log_level)
    with opened(plan.settings) as store:
        if plan.sample:
            _load(plan, store, say)
        _register(plan, store)
    listening.listen(BACKLOG)
    for line in welcome(plan):
        say(line)
    _run(plan, listening)


def migrate_only(settings: Settings) -> None:
    """Brings the database up to date; raises CannotServe."""
    with opened(settings):
        pass


@contextmanager
def opened(settings: Settings, *, must_exist: bool = False) -> Iterator[Store]:
    """The store of a database, up to date; raises CannotServe where it cannot be had."""
    if must_exist and settings.is_sqlite and not Path(settings.database_path).is_file():
        raise CannotServe(f"there is no database {settings.database_path}")
    try:
        store = open_store(
            settings.database, [settings.tenant], durable=settings.durable, vault=vault_of(settings.key_file)
        )
    except NewerDatabase as error:
        raise CannotServe(
            f"the database is of a newer version ({error}); install that version of crmstandard"
        ) from None
    except ArgumentError:
        raise CannotServe("the database is neither a path nor a URL such as postgresql://user@host/name") from None
    except DBAPIError as error:
        reason = str(error.orig).strip().splitlines()[0]
        raise CannotServe(f"the database cannot be opened: {reason}") from None
    try:
        _expect_keys(store)
        yield store
    finally:
        store.close()


def _expect_keys(store: Store) -> None:
    """Raises CannotServe where keys of the database are sealed and nothing here opens them."""
    try:
        with store.database.reading() as connection:
            check_secrets(connection, store.vault)
    except CannotOpen:
        raise CannotServe(
            "private keys in the database are sealed, and "
            + ("no key of the key file opens them" if store.vault.seals else "CRM_KEY_FILE names no file to open them")
        ) from None


def check(plan: Plan) -> None:
    """Raises CannotServe or BadSetting for what would not be safe or cannot work, before anything is touched."""
    settings = plan.settings
    unknown = sorted(set(settings.profiles) - set(schemas.profiles()))
    if unknown:
        raise BadSetting(f"there is no profile {unknown[0]!r}; known are {', '.join(schemas.profiles())}")
    for name, allowed in (("log_format", logs.FORMS), ("log_level", logs.LEVELS)):
        if getattr(settings, name) not in allowed:
            raise BadSetting(f"CRM_{name.upper()} is {getattr(settings, name)!r}; expected {' or '.join(allowed)}")
    if not settings.is_sqlite and not settings.database.startswith("postgres"):
        raise BadSetting("the database is a path (SQLite) or a URL such as postgresql://user@host/name")
    if settings.body_seconds < 1:
        raise BadSetting("CRM_BODY_SECONDS is 0; expected 1 or more")
    vault_of(settings.key_file)
    read_clients(settings.clients)  # says now what is wrong with a file
    service_levels(settings.service_levels)
    check_callbacks(settings)
    if plan.workers > 1 and settings.is_sqlite:
        raise CannotServe("several workers need PostgreSQL: --db postgresql://…")
    _check_tls(plan)
    if not plan.local:
        _check_exposed(plan)


def _check_tls(plan: Plan) -> None:
    if (plan.tls_cert is None) != (plan.tls_key is None):
        raise CannotServe("--tls-cert and --tls-key go together")
    if plan.tls_cert is not None and plan.tls_key is not None:
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(plan.tls_cert, plan.tls_key)
        except (OSError, ssl.SSLError) as error:
            raise CannotServe(f"certificate or key cannot be used: {error.strerror or error}") from None


def _check_exposed(plan: Plan) -> None:
    """Beyond loopback: always tokens, always TLS, and only clients that the operator named."""
    settings = plan.settings
    if settings.open_access:
        raise CannotServe("--insecure-no-auth is for loopback; without it, clients are asked for tokens")
    if plan.tls_cert is None and not plan.behind_proxy:
        raise CannotServe(
            "beyond loopback the server needs --tls-cert and --tls-key; where a proxy in front has the "
            "certificate, say so with --plain-http-behind-proxy"
        )
    if not settings.issuer and not settings.clients:
        raise CannotServe(
            "beyond loopback the server needs clients: --clients FILE, or CRM_ISSUER for an issuer of yours"
        )


def listen(plan: Plan) -> socket.socket:
    """The socket, bound; raises CannotServe."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            plan.host, plan.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        made = socket.socket(family, kind, protocol)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
    except OSError as error:
        hint = "; --port 0 takes a free one" if plan.port else ""
        raise CannotServe(f"{plan.host}:{plan.port}: {error.strerror}{hint}") from None
    return made


def _addressed(plan: Plan, port: int) -> Settings:
    """The settings with the address that clients use."""
    if plan.public_url:
        return replace(plan.settings, public_url=plan.public_url.rstrip("/"))
    host = f"[{plan.host}]" if ":" in plan.host else plan.host
    return replace(plan.settings, public_url=f"{'https' if plan.tls_cert else 'http'}://{host}:{port}")


def _register(plan: Plan, store: Store) -> None:
    """Makes clients for development where they are safe; elsewhere those of an earlier start are taken back."""
    if plan.credentials:
        make_development_clients(store, plan.settings, plan.credentials)
        load_provider(store, plan.settings.tenant)
        return
    with store.database.writing() as connection:
        write_secret(connection, store.vault, DEVELOPMENT, b"[]")


def _load(plan: Plan, store: Store, say: Say) -> None:
    added = load_sample(store, plan.settings.tenant, plan.sample)
    say(f"Sample bank      {plan.sample:,} customers, {added:,} records added")


def welcome(plan: Plan) -> Iterator[str]:
    """What an operator wants to see first."""
    url = plan.settings.public_url
    yield f"Address          {url}"
    yield f"API page         {url}/docs"
    yield f"What it can do   {url}/.well-known/crmstandard"
    yield f"Database         {_shown(plan.settings)}"
    header = ""
    if plan.settings.open_access:
        yield "Access           OPEN: everybody on this machine may do everything (--insecure-no-auth)"
    if plan.credentials:
        yield f"Credentials      {plan.credentials} (for development; new at each start)"
        header = f'-H "Authorization: Bearer $(crmstandard token {plan.credentials})" '
    if not (plan.credentials or plan.settings.open_access or plan.settings.key_file):
        yield "Private keys     lie in the database as they are; crmstandard keys new makes a file to seal them with"
    if plan.credentials or plan.settings.open_access:
        yield f"Try              curl {header}'{url}/v1/customers?limit=2'"


def _shown(settings: Settings) -> str:
    """The database without a password."""
    from sqlalchemy.engine import make_url

    return settings.database_path if settings.is_sqlite else make_url(settings.database).render_as_string()


def application() -> FastAPI:
    """The application of a worker process, by the environment."""
    settings = from_environment()
    logs.configure(settings.log_format, settings.log_level)
    return create_app(settings)


def _run(plan: Plan, listening: socket.socket) -> None:
    config = uvicorn.Config(create_app(plan.settings), **_options(plan))
    if plan.workers > 1:
        os.environ.update(to_environment(plan.settings))
        config = uvicorn.Config("crmserver.serving:application", factory=True, workers=plan.workers, **_options(plan))
        Multiprocess(config, [listening]).run()
        return
    server = uvicorn.Server(config)
    server.run(sockets=[listening])
    if not server.started:
        raise CannotServe("the server did not start; the log says why")


def _options(plan: Plan) -> dict[str, Any]:
    return {
        "log_config": None,
        "access_log": False,
        "lifespan": "on",
        "ws": "none",
        "proxy_headers": False,
        "timeout_graceful_shutdown": GRACE,
        "ssl_certfile": plan.tls_cert,
        "ssl_keyfile": plan.tls_key,
    }
