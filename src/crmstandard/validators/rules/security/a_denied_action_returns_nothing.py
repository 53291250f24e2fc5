"""SEC-137: what was denied was not shown."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("SEC-137", "AuditEvent")
def a_denied_action_returns_nothing(event: Document) -> Iterator[Breach]:
    """Neither fields nor records."""
    if event["decision"] == "deny":
        yield from (breach(f"/{name}", member=name) for name in ("returnedFields", "count") if event.get(name))
