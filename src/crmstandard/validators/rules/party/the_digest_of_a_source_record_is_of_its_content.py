"""PTY-095: the digest of a source record is that of its content."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from crmstandard.validators.registry import Breach, Document, breach, rule


@rule("PTY-095", "SourceRecord", needs=("content",))
def the_digest_of_a_source_record_is_of_its_content(source: Document) -> Iterator[Breach]:
    """The digest is of the UTF-8 bytes, with nothing added at the end."""
    if sha256(source["content"].encode()).hexdigest() != source["sha256"]:
        yield breach("/sha256")
