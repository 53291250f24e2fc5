"""JSON Patch (RFC 6902): what each operation does, and that a patch is carried out whole or not at all."""

from __future__ import annotations

from typing import Any

from crmconformance.asking import JSON_PATCH, Answer, patch
from crmconformance.records import Document, Record, again, create, difference
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold
from crmconformance.trial import Trial

AT = "/extensions"


def _patched(record: Record, etag: str, *steps: Document) -> Script[Answer]:
    return (yield from ask(patch(record.path, list(steps), etag, media=JSON_PATCH)))


def _values(t: Trial) -> list[Document]:
    """Three extensions, told apart by their URLs and values."""
    one = difference(t)["extensions"][0]
    return [{**one, "url": f"{one['url']}-{number}", "valueString": f"value {number}"} for number in range(3)]


def _hold(answer: Answer, expected: list[Any]) -> None:
    told = expect(answer, 200).document.get("extensions")
    hold(told == expected, "the member as patched", "another value", answer, pointer=AT)


@check("API-059", each="create read patch")
def a_json_patch_puts_values_where_it_says(t: Trial) -> Script[None]:
    """Adds to an array before an item, at its end and in its middle, copies a value and moves an item."""
    made = yield from create(t)
    one, two, three = _values(t)
    answer = yield from _patched(
        made,
        made.etag,
        {"op": "add", "path": AT, "value": [one]},
        {"op": "add", "path": f"{AT}/0", "value": two},
        {"op": "add", "path": f"{AT}/-", "value": three},
    )
    _hold(answer, [two, one, three])
    answer = yield from _patched(
        made, answer.etag, {"op": "copy", "from": f"{AT}/0/valueString", "path": f"{AT}/1/valueString"}
    )
    copied = {**one, "valueString": two["valueString"]}
    _hold(answer, [two, copied, three])
    answer = yield from _patched(made, answer.etag, {"op": "move", "from": f"{AT}/2", "path": f"{AT}/0"})
    _hold(answer, [three, two, copied])
    answer = yield from _patched(made, answer.etag, {"op": "remove", "path": f"{AT}/1"})
    _hold(answer, [three, copied])


@check("API-059", each="create read patch")
def a_json_patch_that_cannot_be_carried_out_changes_nothing(t: Trial) -> Script[None]:
    """Replaces, removes and copies what is not there, moves a value into itself, and names no operation."""
    made = yield from create(t)
    if "extensions" not in made.document:
        answer = yield from _patched(made, made.etag, {"op": "replace", "path": AT, "value": _values(t)[:1]})
        hold(400 <= answer.status < 500, say("a refusal of {}", "replace"), answer.shown, answer, pointer=AT)
    kept = (yield from _patched(made, made.etag, {"op": "add", "path": AT, "value": _values(t)[:2]})).etag
    nowhere, harmless = f"{AT}/0/noSuchMember", {"op": "replace", "path": f"{AT}/0/valueString", "value": "changed"}
    for step in (
        {"op": "replace", "path": nowhere, "value": "x"},
        {"op": "remove", "path": nowhere},
        {"op": "remove", "path": f"{AT}/9"},
        {"op": "copy", "from": nowhere, "path": f"{AT}/1/valueString"},
        {"op": "move", "from": AT, "path": f"{AT}/0"},
        {"op": "add", "path": f"{AT}/9", "value": _values(t)[2]},
        {"op": "noSuchOperation", "path": f"{AT}/0"},
    ):
        answer = yield from _patched(made, kept, harmless, step)
        told = say("a refusal of {}", step["op"])
        hold(400 <= answer.status < 500, told, answer.shown, answer, pointer=step["path"])
    there = expect((yield from again(made)), 200)
    hold(there.etag == kept, "the record as it was", "a changed record", there, pointer=AT)
