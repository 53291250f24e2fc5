"""A record without what is personal in it, and any JSON in which such records or their names stand."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

from crmserver.access.forms import Masking
from crmserver.access.masking import MaskPlan
from crmserver.access.planning import plan
from crmserver.access.shapes import EXCUSED
from crmserver.store.unit import Key

Document = dict[str, Any]
LEFT = "I"  # the highest privacy class that stays: what the bank runs on, no data of the person
REASON = "anonymized"
NOTHING_SHOWN = Masking("erasure", "erasure", "1", (), 0)
NAMED = ("display",)  # what a reference shows of the record that it leads to


@cache
def _plan(title: str) -> MaskPlan:
    return plan(title, LEFT, NOTHING_SHOWN)


def anonymized(title: str, document: Document) -> Document | None:
    """The record without its personal values, which it says; itself if it has none, None if nothing may stay."""
    made = _plan(title).apply(document)
    if made is None or made is document:
        return made
    before = len(document.get(EXCUSED, ()))
    said = [*made[EXCUSED][:before], *({"path": each["path"], "reason": REASON} for each in made[EXCUSED][before:])]
    return {**made, EXCUSED: said}


def unnamed(value: Any, erased: Collection[Key]) -> Any:
    """JSON whose references to erased records no longer show their names; itself if none did."""
    if isinstance(value, list):
        items = [unnamed(each, erased) for each in value]
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if not isinstance(value, dict):
        return value
    leads = (value.get("type"), value.get("id")) in erased
    made = {name: unnamed(each, erased) for name, each in value.items() if not (leads and name in NAMED)}
    same = len(made) == len(value) and all(made[name] is value[name] for name in made)
    return value if same else made


def forgotten(value: Any, erased: Collection[Key]) -> Any:
    """JSON in which erased records are anonymized wherever they stand, and no reference shows their names."""
    if isinstance(value, list):
        return [forgotten(each, erased) for each in value]
    if not isinstance(value, dict):
        return value
    key = (value.get("resourceType"), value.get("id"))
    if key in erased:
        bare = {"resourceType": key[0], "id": key[1]}
        return anonymized(str(key[0]), value) or bare
    return unnamed({name: forgotten(each, erased) for name, each in value.items()}, erased)
