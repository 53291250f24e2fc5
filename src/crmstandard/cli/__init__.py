"""The command line: one module a command, each with `register(app)`.

Commands of the library are found by folder. What stands above the library, the server among them,
brings its own by the entry point group `crmstandard.commands`, so that nothing here imports it.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, distribution
from typing import Annotated, Any

import typer

from crmstandard.cli.plain import call_of

USAGE = 2
INTERRUPTED = 130
GROUP = "crmstandard.commands"


def application() -> typer.Typer:
    """The application with every command of this folder."""
    app = typer.Typer(
        name="crmstandard",
        help="An open standard for bank CRM data: validate feeds, read the model, make samples, map sources.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_root)
    for found in _modules():
        if hasattr(found, "register"):
            found.register(app)
    return app


def _modules() -> Iterator[Any]:
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda each: each.name):
        yield importlib.import_module(f"{__name__}.{module.name}")
    try:
        brought = distribution("crmstandard").entry_points.select(group=GROUP)
    except PackageNotFoundError:  # sources that were never installed
        return
    for each in sorted(brought, key=lambda each: each.name):
        yield each.load()


def _plain_call(given: Sequence[str]) -> Callable[[], None] | None:
    """The call that a plain line asks for, of a command whose module offers it so (`PLAIN`, by the words after it)."""
    if not given or given[0] not in {each.name for each in pkgutil.iter_modules(__path__)}:
        return None
    module = importlib.import_module(f"{__name__}.{given[0]}")
    for words, command in getattr(module, "PLAIN", {}).items():
        if tuple(given[1 : 1 + len(words)]) == words:
            return call_of(command, given[1 + len(words) :])
    return None


def _call(run: Callable[[], None]) -> None:
    """Ends as the machinery would end."""
    try:
        run()
        sys.stdout.flush()
    except typer.Exit as asked:
        sys.exit(asked.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _tell_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"crmstandard {version('crmstandard')}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_tell_version, is_eager=True)
    ] = False,
) -> None:
    """Exit codes: 0 no errors, 1 errors found, 2 usage or a source that can not be read."""


def main() -> None:
    """Entry point; an interrupt or a closed pipe ends the program quietly."""
    try:
        run = _plain_call(sys.argv[1:])
        if run is None:
            application()()
        else:
            _call(run)
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
