"""Fuzzes the gate: `python -m tests.native.fuzz CASES [SEED]`; the exact path must find nothing in what it accepts."""

from __future__ import annotations

import sys
import time
from collections import Counter

from crmstandard.feeds.native.gate import Gate
from tests.native.cases import Kind, faults, kinds, lines

ROUND = 400


def accepted(gate: Gate, batch: list[bytes]) -> list[bytes]:
    """The lines of a batch that the gate accepts."""
    text = b"\n".join(batch) + b"\n"
    suspicious = {each.line for each in gate.scan(text).suspicious}
    return [line for number, line in enumerate(batch) if number not in suspicious and line.strip()]


def false_accepts(gate: Gate, kind: Kind, seed: int, count: int) -> tuple[int, list[bytes]]:
    """How many lines were accepted, and which of them the exact path refuses."""
    taken = accepted(gate, list(lines(kind, seed, count)))
    return len(taken), [line for line in taken if faults(line, kind.profile)]


def main() -> None:
    """Fuzzes all kinds in turn until enough cases were tried; a false accept ends it with exit code 1."""
    wanted, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns() % 10**9
    gates = {profile: Gate(profile=profile) for profile in {kind.profile for kind in kinds()}}
    tried, taken = Counter[str](), Counter[str]()
    start = time.monotonic()
    turn = seed
    while tried.total() < wanted:
        for kind in kinds():
            count, wrong = false_accepts(gates[kind.profile], kind, turn, ROUND)
            tried[str(kind)] += ROUND
            taken[str(kind)] += count
            if wrong:
                print(f"{kind}, seed {turn}: accepted, though {faults(wrong[0], kind.profile)}\n{wrong[0]!r}")
                sys.exit(1)
        turn += 1
    rate = tried.total() / (time.monotonic() - start)
    print(f"{tried.total()} cases from seed {seed}, {taken.total()} accepted, none wrongly; {rate:.0f} cases a second")


if __name__ == "__main__":
    main()
