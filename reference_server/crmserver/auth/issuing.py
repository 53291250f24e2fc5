"""What the server asks of an issuer of tokens."""

from __future__ import annotations

from typing import Any, Protocol


class Issuer(Protocol):
    """Where tokens come from."""

    url: str

    def capability(self) -> dict[str, Any]:
        """The member `authentication` of the capability statement."""
