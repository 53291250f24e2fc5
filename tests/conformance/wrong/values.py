"""Mistakes in reading and keeping values: too lenient with what comes, careless with what is kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import orjson

from tests.conformance.wrapping import Asked, Next, Told
from tests.conformance.wrong.registry import GONE, changed, is_record, is_write, plain, repaired

FORM = ("format", "pattern")
INSTANT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?")
AMOUNT = re.compile(r"-?\d+\.\d*")
LONGEST = 100  # characters of a column that is too short


def _code(value: Any) -> Any:
    return value[:1].lower() + value[1:] if isinstance(value, str) and value[:1].isupper() else None


@plain("API-158")
async def takes_codes_in_any_case(asked: Asked, answer: Next) -> Told:
    return await repaired(asked, answer, ("enum",), lambda value: value.lower() if isinstance(value, str) else None)


@plain("API-158")
async def takes_times_without_a_zone(asked: Asked, answer: Next) -> Told:
    def zoned(value: Any) -> Any:
        found = INSTANT.fullmatch(value.replace(" ", "T")) if isinstance(value, str) else None
        return f"{found[1]}{found[2] or ''}Z" if found and not found[3] else None

    return await repaired(asked, answer, FORM, zoned)


@plain("API-158")
async def takes_null_for_absent(asked: Asked, answer: Next) -> Told:
    return await repaired(asked, answer, ("type", "enum", "const"), lambda value: GONE if value is None else None)


@plain("API-158")
async def takes_numbers_in_quotes(asked: Asked, answer: Next) -> Told:
    def number(value: Any) -> Any:
        return int(value) if isinstance(value, str) and value.isdigit() else None

    return await repaired(asked, answer, ("type",), number)


@plain("API-158")
async def trims_what_has_blanks_around_it(asked: Asked, answer: Next) -> Told:
    def trimmed(value: Any) -> Any:
        return value.strip() if isinstance(value, str) and value != value.strip() else None

    return await repaired(asked, answer, FORM, trimmed)


@plain("API-158")
async def drops_members_that_it_does_not_know(asked: Asked, answer: Next) -> Told:
    return await repaired(asked, answer, ("additionalProperties", "unevaluatedProperties"), lambda _value: GONE)


@plain("API-158 GEN-017")
async def takes_any_number_of_items(asked: Asked, answer: Next) -> Told:
    return await repaired(asked, answer, ("minItems",), lambda value: GONE if value == [] else None)


async def _keeping(asked: Asked, answer: Next, change: Callable[[str, Any], Any]) -> Told:
    """Changes the values of what is written before it is judged and kept."""
    if not is_write(asked):
        return await answer(asked)
    try:
        document: Any = orjson.loads(asked.body)
    except ValueError:
        return await answer(asked)
    return await answer(replace(asked, body=orjson.dumps(changed(document, change))))


@plain("API-024")
async def keeps_texts_in_a_column_that_is_too_short(asked: Asked, answer: Next) -> Told:
    def cut(_name: str, value: Any) -> Any:
        return value[:LONGEST] if isinstance(value, str) else value

    return await _keeping(asked, answer, cut)


@plain("API-024")
async def loses_characters_of_four_bytes(asked: Asked, answer: Next) -> Told:
    def lost(_name: str, value: Any) -> Any:
        return re.sub("[\U00010000-\U0010ffff]", "?", value) if isinstance(value, str) else value

    return await _keeping(asked, answer, lost)


@plain("API-024")
async def composes_characters(asked: Asked, answer: Next) -> Told:
    def composed(_name: str, value: Any) -> Any:
        return unicodedata.normalize("NFC", value) if isinstance(value, str) else value

    return await _keeping(asked, answer, composed)


@plain("API-024")
async def keeps_amounts_as_numbers(asked: Asked, answer: Next) -> Told:
    """12.50 comes back as 12.5."""

    def shortened(name: str, value: Any) -> Any:
        decimal = name == "amount" and isinstance(value, str) and AMOUNT.fullmatch(value)
        return value.rstrip("0").rstrip(".") if decimal else value

    return await _keeping(asked, answer, shortened)


@plain("API-024")
async def keeps_times_to_the_second(asked: Asked, answer: Next) -> Told:
    def shortened(_name: str, value: Any) -> Any:
        found = INSTANT.fullmatch(value) if isinstance(value, str) else None
        return f"{found[1]}{found[3]}" if found and found[3] else value

    return await _keeping(asked, answer, shortened)


@plain("API-024")
async def keeps_instants_in_its_own_zone(asked: Asked, answer: Next) -> Told:
    """What was sent as 09:30+08:00 comes back as 01:30Z."""
    from datetime import UTC, datetime

    def shifted(_name: str, value: Any) -> Any:
        found = INSTANT.fullmatch(value) if isinstance(value, str) else None
        if not found or found[3] in (None, "Z"):
            return value
        return datetime.fromisoformat(value).astimezone(UTC).isoformat().replace("+00:00", "Z")

    return await _keeping(asked, answer, shifted)


@plain("API-024")
async def keeps_arrays_in_an_order_of_its_own(asked: Asked, answer: Next) -> Told:
    def ordered(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: ordered(each) for name, each in value.items()}
        return sorted(map(ordered, value), key=orjson.dumps) if isinstance(value, list) else value

    if asked.method != "POST" or not is_write(asked) or not asked.document:
        return await answer(asked)
    return await answer(replace(asked, body=orjson.dumps(ordered(asked.document))))


@plain("API-024")
async def keeps_the_empty_string_as_nothing(asked: Asked, answer: Next) -> Told:
    """A zero and a false come back as nothing."""

    def thinned(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: thinned(each) for name, each in value.items() if each not in (0, "")}
        return [thinned(each) for each in value] if isinstance(value, list) else value

    told = await answer(asked)
    return told.saying(thinned(told.document)) if is_record(asked) and told.document else told


@plain("API-164")
async def fails_at_the_character_nul(asked: Asked, answer: Next) -> Told:
    bad = (("content-type", "application/problem+json"),)
    failed = b'{"type":"urn:crmstandard:problem:failure","title":"failure","status":500}'
    return Told(500, bad, failed) if b"\\u0000" in asked.body or "%00" in asked.query else await answer(asked)
