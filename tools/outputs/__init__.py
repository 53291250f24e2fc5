"""The generated outputs, one module each, found by folder.

A module says which files are its own (`OWNS`, patterns from the root of the repository) and makes
them with `files() -> {path: text}`, a pure function of schemas/ and spec/.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Output:
    """One generated output: its name, the files that are its own, and what makes them."""

    name: str
    owns: tuple[str, ...]
    files: Callable[[], Mapping[str, str]]


def outputs() -> list[Output]:
    """Every output, by name."""
    modules = (importlib.import_module(f"{__name__}.{each.name}") for each in pkgutil.iter_modules(__path__))
    made = (Output(m.__name__.rpartition(".")[2], tuple(m.OWNS), m.files) for m in modules if hasattr(m, "OWNS"))
    return sorted(made, key=lambda each: each.name)
