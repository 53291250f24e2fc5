"""What composes records from the rows of flat files many at a time, where there is such: what it is given and tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, Protocol

from crmstandard.tabular.nest import Step


@dataclass(frozen=True, slots=True)
class Value:
    """An item that is a single value: its kind, and the cell that it stands in; null where there is none."""

    kind: str
    at: int | None


@dataclass(frozen=True, slots=True)
class Rows:
    """What a row of one file makes: its number of cells, those that are its keys, and the steps of an object."""

    width: int
    keys: tuple[int, ...]
    item: tuple[Step, ...] | Value


@dataclass(frozen=True, slots=True)
class Plan:
    """The files of one resource: that of the records first, keyed by their id, then those of the arrays named `arrays`.

    `default` are members that every record has. Where the cell `whole` is filled it holds the text of a record. An
    array comes before those within it.
    """

    default: Mapping[str, str]
    whole: int | None
    files: tuple[Rows, ...]
    arrays: tuple[tuple[str, ...], ...]


class Ended(Enum):
    """Why no further record was composed."""

    ENOUGH = 0
    LEFT = 1  # the next record has to be read exactly
    MORE = 2  # more of a file is needed
    DONE = 3


class Part(NamedTuple):
    """The text of a file from a place on, and whether nothing follows it."""

    text: bytes
    at: int
    is_last: bool


class Passed(NamedTuple):
    """How much of a file the composed records took."""

    size: int
    lines: int


class Composed(NamedTuple):
    """Records as lines of JSON, each in the line where its row begins; what they took, and why there are no more.

    The text has a line end for each line that was taken. `more` is the number of the file that is needed more of.
    """

    text: bytes
    records: int
    passed: Sequence[Passed]
    ended: Ended
    more: int


class Composer(Protocol):
    """Composes records of the files of one plan."""

    def __call__(self, parts: Sequence[Part], most: int) -> Composed:
        """The next records, at least `most` bytes where there are so many; the very texts that exact reading makes."""


class Compose(Protocol):
    """Makes the composer of a plan."""

    def __call__(self, plan: Plan) -> Composer:
        """The composer of a plan."""
