"""The operations that are explored: those that a system declares, the riskier the more often."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crmconformance.target import Target
from crmstandard import schemas
from crmstandard.operations import requests, source

# Cases in one round, by interaction: what writes or takes much of a client can go wrong in more ways.
WEIGHTS = {"create": 6, "replace": 4, "patch": 4, "search": 3}
CUSTOM, USUAL = 3, 1
PARAMETER = re.compile(r"\{\w+\}")
PREFIX = "/v1/"


@dataclass(frozen=True)
class Operation:
    """One operation: its method, the template of its path, the resource whose records it is about, its weight."""

    method: str
    path: str
    resource: str
    weight: int

    @property
    def label(self) -> str:
        """Its name."""
        return f"{self.method} {self.path}"

    @property
    def creates(self) -> bool:
        """Whether it takes a new record."""
        return self.method == "POST" and self.path == f"{PREFIX}{schemas.resource(self.resource).collection}"


def operations(target: Target) -> list[Operation]:
    """Those that are explored. Left out is what acts outside of the system or for long: tokens, webhooks, bulk jobs."""
    return [*_uniform(target), *_custom(target)]


def _uniform(target: Target) -> Iterator[Operation]:
    for resource, offered in sorted(target.resources.items()):
        for interaction, rows in requests(schemas.resource(resource)).items():
            if interaction in offered:
                for method, path in rows:
                    yield Operation(method, path, resource, WEIGHTS.get(interaction, USUAL))


def _custom(target: Target) -> Iterator[Operation]:
    by_collection = {schemas.resource(name).collection: name for name in target.resources}
    for each in source()["operations"]:
        path = str(each["path"])
        resource = by_collection.get(re.split("[:/]", path.removeprefix(PREFIX))[0])
        if resource and path.removeprefix(PREFIX) in target.operations:
            yield Operation(str(each["method"]).upper(), path, resource, CUSTOM)
