"""`crmstandard sample`: a synthetic bank, the same for the same seed, with planted faults if wanted."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command("sample")(sample)


def sample(
    customers: Annotated[int, typer.Option(min=1, help="Number of customers.")] = 1000,
    seed: Annotated[int, typer.Option(help="The same seed gives the same bytes.")] = 1,
    out: Annotated[Path, typer.Option(help="Folder to write to; must be empty or made by this command.")] = Path(
        "bank"
    ),
    faults: Annotated[int, typer.Option(min=0, help="Number of faults to plant; truth.jsonl says where.")] = 0,
) -> None:
    """Write a synthetic bank: one NDJSON file a resource, any size, constant memory."""
    _clear(out)
    if faults > customers * 2:
        raise typer.BadParameter(
            f"at most two faults a customer: {customers * 2} for {customers} customers", param_hint="--faults"
        )
    from crmstandard.sample.writing import TRUTH, write_bank

    written = write_bank(out, customers, seed, faults, _progress(customers) if sys.stderr.isatty() else None)
    for resource, count in sorted(written.lines.items()):
        typer.echo(f"{count:>12,}  {resource}")
    told = f", {written.faults} faults told in {out / TRUTH}" if faults else ""
    typer.echo(f"{sum(written.lines.values()):>12,}  records in {out}{told}")
    if written.faults < faults:
        typer.echo(
            f"crmstandard sample: only {written.faults} of {faults} faults found a place; make more customers", err=True
        )
        raise typer.Exit(1)


def _clear(out: Path) -> None:
    """Makes room for a new bank, but never removes what this command did not write."""
    if out.exists() and not out.is_dir():
        raise typer.BadParameter(f"{out} is a file; name a folder", param_hint="--out")
    strange = [each.name for each in out.glob("*") if each.suffix not in (".ndjson", ".jsonl")] if out.exists() else []
    if strange:
        raise typer.BadParameter(f"{out} holds other files ({strange[0]}); name a new folder", param_hint="--out")
    shutil.rmtree(out, ignore_errors=True)


def _progress(customers: int) -> Callable[[int], None]:
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    task = bar.add_task("writing", total=customers)
    bar.start()

    def advance(done: int) -> None:
        bar.update(task, completed=done)
        if done >= customers:
            bar.stop()

    return advance
