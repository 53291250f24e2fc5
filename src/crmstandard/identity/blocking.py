"""Blocking keys: strings that two records of one party most likely share. They are digests, not the data."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from crmstandard.identity import normal
from crmstandard.identity.normal import STRONG, Document


def keys_of(document: Document) -> set[str]:
    """The keys under which candidates for a record are looked up.

    A digest keeps the text out of an index; whoever can guess a value can still test the guess.
    """
    return set(ordered_keys(document))


def ordered_keys(document: Document) -> list[str]:
    """The keys with those first that fewest other parties share."""
    return [sha256(each.encode()).hexdigest()[:32] for each in dict.fromkeys(_clear(document))]


def _clear(document: Document) -> Iterator[str]:
    for kind, space, value in sorted(normal.identifiers(document)):
        if kind in STRONG:
            yield f"identifier:{kind}:{space.partition('|')[0]}:{value}"
    names, born = sorted(normal.names(document)), normal.birth_date(document)
    if born:
        yield from (f"born:{born}:{each}" for each in names)
    yield from (f"contact:{each}" for each in sorted(normal.contacts(document)))
    yield from (f"name:{each}" for each in names)
