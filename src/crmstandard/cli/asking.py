"""Answers to a user's mistake: what is wrong, and the nearest name that exists."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import NoReturn

import typer

USAGE = 2


def stop(message: str) -> NoReturn:
    """Ends the command with a message and exit code 2."""
    typer.echo(f"crmstandard: {message}", err=True)
    raise typer.Exit(USAGE)


def suggestion(name: str | None, known: Iterable[str]) -> str:
    """`, did you mean X?` where a name is near to a known one, else nothing."""
    by_lower = {each.lower(): each for each in known}
    near = difflib.get_close_matches((name or "").lower(), by_lower, n=1, cutoff=0.5)
    return f" (did you mean {by_lower[near[0]]}?)" if near else ""
