"""Records that are nearly right: what a lenient reader would take for what was meant."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

from crmconformance import making
from crmconformance.asking import post
from crmconformance.making import Document
from crmconformance.records import written
from crmconformance.registry import check
from crmconformance.rules import findings
from crmconformance.script import Script, ask, expect
from crmconformance.trial import Trial
from crmconformance.wire import unlike
from crmstandard import schemas

TIME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(Z|[+-]\d\d:\d\d)")
CODE = re.compile(r"[A-Za-z]+")
EXTENSION = "https://w3id.org/crmstandard/1/ext/conformance/near"
# Values of kinds that few records hold, so that each of the changes below finds a place.
KINDS: tuple[dict[str, Any], ...] = (
    {"valueDateTime": "2026-01-15T09:30:00Z"},
    {"valueBoolean": True},
    {"valueMoney": {"amount": "12.50", "currency": "EUR"}},
)
PLACES = 3  # at which each change is tried
ABSENT = object()


def _time_without_zone(value: Any) -> Any:
    found = TIME.fullmatch(value) if isinstance(value, str) else None
    return found[1] if found else ABSENT


def _time_with_blank(value: Any) -> Any:
    return value.replace("T", " ") if isinstance(value, str) and TIME.fullmatch(value) else ABSENT


def _other_case(value: Any) -> Any:
    return value.swapcase() if isinstance(value, str) and CODE.fullmatch(value) else ABSENT


def _blank_around(value: Any) -> Any:
    return f"{value} " if isinstance(value, str) else ABSENT


def _quoted(value: Any) -> Any:
    return str(value).lower() if isinstance(value, (bool, int)) else ABSENT


def _number(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    return float(value) if isinstance(value, str) and re.fullmatch(r"-?\d+\.\d+", value) else ABSENT


CHANGES: tuple[tuple[str, Callable[[Any], Any]], ...] = (
    ("a time without a zone", _time_without_zone),
    ("a time with a blank in place of T", _time_with_blank),
    ("a code in another case", _other_case),
    ("a blank behind a value", _blank_around),
    ("a number or a truth in quotes", _quoted),
    ("a number for a decimal or a truth", _number),
    ("null for a value", lambda _value: None),
    ("an empty text", lambda value: "" if isinstance(value, str) else ABSENT),
    ("a list of one for a value", lambda value: [value]),
)


def _leaves(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Pointer and value of whatever is neither object nor array."""
    if isinstance(value, (dict, list)):
        rows = value.items() if isinstance(value, dict) else enumerate(value)
        for name, each in rows:
            yield from _leaves(each, f"{at}/{str(name).replace('~', '~0').replace('/', '~1')}")
    else:
        yield at, value


def _absent(resource: str, sent: Document) -> list[str]:
    """Some members that a client may write and that a record lacks."""
    members = schemas.resource(resource).schema["properties"]
    return sorted(name for name in members if name not in sent and name not in making.read_only(resource))[:PLACES]


def _near(sent: Document, change: Callable[[Any], Any]) -> Iterator[tuple[str, Document]]:
    """Documents with one value changed, each at another place, that the validator finds wrong at any time."""
    rest = {name: value for name, value in sent.items() if name != "resourceType"}
    places = [(at, changed) for at, value in _leaves(rest) if (changed := change(value)) is not ABSENT]
    for at, changed in places:
        document = copy.deepcopy(sent)
        holder, name = making.place(document, at)
        holder[name] = changed
        if unlike(document, sent) is not None and any(each.pointer == at for each in findings(document, None)):
            yield at, document


@check("API-158", each="create")
def what_is_nearly_right_is_refused(t: Trial) -> Script[None]:
    """Sends records with one value nearly as it should be: in another case, without its zone, in quotes, null."""
    extensions = [{"url": f"{EXTENSION}{number}", **each} for number, each in enumerate(KINDS)]
    full = making.fullest(t.resource, frozenset(t.target.offering("create")))
    sent = {**(yield from written(t, t.resource, full)), "extensions": extensions}
    for absent in _absent(t.resource, sent):
        expect((yield from ask(post(t.path, {**sent, absent: None}))), 422, pointer=f"/{absent} (null for nothing)")
    for name, change in CHANGES:
        for number, (at, document) in enumerate(_near(sent, change)):
            if number == PLACES:
                break
            expect((yield from ask(post(t.path, document))), 422, pointer=f"{at} ({name})")
