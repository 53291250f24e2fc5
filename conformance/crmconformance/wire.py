"""Questions about answers that several checks ask: of ETags, problem documents, values that differ."""

from __future__ import annotations

import re
from typing import Any

LINK = re.compile(r"""<([^>]*)>((?:[^,"]|"(?:[^"\\]|\\.)*")*)""")
PARAMETER = re.compile(r""";\s*([^\s=;,"]+)\s*(?:=\s*("(?:[^"\\]|\\.)*"|[^\s;,"]*))?""")
STRONG = re.compile(r'"[\x21\x23-\x7e\x80-\xff]*"')


def is_strong(etag: str) -> bool:
    """Whether an ETag is a strong one by RFC 9110."""
    return STRONG.fullmatch(etag) is not None


def number(text: str) -> float | None:
    """A whole number without a sign as systems write it in decimal digits; None for anything else."""
    return float(text) if text.isascii() and text.isdigit() else None


def whole(value: Any) -> int | None:
    """A whole number, which JSON lets a system write as 7 and as 7.0; None for anything else."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return int(value) if is_number and value % 1 == 0 else None


def equal(one: Any, other: Any) -> bool:
    """Whether two values of JSON that are no objects are the same; true is not 1, and 7 is 7.0."""
    return bool(one == other) and isinstance(one, bool) is isinstance(other, bool)


def links(header: str) -> list[tuple[str, frozenset[str]]]:
    """The links of a Link header by RFC 8288, each as its target and its relations in small letters."""
    found = []
    for target, parameters in LINK.findall(header):
        told = [value.strip('"') for name, value in PARAMETER.findall(parameters) if name.lower() == "rel"]
        found.append((target.strip(), frozenset(" ".join(told[:1]).lower().split())))
    return found


def unlike(expected: Any, found: Any, at: str = "") -> str | None:
    """The pointer of the first place at which a value is not as expected; None where it is."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for name in sorted({*expected, *found}):
            if name not in expected or name not in found:
                return f"{at}/{name}"
            if (inner := unlike(expected[name], found[name], f"{at}/{name}")) is not None:
                return inner
        return None
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        pairs = zip(expected, found, strict=True)
        return next((told for n, (a, b) in enumerate(pairs) if (told := unlike(a, b, f"{at}/{n}")) is not None), None)
    return None if equal(expected, found) else at or "/"


def errors_of(answer: Any) -> list[dict[str, Any]]:
    """The entries of `errors` in a problem document."""
    found = answer.document.get("errors")
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def named(answer: Any) -> set[str]:
    """The requirements that a problem document names."""
    return {str(each.get("requirement")) for each in errors_of(answer)}
