"""Who calls, as the token says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caller:
    """A client that has proved itself.

    `source` is the registered URI of the client, `provider` the id of the outside organization that it
    works for (such a caller needs an access grant), `clearance` the highest privacy class that a
    client of the bank itself sees.
    """

    client: str
    tenant: str
    scopes: frozenset[str]
    source: str
    actor: str
    actor_kind: str
    provider: str | None
    clearance: str
    token_id: str
    expires_at: int
