"""Servers that are odd but right are failed for nothing, and those that are wrong at their edge are failed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from crmconformance.checks.security import tokens
from crmconformance.report.document import report
from crmconformance.verdicts import NOT_APPLICABLE, PASS
from crmserver.server import Fault
from tests.conformance.systems import ORIGIN, reference, run_against
from tests.conformance.variants import VARIANTS
from tests.conformance.wrapping import around

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
AT_ONCE = 1.0  # seconds after which the reference server has long forgotten a token that was revoked
# Oddities that do not touch each other are tried at once, each in one of these systems.
SYSTEMS: Mapping[str, tuple[str, ...]] = {
    "other forms": (
        "slow",
        "in pieces",
        "zipped",
        "headers that nobody knows",
        "header names in capitals",
        "media types in other words",
        "whole addresses",
        "members in another order",
        "spaces and escapes",
        "errors in another order",
        "timed in parts",
        "errors told twice",
        "numbers with a fraction",
        "lists in another order",
        "signs otherwise, too",
    ),
    "other spellings": (
        "deflated",
        "known by name",
        "times with an offset",
        "port in addresses",
        "headers in two lines",
        "challenged in other words",
        "links among others",
        "escaped",
        "nothing of a type",
        "progress in other words",
        "pages with tags",
        "problems of its own",
        "options",
        "delivers in chunks",
    ),
    "other names": (
        "below a path",
        "opaque tokens",
        "other entity tags",
        "other cursors",
        "ids of another form",
        "token in other words",
        "two challenges",
        "delivers twice",
        "jobs at work",
    ),
    "smaller pages": (
        "smaller pages",
        "without imports",
        "without webhooks",
        "busy",
        "methods in another order",
        "links from here",
        "back at a date",
        "cursors for once",
        "tags as long as a line",
        "overloaded",
    ),
    "few features": (
        "pages that are not full",
        "without deletions",
        "without events",
        "without histories",
        "without merges",
        "without patches",
        "says the least",
        "the other way round",
        "locations from here",
        "files in parts",
        "jobs not found",
        "token without its time",
    ),
}


def test_each_variant_is_tried() -> None:
    assert sorted(name for names in SYSTEMS.values() for name in names) == sorted(VARIANTS)


async def _report(folder: Path, *names: str) -> dict[str, Any]:
    """The report of a run of all checks against a server with some oddities."""
    chosen = [VARIANTS[name] for name in names]
    faults: list[Fault] = [each.fault for each in chosen if each.fault]
    base = "".join(each.base for each in chosen)
    async with reference(folder, str(folder / "bank.db"), faults, public_url=ORIGIN + base) as app:
        odd = around(app, *(way for each in chosen for way in each.ways()))
        return report(await run_against(odd, folder, url=ORIGIN + base))


@pytest.mark.parametrize("name", SYSTEMS)
async def test_a_server_that_is_odd_but_right_is_not_failed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "REVOKED_AFTER", AT_ONCE)
    told = await _report(tmp_path, *SYSTEMS[name])
    declared = {each["class"] for each in told["classes"] if each["declared"]}
    rows = [each for each in told["requirements"] if each["class"] in declared and each["trials"]]
    wrong = [each for each in rows if each["verdict"] not in (PASS, NOT_APPLICABLE)]
    assert [(each["id"], each["verdict"], each["subjects"], each["faults"], each["reasons"]) for each in wrong] == []
    assert sum(each["verdict"] == PASS for each in rows) > 200
