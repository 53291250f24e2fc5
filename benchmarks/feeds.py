"""`make bench-feeds`: the check of a feed with the native gate and without it, as ratios to parsing the same lines.

CPU time of the process and of its workers over that of `orjson.loads` of the same lines, in interleaved rounds.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import orjson

from benchmarks.results import keep
from benchmarks.written_otherwise import written_otherwise
from crmstandard.feeds.check import Options, check
from crmstandard.feeds.convert import Target, convert
from crmstandard.feeds.native.gate import Gate, Keeping
from crmstandard.sample.writing import TRUTH, write_bank

ROUNDS, SEED = 7, 7
CUSTOMERS = int(os.environ.get("CUSTOMERS", "2000"))
KINDS = {"Person": "persons", "Arrangement": "arrangements", "Interaction": "interactions"}
SHARES = (0, 1, 50)  # per cent of the records with a planted fault
Contender = Callable[[], object]


def cpu() -> float:
    """CPU seconds of this process and of those of its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def parse_all(lines: list[bytes]) -> None:
    """What everything is measured by."""
    for line in lines:
        orjson.loads(line)


def interleaved(contenders: Mapping[str, Contender], rounds: int) -> dict[str, list[tuple[float, float]]]:
    """CPU and wall seconds of each contender in each round, the first of which warms up and is left out."""
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in contenders}
    for _ in range(rounds + 1):
        for name, run in contenders.items():
            before, wall = cpu(), time.perf_counter()
            run()
            spent[name].append((cpu() - before, time.perf_counter() - wall))
    return {name: each[1:] for name, each in spent.items()}


def ratios(spent: Mapping[str, list[tuple[float, float]]], records: int) -> dict[str, object]:
    """Medians and spread of each contender, in microseconds and to that of orjson.loads in the same round."""
    base = spent["orjson.loads"]
    rows: dict[str, object] = {}
    for name, times in spent.items():
        shares = [one[0] / other[0] for one, other in zip(times, base, strict=True)]
        walls = [one[1] / other[1] for one, other in zip(times, base, strict=True)]
        rows[name] = {
            "microsecondsPerRecord": round(statistics.median(each for each, _ in times) / records * 1e6, 2),
            "ratioToOrjson": round(statistics.median(shares), 2),
            "spread": [round(min(shares), 2), round(max(shares), 2)],
            "wallToOrjson": round(statistics.median(walls), 2),
        }
    return rows


def _gate_alone(bank: Path) -> dict[str, object]:
    """Whether each record is accepted, and with what is kept of it for the rules across records."""
    gate = Gate()
    found: dict[str, object] = {}
    for title, name in KINDS.items():
        text = (bank / f"{name}.ndjson").read_bytes()
        lines = text.splitlines()
        contenders: dict[str, Contender] = {
            "orjson.loads": lambda lines=lines: parse_all(lines),  # type: ignore[misc]
            "gate": lambda text=text: gate.scan(text),  # type: ignore[misc]
            "gate, keys and samples kept": lambda text=text: gate.scan(text, keeping=Keeping(1, 16)),  # type: ignore[misc]
        }
        accepted = gate.scan(text).accepted
        rows = ratios(interleaved(contenders, ROUNDS), len(lines))
        size = round(len(text) / len(lines))
        found[title] = {"records": len(lines), "accepted": accepted, "bytesPerRecord": size, "results": rows}
    return found


def _whole_check(bank: Path, rounds: int) -> dict[str, object]:
    files = sorted(each for each in bank.glob("*.ndjson"))
    lines = [line for path in files for line in path.read_bytes().splitlines()]

    def run(*, native: bool, jobs: int) -> Contender:
        return lambda: check([str(bank)], Options(native=native, jobs=jobs))

    def parse() -> None:
        for path in files:
            for line in path.read_bytes().splitlines():
                try:
                    orjson.loads(line)
                except orjson.JSONDecodeError:
                    continue

    contenders: dict[str, Contender] = {
        "orjson.loads": parse,
        "check, native, 1 worker": run(native=True, jobs=1),
        "check, native, 2 workers": run(native=True, jobs=2),
        "check, packages only": run(native=False, jobs=1),
    }
    return {"records": len(lines), "results": ratios(interleaved(contenders, rounds), len(lines))}


def _by_form(bank: Path, folder: Path, rounds: int) -> dict[str, object]:
    """The check of the same records in every form; a pretty-printed array has a record over many lines."""
    paths = sorted(bank.glob("*.ndjson"))
    lines = [line for path in paths for line in path.read_bytes().splitlines()]
    made = {"ndjson": bank}
    for form in ("json", "csv", "parquet"):
        made[form] = folder / form
        convert([str(bank)], Target(made[form], form, is_folder=True))
    made["json, pretty-printed"] = folder / "pretty"
    made["json, pretty-printed"].mkdir(parents=True)
    for path in paths:
        records = (orjson.dumps(orjson.loads(line), option=orjson.OPT_INDENT_2) for line in path.open("rb"))
        (folder / "pretty" / f"{path.stem}.json").write_bytes(b"[" + b",\n".join(records) + b"]")
    contenders: dict[str, Contender] = {"orjson.loads": lambda: parse_all(lines)}
    for name, given in made.items():
        contenders[f"check, {name}"] = lambda given=given: check([str(given)], Options())  # type: ignore[misc]
    return {"records": len(lines), "results": ratios(interleaved(contenders, rounds), len(lines))}


def _written_otherwise(bank: Path, folder: Path, rounds: int) -> dict[str, object]:
    """The check of the same records written in other ways, each to parsing the same lines."""
    found: dict[str, object] = {}
    for name, given in written_otherwise(bank, folder).items():
        lines = [line for path in sorted(given.glob("*.ndjson")) for line in path.read_bytes().splitlines()]
        contenders: dict[str, Contender] = {
            "orjson.loads": lambda lines=lines: parse_all(lines),  # type: ignore[misc]
            "check": lambda given=given: check([str(given)], Options()),  # type: ignore[misc]
        }
        found[name] = ratios(interleaved(contenders, rounds), len(lines))
    return found


def _banks(folder: Path) -> dict[int, Path]:
    """A bank for each share of faults."""
    records, made = 0, {}
    for share in SHARES:
        made[share] = folder / f"bank-{share}"
        written = write_bank(made[share], CUSTOMERS, SEED, records * share // 100)
        records = written.lines.total()
        (made[share] / TRUTH).unlink(missing_ok=True)
    return made


def measure(rounds: int = ROUNDS) -> dict[str, object]:
    """The gate alone on three kinds of record, and whole checks: by share of faults, by form and by way of writing."""
    with tempfile.TemporaryDirectory() as name:
        banks = _banks(Path(name))
        alone = _gate_alone(banks[0])
        whole = {f"{share} % wrong": _whole_check(bank, rounds) for share, bank in banks.items()}
        forms = _by_form(banks[0], Path(name) / "forms", rounds)
        otherwise = _written_otherwise(banks[0], Path(name) / "otherwise", rounds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {
        "rounds": rounds,
        "customers": CUSTOMERS,
        "peakMebibytes": peak,
        "gate": alone,
        "check": whole,
        "forms": forms,
        "writtenOtherwise": otherwise,
    }


def main() -> None:
    """Measures, prints and keeps the result."""
    keep("feeds", measure(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))


if __name__ == "__main__":
    main()
