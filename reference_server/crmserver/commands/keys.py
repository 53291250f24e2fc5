"""`crmstandard keys`: the keys that the built-in issuer signs tokens with, and tokens taken back."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from crmserver.commands.extra import extra_of
from crmstandard.cli.asking import stop

STDIN = "-"


def register(app: typer.Typer) -> None:
    """Adds the commands to the application."""
    group = typer.Typer(help="Signing keys of the built-in issuer, and tokens taken back.", no_args_is_help=True)
    group.callback()(lambda: None)
    group.command("rotate")(rotate)
    group.command("revoke")(revoke)
    app.add_typer(group, name="keys")


def rotate(
    db: Annotated[str, typer.Option(help="File (SQLite) or URL (postgresql://…).")] = "crmstandard.db",
    overlap: Annotated[
        int, typer.Option(min=0, help="Seconds that tokens signed with the key before stay good.")
    ] = 7200,
) -> None:
    """Sign with a new key from now on; running servers take it within a minute."""
    with extra_of("keys rotate"):
        from crmserver.auth.assembly import rotate_keys
        from crmserver.serving import CannotServe, opened
        from crmserver.settings import Settings
    try:
        with opened(Settings(database=db), must_exist=True) as store:
            ring = rotate_keys(store, overlap)
    except CannotServe as error:
        stop(str(error))
    typer.echo(f"signing key {ring.signing.kid}; the one before verifies for {overlap} seconds more")


def revoke(
    token: Annotated[str, typer.Argument(help="The token, whoever issued it; - reads it from standard input.")],
    db: Annotated[str, typer.Option(help="File (SQLite) or URL (postgresql://…).")] = "crmstandard.db",
) -> None:
    """Take a token back before it expires; running servers refuse it within a minute."""
    with extra_of("keys revoke"):
        from crmserver.auth import revoking
        from crmserver.serving import CannotServe, opened
        from crmserver.settings import Settings
    named = revoking.named_by(sys.stdin.read() if token == STDIN else token)
    if named is None:
        stop("this is no token: expected three parts with dots between, as a client sends them after Bearer")
    try:
        with opened(Settings(database=db), must_exist=True) as store, store.database.writing() as connection:
            revoking.revoke(connection, *named)
    except CannotServe as error:
        stop(str(error))
    typer.echo(f"token {named[0]} is taken back; running servers refuse it within a minute")
