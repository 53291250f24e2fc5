"""What a session can be helped with natively: bringing facts together, and comparing ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from crmstandard.validators.groups import Group, Row, Turn

Texts = bytes | Sequence[str]


class Sieve(Protocol):
    """Brings rows written as texts together and gives those groups that are to be judged."""

    def rows(self, text: bytes) -> Iterable[Row]:
        """The rows of a packed text."""

    def add(self, text: bytes, turn: Turn, *, by_value: bool) -> bool:
        """Takes a text of rows, those whose turn it is; False, and no rows, where it cannot.

        Of rows judged `by_value` one stands for all of the same key, resource and value.
        """

    def groups(self, rule: str, *, needs_others: Collection[str]) -> Iterator[Group] | None:
        """The groups of the rows taken, but those of one fact of a resource that needs others; None where it cannot."""


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
