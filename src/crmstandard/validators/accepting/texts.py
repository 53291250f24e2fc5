"""Expressions for strings as they stand in JSON text: only values that the schema and the rules on text let pass.

They work on bytes and accept no escape. A length counted in bytes is never below one counted in characters, so a
limit that holds for bytes holds for characters; a minimum above 1 is asked of ASCII text alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from os.path import commonprefix

from crmstandard.validators.formats import checkers
from crmstandard.validators.formats.iso4217 import currencies
from crmstandard.validators.rules.general.no_placeholder_fills_a_member import DATES, WORDS

PLAIN = r'[^"\\\x00-\x1f]'
SPACE = r"(?:[\x00- ]|\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80)"
CLASS = re.compile(r"\[(?:\\.|[^\]\\])*\]")
FORBIDDEN = tuple(map(chr, (*range(32), 34, 92)))
PRINTABLE, SAFE_PRINTABLE = "!-~", r"!#-\[\]-~"

YEAR = r"(?:19(?:0[1-9]|[1-9][0-9])|20[0-9]{2})"  # neither the first nor the last days that systems can store
LEAP = r"(?:19(?:0[48]|[2468][048]|[13579][26])|20(?:[02468][048]|[13579][26]))-02-29"
DAY = (
    rf"(?:{YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    rf"|02-(?:0[1-9]|1[0-9]|2[0-8]))|{LEAP})"
)
CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
TIME = rf"T{CLOCK}:[0-5][0-9](?:\.[0-9]{{1,6}})?(?:Z|[+-]{CLOCK})"
FORMATS: Mapping[str, str] = {
    "date": DAY,
    "date-time": DAY + TIME,
    "moment": rf"{DAY}(?:{TIME})?",
    "partial-date": rf"(?:{DAY}|{YEAR}(?:-(?:0[1-9]|1[0-2]))?)",
}


def literal(text: str) -> str:
    """A text as it stands in JSON, as an expression over bytes."""
    return re.escape(text.encode("utf-8").decode("latin-1"))


def one_of(texts: Iterable[str]) -> str | None:
    """An expression for one of a few texts, by common beginnings; None if one of them needs an escape."""
    held = sorted(set(texts))
    if not held or any(sign in text for text in held for sign in FORBIDDEN):
        return None
    return _tree([text.encode("utf-8").decode("latin-1") for text in held])


def _tree(texts: list[str]) -> str:
    """Alternatives by their first sign, so that few are tried."""
    if len(texts) == 1:
        return re.escape(texts[0])
    if common := commonprefix(texts):  # noqa: RUF071 - of characters is what is wanted
        return re.escape(common) + _tree([text[len(common) :] for text in texts])
    ends = "" in texts
    by_sign: dict[str, list[str]] = {}
    for text in texts:
        if text:
            by_sign.setdefault(text[0], []).append(text[1:])
    inner = "|".join(re.escape(sign) + _tree(rest) for sign, rest in by_sign.items())
    return f"(?:{inner})?" if ends else f"(?:{inner})"


def pattern(text: str) -> str | None:
    """The expression of a schema's pattern inside quotes; None where it could run across them."""
    inner = text.removeprefix("^").removesuffix("$").replace(PRINTABLE, SAFE_PRINTABLE)
    for found in CLASS.finditer(inner):
        accepts = re.compile(found.group())
        if any(accepts.fullmatch(sign) for sign in FORBIDDEN):
            return None
    return inner.replace("(", "(?:").replace("(?:?", "(?") if text[:1] == "^" and text[-1:] == "$" else None


@cache
def no_placeholder() -> str:
    """What stands before a text that GEN-027 has nothing to say of: no blank first, and none of its words."""
    words = "|".join(_any_case(word) for word in sorted(WORDS) if word[0].isalnum())
    return rf"(?!{SPACE}|(?:{words}){SPACE}*\")(?=[^\x00- \"\\.?-])"


def _any_case(word: str) -> str:
    """A word in any case; the Kelvin sign is a k as well."""
    made = []
    for sign in word:
        if sign == "k":
            made.append(r"(?:[kK]|\xe2\x84\xaa)")
        elif sign.isascii() and sign.isalpha():
            made.append(f"[{sign}{sign.upper()}]")
        else:
            made.append(literal(sign))
    return "".join(made)


FEW_DIGITS = r"(?!(?:[^\"\\0-9]*+[0-9]){13})"  # a card number has 13 digits at least
NOT_ZEROS = r'(?!0*")'


@cache
def currency_codes() -> str:
    """Every currency."""
    return _tree(sorted(currencies()))


def checker(name: str) -> Callable[[str], str | None]:
    """The exact checker of a format."""
    return checkers()[name]


assert all(day.startswith(("0", "1900", "9999")) for day in DATES)  # noqa: S101 - what YEAR leaves out
