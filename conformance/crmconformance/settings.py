"""`conformance.toml`: what to test, with whose credentials, how; secrets stand in it only as references."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

FILE = "conformance.toml"
MAIN = "main"
SECRETS = ("secret", "token", "key")
MEMBERS = ("id", *SECRETS, "scope", "provider")


class BadConfiguration(ValueError):
    """A configuration that cannot be used; the text says what to change."""


@dataclass(frozen=True, slots=True)
class Client:
    """Credentials of one role: a secret, a private key or a token, each named by where it is kept.

    `provider` is the id of the organization that a client from outside works for.
    """

    role: str
    id: str = ""
    secret: str = ""
    key: str = ""
    token: str = ""
    scope: str = ""
    provider: str = ""


@dataclass(frozen=True, slots=True)
class Configuration:
    """Everything that a run is told. Times are in seconds, sizes in bytes."""

    url: str
    folder: Path = Path()
    clients: Mapping[str, Client] = field(default_factory=dict)
    token_url: str = ""
    ca: str = ""
    certificate: str = ""
    certificate_key: str = ""
    other_certificate: str = ""
    other_certificate_key: str = ""
    proxy: str = ""
    output: str = "conformance-run"
    jobs: int = 2
    timeout: float = 20.0
    largest: int = 16 * 1024 * 1024
    callback: str = ""
    callback_certificate: str = ""
    callback_key: str = ""
    callback_proxied: bool = False
    feed: tuple[str, ...] = ()
    known: tuple[str, ...] = ()

    @property
    def out(self) -> Path:
        """Folder of journal and reports."""
        return self.folder / self.output

    def public(self) -> dict[str, Any]:
        """What of it stands in the record of a run: no secret, no reference to one."""
        return {
            "url": self.url,
            "clients": sorted(self.clients),
            "providers": {role: each.provider for role, each in self.clients.items() if each.provider},
            "timeout": self.timeout,
            "callback": self.callback,
            "certificate": bool(self.certificate),
            "otherCertificate": bool(self.other_certificate),
            "feed": list(self.feed),
            "known": list(self.known),
        }


SECTIONS: Mapping[str, Mapping[str, type]] = {
    "target": {
        "url": str,
        "token_url": str,
        "ca": str,
        "certificate": str,
        "certificate_key": str,
        "other_certificate": str,
        "other_certificate_key": str,
        "proxy": str,
        "callback": str,
        "callback_certificate": str,
        "callback_key": str,
        "callback_proxied": bool,
    },
    "run": {"jobs": int, "timeout": float, "output": str, "largest": int},
    "feed": {"files": list},
    "baseline": {"known": list},
}


def read(path: Path) -> Configuration:
    """The configuration in a file; raises BadConfiguration."""
    try:
        content = tomllib.loads(path.read_text())
    except FileNotFoundError:
        raise BadConfiguration(f"there is no {path}; `crmstandard conformance init --url URL` writes one") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadConfiguration(f"{path} cannot be read: {error}") from None
    return configuration(content, path.parent)


def configuration(content: Mapping[str, Any], folder: Path) -> Configuration:
    """The configuration that a document holds; raises BadConfiguration."""
    values: dict[str, Any] = {}
    for section, rows in content.items():
        if section == "clients":
            values["clients"] = {role: _client(role, row) for role, row in rows.items()}
        elif section in SECTIONS:
            values |= _section(section, rows)
        else:
            raise BadConfiguration(f"[{section}] is not known; sections are {', '.join((*SECTIONS, 'clients'))}")
    if not values.get("url"):
        raise BadConfiguration("[target] url is missing: the address of the system, such as https://crm.example.com")
    values["url"] = str(values["url"]).rstrip("/")
    if not values["url"].startswith(("http://", "https://")):
        raise BadConfiguration(f"[target] url is {values['url']!r}; it begins with https:// (or http:// on loopback)")
    values["feed"], values["known"] = tuple(values.pop("files", ())), tuple(values.get("known", ()))
    return Configuration(folder=folder, **values)


def _section(section: str, rows: Any) -> dict[str, Any]:
    if not isinstance(rows, dict):
        raise BadConfiguration(f"{section} is a section: [{section}]")
    for name, value in rows.items():
        wanted = SECTIONS[section].get(name)
        if wanted is None:
            raise BadConfiguration(f"[{section}] {name} is not known; members are {', '.join(SECTIONS[section])}")
        if not isinstance(value, (int, float) if wanted is float else wanted) or isinstance(value, bool) is not (
            wanted is bool
        ):
            raise BadConfiguration(f"[{section}] {name} is {value!r}; expected a value like {wanted()!r}")
    return dict(rows)


def _client(role: str, row: Any) -> Client:
    if not isinstance(row, dict):
        raise BadConfiguration(f"[clients.{role}] is a section with id and secret, key or token")
    for name, value in row.items():
        if name not in MEMBERS or not isinstance(value, str):
            raise BadConfiguration(f"[clients.{role}] {name} is not known; members are {', '.join(MEMBERS)}")
        if name in SECRETS and not value.startswith(("env:", "file:")):
            raise BadConfiguration(
                f"[clients.{role}] {name} holds a secret itself; write where it is kept instead: "
                f'"env:NAME" or "file:PATH" (or "file:PATH#/member" of a JSON file)'
            )
    if not any(row.get(name) for name in SECRETS):
        raise BadConfiguration(f"[clients.{role}] needs secret, key or token")
    return Client(role, **row)


def resolved(reference: str, folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The secret that a reference leads to; raises BadConfiguration saying what is not there."""
    kind, _, where = reference.partition(":")
    if kind == "env":
        if not environment.get(where):
            raise BadConfiguration(f"the environment variable {where} is not set; the configuration names it")
        return environment[where].strip()
    name, _, pointer = where.partition("#")
    try:
        text = (folder / name).read_text()
        return str(_member(orjson.loads(text), pointer)) if pointer else text.strip()
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise BadConfiguration(f"the secret at {where} cannot be read: {type(error).__name__}") from None


def _member(node: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        node = node[int(step)] if isinstance(node, list) else node[step]
    return node
