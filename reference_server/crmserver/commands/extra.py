"""What a command says where the packages of the server are not installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from crmstandard.cli.asking import stop

OURS = ("crmserver", "crmstandard")


@contextmanager
def extra_of(command: str) -> Iterator[None]:
    """Around imports: a package that is missing ends the command with the line that installs it."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in OURS:
            raise
        stop(f"{command} needs {error.name}, which comes with the extra: pip install 'crmstandard[server]'")
