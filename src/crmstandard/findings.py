"""What a validator says about a record: one finding a fault, in the words of the requirement register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from crmstandard.requirements import requirement

Level = Literal["error", "warning", "notEvaluated"]
LEVELS: Mapping[str, Level] = {"MUST": "error", "SHOULD": "warning", "MAY": "warning"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: its source (file name or URL) and line, counted from 1."""

    source: str | None = None
    line: int | None = None


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of one record, or one rule that could not be judged.

    `pointer` is an RFC 6901 pointer into the record. `params` fill the message template of the
    register and never hold a value of the record; `value` does, and only callers that were asked
    to show values print it. `caused_by` names the place of the finding that this one follows from.
    """

    requirement: str
    level: Level
    pointer: str
    keyword: str | None = None
    resource: str | None = None
    record: str | None = None
    place: Place = NOWHERE
    caused_by: str | None = None
    params: Mapping[str, Any] = field(default_factory=dict)
    value: Any = field(default=None, repr=False, compare=False)

    @property
    def message(self) -> str:
        """The finding in plain English."""
        return self.text("en")

    @property
    def source(self) -> str | None:
        """File or URL that the record came from, where known."""
        return self.place.source

    @property
    def line(self) -> int | None:
        """Line of the record in its source, counted from 1, where known."""
        return self.place.line

    def text(self, lang: str) -> str:
        """The finding in plain words; `lang` is `en` or `zh`."""
        return requirement(self.requirement).say(lang, self.params)

    def at(self, place: Place, resource: str | None = None, record: str | None = None) -> Finding:
        """The same finding with the place and identity of its record filled in."""
        return Finding(
            self.requirement, self.level, self.pointer, self.keyword, resource or self.resource, record or self.record,
            place, self.caused_by, self.params, self.value,
        )  # fmt: skip


def finding(identifier: str, pointer: str, *, keyword: str | None = None, value: Any = None, **params: Any) -> Finding:
    """A finding whose level is the one that the register gives to the requirement."""
    level = LEVELS[requirement(identifier).level]
    return Finding(identifier, level, pointer, keyword=keyword, params=params, value=value)
