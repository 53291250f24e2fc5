"""Forms of texts that the library checks by a procedure: named formats with check digits, calendars and code lists."""

from __future__ import annotations

from collections.abc import Mapping

from crmstandard.feeds.native.automata import Automaton, implies, of_pattern, of_text

# name of the format -> number of its procedure in the library, and what every text has that the procedure accepts
DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"
INSTANT = rf"{DATE}T{CLOCK}:[0-5][0-9](\.[0-9]{{1,6}})?(Z|[+-]{CLOCK})"
PROCEDURES: Mapping[str, tuple[int, str]] = {
    "date": (1, DATE),
    "date-time": (2, INSTANT),
    "moment": (3, f"{DATE}|{INSTANT}"),
    "partial-date": (4, "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"),
    "iban": (5, "[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}"),
    "lei": (6, "[A-Z0-9]{18}[0-9]{2}"),
    "cn-resident-id": (7, "[1-9][0-9]{16}[0-9X]"),
    "cn-uscc": (8, "[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}"),
    "isin": (9, "[A-Z]{2}[A-Z0-9]{9}[0-9]"),
    "bic": (10, "[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?"),
    "e164": (11, "[+][1-9][0-9]{6,14}"),
    "email": (12, r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+"),
    "uri": (13, "[A-Za-z][A-Za-z0-9+.-]*:[!-~]+"),
    "bcp47": (14, "[A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2})?"),
    "iso3166": (15, "[A-Z]{2}"),
    "iso3166-2": (16, "[A-Z]{2}-[A-Z0-9]{1,3}"),
    "iso4217": (17, "[A-Z]{3}"),
    "iso15924": (18, "[A-Z][a-z]{3}"),
    "json-pointer": (19, "(/([ -.0-}]|~[01])*)*"),
    "mic": (20, "[A-Z0-9]{4}"),
}


def needed(patterns: tuple[str, ...], formats: tuple[str, ...]) -> list[Automaton]:
    """The automata of the patterns that no format beside them implies."""
    shapes = [of_text(PROCEDURES[name][1]) for name in formats]
    found = [of_pattern(pattern) for pattern in dict.fromkeys(patterns)]
    return [each for each in found if not any(implies(shape, each) for shape in shapes)]
