"""`crmstandard conformance doctor`: what stands in the way of a run, each with its remedy."""

from __future__ import annotations

import typer

from crmconformance.commands.options import DEFAULT, Config, Lang, MayWrite, configuration, extra

MARKS = {"ok": "ok  ", "warning": "note", "stop": "STOP"}


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("doctor")(doctor)


def doctor(config: Config = DEFAULT, may_write: MayWrite = False, lang: Lang = "en") -> None:
    """Look at network, token, scopes, clocks and writing before a run; nothing here counts as a failure."""
    with extra():
        import asyncio
    if not asyncio.run(examined(configuration(config), may_write=may_write, lang=lang, quiet=False)):
        raise typer.Exit(2)


async def examined(chosen: object, *, may_write: bool, lang: str, quiet: bool) -> bool:
    """Tells what is found; gives whether a run makes sense."""
    from crmconformance.doctor import examine

    good = True
    async for each in examine(chosen, may_write=may_write):  # type: ignore[arg-type]
        good = good and each.state != "stop"
        if quiet and each.state != "stop":
            continue
        typer.echo(f"{MARKS[each.state]}  {each.text(lang)}", err=each.state == "stop")
        if fix := each.fix(lang):
            typer.echo(f"      {fix}", err=each.state == "stop")
    return good
