"""crmstandard: an open standard for bank CRM data, with its types and validators.

The types (`Person`, `Money`, `PartyStatus` …) are imported when the first of them is asked for, so
that validation alone costs no Pydantic.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from crmstandard.findings import Finding as Finding
from crmstandard.validators import Session as Session
from crmstandard.validators import validate as validate

if TYPE_CHECKING:
    from crmstandard.model import *  # noqa: F403
    from crmstandard.runtime import NotValid as NotValid
    from crmstandard.runtime import from_wire as from_wire
else:
    _RUNTIME = ("NotValid", "from_wire")

    def __getattr__(name: str) -> Any:
        """A type of the standard by its name; modules and private names are none."""
        if not name[0].isupper() and name not in _RUNTIME:
            raise AttributeError(f"crmstandard has no name {name!r}")
        home = import_module("crmstandard.runtime" if name in _RUNTIME else "crmstandard.model")
        try:
            value = getattr(home, name)
        except AttributeError:
            raise AttributeError(f"crmstandard has no name {name!r}") from None
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        """Every public name, the types included."""
        here = {name for name in globals() if not name.startswith("_")}
        return sorted(here | {*_RUNTIME, *import_module("crmstandard.model").__all__})
