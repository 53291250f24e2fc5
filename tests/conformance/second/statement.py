"""What the system says of itself: the capability statement, and the description of just that."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from crmstandard import schemas
from crmstandard.analytics.segments import catalogue_of
from crmstandard.sources import read_json, root
from tests.conformance.second.call import LARGEST_BODY
from tests.conformance.second.paging import LARGEST, PART
from tests.conformance.second.tokens import ISSUER, PATH, RESOURCE
from tests.conformance.second.wire import JSON
from tests.conformance.second.writing import MERGE_PATCH

CLASSES = ("security", "search", "history", "coreWrite", "coreRead", "workflow")
ALL = ("search", "history", "create", "read", "patch", "delete", "replace")
# Not every resource can do all that the standard would let it do.
Offer = Mapping[str, tuple[str, ...]]
OFFERED: Offer = {
    "Lead": ALL,
    "Person": ALL,
    "Case": ("create", "read", "patch", "delete", "search", "history"),
    "PartyRelationship": ("create", "read", "search", "patch", "delete"),
    "Organization": ("create", "read", "search", "history", "replace"),
    "Feedback": ("create", "read", "search", "history", "replace", "delete"),
    "Channel": ("create", "read", "delete", "patch"),
    "OrganizationUnit": ("create", "read"),
    "SourceRecord": ("create", "read", "search"),
}
FIELDS: Mapping[str, tuple[str, ...]] = {
    "Lead": ("prospect", "status", "receivedAt", "productInterests", "rating", "expiresAt"),
    "Person": ("birthDate", "nationalities", "sex", "status"),
    "Case": ("owner", "channel", "caseType", "receivedAt", "priority"),
    "PartyRelationship": ("to", "from", "type"),
    "Organization": ("status", "foundingDate"),
    "Feedback": ("status", "feedbackType", "invitedAt"),
    "SourceRecord": ("sourceSystem", "sourceKey"),
}
# Interaction -> path below the collection and method of what it offers.
PLACES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "create": (("", "post"),),
    "search": (("", "get"), ("/search", "post")),
    "read": (("/{id}", "get"),),
    "replace": (("/{id}", "put"),),
    "patch": (("/{id}", "patch"),),
    "delete": (("/{id}", "delete"),),
    "history": (("/{id}/history", "get"), ("/{id}/versions/{versionId}", "get")),
}
OPEN = ("/.well-known/crmstandard", "/openapi.json", "/healthz", "/readyz", ISSUER, RESOURCE)


def scope_of(resource: str, verb: str) -> str:
    """The scope of reading or writing a resource."""
    return f"{resource[0].lower()}{resource[1:]}.{verb}"


def scopes(offered: Offer = OFFERED) -> list[str]:
    """Every scope that a token may have."""
    return [scope_of(name, verb) for name in offered for verb in ("write", "read")]


def statement(origin: str, offered: Offer, classes: tuple[str, ...]) -> dict[str, Any]:
    """The capability statement."""
    return {
        "vendor": "Second Systems",
        "product": "A pocket CRM",
        "version": "0.0-tests",
        "environment": "development",
        "specVersion": "1.0.0",
        "conformanceClasses": list(classes),
        "resources": [_resource(name, interactions) for name, interactions in offered.items()],
        "features": ["fapi2"],
        "formats": [MERGE_PATCH, JSON, PART],
        "limits": {"idempotencyHours": 48, "maxBodyBytes": LARGEST_BODY, "maxPageSize": LARGEST},
        "authentication": {
            "issuer": f"{origin}/",
            "tokenEndpoint": origin + PATH,
            "methods": ["clientSecret"],
            "scopes": scopes(offered),
        },
    }


def _resource(name: str, interactions: tuple[str, ...]) -> dict[str, Any]:
    made: dict[str, Any] = {"operations": list(interactions), "name": name}
    if "search" not in interactions:
        return made
    single = [each for each in FIELDS[name] if not catalogue_of(name).attributes[each].many]
    return made | {"searchFields": list(FIELDS[name]), "sortFields": ["id", "meta.recordedAt", *single]}


def description(offered: Offer) -> dict[str, Any]:
    """The generated description of the standard, cut down to what is offered."""
    whole = _whole()
    kept: dict[str, set[str]] = {path: {"get"} for path in OPEN}
    for name, interactions in offered.items():
        base = f"/v1/{schemas.resource(name).collection}"
        for path, method in (place for each in interactions for place in PLACES[each]):
            kept.setdefault(base + path, {"parameters"}).add(method)
    paths = {path: {name: node for name, node in whole["paths"][path].items() if name in kept[path]} for path in kept}
    return {**whole, "paths": paths}


@cache
def _whole() -> dict[str, Any]:
    found: dict[str, Any] = read_json(root() / "src" / "crmstandard" / "openapi.json")
    return found
