"""Two records compared by the tiers of a policy: what agrees, how sure that makes it, and what forbids a merge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from crmstandard.identity import normal
from crmstandard.identity.normal import STRONG, Document
from crmstandard.identity.policies import Policy, match_policy
from crmstandard.identity.scoring import probability, total, weight

PERSON = "Person"
BIRTH = "/birthDate"
PLACES = Decimal("0.01")
Values = Callable[[Document], set[str]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the comparison of one member found, how it was compared, and the bits it weighs."""

    path: str
    outcome: str
    comparator: str = "normalized"
    weight: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Veto:
    """A kind of identifier in which two records differ, and by how many characters."""

    identifier_type: str
    differences: int


@dataclass(frozen=True, slots=True)
class Match:
    """How sure it is that two records are of one party; `probability` is that of the weights, for information."""

    score: Decimal
    grade: str
    evidences: tuple[Evidence, ...]
    vetoes: tuple[Veto, ...]
    probability: float = 0.0


def compare(one: Document, other: Document, policy: Policy | None = None) -> Match:
    """The comparison of two records; the same whichever of them comes first."""
    chosen = match_policy(str(one.get("resourceType", other.get("resourceType", PERSON)))) if policy is None else policy
    evidences = tuple(_evidence(row, one, other) for row in chosen.get("comparisons", ()))
    found = veto_between([one], [other], chosen)
    score = _score({each.path: each.outcome for each in evidences}, bool(found), chosen)
    bits = total(float(chosen.get("priorMatchRatio", "0.5")), (float(each.weight) for each in evidences))
    return Match(score, grade_of(score, chosen), evidences, found, probability(bits))


def _evidence(row: Mapping[str, str], one: Document, other: Document) -> Evidence:
    values = MEMBERS[row["path"]]
    outcome = _outcome(values(one), values(other))
    bits = weight(outcome, float(row["mProbability"]), float(row["uProbability"]))
    return Evidence(row["path"], outcome, row["comparator"], Decimal(bits).quantize(PLACES))


def _outcome(one: set[str], other: set[str]) -> str:
    if not one or not other:
        return "missing"
    return "agree" if one & other else "disagree"


def _score(found: Mapping[str, str], vetoed: bool, policy: Policy) -> Decimal:
    """The best tier all of whose members agree; against a conflict two members make it possible, one nothing."""
    agree = {path for path, outcome in found.items() if outcome == "agree"}
    scores = [Decimal(each["score"]) for each in policy.get("rules", ()) if agree.issuperset(each["paths"])]
    best, possible = max(scores, default=Decimal(0)), Decimal(policy["grades"]["possible"])
    if not vetoed and found.get(BIRTH) != "disagree":
        return best
    return possible if best > possible else Decimal(0)


def grade_of(score: Decimal, policy: Policy) -> str:
    """The grade that a score has by a policy."""
    return next(
        (name for name in ("certain", "probable", "possible") if score >= Decimal(policy["grades"][name])),
        "certainlyNot",
    )


def veto_between(some: Iterable[Document], others: Iterable[Document], policy: Policy) -> tuple[Veto, ...]:
    """What keeps two sets of records apart, each of one party: identifiers of one kind, none shared or nearly so."""
    allowed = {str(each["identifierType"]): int(each["maxDifferences"]) for each in policy.get("vetoes", ())}
    mine, theirs = _numbers(some, allowed), _numbers(others, allowed)
    found: dict[str, int] = {}
    for kind, space in mine.keys() & theirs.keys():
        apart = min(distance(a, b) for a in mine[kind, space] for b in theirs[kind, space])
        if apart > allowed[kind]:
            found[kind] = max(apart, found.get(kind, 0))
    return tuple(Veto(kind, found[kind]) for kind in sorted(found))


def _numbers(documents: Iterable[Document], kinds: Mapping[str, int]) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for document in documents:
        for kind, space, value in normal.identifiers(document):
            if kind in kinds:
                found.setdefault((kind, space), set()).add(value)
    return found


def _strong(document: Document) -> set[str]:
    """The identifiers of which one alone names a party."""
    found = (each for each in normal.identifiers(document) if each[0] in STRONG)
    return {"|".join(each) for each in found}


def _born(document: Document) -> set[str]:
    born = normal.birth_date(document)
    return {born} if born else set()


MEMBERS: Mapping[str, Values] = {
    "/identifiers": _strong,
    "/names": normal.names,
    BIRTH: _born,
    "/contactPoints": normal.contacts,
}


def distance(one: str, other: str) -> int:
    """Characters to put in, take out or replace to get from one text to the other."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]
