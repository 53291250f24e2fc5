"""Check digits as a stand-in for accuracy: numbers that could be told wrong by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any
from zlib import crc32

from crmstandard import schemas
from crmstandard.findings import Finding
from crmstandard.requirements import requirement
from crmstandard.validators.members import values_of_types

FORMATS = frozenset({"cn-resident-id", "cn-uscc", "iban", "isin", "lei"})

IDENTIFIER = "Identifier"

EVERY = 16  # check digits stand for accuracy; they are counted in one record of so many


@cache
def types() -> frozenset[str]:
    """Data types whose values carry check digits, and IDENTIFIER, some of whose values do."""
    named = {title for title, schema in schemas.folder("types").items() if schema.get("format") in FORMATS}
    return frozenset({*named, IDENTIFIER})


@cache
def kinds() -> tuple[frozenset[str], frozenset[str]]:
    """Types and systems of identifiers that the schema holds to one of these formats."""
    named: set[str] = set()
    systems: set[str] = set()
    for part in schemas.folder("types")[IDENTIFIER]["allOf"]:
        target = schemas.resolve(part["then"]["properties"]["value"]["$ref"], schemas.folder("types")[IDENTIFIER])
        if target.get("format") in FORMATS:
            for branch in part["if"]["anyOf"]:
                for name, into in (("type", named), ("system", systems)):
                    into.update([branch["properties"][name]["const"]] if name in branch["properties"] else [])
    return frozenset(named), frozenset(systems)


def is_sampled(record: Any) -> bool:
    """Whether the record of an id is one of those that are looked at, in whatever form or order it comes."""
    return isinstance(record, str) and crc32(record.encode(errors="replace")) % EVERY == 1


def numbers_with_check_digits(title: str, document: Mapping[str, Any]) -> int:
    """How many values of a record carry check digits."""
    named, systems = kinds()
    count = 0
    for kind, _, value in values_of_types(title, document, types()):
        if kind != IDENTIFIER:
            count += 1
        elif isinstance(value, dict):
            count += value.get("type") in named or value.get("system") in systems
    return count


def is_of_check_digits(found: Finding) -> bool:
    """Whether a finding says that such a value is wrong."""
    return requirement(found.requirement).format in FORMATS
