"""One execution of a check: whom it asks, for what, and its own reproducible names and random numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from random import Random
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from crmconformance.target import Target, collection
from crmstandard.findings import Finding
from crmstandard.validators import Session


@dataclass
class Trial:
    """The surroundings of a script. All of it stands in the record of the run, nothing comes from outside.

    `key` names the trial in the journal: `API-042/a_known_version_is_not_sent_again[Person]#1`;
    `subject` is what it runs for, mostly a resource; `settings` are the public settings of the run.
    """

    key: str
    seed: str
    target: Target
    subject: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    _drawn: int = 0

    def __post_init__(self) -> None:
        """Random numbers that are the same for the same run and trial."""
        self.random = Random(self._digest("random"))  # noqa: S311 - reproducible on purpose

    def _digest(self, more: str) -> str:
        return sha256(f"{self.seed}\0{self.key}\0{more}".encode()).hexdigest()

    def word(self, length: int = 12) -> str:
        """A word that no other trial uses: of small letters and digits, a letter first."""
        self._drawn += 1
        return "t" + self._digest(str(self._drawn))[: length - 1]

    @property
    def resource(self) -> str:
        """The resource that the trial is for."""
        return self.subject

    @property
    def path(self) -> str:
        """The collection of that resource."""
        return collection(self.subject)

    def local(self, address: str, asked: str) -> str:
        """The path below the address of the system that a Location or a link in the answer to a path leads to."""
        if not address:
            return ""
        base, parts = urlsplit(self._url), self._whole(address, asked)
        path = parts.path.removeprefix(base.path) if parts.path.startswith(f"{base.path}/") else parts.path
        return f"{path}?{parts.query}" if parts.query else path

    def elsewhere(self, address: str, asked: str = "") -> str:
        """Where a Location or a link in the answer to a path leads that does not lead to the system; mostly empty."""
        base, parts = urlsplit(self._url), self._whole(address, asked)
        if _authority(parts) != _authority(base):
            return f"{parts.scheme}://{parts.netloc}"
        return "" if parts.path.startswith(f"{base.path}/") else parts.path

    @property
    def _url(self) -> str:
        return str(self.settings.get("url", ""))

    def _whole(self, address: str, asked: str) -> SplitResult:
        try:
            return urlsplit(urljoin(self._url + asked, address))
        except ValueError:  # no address at all
            return SplitResult("", address, "", "", "")

    @property
    def clients(self) -> frozenset[str]:
        """The roles for which the run has credentials."""
        return frozenset(self.settings.get("clients", ()))

    @property
    def deep(self) -> bool:
        """Whether the run tries everything, without a budget."""
        return bool(self.settings.get("deep"))

    def errors(self, resource: str, document: Any) -> list[Finding]:
        """What the validator of the standard finds wrong in a document."""
        return [each for each in Session(resource).check(document) if each.level == "error"]


def _authority(address: SplitResult) -> tuple[str, str | None, int | None]:
    """Scheme, host and port of an address, the port that is meant without one among them."""
    try:
        port = address.port
    except ValueError:
        port = -1
    return address.scheme, address.hostname, {"http": 80, "https": 443}.get(address.scheme) if port is None else port
