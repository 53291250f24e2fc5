"""SEC-131: the hash of an audit event is the SHA-256 digest of its canonical JSON without hash and meta."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule


def digest(event: Document) -> str:
    """SHA-256 of what the chain protects; records hold no fractions, so sorted compact JSON is that of RFC 8785."""
    content = {name: value for name, value in event.items() if name not in {"hash", "meta"}}
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


@rule("SEC-131", "AuditEvent")
def the_hash_of_an_audit_event_is_its_digest(event: Document) -> Iterator[Breach]:
    """A changed byte shows."""
    if event["hash"] != digest(event):
        yield breach("/hash")
