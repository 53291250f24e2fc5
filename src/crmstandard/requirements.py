"""The requirement register: every normative sentence of the standard, by its permanent id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from crmstandard.sources import read_yaml, spec_files


class UnknownRequirement(KeyError):
    """An id that the register does not hold."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One observable sentence: id, level (MUST, SHOULD, MAY), text, reason and finding message.

    What is observed over HTTP also has a topic (spec/topics.yaml), the conformance class that it
    belongs to and, where it binds only those who declare it, the optional feature.
    """

    id: str
    level: str
    kind: str
    since: str
    text: Mapping[str, str]
    message: Mapping[str, str]
    why: Mapping[str, str] = field(default_factory=dict)
    fix: Mapping[str, str] = field(default_factory=dict)
    keywords: tuple[str, ...] = ()
    format: str | None = None
    unverified: Mapping[str, str] | None = None
    topic: str | None = None
    conformance_class: str | None = None
    capability: str | None = None

    def say(self, lang: str, params: Mapping[str, Any]) -> str:
        """The message of a finding in `lang`, its parameters filled in; a parameter may be in both languages."""
        template = self.message.get(lang) or self.message["en"]
        chosen = {name: value[lang] if isinstance(value, Mapping) else value for name, value in params.items()}
        return template.format_map(_Named(chosen))


class _Named(dict[str, Any]):
    """Leaves a parameter that a finding did not give visible as its name."""

    def __missing__(self, key: str) -> str:
        return f"({key})"


def _row(row: Mapping[str, Any]) -> Requirement:
    values = dict(row)
    values["keywords"] = tuple(values.get("keywords", ()))
    values["conformance_class"] = values.pop("class", None)
    return Requirement(**values)


@cache
def requirements() -> Mapping[str, Requirement]:
    """Every requirement by id, in the order of the register files."""
    rows = [_row(row) for path in spec_files("requirements", ".yaml") for row in read_yaml(path)]
    return {row.id: row for row in rows}


def requirement(identifier: str) -> Requirement:
    """The requirement with this id; raises UnknownRequirement."""
    try:
        return requirements()[identifier]
    except KeyError:
        raise UnknownRequirement(identifier) from None


@cache
def by_keyword() -> Mapping[str, str]:
    """JSON Schema keyword -> id of the requirement that a failure of it breaks."""
    return {word: row.id for row in requirements().values() for word in row.keywords}
