"""Two records compared by fixed tiers: what agrees, how sure that makes it, and what forbids a merge."""

from __future__ import annotations

from dataclasses import dataclass

from crmstandard.identity import normal
from crmstandard.identity.normal import NATIONAL, STRONG, Document

VETO_ABOVE = 1  # one character apart may be a slip of the hand


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the comparison of one member found."""

    path: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Veto:
    """A kind of identifier in which two records differ, and by how many characters."""

    identifier_type: str
    differences: int


@dataclass(frozen=True, slots=True)
class Match:
    """How sure it is that two records are of one party."""

    score: float
    grade: str
    evidences: tuple[Evidence, ...]
    vetoes: tuple[Veto, ...]


def compare(one: Document, other: Document) -> Match:
    """The comparison of two records; the same whichever of them comes first."""
    found = {
        "/identifiers": _outcome(_strong(one), _strong(other)),
        "/names": _outcome(normal.names(one), normal.names(other)),
        "/birthDate": _outcome(_born(one), _born(other)),
        "/contactPoints": _outcome(normal.contacts(one), normal.contacts(other)),
    }
    vetoes = tuple(_vetoes(one, other))
    score, grade = _tier(found, bool(vetoes))
    return Match(score, grade, tuple(Evidence(path, outcome) for path, outcome in found.items()), vetoes)


def _tier(found: dict[str, str], vetoed: bool) -> tuple[float, str]:
    """The first tier that holds; only a strong identifier makes certain, and nothing does against a conflict."""
    agree = {path for path, outcome in found.items() if outcome == "agree"}
    conflict = vetoed or found["/birthDate"] == "disagree"
    if "/identifiers" in agree:
        return (0.5, "possible") if conflict else (1.0, "certain")
    if {"/names", "/birthDate"} <= agree or {"/names", "/contactPoints"} <= agree:
        return (0.5, "possible") if conflict else (0.9, "probable")
    if "/names" in agree and not conflict:
        return 0.5, "possible"
    return 0.0, "certainlyNot"


def _outcome(one: set[str], other: set[str]) -> str:
    if not one or not other:
        return "missing"
    return "agree" if one & other else "disagree"


def _born(document: Document) -> set[str]:
    born = normal.birth_date(document)
    return {born} if born else set()


def _strong(document: Document) -> set[str]:
    return {f"{kind}|{space}|{value}" for kind, space, value in normal.identifiers(document) if kind in STRONG}


def _vetoes(one: Document, other: Document) -> list[Veto]:
    """Kinds of identifier of which both have values in one space, none shared and none nearly so."""
    found: dict[str, int] = {}
    mine, theirs = _national(one), _national(other)
    for kind, space in mine.keys() & theirs.keys():
        ours, yours = mine[kind, space], theirs[kind, space]
        apart = min(distance(a, b) for a in ours for b in yours)
        if apart > VETO_ABOVE:
            found[kind] = max(apart, found.get(kind, 0))
    return [Veto(kind, found[kind]) for kind in sorted(found)]


def _national(document: Document) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for kind, space, value in normal.identifiers(document):
        if kind in NATIONAL:
            found.setdefault((kind, space), set()).add(value)
    return found


def distance(one: str, other: str) -> int:
    """Characters to put in, take out or replace to get from one text to the other."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]
