"""`crmstandard keys`: keys that sign, the keys that seal those in the database, and tokens taken back."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crmserver.commands.extra import extra_of
from crmstandard.cli.asking import stop

if TYPE_CHECKING:
    from crmserver.store.store import Store

STDIN = "-"
Db = Annotated[str, typer.Option(help="File (SQLite) or URL (postgresql://…).")]


def register(app: typer.Typer) -> None:
    """Adds the commands to the application."""
    group = typer.Typer(
        help="Keys that sign, keys that seal those in the database, and tokens taken back.", no_args_is_help=True
    )
    group.callback()(lambda: None)
    group.command("rotate")(rotate)
    group.command("revoke")(revoke)
    group.command("new")(new)
    group.command("seal")(seal)
    app.add_typer(group, name="keys")


@contextmanager
def _opened(db: str) -> Iterator[Store]:
    """The store of a database that is there, with the settings of the environment; ends with what is wrong."""
    from crmserver.serving import CannotServe, opened
    from crmserver.settings import BadSetting, from_environment

    try:
        with opened(from_environment(database=db), must_exist=True) as store:
            yield store
    except (BadSetting, CannotServe) as error:
        stop(str(error))


def rotate(
    db: Db = "crmstandard.db",
    overlap: Annotated[
        int, typer.Option(min=0, help="Seconds that tokens signed with the key before stay good.")
    ] = 7200,
) -> None:
    """Sign with a new key from now on; running servers take it within a minute."""
    with extra_of("keys rotate"):
        from crmserver.auth.assembly import rotate_keys
    with _opened(db) as store:
        ring = rotate_keys(store, overlap)
    typer.echo(f"signing key {ring.signing.kid}; the one before verifies for {overlap} seconds more")


def revoke(
    token: Annotated[str, typer.Argument(help="The token, whoever issued it; - reads it from standard input.")],
    db: Db = "crmstandard.db",
) -> None:
    """Take a token back before it expires; running servers refuse it within a minute."""
    with extra_of("keys revoke"):
        from crmserver.auth import revoking
    named = revoking.named_by(sys.stdin.read() if token == STDIN else token)
    if named is None:
        stop("this is no token: expected three parts with dots between, as a client sends them after Bearer")
    with _opened(db) as store, store.database.writing() as connection:
        revoking.revoke(connection, *named)
    typer.echo(f"token {named[0]} is taken back; running servers refuse it within a minute")


def new(
    file: Annotated[Path, typer.Argument(help="The key file; made where it is missing, readable by you alone.")],
) -> None:
    """Put a new key in front of those of a key file (CRM_KEY_FILE); the first seals, all of them open."""
    with extra_of("keys new"):
        from crmserver.settings import BadSetting
        from crmserver.store.vault import add_key
    try:
        count = add_key(file)
    except BadSetting as error:
        stop(str(error))
    except OSError as error:
        stop(f"{error.filename}: {error.strerror}")
    typer.echo(f"{file} has {count} {'key' if count == 1 else 'keys'}; keep a copy apart from backups of the database")


def seal(db: Db = "crmstandard.db") -> None:
    """Seal the private keys in a database with the first key of CRM_KEY_FILE; servers are started anew with it."""
    with extra_of("keys seal"):
        from crmserver.erasure.disk import purge
        from crmserver.store.secret import KEPT, seal_secrets
    with _opened(db) as store:
        if not store.vault.seals:
            stop("CRM_KEY_FILE names no key file; crmstandard keys new FILE makes one")
        with store.database.writing() as connection:
            count = seal_secrets(connection, store.vault)
        cleared = purge(store.database, tables=[column.table.name for column in KEPT])
    typer.echo(f"{count} private {'key' if count == 1 else 'keys'} sealed with the first key of CRM_KEY_FILE")
    if not cleared:
        stop("what stood in the files of the database before could not be cleared: stop the servers and seal again")
