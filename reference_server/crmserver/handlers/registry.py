"""The handlers, found by folder: one for each interaction and each verb of a custom operation."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Awaitable, Callable
from functools import cache
from typing import TYPE_CHECKING

from crmserver.request import Answer, Request

if TYPE_CHECKING:
    from crmserver.server import Server

Handler = Callable[["Server", Request], Awaitable[Answer]]
_HANDLERS: dict[str, Handler] = {}


def handles(*names: str) -> Callable[[Handler], Handler]:
    """Registers the handler of an interaction (`create`), a verb (`:merge`) or an operation (`readHealth`)."""

    def register(handler: Handler) -> Handler:
        _HANDLERS.update(dict.fromkeys(names, handler))
        return handler

    return register


@cache
def _discover() -> None:
    import crmserver.handlers as package

    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)


def handlers() -> dict[str, Handler]:
    """A new table of all handlers by name."""
    _discover()
    return dict(_HANDLERS)
