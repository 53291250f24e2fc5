"""Cases of schemathesis against a running server: every operation, in all phases, counted by operation and status.

Each tag of the API description is run by itself, so that the stateful phase stays within one resource,
and in two runs: the coverage phase enumerates the schema and has no measure but time, the others are
measured in cases. Tags are taken in an order that the seed decides, until there are enough cases.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from crmstandard.sources import root
from tests.soak import hooks
from tests.soak.described import description

PROCESSES = 2
USUAL = 1_600  # cases of one tag where every tag has its turn
FUZZING, STATEFUL = 0.3, 0.2  # shares of these phases; the coverage phase has the rest
PER_SECOND = 40  # cases that one process sends, roughly
STEPS = 5
HANGS = 1800  # seconds after which a run is given up
CHECKS = """
not_a_server_error response_headers_conformance negative_data_rejection
missing_required_header unsupported_method allow_header_conformance ignored_auth use_after_deletion
ensure_resource_availability answer_is_described
""".split()
REFUSALS = ["400", "401", "403", "404", "405", "409", "410", "412", "413", "415", "422", "428"]
ENTITY_TAGS = ['"1"', '"2"', '"3"', "*"]
FAILED = re.compile(r"^_{3,} (.+?) _{3,}$", re.MULTILINE)
Counts = Counter[tuple[str, str, int]]


@dataclass(frozen=True)
class Group:
    """A tag that two runs of schemathesis are about, and how many cases are wanted of it."""

    tag: str
    cases: int
    seed: int


@dataclass(frozen=True)
class Outcome:
    """What one process found: counts by operation, phase and status, and the failures as it printed them."""

    counts: Counts
    failures: tuple[str, ...]


def operations() -> dict[str, list[str]]:
    """The operations of each tag, as schemathesis labels them."""
    found: dict[str, list[str]] = {}
    for path, item in description()["paths"].items():
        for method, about in item.items():
            if isinstance(about, dict) and "operationId" in about:
                found.setdefault(about["tags"][0], []).append(f"{method.upper()} {path}")
    return found


def groups(cases: int, seed: int) -> list[Group]:
    """The tags in the order of the seed, as many as it takes, each with its cases."""
    tags = sorted(operations())
    Random(seed).shuffle(tags)
    number = min(len(tags), max(PROCESSES, -(-cases // USUAL)))
    return [Group(tag, -(-cases // number), seed + i) for i, tag in enumerate(tags[:number])]


def configuration(group: Group, ids: Mapping[str, Sequence[str]]) -> str:
    """The configuration of a run: ids that exist, entity tags that may be right, and how often they are taken."""
    fuzzing = max(1, round(group.cases * FUZZING / len(operations()[group.tag])))
    scenarios = max(1, round(group.cases * STATEFUL / STEPS))
    known = ids.get(group.tag, ())
    bound = '"path.id" = { dictionary = "ids", probability = 0.8 }, ' if known else ""
    return f"""hooks = "tests.soak.hooks"
