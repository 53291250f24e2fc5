"""What the rules on data types leave to ask, once an expression accepts only values that they cannot object to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from crmstandard import schemas
from crmstandard.validators import registry
from crmstandard.validators.accepting import texts
from crmstandard.validators.accepting.seen import Seen
from crmstandard.validators.formats.iso4217 import minor_units

DATES = frozenset({"Date", "DateTime", "PartialDate"})
Passes = Callable[[Any], bool]


@dataclass
class Clear:
    """What narrows a value so that rules of its type hold, and what is left to ask.

    `text` is asserted of a text, `ahead` of the text of a member; `members` are expressions in place of those made.
    """

    text: str = ""
    members: dict[str, str] = field(default_factory=dict)
    ahead: dict[str, str] = field(default_factory=dict)
    left: list[Passes] = field(default_factory=list)


def cleared(titles: set[str], seen: Seen) -> Clear:
    """How the type rules of a value are met."""
    made = Clear()
    for rule in registry.type_rules():
        for title in titles & set(rule.subjects):
            if not _meets(rule.requirement, title, seen, made):
                made.left.append(_passes(rule.check))
    return made


def _passes(check: registry.TypeCheck) -> Passes:
    return lambda value: not any(True for _ in check(value))


def _meets(requirement: str, title: str, seen: Seen, made: Clear) -> bool:
    """Whether what the expression accepts leaves a rule nothing to find; narrows it where that helps."""
    members = seen.members
    known: dict[str, Callable[[], bool]] = {
        "GEN-027": lambda: _no_placeholder(title, made),
        "GEN-036": lambda: _few_digits(made),
        "GEN-023": lambda: not {"start", "end"} <= members.keys(),
        "GEN-024": lambda: not {"start", "end"} <= members.keys(),
        "GEN-025": lambda: True,  # no year of the expressions for dates is 9999
        "GEN-026": lambda: _one_number_of_places(seen, made),
        "GEN-030": lambda: _named_resources(members["type"], made),
        "GEN-039": lambda: "recordedUntil" not in members,
    }
    return requirement in known and known[requirement]()


def _few_digits(made: Clear) -> bool:
    made.text += texts.FEW_DIGITS
    return True


def _no_placeholder(title: str, made: Clear) -> bool:
    if title in DATES:
        return True  # the expressions for dates leave out the first and last ones
    if title == "Identifier":
        made.ahead["value"] = texts.NOT_ZEROS
        return True
    made.text += texts.no_placeholder()
    return True


def _named_resources(kind: Seen, made: Clear) -> bool:
    if not kind.texts or not kind.texts <= schemas.resources().keys():
        return False
    made.members["type"] = texts.one_of(kind.texts) or ""
    return True


def _one_number_of_places(seen: Seen, made: Clear) -> bool:
    """Where all currencies seen have one number of decimal places, the amount is held to it."""
    currencies = seen.members["currency"].texts
    if not currencies:
        return False
    places = {minor_units(code) for code in currencies}
    made.members["currency"] = texts.one_of(currencies) or ""
    if len(places) > 1 or None in places:
        return False
    most = places.pop()
    decimals = rf"(?:\.[0-9]{{1,{most}}})?+" if most else ""
    made.members["amount"] = rf"-?(?:0|[1-9][0-9]{{0,17}}){decimals}"
    return True
