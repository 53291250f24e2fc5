"""What may be shown in place of a masked value: a few characters of it, or the band that it lies in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from crmserver.access.shapes import Shape, rank
from crmstandard.sources import read_json, spec_files

NEVER_IN_PART = rank("S")
SPEAKING = ("text", "value", "amount")  # the member of a data type that is the value itself, the first that is declared
LONGEST = 256  # characters of `maskedAs`
HIDDEN = 4  # characters hidden at the least, where several are shown
Form = Callable[[Any], str | None]


@dataclass(frozen=True, slots=True)
class MaskingRule:
    """How values of one class are masked, narrowed to a category, a resource or a member where given."""

    privacy: int
    method: str
    category: str | None = None
    resource: str | None = None
    path: str | None = None
    first: int = 0
    last: int = 0
    bands: tuple[tuple[Decimal, str], ...] = ()

    def fits(self, privacy: int, category: str | None, resource: str, path: str) -> bool:
        """Whether the rule is about a member; `path` has no indexes."""
        wanted = (self.category in (None, category), self.resource in (None, resource), self.path in (None, path))
        return self.privacy == privacy and all(wanted)


@dataclass(frozen=True, slots=True)
class Masking:
    """A masking policy, ready for use: whose reads it is about, its rules, the least count that is shown."""

    audience: str
    policy_id: str
    version: str
    rules: tuple[MaskingRule, ...]
    minimum_count: int


def masking_of(document: Mapping[str, Any]) -> Masking:
    """The policy that a valid policy document describes."""
    rules = tuple(_rule(each) for each in document["rules"])
    names = (str(document[name]) for name in ("audience", "policyId", "version"))
    return Masking(*names, rules=rules, minimum_count=int(document["minimumCount"]))


def _rule(document: Mapping[str, Any]) -> MaskingRule:
    path = document.get("path")
    bands = tuple((Decimal(each["minInclusive"]), str(each["label"])) for each in document.get("bands", ()))
    return MaskingRule(
        privacy=rank(document["privacyClass"]),
        method=str(document["method"]),
        category=document.get("category"),
        resource=document.get("resourceType"),
        path=None if path is None else _without_indexes(path),
        first=int(document.get("keepFirst", 0)),
        last=int(document.get("keepLast", 0)),
        bands=tuple(sorted(bands)),
    )


def _without_indexes(path: str) -> str:
    return "".join(f"/{token}" for token in path.split("/")[1:] if not token.isdigit() and token != "-")


@cache
def shipped() -> tuple[Mapping[str, Any], ...]:
    """The masking policies that come with the standard."""
    documents = (read_json(path) for path in spec_files("policies", ".json"))
    return tuple(document for document in documents if document.get("policyType") == "MaskingPolicy")


@cache
def default_masking(audience: str) -> Masking:
    """The shipped policy for the reads of one audience, internal or vendor."""
    return next(masking_of(document) for document in shipped() if document["audience"] == audience)


def form_of(
    masking: Masking, shape: Shape, privacy: int, category: str | None, resource: str, path: str
) -> Form | None:
    """How a masked member is shown in part; None where nothing of it is."""
    if privacy >= NEVER_IN_PART:
        return None
    found = next((rule for rule in masking.rules if rule.fits(privacy, category, resource, path)), None)
    if found is None or found.method not in ("partial", "band"):  # `none` does not open what the class closes
        return None
    return _form(found, shape)


def _form(rule: MaskingRule, shape: Shape) -> Form:
    one = _band(rule.bands) if rule.method == "band" else _partial(rule.first, rule.last)

    def form(value: Any) -> str | None:
        made = dict.fromkeys(text for each in _spoken(shape, value) if (text := one(each)))
        return ", ".join(made)[:LONGEST] or None

    return form


def _spoken(shape: Shape, value: Any) -> Iterator[Any]:
    """The values that stand for a member: itself, those of its items, or the speaking member of its data type."""
    if isinstance(value, list):
        for each in value if shape.items else ():
            yield from _spoken(shape.items or shape, each)
    elif isinstance(value, dict):
        name = next((name for name in SPEAKING if name in shape.members), None)
        if name in value and shape.members[name].rank < NEVER_IN_PART:
            yield value
    else:
        yield value


def _text(value: Any) -> str | None:
    if isinstance(value, dict):
        value = next((value[name] for name in SPEAKING if name in value), None)
    return value if isinstance(value, str) else None


def _partial(first: int, last: int) -> Form:
    def form(value: Any) -> str | None:
        text = _text(value)
        return None if text is None else partly(text, first, last)

    return form


def partly(text: str, first: int, last: int) -> str:
    """The first and last characters with stars between, fewer of them where too little would be hidden.

    The number of stars says nothing of the length. Of an e-mail address one character is shown at
    the start, since what stands there is a name.
    """
    first = min(first, 1) if "@" in text else first
    hidden = max(1, min(HIDDEN, first + last))
    first = max(0, min(first, len(text) - last - hidden))
    last = max(0, min(last, len(text) - first - hidden))
    return text[:first] + "*" * hidden + text[len(text) - last :]


def _band(bands: Sequence[tuple[Decimal, str]]) -> Form:
    """Amounts of money alone: digits that stand as text are more often a number of something than a number."""

    def form(value: Any) -> str | None:
        if not isinstance(value, dict) or "amount" not in value:
            return None
        reached = [label for least, label in bands if Decimal(value["amount"]) >= least]
        return f"{reached[-1]} {value['currency']}" if reached else None

    return form
