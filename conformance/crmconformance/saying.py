"""What a check expects and observes, in words: a template in English with its values, told in Chinese by one catalogue.

A text stays what it is in English, a string, so that records, verdicts and reports say the same as ever; it also keeps
what it was made of, and its Chinese is made of the same values. `phrases.yaml` holds the templates of all texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, reduce
from pathlib import Path
from typing import Self

from crmstandard.findings import Finding
from crmstandard.sources import read_yaml

PHRASES = Path(__file__).with_name("phrases.yaml")
NUMBER = re.compile(r"\d+(?:\.\d+)?")


class Said(str):
    """A text in English that knows its template and the values in it."""

    template: str
    values: tuple[object, ...]

    def __new__(cls, template: str, *values: object) -> Self:
        """The template with the values in the places of its braces."""
        made = super().__new__(cls, template.format(*values))
        made.template, made.values = template, values
        return made

    @property
    def chinese(self) -> str:
        """The same in Chinese; in English where the catalogue does not have it."""
        known = phrases().get(self.template)
        return known.format(*map(chinese, self.values)) if known else str(self)


class Worded(Said):
    """A text whose Chinese is known where it is made: that of a finding stands in the register."""

    zh: str

    @property
    def chinese(self) -> str:
        """The same in Chinese."""
        return self.zh


def say(template: str, *values: object) -> Said:
    """A text of a template, such as `say("{} records", 3)`; a value may be such a text itself."""
    return Said(template, *values)


def of_finding(found: Finding) -> Said:
    """The text of a finding of a validator, with its place."""
    made = Worded("{}: {}", found.pointer, found.message)
    made.zh = f"{found.pointer}: {found.text('zh')}"
    return made


def either(values: Iterable[object]) -> str:
    """Several values of which one is meant: `200 or 404`."""
    return _joined("{} or {}", values)


def together_with(values: Iterable[object]) -> str:
    """Several values, parted by commas."""
    return _joined("{}, {}", values)


def _joined(template: str, values: Iterable[object]) -> str:
    first, *others = list(values) or [""]
    return reduce(lambda one, other: say(template, one, other), others, first if isinstance(first, str) else str(first))


def by_numbers(text: str) -> Said:
    """A text that came without its template: the numbers in it are its values."""
    braced = text.replace("{", "{{").replace("}", "}}")
    return Said(NUMBER.sub("{}", braced), *NUMBER.findall(text))


@cache
def phrases() -> Mapping[str, str]:
    """The Chinese of each template."""
    found: Mapping[str, str] = read_yaml(PHRASES)
    return found


def translations(expected: str, observed: str) -> dict[str, dict[str, str]]:
    """What was expected and observed in the languages beside English."""
    return {"zh": {"expected": chinese(expected), "observed": chinese(observed)}}


def in_language(value: object, lang: str) -> str:
    """A text in English (`en`) or Chinese (`zh`)."""
    return chinese(value) if lang == "zh" else str(value)


def is_text(value: object) -> bool:
    """Whether it is a text of the catalogue, and no value such as a code or a status."""
    return isinstance(value, Said) or value in phrases()


def chinese(value: object) -> str:
    """A text in Chinese; a value that is no text of the catalogue, such as a code or a status, as it is."""
    return value.chinese if isinstance(value, Said) else phrases().get(str(value), str(value))
