"""What goes on beside requests: tasks that are found by folder and run until the server stops."""

from __future__ import annotations

import asyncio
import importlib
import logging
import pkgutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmserver.server import Server

log = logging.getLogger("crmserver.background")
Errand = Callable[["Server"], Awaitable[None]]
REST = 1.0  # seconds after a failure
_TASKS: dict[str, Errand] = {}


def runs_beside(name: str) -> Callable[[Errand], Errand]:
    """Registers a task that works until it is cancelled; one that fails is logged and begun anew."""

    def register(task: Errand) -> Errand:
        _TASKS[name] = task
        return task

    return register


@cache
def _discover() -> None:
    import crmserver.tasks as package

    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)


def tasks() -> dict[str, Errand]:
    """A new table of all tasks by name."""
    _discover()
    return dict(_TASKS)


@asynccontextmanager
async def running(server: Server) -> AsyncIterator[None]:
    """Runs the tasks of a server for as long as the context lasts."""
    begun = [asyncio.create_task(_kept_up(name, task, server), name=name) for name, task in server.tasks.items()]
    try:
        yield
    finally:
        for each in begun:
            each.cancel()
        await asyncio.gather(*begun, return_exceptions=True)


async def _kept_up(name: str, task: Errand, server: Server) -> None:
    while True:
        try:
            await task(server)
        except Exception as error:
            log.error("task %s failed: %s; it begins anew", name, type(error).__name__)
        await asyncio.sleep(REST)
