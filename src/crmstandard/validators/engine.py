"""Engines: JSON Schema 2020-12 by jsonschema-rs, with our formats and nothing fetched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import jsonschema_rs

from crmstandard import schemas
from crmstandard.validators.formats import checkers

SHORT, MOST_KNOWN = 64, 2048  # texts of a format that are remembered: memory is bounded


def reachable(schema: Any) -> list[tuple[str, Any]]:
    """The files of the kit that `schema` refers to, directly or not, by `$id`."""
    found: dict[str, Any] = {}
    waiting = [schema]
    while waiting:
        base = waiting.pop()
        for reference in schemas.texts_under("$ref", base):
            target = base if reference.startswith("#") else schemas.resolve(reference.partition("#")[0], base)
            if target is not base and str(target["$id"]) not in found:
                found[str(target["$id"])] = target
                waiting.append(target)
    return list(found.items())


def validator_for(schema: Any, instead: Mapping[str, Any] | None = None) -> jsonschema_rs.Draft202012Validator:
    """A validator of one schema of the kit: references resolved inside the kit, formats asserted, nothing fetched.

    What stands `instead` of files is given by `$id`.
    """
    formats = {name: _accepts(name) for name in checkers()}
    return jsonschema_rs.Draft202012Validator(
        schema,
        registry=jsonschema_rs.Registry(list({**dict(reachable(schema)), **(instead or {})}.items())),
        formats=formats,
        validate_formats=True,
        ignore_unknown_formats=False,
        pattern_options=jsonschema_rs.RegexOptions(),
        offline=True,
    )


@cache
def _accepts(name: str) -> Callable[[str], bool]:
    """Whether a text has a format; dates, sources and codes come again and again, so the latest are remembered."""
    check = checkers()[name]
    known: dict[str, bool] = {}

    def accepts(value: str) -> bool:
        found = known.get(value)
        if found is None:
            found = check(value) is None
            if len(value) <= SHORT:
                if len(known) >= MOST_KNOWN:
                    known.clear()
                known[value] = found
        return found

    return accepts
