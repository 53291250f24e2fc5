"""The checks that an expression leaves and the rules of a record as one function, without rules that can not bite."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import Any

from crmstandard.validators.accepting.grammar import ITEM, Check
from crmstandard.validators.accepting.seen import Seen
from crmstandard.validators.accepting.traced import Told, Traced
from crmstandard.validators.registry import Document, Rule

Passes = Callable[[Any], bool]
MOST_VARIANTS = 128


@dataclass
class _Step:
    """What is asked of the values at one step of the paths, and the steps below it."""

    checks: list[Passes] = field(default_factory=list)
    below: dict[str, _Step] = field(default_factory=dict)


def compiled(checks: Sequence[Check], rules: Sequence[Rule], told: Told | None = None) -> Passes:
    """A function that says whether a record passes every check and breaks no rule; made as source, for speed.

    Rules that were `told` apart by few texts are run once for each combination of these.
    """
    root = _Step()
    for check in checks:
        step = root
        for name in check.path:
            step = step.below.setdefault(name, _Step())
        step.checks.append(check.passes)
    known: dict[str, Any] = {"told": told, "good": told.good if told else None, "E": {}}
    lines = ["def passes(v0):", *_lines(root, 0, 1, known)]
    if told:
        lines.append(f"    if {told.key} not in good and not told.finds_good({told.key}, v0): return False")
    for number, rule in enumerate(rules):
        known[f"rule{number}"] = rule.check
        guard = " and ".join(f"{name!r} in v0" for name in rule.needs)
        loop = f"for _ in rule{number}(v0): return False"
        lines += [f"    if {guard}:", f"        {loop}"] if guard else [f"    {loop}"]
    exec("\n".join([*lines, "    return True"]), known)  # noqa: S102 - names of the schema, quoted, and functions of ours
    made: Passes = known["passes"]
    return made


def _lines(step: _Step, depth: int, indent: int, known: dict[str, Any]) -> Iterator[str]:
    pad, value, inner = "    " * indent, f"v{depth}", f"v{depth + 1}"
    for check in step.checks:
        name = f"check{len(known)}"
        known[name] = check
        yield f"{pad}if not {name}({value}): return False"
    for name, below in step.below.items():
        if name == ITEM:
            yield f"{pad}for {inner} in {value}:"
        else:
            yield f"{pad}{inner} = {value}.get({name!r})"
            yield f"{pad}if {inner} is not None:"
        yield from _lines(below, depth + 1, indent + 1, known)


def that_can_bite(rules: Sequence[Rule], seen: Seen, record: Document) -> list[Rule]:
    """Rules whose verdict may differ between the records that an expression accepts.

    A rule is left out where it finds nothing whatever the few texts that the members may have that it looks at,
    and everything else that it asks is the same in all of those records: members that are always or never there.
    """
    return [rule for rule in rules if seen.members.keys() >= set(rule.needs) and not _is_idle(rule, seen, record)]


def _is_idle(rule: Rule, seen: Seen, record: Document) -> bool:
    if not record.keys() >= set(rule.needs):
        return False  # this record does not show what the rule reads
    choices: dict[str, list[str | None]] = {}
    while True:
        variants = [dict(zip(choices, each, strict=True)) for each in product(*choices.values())]
        more: set[str] = set()
        for variant in variants:
            looked = _looked_at(rule, seen, _varied(record, variant))
            if looked is None:
                return False
            more |= looked - choices.keys()
        if not more:
            return True
        for name in more:
            choices[name] = _texts(seen, name)
        if any(not each for each in choices.values()) or prod(map(len, choices.values())) > MOST_VARIANTS:
            return False


def _varied(record: Document, variant: Mapping[str, str | None]) -> dict[str, Any]:
    """The record with other texts; a member that may be missing is missing in some variants."""
    made = {**record, **variant}
    return {name: value for name, value in made.items() if value is not None}


def _texts(seen: Seen, name: str) -> list[str | None]:
    """What a member may be: its texts if they are few, and None if it may be missing; empty if it may be much else."""
    each = seen.members[name]
    if not each.closed or not each.texts:
        return []
    return [*sorted(each.texts), *([] if seen.always(name) else [None])]


def _looked_at(rule: Rule, seen: Seen, record: dict[str, Any]) -> set[str] | None:
    """Members that a rule looks at and that are not the same in all records; None if it finds something."""
    if not record.keys() >= set(rule.needs):
        return set()
    traced = Traced(record)
    try:
        if any(True for _ in rule.check(traced)) or traced.as_a_whole:
            return None
    except LookupError:  # a combination that the schema does not allow, for which the rule was not written
        return None
    looked = {name for name in traced.touched if name in seen.members}
    return looked | {name for name in traced.asked if name in seen.members and not seen.always(name)}
