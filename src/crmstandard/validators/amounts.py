"""The money members of a record, for rules on signs and currencies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from crmstandard.validators.registry import Breach, Document, breach


def moneys(record: Document, names: Iterable[str]) -> Iterator[tuple[str, Document]]:
    """Name and value of each money member of `names` that the record has."""
    yield from ((name, record[name]) for name in names if name in record)


def not_negative(record: Document, names: Iterable[str]) -> Iterator[Breach]:
    """A breach for each money member of `names` below zero."""
    for name, money in moneys(record, names):
        if money["amount"].startswith("-") and Decimal(money["amount"]) < 0:  # "-0.00" is not below zero
            yield breach(f"/{name}/amount", member=name)


def in_currency(record: Document, names: Iterable[str], currency: str | None) -> Iterator[Breach]:
    """A breach for each money member of `names` in another currency; without `currency` the first member's counts."""
    for name, money in moneys(record, names):
        currency = currency or money["currency"]
        if money["currency"] != currency:
            yield breach(f"/{name}/currency", member=name, expected=currency)
