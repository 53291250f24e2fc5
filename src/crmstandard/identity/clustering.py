"""Records grouped by party: pairs joined from the surest on, unless what both sides hold already forbids it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from crmstandard.identity.blocking import keys_of
from crmstandard.identity.comparing import Match, compare, veto_between
from crmstandard.identity.normal import Document
from crmstandard.identity.policies import Policy

LARGEST_BLOCK = 200  # records; a key that more share tells parties apart no longer
JOINED = ("certain", "probable")


def clusters(records: Sequence[Document], policy: Policy, grades: Sequence[str] = JOINED) -> list[list[int]]:
    """The records of each party by their places in `records`; the same groups in whatever order they come.

    A veto holds between whole groups, so that no chain of likenesses leads around it.
    """
    group = {place: [place] for place in range(len(records))}
    for _, one, other in _ranked(records, policy, grades):
        mine, theirs = group[one], group[other]
        if mine is theirs or veto_between(_of(records, mine), _of(records, theirs), policy):
            continue
        mine.extend(theirs)
        group.update(dict.fromkeys(theirs, mine))
    return sorted({id(each): sorted(each) for each in group.values()}.values())


def _of(records: Sequence[Document], places: Sequence[int]) -> list[Document]:
    return [records[place] for place in places]


def _ranked(records: Sequence[Document], policy: Policy, grades: Sequence[str]) -> list[tuple[Match, int, int]]:
    """The pairs to be joined, the surest first; ids decide among equals."""
    found = [(compare(records[one], records[other], policy), one, other) for one, other in pairs(records)]
    kept = [each for each in found if each[0].grade in grades]
    return sorted(kept, key=lambda each: (-each[0].score, -each[0].probability, _ids(records, each[1], each[2])))


def _ids(records: Sequence[Document], one: int, other: int) -> list[str]:
    return sorted(str(records[place].get("id", place)) for place in (one, other))


def pairs(records: Sequence[Document]) -> list[tuple[int, int]]:
    """The pairs that share a blocking key, each once."""
    blocks: dict[str, list[int]] = {}
    for place, record in enumerate(records):
        for key in keys_of(record):
            blocks.setdefault(key, []).append(place)
    small = (each for each in blocks.values() if len(each) <= LARGEST_BLOCK)
    return sorted({pair for each in small for pair in combinations(each, 2)})
