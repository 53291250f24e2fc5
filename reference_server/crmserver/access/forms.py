"""What may be shown in place of a masked value: a few characters of it, or the band that it lies in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from crmserver.access.shapes import Shape, rank
from crmstandard.sources import read_json, spec_files

NEVER_IN_PART = rank("S")
SPEAKING = ("text", "value")  # the member of a data type that is the value itself, the first that is declared
MONEY = "Money"
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


@dataclass(frozen=True, slots=True, eq=False)  # itself a key of plans, so compared by identity
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
    return Masking(
        audience=str(document["audience"]),
        policy_id=str(document["policyId"]),
        version=str(document["version"]),
        rules=rules,
        minimum_count=int(document["minimumCount"]),
    )


def _rule(document: Mapping[str, Any]) -> MaskingRule:
    path = document.get("path")
    bands = tuple((Decimal(each["minInclusive"]), str(each["label"])) for each in document.get("bands", ()))
    return MaskingRule(
        privacy=rank(document["privacyClass"]),
        method=str(document["method"]),
        category=document.get("category"),
        resource=document.get("resourceType"),
        path=None if path is None else "".join(f"/{name}" for name in names_in(path)),
        first=int(document.get("keepFirst", 0)),
        last=int(document.get("keepLast", 0)),
        bands=tuple(sorted(bands)),
    )


def names_in(path: str) -> list[str]:
    """The member names of a pointer; an index is left out, so that the path means every item."""
    return [step for step in path.split("/")[1:] if not step.isdigit() and step != "-"]


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
    one = shape if shape.items is None else shape.items
    part = _band(one, found.bands) if found.method == "band" else _partial(one, found.first, found.last)
    return part if part is None or shape.items is None else _of_each(part)


def _of_each(part: Form) -> Form:
    def form(values: Any) -> str | None:
        return ", ".join(dict.fromkeys(filter(None, map(part, values))))[:LONGEST] or None

    return form


def _partial(shape: Shape, first: int, last: int) -> Form | None:
    """Of a text, or of the member that is the value of a data type; nothing else has characters to show."""
    if shape.kind == "string":
        return lambda text: partly(text, first, last)
    name = next((name for name in SPEAKING if name in shape.members), None)
    if name is None or shape.members[name].kind != "string" or shape.members[name].rank >= NEVER_IN_PART:
        return None
    speaking = name  # not None from here on, for the function below
    return lambda value: partly(value[speaking], first, last) if speaking in value else None


def _band(shape: Shape, bands: Sequence[tuple[Decimal, str]]) -> Form | None:
    """Of money alone: digits that stand as text are more often a number of something than a number."""
    if shape.type != MONEY:
        return None
    lowest, labels = [least for least, _ in bands], [label for _, label in bands]

    def form(value: Any) -> str | None:
        reached = bisect_right(lowest, Decimal(value["amount"]))
        return f"{labels[reached - 1]} {value['currency']}" if reached else None

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
