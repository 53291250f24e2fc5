"""Mistakes in JSON Patch: each operation on its own, and patches that are carried out in part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import orjson

from tests.conformance.wrapping import Asked, Next, Told, Way
from tests.conformance.wrong.registry import plain, seen, wrong

CONFLICT, REFUSALS = 409, (400, 409, 422)
MERGE_PATCH, JSON_PATCH = "application/merge-patch+json", "application/json-patch+json"
OPERATIONS = ("add", "remove", "replace", "move", "copy", "test")
Step = dict[str, Any]


def _steps(asked: Asked) -> list[Step]:
    """The operations of a JSON Patch; none for any other request."""
    if asked.method != "PATCH" or not asked.header("content-type").startswith(JSON_PATCH):
        return []
    found: Any = orjson.loads(asked.body)
    return found if isinstance(found, list) and all(isinstance(each, dict) for each in found) else []


def _with(asked: Asked, steps: list[Step]) -> Asked:
    return replace(asked, body=orjson.dumps(steps))


def _last(step: Step) -> str:
    return str(step.get("path", "")).rpartition("/")[2]


def _each(change: Callable[[Step], Step | None]) -> Way:
    """Changes each operation, or leaves it out."""

    async def way(asked: Asked, answer: Next) -> Told:
        steps = _steps(asked)
        kept = [each for each in map(change, steps) if each is not None]
        return await answer(_with(asked, kept) if kept != steps else asked)

    return way


@wrong("API-059")
def moves_where_it_should_copy() -> Way:
    return _each(lambda step: {**step, "op": "move"} if step.get("op") == "copy" else step)


@wrong("API-059")
def copies_where_it_should_move() -> Way:
    return _each(lambda step: {**step, "op": "copy"} if step.get("op") == "move" else step)


@wrong("API-059")
def adds_what_there_is_none_to_replace_of() -> Way:
    return _each(
        lambda step: {**step, "op": "add"} if step.get("op") == "replace" and not _last(step).isdigit() else step
    )


@wrong("API-059")
def replaces_the_item_before_which_it_should_add() -> Way:
    return _each(lambda step: {**step, "op": "replace"} if step.get("op") == "add" and _last(step).isdigit() else step)


@wrong("API-059")
def adds_to_the_front_in_place_of_the_end() -> Way:
    return _each(lambda step: {**step, "path": f"{step['path'][:-1]}0"} if _last(step) == "-" else step)


@wrong("API-059")
def leaves_out_what_moves_a_value_into_itself() -> Way:
    return _each(lambda step: None if str(step.get("path")).startswith(f"{step.get('from', ' ')}/") else step)


@wrong("API-059")
def leaves_out_operations_that_it_does_not_know() -> Way:
    return _each(lambda step: step if step.get("op") in OPERATIONS else None)


@plain("API-059")
async def removes_nothing_where_nothing_is(asked: Asked, answer: Next) -> Told:
    told, steps = await answer(asked), _steps(asked)
    kept = [each for each in steps if each.get("op") != "remove"]
    return await answer(_with(asked, kept)) if told.status in REFUSALS and kept != steps else told


@plain("API-060")
async def keeps_what_stood_before_a_test_that_failed(asked: Asked, answer: Next) -> Told:
    told, steps = await answer(asked), _steps(asked)
    before = next((steps[:number] for number, each in enumerate(steps) if each.get("op") == "test"), [])
    if told.status == CONFLICT and before:
        await answer(_with(asked, before))
    return told


@plain("API-057")
async def replaces_objects_by_a_merge_patch(asked: Asked, answer: Next) -> Told:
    """What the patch does not name within an object is removed."""
    if asked.method != "PATCH" or not asked.header("content-type").startswith(MERGE_PATCH) or not asked.document:
        return await answer(asked)
    there = (await answer(seen(asked))).document

    def whole(name: str, value: Any) -> Any:
        known: Any = there.get(name)
        both = isinstance(value, dict) and isinstance(known, dict)
        return {**dict.fromkeys(known.keys() - value.keys()), **value} if both else value

    return await answer(replace(asked, body=orjson.dumps({n: whole(n, v) for n, v in asked.document.items()})))
