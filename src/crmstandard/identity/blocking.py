"""Blocking keys: strings that two records of one party most likely share. They are digests, not the data."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from crmstandard.identity import normal
from crmstandard.identity.normal import Document


def keys_of(document: Document) -> set[str]:
    """The keys under which candidates for a record are looked up.

    A digest keeps the text out of an index; whoever can guess a value can still test the guess.
    """
    return {sha256(each.encode()).hexdigest()[:32] for each in _clear(document)}


def _clear(document: Document) -> Iterator[str]:
    for kind, _, value in normal.identifiers(document):
        yield f"identifier:{kind}:{value}"
    for each in normal.contacts(document):
        yield f"contact:{each}"
    born = normal.birth_date(document)
    for each in normal.names(document):
        yield f"name:{each}"
        if born:
            yield f"born:{born}:{each[0]}"
