"""Command lines in which nothing is in doubt, read without the machinery that reads any.

That machinery takes longer to come up than the first records of a feed take to be judged. It gets every line that asks
for help, has a mistake in it, or is written in any unusual way.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from functools import partial
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

NUMBER = re.compile(r"[0-9]{1,9}")


class _InDoubt(Exception):
    """Something that is better left to the machinery."""


def call_of(command: Callable[..., None], given: Sequence[str]) -> Callable[[], None] | None:
    """The call of a command that arguments ask for; None where they are not plain.

    `command` has the options and arguments that Typer reads from its signature.
    """
    try:
        return partial(command, **_Reading(command).values(given))
    except _InDoubt:
        return None


class _Reading:
    """Reads the arguments of one command."""

    def __init__(self, command: Callable[..., None]) -> None:
        hints = get_type_hints(command, include_extras=True)
        self._defaults: dict[str, Any] = {}
        self._options: dict[str, str] = {}
        self._types: dict[str, Any] = {}
        self._told: dict[str, Any] = {}
        self._files: str | None = None
        for name, parameter in inspect.signature(command).parameters.items():
            self._types[name], self._told[name] = get_args(hints[name])[:2]
            if parameter.default is not parameter.empty:
                self._defaults[name] = parameter.default
            if parameter.kind is parameter.KEYWORD_ONLY:
                self._options |= dict.fromkeys(_names_of(name, self._told[name]), name)
            elif self._files is None:
                self._files = name
            else:
                raise _InDoubt

    def values(self, given: Sequence[str]) -> dict[str, Any]:
        """The value of every parameter."""
        files: list[str] = []
        found: dict[str, Any] = {}
        rest = iter(given)
        for text in rest:
            if text == "-" or not text.startswith("-"):
                files.append(text)
                continue
            name = self._options.get(text)
            if name is None or name in found:
                raise _InDoubt
            found[name] = self._value(name, rest)
        if self._files is not None:
            if not files or self._types[self._files] != list[str]:
                raise _InDoubt
            found[self._files] = files
        return {**self._defaults, **found}

    def _value(self, name: str, rest: Iterator[str]) -> Any:
        kind = self._types[name]
        if kind is bool:
            return True
        if get_origin(kind) in (Union, UnionType):
            (kind,) = (each for each in get_args(kind) if each is not NoneType)
        text = next(rest, None)
        if text is None or text.startswith("-"):
            raise _InDoubt
        return _read(kind, text, self._told[name])


def _names_of(name: str, told: Any) -> tuple[str, ...]:
    """The names of an option, of which Typer keeps the first where defaults stand that are no part of a type."""
    first = (told.default,) if isinstance(told.default, str) else ()
    return (*first, *(told.param_decls or ())) or (f"--{name.replace('_', '-')}",)


def _read(kind: Any, text: str, told: Any) -> Any:
    if kind is str or kind is Path:
        return kind(text)
    if kind is int and NUMBER.fullmatch(text) and _is_within(int(text), told):
        return int(text)
    if issubclass(kind, Enum) and text in [each.value for each in kind]:
        return kind(text)
    raise _InDoubt


def _is_within(number: int, told: Any) -> bool:
    return (told.min is None or number >= told.min) and (told.max is None or number <= told.max)
