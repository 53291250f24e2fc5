"""Named formats with check digits and code lists, one module each, found by folder.

A module holds `FORMAT`, the name used in schemas, and `check(value)`, which returns None for a good
value and otherwise the id of the requirement that the value breaks.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache

Checker = Callable[[str], str | None]


@cache
def checkers() -> Mapping[str, Checker]:
    """Every format checker by format name."""
    modules = (importlib.import_module(f"{__name__}.{each.name}") for each in pkgutil.iter_modules(__path__))
    return {module.FORMAT: module.check for module in modules if hasattr(module, "FORMAT")}


def breaks(name: str, value: str) -> str | None:
    """Id of the requirement that `value` breaks as format `name`; None if it breaks none or the format is not ours."""
    checker = checkers().get(name)
    return checker(value) if checker else None
