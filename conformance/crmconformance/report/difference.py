"""What changed between two runs: newly broken, newly kept, and the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crmconformance.verdicts import ERROR, FAIL, PASS


def difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """The difference of two reports."""
    before = {each["id"]: each for each in old["requirements"]}
    after = {each["id"]: each for each in new["requirements"]}
    changes: dict[str, list[dict[str, Any]]] = {"broken": [], "mended": [], "other": []}
    for identifier in sorted({*before, *after}):
        was = before.get(identifier, {}).get("verdict", "")
        now = after.get(identifier, {}).get("verdict", "")
        if was != now:
            text = (after.get(identifier) or before[identifier])["text"]
            changes[_kind(was, now)].append({"id": identifier, "old": was, "new": now, "text": text})
    changed = sum(map(len, changes.values()))
    return {
        "old": _head(old),
        "new": _head(new),
        "changes": changes,
        "unchanged": len({*before, *after}) - changed,
    }


def _kind(was: str, now: str) -> str:
    if now in (FAIL, ERROR):
        return "broken"
    return "mended" if now == PASS and was in (FAIL, ERROR) else "other"


def _head(report: Mapping[str, Any]) -> dict[str, Any]:
    return {"target": report["target"], "startedAt": report["startedAt"], "claim": report["claim"]["text"]}
