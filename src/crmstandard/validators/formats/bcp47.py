"""Language tags of BCP 47 (RFC 5646): well formed, with registered language, script and region."""

from __future__ import annotations

import re
from functools import lru_cache

from crmstandard.reference import codes

FORMAT = "bcp47"
TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?P<extlang>(?:-[a-z]{3}){0,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)(?P<extensions>(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*)(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
GRANDFATHERED = frozenset(
    "i-default i-mingo art-lojban cel-gaulish zh-min zh-min-nan zh-guoyu zh-hakka zh-xiang".split()
)


@lru_cache(maxsize=4096)
def check(value: str) -> str | None:
    """FMT-008 unless the tag is well formed and its subtags are registered; tags repeat, so verdicts are kept."""
    if not value.isascii():
        return "FMT-008"
    found = TAG.fullmatch(value)
    if found is None:
        return None if value.lower() in GRANDFATHERED else "FMT-008"
    return None if _registered(found) and _once(found) else "FMT-008"


def _registered(found: re.Match[str]) -> bool:
    language = found["language"].lower()
    private = len(language) == 3 and "qaa" <= language <= "qtz"
    script, region = found["script"], found["region"]
    return (
        (private or language in codes("languages"))
        and (script is None or script.title() in codes("scripts"))
        and (region is None or region.isdigit() or region.upper() in codes("countries"))
    )


def _once(found: re.Match[str]) -> bool:
    """No variant twice and no extension letter twice."""
    variants = found["variants"].lower().split("-")[1:]
    letters = [part for part in found["extensions"].lower().split("-") if len(part) == 1]
    return len(set(variants)) == len(variants) and len(set(letters)) == len(letters)
