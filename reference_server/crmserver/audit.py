"""What an audit event says of a request."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crmserver.access.grants import provider_type
from crmserver.access.view import View
from crmserver.request import Request
from crmstandard import schemas
from crmstandard.validators.session import ID

REASONS = (
    f"{schemas.BASE}requirements"  # the system of reasons: an action is denied by the requirement that asks for it
)
# Handlers whose names are no codes of the list of actions: what they refuse is traced by these.
ACTIONS = {
    "version": "history",
    "filter": "search",
    "patch": "update",
    "readEvents": "search",
    "readDeadLetters": "search",
    "createSubscription": "create",
    "searchSubscriptions": "search",
    "readSubscription": "read",
    "deleteSubscription": "delete",
    ":rotate-key": "update",
    ":match": "match",
    ":merge": "merge",
    ":unmerge": "unmerge",
    ":withdraw": "transition",
    ":resolve": "read",
    ":overview": "read",
    ":register": "read",
    "startExport": "export",
    "startImport": "import",
    "readJob": "read",
    "readJobFile": "export",
    "cancelJob": "delete",
    "readMetrics": "read",
}


def event(
    request: Request,
    view: View | None = None,
    *,
    action: str | None = None,
    resource: str | None = None,
    record: str | None = None,
    count: int | None = None,
    fields: Iterable[str] = (),
    denied_by: str | None = None,
    masked: bool = False,
) -> dict[str, Any]:
    """The members of an audit event that a request decides; the chain adds number, time and digests.

    `denied_by` is the requirement by which the action was denied.
    """
    caller = request.known
    handler = request.matched.handler
    kind = resource or request.operation.get("resource")
    made: dict[str, Any] = {
        "client": caller.source,
        "actorKind": caller.actor_kind,
        "action": action or ACTIONS.get(handler, handler),
        "decision": _decision(view, denied_by, masked),
        "requestId": request.id,
    }
    if kind:
        made["objectType"] = kind
    if kind and record and ID.fullmatch(record):  # what was asked for may be no id at all
        made["object"] = {"type": kind, "id": record}
    if caller.provider is not None:
        made["onBehalfOf"] = {"type": provider_type(), "id": caller.provider}
    made |= {"purpose": request.purpose} if request.purpose else {}
    made |= {"count": count} if count is not None else {}
    if denied_by:
        return made | {"reason": {"codings": [{"system": REASONS, "code": denied_by}]}} | _of_view(view, ())
    made |= {"grant": request.grant} if request.grant else {}
    return made | _of_view(view, fields)


def _decision(view: View | None, denied_by: str | None, masked: bool) -> str:
    if denied_by:
        return "deny"
    return "permitMasked" if masked or not (view is None or view.whole) else "permit"


def _of_view(view: View | None, fields: Iterable[str]) -> dict[str, Any]:
    if view is None:
        return {}
    made: dict[str, Any] = {"maxPrivacyClass": view.max_class}
    if view.grant:
        made["grant"] = view.grant
    named = sorted(fields)
    return {**made, "returnedFields": named} if named else made
