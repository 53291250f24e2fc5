"""What a session can be helped with natively: bringing facts together, and comparing ids."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from crmstandard.validators.groups import Group

Texts = bytes | Sequence[str]


class Sieve(Protocol):
    """Brings rows on disk together and gives those groups that are to be judged."""

    def add(self, text: bytes, turn: int, turns: int) -> bool:
        """Takes a JSON list of rows, of several turns those whose turn it is; False, and no rows, where it cannot."""

    def groups(self, rule: str, *, needs_others: Collection[str]) -> Iterator[Group]:
        """The groups of the rows taken, but those of one fact of a resource that needs others."""


class Lookup(Protocol):
    """Compares ids of records with each other and with those that references name.

    They come as texts or as a JSON list of texts; what cannot take a list says so with False.
    """

    at_once: int  # ids that it has room for

    def begin(self, turn: int, turns: int) -> None:
        """Forgets everything; of what comes only each whose turn it is is taken."""

    def add(self, ids: Texts, *, counts: bool) -> bool:
        """Takes ids; those that come again are odd where they count."""

    def find(self, keys: Texts) -> bool:
        """Looks for keys among the ids; those that are not there are odd."""

    def odd(self) -> Mapping[str, int] | None:
        """How often each odd one came since the last time; None where they are too many to be told at once."""


class Native(NamedTuple):
    """The helpers of one run."""

    sieve: Sieve
    lookup: Lookup
