"""`make quickstart`: a sample bank with planted faults is made and validated, and its report is shown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CUSTOMERS, FAULTS, SEED = 500, 12, 7


def crmstandard(*arguments: str, shown: str | None = None) -> int:
    """Runs the command line as a user would, told as `shown`, and returns its exit code."""
    print(f"\n$ crmstandard {shown or ' '.join(arguments)}", flush=True)
    return subprocess.run([sys.executable, "-m", "crmstandard", *arguments], check=False).returncode


def main() -> int:
    """The tour; fails if the faults are not found."""
    out = Path(sys.argv[1])
    bank, report = out / "bank", out / "report.json"
    out.mkdir(parents=True, exist_ok=True)
    if crmstandard(
        "sample", "--customers", str(CUSTOMERS), "--seed", str(SEED), "--faults", str(FAULTS), "--out", str(bank)
    ):
        return 1
    files = [str(path) for path in sorted(bank.glob("*.ndjson"))]
    code = crmstandard("validate", *files, shown=f"validate {bank}/*.ndjson")
    crmstandard(
        "validate",
        *files,
        "--format",
        "json",
        "--output",
        str(report),
        shown=f"validate {bank}/*.ndjson --format json --output {report}",
    )
    if code != 1:
        print(f"expected the planted faults to be found (exit code 1), got exit code {code}", file=sys.stderr)
        return 1
    print(f"\nThe {FAULTS} faults were planted on purpose; {bank / 'truth.jsonl'} says where and of what kind.")
    print(f"The report is at {report}. Next: crmstandard explain GEN-005, crmstandard show Person (in .venv/bin).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