[dictionaries.tags]
values = {json.dumps(ENTITY_TAGS)}
[dictionaries.ids]
values = {json.dumps([*known, "none"])}
[phases.fuzzing.generation]
max-examples = {fuzzing}
[phases.stateful]
max-steps = {STEPS}
[phases.stateful.generation]
max-examples = {scenarios}
[checks.negative_data_rejection]
expected-statuses = {json.dumps(REFUSALS)}
[checks.missing_required_header]
expected-statuses = {json.dumps(REFUSALS)}
[[operations]]
include-tag = "{group.tag}"
parameters = {{ {bound}"header.If-Match" = {{ dictionary = "tags", probability = 0.8 }} }}
"""


def run_group(group: Group, url: str, token: str, ids: Mapping[str, Sequence[str]], folder: Path) -> Outcome:
    """Both runs of a group; raises RuntimeError where schemathesis could not work."""
    config = folder / f"{group.tag}-{group.seed}.toml"
    config.write_text(configuration(group, ids), encoding="utf-8")
    seconds = max(3, round(group.cases * (1 - FUZZING - STATEFUL) / PER_SECOND))
    usual = _command(group, config, url, token)
    measured = _run(config, "measured", [*usual, "--phases", "examples,fuzzing,stateful"])
    covering = _run(config, "coverage", [*usual, "--phases", "coverage", "--max-time", str(seconds)])
    return Outcome(measured.counts + covering.counts, (*measured.failures, *covering.failures))


def _run(config: Path, name: str, command: list[str]) -> Outcome:
    counts, told = config.with_suffix(f".{name}.counts"), config.with_suffix(f".{name}.log")
    known = os.pathsep.join(str(Path(each).resolve()) for each in sys.path)  # the hooks are a module of the tests
    environment = {**os.environ, hooks.COUNTS: str(counts), "PYTHONPATH": known}
    with told.open("w", encoding="utf-8") as written:
        done = subprocess.run(
            command, stdout=written, stderr=written, env=environment, check=False, timeout=HANGS, cwd=config.parent
        )
    text = told.read_text(encoding="utf-8")
    if done.returncode not in (0, 1) or not counts.is_file():
        raise RuntimeError(f"schemathesis ended with {done.returncode}:\n{text[-3000:]}")
    rows = json.loads(counts.read_bytes())
    found = Counter({(label, phase, status): count for label, phase, status, count in rows})
    return Outcome(found, _failures(text, done.returncode))


def _command(group: Group, config: Path, url: str, token: str) -> list[str]:
    return [
        *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(config), "run"),
        str(root() / "src" / "crmstandard" / "openapi.client.json"),
        *("--url", url, "-H", f"Authorization: Bearer {token}", "--include-tag", group.tag),
        *("--checks", ",".join(CHECKS), "--seed", str(group.seed), "--generation-database", "none"),
        *("--no-shrink", "--continue-on-failure", "--no-color", "--suppress-health-check", "all", "--warnings", "off"),
        *("--request-timeout", "60"),
    ]


def _failures(text: str, code: int) -> tuple[str, ...]:
    """The failures as they were printed, an operation each, with the curl line that shows them again."""
    if code == 0:
        return ()
    _, _, told = text.partition("= FAILURES =")
    _, _, errors = text.partition("= ERRORS =")
    body = told.partition("\n=====")[0] if told else errors
    parts = FAILED.split(body)[1:]
    return tuple(f"{parts[i]}\n{parts[i + 1].strip()}" for i in range(0, len(parts) - 1, 2)) or (text[-3000:],)


def run(cases: int, seed: int, url: str, token: str, ids: Mapping[str, Sequence[str]], folder: Path) -> Outcome:
    """At least so many cases; the seed makes them the same again."""
    counts: Counts = Counter()
    failures: list[str] = []
    while counts.total() < cases and not failures:
        wanted = groups(cases - counts.total(), seed)
        with ThreadPoolExecutor(PROCESSES) as pool:
            found = list(pool.map(lambda group: run_group(group, url, token, ids, folder), wanted))
        for each in found:
            counts.update(each.counts)
            failures += each.failures
        seed += len(wanted)
    return Outcome(counts, tuple(failures))


def figures(outcome: Outcome) -> dict[str, Any]:
    """The counts as they are kept: by phase, by status, and of each operation by status."""
    phases: Counter[str] = Counter()
    statuses: Counter[int] = Counter()
    labels: dict[str, Counter[str]] = {}
    for (label, phase, status), count in outcome.counts.items():
        phases[phase] += count
        statuses[status] += count
        labels.setdefault(label, Counter())[str(status)] += count
    return {
        "cases": outcome.counts.total(),
        "phases": dict(sorted(phases.items())),
        "statuses": {str(status): statuses[status] for status in sorted(statuses)},
        "operations": {label: dict(sorted(labels[label].items())) for label in sorted(labels)},
        "failures": len(outcome.failures),
    }
