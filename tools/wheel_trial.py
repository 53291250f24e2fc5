"""Builds the wheel, installs it in an empty environment and runs every command from there, in an empty folder."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path, expect: int = 0) -> str:
    """Runs a command; stops the trial if its exit code is another than `expect`."""
    print("$", *command, flush=True)
    done = subprocess.run([str(each) for each in command], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode != expect or "Traceback" in done.stderr:
        sys.exit(f"exit code {done.returncode}, expected {expect}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return done.stdout


def build(out: Path) -> Path:
    """The wheel, built from the checkout without the network."""
    command = ("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", out, ROOT)
    run(sys.executable, *command, cwd=ROOT)
    return next(out.glob("*.whl"))


def commands(binary: Path, folder: Path) -> None:
    """What a bank's engineer would type on the first day."""
    run(binary, "--help", cwd=folder)
    for what in ("resources", "codelists", "requirements", "profiles"):
        run(binary, "list", what, cwd=folder)
    run(binary, "show", "Person", cwd=folder)
    run(binary, "explain", "GEN-005", "--lang", "zh", cwd=folder)
    run(binary, "sample", "--customers", "50", "--seed", "1", "--out", "bank", cwd=folder)
    run(binary, "validate", *sorted((folder / "bank").glob("*.ndjson")), cwd=folder)
    run(binary, "sample", "--customers", "50", "--seed", "1", "--faults", "5", "--out", "faulty", cwd=folder)
    run(binary, "validate", *sorted((folder / "faulty").glob("*.ndjson")), "--format", "sarif", cwd=folder, expect=1)
    run(binary, "map", "--help", cwd=folder)
    run(binary, "feed", "check", "bank", cwd=folder)
    run(binary, "serve", "--db", "bank.db", "--migrate-only", cwd=folder)
    run(binary, "keys", "rotate", "--db", "bank.db", cwd=folder)
    run(binary, "audit", "verify", "--db", "bank.db", cwd=folder)
    run(binary, "token", "--help", cwd=folder)
    run(binary, "conformance", "explain", "API-042", cwd=folder)
    run(binary, "conformance", "plan", cwd=folder, expect=2)  # there is no configuration yet, and it says so


def main() -> None:
    """The whole trial."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = build(folder / "dist")
        venv.create(folder / "venv", with_pip=True)
        python = folder / "venv" / "bin" / "python"
        lock = ROOT / "requirements" / "run.lock"
        run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", lock, cwd=folder)
        run(python, "-m", "pip", "install", "--quiet", "--no-deps", wheel, cwd=folder)
        empty = folder / "empty"
        empty.mkdir()
        commands(folder / "venv" / "bin" / "crmstandard", empty)
        run(
            python,
            "-c",
            "from crmstandard import validate, Finding, Person, Money; Money(amount='1.50', currency='EUR')",
            cwd=empty,
        )
    print("the wheel works from an empty environment")


if __name__ == "__main__":
    main()
