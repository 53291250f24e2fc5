"""The form of an event: CloudEvents 1.0 in structured JSON, the record inside as its reader may see it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from crmserver.access.showing import shown_class
from crmserver.events.outbox import Change
from crmserver.store.values import instant
from crmstandard import schemas

MEDIA = "application/cloudevents+json"
LEAST = "I"  # the class of the subject, which every event carries


def source(tenant: str) -> str:
    """The system that the events of a tenant come from."""
    return f"urn:crmstandard:reference-server:{quote(tenant, safe='')}"


def envelope(tenant: str, change: Change, data: dict[str, Any] | None) -> dict[str, Any]:
    """The event of a change; `data` is the record as the reader may see it, None for a deletion."""
    resource = schemas.resource(change.resource)
    kind = change.resource[0].lower() + change.resource[1:]
    made: dict[str, Any] = {
        "specversion": "1.0",
        "id": f"event-{change.seq:020d}",
        "source": source(tenant),
        "type": f"crm.{kind}.{change.verb}.v1",
        "subject": f"{resource.collection}/{change.id}",
        "time": instant(change.recorded_at),
        "validtime": _since(change, data),
        "sequence": f"{change.seq:020d}",
        "privacyclass": LEAST if data is None else shown_class(change.resource, data),
    }
    if data is not None:
        made |= {"datacontenttype": "application/json", "dataschema": resource.schema["$id"], "data": data}
    return made


def _since(change: Change, data: dict[str, Any] | None) -> str:
    """From when the change is true: as the record has it where that is a time, not only a date."""
    start = str((data or {}).get("meta", {}).get("validTime", {}).get("start", ""))
    return start if "T" in start else instant(change.valid_from)
