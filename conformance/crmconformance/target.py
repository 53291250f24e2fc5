"""What a system says of itself in its capability statement, ready to be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from crmconformance.wire import whole
from crmstandard import schemas

WELL_KNOWN = "/.well-known/crmstandard"


@dataclass(frozen=True)
class Target:
    """A capability statement, read tolerantly: what is not as it should be counts as not declared."""

    statement: Mapping[str, Any]

    @cached_property
    def resources(self) -> dict[str, tuple[str, ...]]:
        """The declared resources of the standard with their interactions."""
        known = schemas.resources()
        rows = [each for each in _list(self.statement.get("resources")) if isinstance(each, dict)]
        return {
            str(each["name"]): tuple(map(str, _list(each.get("operations"))))
            for each in rows
            if each.get("name") in known
        }

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """The declared conformance classes."""
        return tuple(map(str, _list(self.statement.get("conformanceClasses"))))

    @cached_property
    def features(self) -> frozenset[str]:
        """The declared optional features."""
        return frozenset(map(str, _list(self.statement.get("features"))))

    @cached_property
    def operations(self) -> frozenset[str]:
        """The declared custom operations, such as `persons:match`."""
        return frozenset(map(str, _list(self.statement.get("operations"))))

    @cached_property
    def profiles(self) -> tuple[str, ...]:
        """The declared profiles."""
        return tuple(map(str, _list(self.statement.get("profiles"))))

    @cached_property
    def service_levels(self) -> tuple[Mapping[str, Any], ...]:
        """The declared service levels."""
        return tuple(each for each in _list(self.statement.get("serviceLevels")) if isinstance(each, dict))

    @property
    def token_url(self) -> str:
        """Where a token is got; empty where the statement does not say."""
        found = self.statement.get("authentication")
        return str(found.get("tokenEndpoint", "")) if isinstance(found, dict) else ""

    @property
    def environment(self) -> str:
        """What the system is used for."""
        return str(self.statement.get("environment", ""))

    @property
    def spec_version(self) -> str:
        """The version of the standard that it follows."""
        return str(self.statement.get("specVersion", ""))

    def limit(self, name: str) -> int | None:
        """A declared limit."""
        limits = self.statement.get("limits")
        return whole(limits.get(name)) if isinstance(limits, dict) else None

    def page(self, wanted: int) -> int:
        """So many records on a page, or as many as may be asked for."""
        return min(wanted, self.limit("maxPageSize") or wanted)

    def offering(self, *interactions: str) -> list[str]:
        """The declared resources that have all of these interactions, by name."""
        return sorted(name for name, offered in self.resources.items() if set(interactions) <= set(offered))

    def search_fields(self, resource: str) -> tuple[str, ...]:
        """The declared search fields of a resource."""
        return tuple(map(str, _list(self._row(resource).get("searchFields"))))

    def sorts_by(self, resource: str, field: str) -> bool:
        """Whether a search field is declared as one to sort by; a statement that names none leaves it open."""
        declared = self._row(resource).get("sortFields")
        return declared is None or field in _list(declared)

    def _row(self, resource: str) -> Mapping[str, Any]:
        """What the statement says of a resource."""
        rows = [each for each in _list(self.statement.get("resources")) if isinstance(each, dict)]
        return next((each for each in rows if each.get("name") == resource), {})


def collection(resource: str) -> str:
    """The path of the collection of a resource."""
    return f"/v1/{schemas.resource(resource).collection}"


def scope(resource: str, verb: str) -> str:
    """The scope of reading or writing a resource."""
    return f"{resource[0].lower()}{resource[1:]}.{verb}"


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
