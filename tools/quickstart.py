"""`make quickstart`: a sample bank with planted faults is validated, a good one served, the server put to the test."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tools.background_server import Background

CUSTOMERS, FAULTS, SEED = 500, 12, 7
TRIED = ("core-read", "core-write")
KEPT, LEFT_OUT = 0, 3  # exit codes of a run: everything declared is kept; other classes were left out
LOOK = """
The reference server runs in the background with a sample bank of {customers} customers:

  API page         {url}/docs
  What it can do   {url}/.well-known/crmstandard
  Description      {url}/openapi.json
  Try              curl -H "Authorization: Bearer $(.venv/bin/crmstandard token {credentials})" \\
                     '{url}/v1/customers?limit=2'
  Log              {log}

`make stop` stops it; `make quickstart` starts it anew with what it holds."""


def crmstandard(*arguments: str, shown: str | None = None) -> subprocess.CompletedProcess[bytes]:
    """Runs the command line as a user would, told as `shown`."""
    print(f"\n$ crmstandard {shown or ' '.join(arguments)}", flush=True)
    return subprocess.run([sys.executable, "-m", "crmstandard", *arguments], check=False)


def validate(out: Path) -> bool:
    """Makes a bank with planted faults and validates it; whether they were found."""
    bank, report = out / "bank", out / "report.json"
    size = ("--customers", str(CUSTOMERS), "--seed", str(SEED), "--faults", str(FAULTS))
    if crmstandard("sample", *size, "--out", str(bank)).returncode:
        return False
    files = [str(path) for path in sorted(bank.glob("*.ndjson"))]
    code = crmstandard("validate", *files, shown=f"validate {bank}/*.ndjson").returncode
    as_json = ("--format", "json", "--output", str(report))
    crmstandard("validate", *files, *as_json, shown=f"validate {bank}/*.ndjson {' '.join(as_json)}")
    if code != 1:
        print(f"expected the planted faults to be found (exit code 1), got exit code {code}", file=sys.stderr)
        return False
    print(f"\nThe {FAULTS} faults were planted on purpose; {bank / 'truth.jsonl'} says where and of what kind.")
    print(f"The report is at {report}. Next: crmstandard explain GEN-005, crmstandard show Person (in .venv/bin).")
    return True


def serve(out: Path) -> bool:
    """Starts the server, reads from it as a client would, tests it, and says where to look; whether that went well."""
    server = Background(out / "server")
    server.stop()
    print("\nStarting the reference server with a sample bank …", flush=True)
    try:
        url = server.start(CUSTOMERS)
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return False
    if not _first_read(server, url) or not test(out / "conformance", server, url):
        return False
    print(LOOK.format(customers=CUSTOMERS, url=url, credentials=server.credentials, log=server.log))
    return True


def test(out: Path, server: Background, url: str) -> bool:
    """Runs the conformance suite as a vendor would; whether nothing was found to be broken."""
    out.mkdir(parents=True, exist_ok=True)
    config = str(out / "conformance.toml")
    made = ("--url", url, "--config", config, "--credentials", str(server.credentials), "--force")
    if crmstandard("conformance", "init", *made).returncode:
        return False
    classes = [part for name in TRIED for part in ("--class", name)]
    code = crmstandard("conformance", "run", "--config", config, *classes).returncode
    if code not in (KEPT, LEFT_OUT):
        print(f"expected that nothing is broken (exit code 0 or 3), got exit code {code}", file=sys.stderr)
        return False
    print(f"\nThe report of the suite is at {out / 'conformance-run' / 'report.html'}; all classes: leave --class out.")
    return True


def _first_read(server: Background, url: str) -> bool:
    import httpx

    command = [sys.executable, "-m", "crmstandard", "token", str(server.credentials)]
    token = subprocess.run(command, check=False, capture_output=True, text=True)
    header = {"authorization": f"Bearer {token.stdout.strip()}"}
    answer = httpx.get(f"{url}/v1/customers?limit=1", headers=header, timeout=30)
    if answer.status_code != 200 or not answer.json()["entries"]:
        print(f"the first read was answered with {answer.status_code}: {json.dumps(answer.json())}", file=sys.stderr)
        return False
    return True


def main() -> int:
    """The tour; fails if the faults are not found or the server does not serve."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    return 0 if validate(out) and serve(out) else 1


if __name__ == "__main__":
    sys.exit(main())
