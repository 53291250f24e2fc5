"""`crmstandard conformance run` and `rerun`: the checks against a system, with live progress and reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crmconformance.commands.options import (
    DEFAULT,
    Classes,
    Config,
    Lang,
    MayWrite,
    Profiles,
    configuration,
    extra,
    report_at,
    selection,
)
from crmstandard.cli.asking import stop

if TYPE_CHECKING:
    from crmconformance.running import Wanted
    from crmconformance.settings import Configuration

Jobs = Annotated[int | None, typer.Option(min=1, max=64, help="Checks at a time; default: as configured.")]
Challenge = Annotated[str, typer.Option(help="Nonce of a bank, which a system with signed responses answers for.")]
Seed = Annotated[str, typer.Option(help="What all chance of the run is made from; by default a new one, see report.")]
Explore = Annotated[
    int | None,
    typer.Option(min=0, help="Seconds for cases of schemathesis beside the checks; 60 in a run of everything, 0 none."),
]
SHOWN, EXPLORED = 12, 60


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("run")(run)
    app.command("rerun")(rerun)


def run(
    *,
    only: Classes = None,
    profile: Profiles = None,
    requirement: Annotated[
        list[str] | None, typer.Option("--requirement", help="Only this requirement; may be repeated.")
    ] = None,
    jobs: Jobs = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the run that was broken off.")] = False,
    challenge: Challenge = "",
    deep: Annotated[bool, typer.Option("--deep", help="Try every check on every resource, without a budget.")] = False,
    explore: Explore = None,
    seed: Seed = "",
    config: Config = DEFAULT,
    may_write: MayWrite = False,
    lang: Lang = "en",
) -> None:
    """Run the checks, write report.html, report.json, junit.xml and badge.svg, and clear up."""
    chosen = configuration(config)
    with extra():
        from crmconformance.running import Wanted
    known = tuple(_known(each) for each in requirement or ())
    seconds = explored(explore, everything=not only and not known, deep=deep)
    wanted = Wanted(
        *(selection(only, profile, known, deep=deep), jobs or chosen.jobs, resume, _nonce(challenge)),
        seed=seed,
        explore=seconds,
    )
    raise typer.Exit(carried_out(chosen, wanted, may_write=may_write, lang=lang))


def rerun(
    failed: Annotated[bool, typer.Option("--failed", help="What failed, stayed open or was an error.")] = False,
    config: Config = DEFAULT,
    jobs: Jobs = None,
    may_write: MayWrite = False,
    lang: Lang = "en",
) -> None:
    """Run again what did not pass in the last run; its reports go to the folder `rerun` beside."""
    chosen = configuration(config)
    with extra():
        from dataclasses import replace

        from crmconformance.running import Wanted
    report = report_at(chosen.out)
    if not failed:
        stop("rerun --failed runs again what did not pass; crmstandard conformance run runs everything")
    wanted = tuple(
        each["id"] for each in report["requirements"] if each["verdict"] in ("FAIL", "WARN", "ERROR", "UNVERIFIED")
    )
    if not wanted:
        typer.echo("nothing failed in the last run")
        raise typer.Exit(0)
    again = replace(chosen, output=str(Path(chosen.output) / "rerun"))
    chosen_wanted = Wanted(selection(None, None, wanted), jobs or chosen.jobs)
    raise typer.Exit(carried_out(again, chosen_wanted, may_write=may_write, lang=lang))


def explored(asked: int | None, *, everything: bool, deep: bool) -> float | None:
    """The time for exploring; None for none, 0 for no limit. Ends the command where it was asked for and cannot be."""
    from importlib.util import find_spec

    if asked == 0 or (asked is None and not everything):
        return None
    if find_spec("schemathesis") is None:
        told = "exploring needs schemathesis, which comes with the extra: pip install 'crmstandard[explore]'"
        if asked is not None:
            stop(told)
        typer.echo(f"Nothing is explored beside the checks: {told}", err=True)
        return None
    return 0.0 if deep else float(asked or EXPLORED)


def _known(identifier: str) -> str:
    from crmstandard.cli.asking import suggestion
    from crmstandard.requirements import requirements

    if identifier not in requirements():
        stop(f"there is no requirement {identifier!r}{suggestion(identifier, requirements())}")
    return identifier


def _nonce(challenge: str) -> str:
    if challenge and not (challenge.isascii() and challenge.replace("-", "").replace("_", "").isalnum()):
        stop("a challenge is of ASCII letters, digits, - and _")
    return challenge


def carried_out(chosen: Configuration, wanted: Wanted, *, may_write: bool, lang: str) -> int:
    """The exit code of a run; raises typer.Exit where the configuration stands in the way."""
    with extra():
        import asyncio

        from crmconformance.commands.doctor import examined
        from crmconformance.discovery import Unsuitable
        from crmconformance.doctor import Advice
        from crmconformance.progress import watched
        from crmconformance.report.files import write
        from crmconformance.running import carry_out
    if not asyncio.run(examined(chosen, may_write=may_write, lang=lang, quiet=True)):
        typer.echo("Nothing was tested: this is about the configuration, not about the system.", err=True)
        raise typer.Exit(2)
    try:
        with watched() as watch:
            recording = asyncio.run(carry_out(chosen, wanted, watch))
    except Unsuitable as error:
        stop(Advice("stop", error.finding, error.answer.shown).text(lang))
    report = write(chosen.out, recording)
    tell(report, chosen.out, lang)
    return int(report["claim"]["exitCode"])


def tell(report: dict[str, Any], folder: Path, lang: str) -> None:
    """The run in a few lines."""
    from crmconformance.report.telling import words

    page = words()["page"]
    for name in ("ERROR", "FAIL", "WARN", "UNVERIFIED"):
        rows = [each for each in report["requirements"] if each["verdict"] == name]
        for each in rows[:SHOWN]:
            typer.echo(f"{name:10}  {each['id']}  {_one_line(each, lang)}")
        if len(rows) > SHOWN:
            typer.echo(f"{name:10}  {page['further'][lang].format(len(rows) - SHOWN)}")
    claim, word = report["claim"], {name: text[lang] for name, text in page.items()}
    comma, stop_mark, colon = word["comma"], word["stop"], word["colon"]
    counts = comma.join(f"{count} {words()['verdicts'][name][lang]}" for name, count in report["counts"].items())
    took = f"{report['exchanges']}{comma}{report['milliseconds'] / 1000:.0f} s"
    typer.echo(f"\n{counts}{stop_mark}{word['exchanges']}{colon}{took}")
    explored = report.get("exploration")
    cases = f"{stop_mark}{word['exploration']}{colon}{explored['cases']} {word['cases']}" if explored else ""
    typer.echo(f"{word['seed']}{colon}{report['seed']} (--seed){cases}")
    unchecked = [each["label"][lang] for each in report["classes"] if each["declared"] and not each["checked"]]
    if unchecked:
        typer.echo(f"{word['notInRelease']}{colon}{comma.join(unchecked)}")
    classes = comma.join(each["label"][lang] for each in report["classes"] if each["eligible"])
    told = f"{word['eligible']}{colon}{claim['text'] or classes}"
    if not claim["eligible"]:
        told = word["notEligible"] + (f"{stop_mark}{word['kept']}{colon}{classes}" if classes else "")
    typer.echo(f"{told}\n{word['report']}{colon}{folder / 'report.html'}")


def _one_line(row: dict[str, Any], lang: str) -> str:
    from crmconformance.report.telling import told, words
    from crmconformance.saying import in_language, say

    if row["faults"]:
        first = row["faults"][0]
        where = (
            f" ({', '.join(row['subjects'][:3])}{' …' if len(row['subjects']) > 3 else ''})" if row["subjects"] else ""
        )
        said = say("expected {}, observed {}", *(told(first, name)[lang] for name in ("expected", "observed")))
        finding = "" if first["message"][lang] == in_language(said, lang) else f" · {first['message'][lang]}"
        return f"{in_language(said, lang)}{finding}{where}"
    first, others = [each[lang] for each in row["reasons"]][:1], len(row["reasons"]) - 1
    more = f" ({words()['page']['further'][lang].format(others)})" if others > 0 else ""
    return f"{first[0]}{more}" if first else str(row["text"][lang])
