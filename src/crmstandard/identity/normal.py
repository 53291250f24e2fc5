"""Normal forms of what identifies a party, so that two ways of writing one thing are equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from crmstandard import schemas
from crmstandard.validators.formats import checkers

Document = Mapping[str, Any]
GLOBAL = ("lei", "uscc", "cnResidentId")  # one number space in the world, whatever system a record writes it under
NATIONAL = (*GLOBAL, "nationalId")
OTHERS = ("passport", "taxId", "socialSecurity", "vatNumber", "companyNumber", "duns", "alienRegistration")
STRONG = (*NATIONAL, *OTHERS)
PHONES = ("phone", "sms", "fax", "whatsapp")


def plain(text: str) -> str:
    """Letters and digits alone, in one case, without marks above or below and in half width."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in parts if each.isalnum())


def name(text: str) -> str:
    """A name whatever the order of its words; a Chinese one has no words, so it stays as it is."""
    return "".join(sorted(filter(None, map(plain, re.split(r"[\s,，·.'-]+", text)))))


def names(document: Document) -> set[str]:
    """The names of a record or of a request, which has them as text."""
    given = [each if isinstance(each, str) else str(each.get("text", "")) for each in document.get("names", ())]
    return {found for each in given if (found := name(each))}


def contacts(document: Document) -> set[str]:
    """Phones as digits behind a plus, e-mail addresses in one case."""
    return set(filter(None, map(contact, document.get("contactPoints", ()))))


def contact(point: Document) -> str:
    """One contact point; empty where it is of a kind that identifies nobody."""
    kind, value = str(point.get("system", "")), str(point.get("value", ""))
    if kind in PHONES:
        digits = re.sub(r"\D", "", value)
        return f"+{digits}" if digits else ""
    return value.strip().casefold() if kind == "email" else ""


def identifiers(document: Document) -> Iterator[tuple[str, str, str]]:
    """Kind, number space and value of each identifier that is sound; kinds that are not known are no evidence."""
    for each in document.get("identifiers", ()):
        value = plain(str(each.get("value", ""))).upper()
        kind = _kind(each)
        if value and _sound(kind, value):
            yield kind, _space(kind, each), value


def _kind(identifier: Document) -> str:
    registered = _registered().get(str(identifier.get("system", "")))
    return str(registered or identifier.get("type", "other"))


def _space(kind: str, identifier: Document) -> str:
    """Where a number is unique: anywhere, under its system, or under its system in the country of issue."""
    if kind in GLOBAL:
        return ""
    system = str(identifier.get("system", ""))
    return system if kind in NATIONAL else f"{system}|{identifier.get('issuingCountry', '')}"


@cache
def _registered() -> Mapping[str, str]:
    """The kind that a registered system of numbers is of, as the schema of identifiers pairs them."""
    made = {}
    for part in schemas.folder("types")["Identifier"]["allOf"]:
        consts = [next(iter(branch["properties"].items())) for branch in part.get("if", {}).get("anyOf", ())]
        pair = {member: node.get("const") for member, node in consts}
        if {"type", "system"} <= pair.keys():
            made[str(pair["system"])] = str(pair["type"])
    return made


FORMATS = {"lei": "lei", "uscc": "cn-uscc", "cnResidentId": "cn-resident-id"}


def _sound(kind: str, value: str) -> bool:
    """Whether the check digit holds, where the kind has one; a broken number proves nothing."""
    return kind not in FORMATS or checkers()[FORMATS[kind]](value) is None


def birth_date(document: Document) -> str | None:
    """The date of birth where it is known to the day."""
    found = document.get("birthDate")
    return found if isinstance(found, str) and len(found) == 10 else None
