"""The capability statement, made from the parts that run, so that it cannot say more or less."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from crmserver.bulk import parquet
from crmserver.handlers.pages import LARGEST
from crmserver.store.fields import fields_of, sort_fields
from crmstandard import schemas
from crmstandard.operations import declared, interactions, source

if TYPE_CHECKING:
    from crmserver.server import Server

SPEC_VERSION = "1.0.0"
# Conformance class -> the handler whose presence makes it true.
CLASSES = {
    "coreRead": "read",
    "coreWrite": "create",
    "search": "search",
    "history": "history",
    "workflow": "update",
    "bulk": "startExport",
    "events": "readEvents",
    "security": "requestToken",
    "identity": ":merge",
    "analytics": ":run",
    "governance": ":withdraw",
}
FEATURES = {
    "jsonPatch": "patch",
    "webhooks": "createSubscription",
    "bulkImport": "startImport",
    "metrics": "readMetrics",
    "serverTiming": "read",
}
# Feature -> the task without which it does nothing.
BESIDE = {"webhooks": "deliveries"}
FORMATS = (
    "application/json",
    "application/problem+json",
    "application/merge-patch+json",
    "application/json-patch+json",
)


def statement(server: Server) -> dict[str, Any]:
    """The capability statement of this server."""
    settings, running = server.settings, server.handlers
    idle = {feature for feature, task in BESIDE.items() if task not in server.tasks or not settings.background}
    bulk = ("application/x-ndjson",) if "startExport" in running else ()
    columns = "startExport" in running and parquet.offered()
    made: dict[str, Any] = {
        "vendor": "crmstandard",
        "product": "crmstandard reference server",
        "version": version("crmstandard"),
        "environment": settings.environment,
        "specVersion": SPEC_VERSION,
        "conformanceClasses": [
            *(name for name, handler in CLASSES.items() if handler in running),
            *(["serviceQuality"] if server.service_levels else []),
        ],
        "profiles": list(settings.profiles),
        "resources": [_resource(name, running) for name in sorted(schemas.resources())],
        "operations": sorted(operations(server)),
        "features": [
            *(name for name, handler in FEATURES.items() if handler in running and name not in idle),
            "signedResponses",
            *(["parquet"] if columns else []),
        ],
        "formats": [*FORMATS, *bulk, *([parquet.MEDIA] if columns else [])],
        "limits": {
            "maxPageSize": LARGEST,
            "maxBodyBytes": settings.max_body,
            "idempotencyHours": settings.idempotency_hours,
            "requestsPerMinute": settings.requests_per_minute,
        },
    }
    if server.service_levels:
        made["serviceLevels"] = server.service_levels
    return made | server.authentication() | {"evidenceKeys": server.evidence.keys()}


def _resource(name: str, running: Any) -> dict[str, Any]:
    about = schemas.resource(name)
    offered = [declared(each) for each in interactions(about) if each in running]
    made: dict[str, Any] = {"name": name, "operations": offered}
    fields = list(fields_of(name))
    return {**made, "searchFields": fields, "sortFields": list(sort_fields(name))} if fields else made


def operations(server: Server) -> list[str]:
    """The custom operations that run, as the statement names them: persons:match, persons/{id}:merge."""
    found = []
    for each in source()["operations"]:
        path, colon, verb = str(each["path"]).rpartition(":")
        if colon and path.startswith("/v1/") and f":{verb}" in server.handlers:
            found.append(f"{path.removeprefix('/v1/')}:{verb}")
    return found
