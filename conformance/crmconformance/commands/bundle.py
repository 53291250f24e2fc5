"""`crmstandard conformance bundle` and `verify`: a run as one file, and its verification by somebody else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crmconformance.commands.options import DEFAULT, Config, configuration, extra
from crmstandard.cli.asking import stop

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Keys = Annotated[list[Path] | None, typer.Option("--key", help="Public key (PEM, or base64) that you trust.")]
REFUSED = 1


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("bundle")(bundle)
    app.command("verify")(verify)


def bundle(
    config: Config = DEFAULT,
    output: Annotated[Path | None, typer.Option(help="File to write; default: evidence.zip beside the report.")] = None,
    sign: Annotated[bool, typer.Option("--sign", help="Sign it with Ed25519.")] = False,
    key: Annotated[Path, typer.Option("--key", help="Private key, PEM; made if it is not there.")] = Path(
        "conformance-key.pem"
    ),
) -> None:
    """Put journal, report and manifest of the last run into one file."""
    with extra():
        from crmconformance.evidence import bundle as bundles
        from crmconformance.evidence.signing import BadKey, private_key, shown
        from crmconformance.journal import FILE
    folder = configuration(config).out
    try:
        journal = (folder / FILE).read_bytes()
        found, made = private_key(key) if sign else (None, False)
    except OSError:
        stop(f"there is no run in {folder}; `crmstandard conformance run` makes one")
    except BadKey as error:
        stop(str(error))
    path = output or folder / "evidence.zip"
    report = bundles.write(path, journal, found)
    if made:
        typer.echo(f"{key} is a new private key: keep it, and publish its public part in evidenceKeys")
    if found is not None:
        typer.echo(f"Public key: {shown(found.public_key())}")
    typer.echo(f"{path}: {report['claim']['text'] or 'no level'}, {report['exchanges']} exchanges")


def verify(
    file: Annotated[Path, typer.Argument(help="The bundle.")],
    replay: Annotated[bool, typer.Option("--replay", help="Compute every verdict again, offline.")] = False,
    key: Keys = None,
    own_key: Annotated[
        list[Path] | None, typer.Option("--own-key", help="Public key of your own: the run was yours.")
    ] = None,
    challenge: Annotated[str, typer.Option(help="The nonce that you gave for the run.")] = "",
) -> None:
    """Verify a bundle: digests, signature, and with --replay every verdict; exit code 1 where it is refused."""
    with extra():
        from crmconformance.evidence.bundle import Unreadable, is_as_written, read
        from crmconformance.evidence.verifying import Trust, verified
    try:
        files = read(file)
    except Unreadable as error:
        typer.echo(f"refused: {file} is no bundle: {error}", err=True)
        raise typer.Exit(REFUSED) from None
    found = verified(files, Trust(_keys(key), _keys(own_key), challenge), replay=replay)
    for each in found.remarks:
        typer.echo(f"note     {each}")
    packed = () if is_as_written(file) else ("the file is not the one that was written: its digest at the end differs",)
    reasons = (*found.reasons, *packed)
    for each in reasons:
        typer.echo(f"refused  {each}", err=True)
    if reasons:
        raise typer.Exit(REFUSED)
    held = found.claim.get("text") or ", ".join(found.claim.get("classes", ())) or "nothing"
    typer.echo(f"holds    {found.recomputed} verdicts computed again" if replay else "holds    (without --replay)")
    typer.echo(
        f"Claim: {held}; eligible: {'yes' if found.claim.get('eligible') else 'no'}; assurance: {found.assurance}"
    )


def _keys(paths: list[Path] | None) -> tuple[Ed25519PublicKey, ...]:
    from crmconformance.evidence.signing import BadKey, public_key

    found = []
    for path in paths or ():
        try:
            found.append(public_key(path.read_text() if path.is_file() else str(path)))
        except (BadKey, OSError, UnicodeDecodeError) as error:
            stop(f"{path}: {error}")
    return tuple(found)
