"""The schema linter: names what breaks an authoring rule in the schemas; `python -m tools.lint_schemas`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from crmstandard.schemas import FOLDERS
from crmstandard.sources import read_json, root, schema_files
from tools.lint import Fault, Kit, rules


def kit() -> Kit:
    """The schemas on disk, by path below `schemas/`."""
    base = root() / "schemas"
    paths = (path for name in (*FOLDERS, "profiles") for path in schema_files(name))
    return Kit({path.relative_to(base).as_posix(): read_json(path) for path in paths})


def faults(judged: Kit) -> Iterator[Fault]:
    """Every breach of every rule, by rule."""
    for rule in rules():
        yield from (Fault(rule.id, place, message) for place, message in rule.check(judged))


def main() -> int:
    """The command: one line a fault, exit code 1 if there is one."""
    found = list(faults(kit()))
    for each in found:
        print(f"{each.rule} {each.place}: {each.message}")
    print(f"{len(found)} faults, {len(rules())} rules, {len(kit().files)} schemas")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
