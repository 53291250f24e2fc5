"""Normal forms of what identifies a party, so that two ways of writing one thing are equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

Document = Mapping[str, Any]
NATIONAL = ("lei", "uscc", "cnResidentId", "nationalId")
STRONG = (*NATIONAL, "passport", "taxId", "socialSecurity")
PHONES = ("phone", "sms", "fax")


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
    return set(filter(None, map(_contact, document.get("contactPoints", ()))))


def _contact(point: Document) -> str:
    kind, value = str(point.get("system", "")), str(point.get("value", ""))
    if kind in PHONES:
        digits = re.sub(r"\D", "", value)
        return f"+{digits}" if digits else ""
    return value.strip().casefold() if kind == "email" else ""


def identifiers(document: Document) -> Iterator[tuple[str, str, str]]:
    """Kind, system with country of issue, and value of each identifier; unknown kinds are no evidence."""
    for each in document.get("identifiers", ()):
        if value := plain(str(each.get("value", ""))).upper():
            space = f"{each.get('system', '')}|{each.get('issuingCountry', '')}"
            yield str(each.get("type", "other")), space, value


def birth_date(document: Document) -> str | None:
    """The date of birth where it is known to the day."""
    found = document.get("birthDate")
    return found if isinstance(found, str) and len(found) == 10 else None
