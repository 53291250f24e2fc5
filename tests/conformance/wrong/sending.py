"""Mistakes in what is sent: media types, keys, amounts, letters, and nulls."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import orjson

from tests.conformance.wrapping import Asked, Next, Told
from tests.conformance.wrong.registry import KEY, changed, is_collection, is_record, is_write, plain, with_header

OK, BAD = 200, 400
SHAPING = ("cursor", "sort", "fields", "include", "limit")


async def _keeping(asked: Asked, answer: Next, change: Any) -> Told:
    if not is_write(asked) or not asked.document:
        return await answer(asked)
    return await answer(replace(asked, body=orjson.dumps(changed(asked.document, change))))


@plain("API-024")
async def keeps_amounts_to_two_places(asked: Asked, answer: Next) -> Told:
    def rounded(name: str, value: Any) -> Any:
        long = name == "amount" and isinstance(value, str) and re.fullmatch(r"-?\d+\.\d{3,}", value)
        return str(Decimal(value).quantize(Decimal("0.01"), ROUND_HALF_UP)) if long else value

    return await _keeping(asked, answer, rounded)


@plain("API-024")
async def keeps_amounts_as_floating_numbers(asked: Asked, answer: Next) -> Told:
    """What has more than sixteen digits changes."""

    def floated(name: str, value: Any) -> Any:
        decimal = name == "amount" and isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value)
        if not decimal:
            return value
        places = len(value.partition(".")[2])
        return f"{float(value):.{places}f}"

    return await _keeping(asked, answer, floated)


@plain("API-091")
async def finds_texts_in_any_case(asked: Asked, answer: Next) -> Told:
    """An equal sign means equal but for capitals, as a column of that collation compares."""
    told = await answer(asked)
    found = told.status == OK and told.document.get("entries")
    if asked.method != "GET" or not is_collection(asked) or found or told.status not in (OK, BAD):
        return told
    turned = [(n, v if "/" in v or "[" in n or n in SHAPING else v.swapcase()) for n, v in asked.parameters]
    again = await answer(asked.asking(turned)) if turned != asked.parameters else told
    return again if again.status == OK else told


@plain("API-030 API-031")
async def minds_no_keys_of_operations(asked: Asked, answer: Next) -> Told:
    operation = ":" in asked.path or asked.path.startswith("/v1/bulk/")
    return await answer(with_header(asked, KEY, None) if operation else asked)


@plain("API-020 API-032")
async def knows_keys_in_any_case(asked: Asked, answer: Next) -> Told:
    return await answer(with_header(asked, KEY, asked.header(KEY).lower()) if asked.header(KEY) else asked)


@plain("API-020 API-032")
async def knows_a_key_by_its_first_characters(asked: Asked, answer: Next) -> Told:
    """The column of keys is too short."""
    return await answer(with_header(asked, KEY, asked.header(KEY)[:16]) if asked.header(KEY) else asked)


@plain("API-126")
async def ignores_fields_in_filters(asked: Asked, answer: Next) -> Told:
    if asked.method != "POST" or not asked.path.endswith("/search") or "fields" not in asked.document:
        return await answer(asked)
    bare = {name: value for name, value in asked.document.items() if name != "fields"}
    return await answer(replace(asked, body=orjson.dumps(bare)))


@plain("API-057")
async def keeps_a_null_inside_a_merge_patch(asked: Asked, answer: Next) -> Told:
    """A member of a member is not removed by null."""
    if asked.method != "PATCH" or not is_record(asked):
        return await answer(asked)

    def kept(value: Any) -> Any:
        return {n: kept(v) for n, v in value.items() if v is not None} if isinstance(value, dict) else value

    named = {n: v if v is None else kept(v) for n, v in asked.document.items()}
    merge = asked.header("content-type").startswith("application/merge-patch")
    return await answer(replace(asked, body=orjson.dumps(named)) if merge and named else asked)


@plain("API-020 API-050 API-151")
async def takes_json_without_parameters_alone(asked: Asked, answer: Next) -> Told:
    """application/json; charset=utf-8 is refused."""
    bare = ";" not in asked.header("content-type")
    return await answer(asked if bare else with_header(asked, "content-type", "text/plain"))


@plain("API-020 API-050 API-151")
async def compares_media_types_letter_by_letter(asked: Asked, answer: Next) -> Told:
    media = asked.header("content-type")
    return await answer(asked if media == media.lower() else with_header(asked, "content-type", "text/plain"))
