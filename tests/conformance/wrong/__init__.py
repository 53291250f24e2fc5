"""Servers as vendors ship them by mistake: each has one plausible fault at its edge, and each is to be failed."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from tests.conformance.wrong.registry import Wrong, registered


@cache
def wrong_servers() -> tuple[Wrong, ...]:
    """Every wrong server, by name; found by folder."""
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        importlib.import_module(module.name)
    return tuple(sorted(registered(), key=lambda each: each.name))
