"""What an operator sets; each has a name in the environment that begins with CRM_."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

LISTS = ("profiles", "cors_origins", "callback_networks")


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one server.

    `database` is a path (SQLite) or a URL (PostgreSQL). `durable` waits for the disk at each commit.
    `key_file` holds the keys that private keys of the server are sealed with in the database; without
    it they are kept there as they are. `issuer` and `jwks_url` name an external authorization server;
    without them the built-in issuer serves. `public_url` is the address that clients use.
    `callback_networks` are private networks that webhooks may reach, `callback_ca` is a file of the
    authorities that their certificates are checked against instead of those of the system; an event is
    tried `callback_attempts` times, first again after `callback_wait` seconds. Bodies are in bytes;
    `body_seconds` is how long one may keep the server waiting, a second more for each 4 KiB that came.
    `job_lease` are the seconds after which another process takes over a job whose process is gone.
    `service_levels` is a JSON file with the array of service levels that are promised. `otlp_endpoint`
    is the address of an OpenTelemetry collector; without it there are no traces.
    """

    database: str = "crmstandard.db"
    files: str = ""
    durable: bool = True
    public_url: str = "http://127.0.0.1:8480"
    environment: str = "development"
    profiles: tuple[str, ...] = ()
    tenant: str = "bank"
    clients: str = ""
    key_file: str = ""
    issuer: str = ""
    jwks_url: str = ""
    audience: str = ""
    open_access: bool = False
    max_body: int = 2 * 1024 * 1024
    max_import: int = 20 * 1024**3
    body_seconds: int = 60
    requests_per_minute: int = 60_000
    idempotency_hours: int = 48
    event_days: int = 30
    job_hours: int = 24
    job_lease: int = 30
    cors_origins: tuple[str, ...] = ()
    callback_networks: tuple[str, ...] = ()
    callback_plain_http: bool = False
    service_levels: str = ""
    callback_ca: str = ""
    callback_attempts: int = 8
    callback_wait: int = 2
    otlp_endpoint: str = ""
    log_format: str = "text"
    log_level: str = "info"
    background: bool = True

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is a file."""
        return "://" not in self.database or self.database.startswith("sqlite")

    @property
    def database_path(self) -> str:
        """Path of the SQLite file, also where development credentials and job files stand beside; else a name."""
        return self.database.removeprefix("sqlite:///") if self.is_sqlite else "crmstandard"

    @property
    def files_path(self) -> str:
        """Folder of the files of bulk jobs."""
        return self.files or f"{self.database_path}.files"


class BadSetting(ValueError):
    """A setting that cannot be used; the text says which and why."""


def from_environment(environment: Mapping[str, str] = os.environ, **given: Any) -> Settings:
    """The settings of an environment, `given` ones first; raises BadSetting."""
    made: dict[str, Any] = {}
    for each in fields(Settings):
        text = environment.get(f"CRM_{each.name.upper()}")
        if text is not None:
            made[each.name] = _read(each.name, each.default, text)
    return Settings(**{**made, **{name: value for name, value in given.items() if value is not None}})


def to_environment(settings: Settings) -> dict[str, str]:
    """The environment that gives these settings again: how worker processes get them."""
    return {f"CRM_{each.name.upper()}": _written(getattr(settings, each.name)) for each in fields(Settings)}


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _read(name: str, default: Any, text: str) -> Any:
    if name in LISTS:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if isinstance(default, bool):
        if text.lower() not in ("0", "1", "true", "false"):
            raise BadSetting(f"CRM_{name.upper()} is {text!r}; expected true or false")
        return text.lower() in ("1", "true")
    if isinstance(default, int):
        if not text.isdigit():
            raise BadSetting(f"CRM_{name.upper()} is {text!r}; expected a whole number")
        return int(text)
    return text
