"""Matches: candidates with their evidence, the best first, and nothing that is changed by looking."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

from crmconformance.asking import Answer
from crmconformance.parties import Known, candidates, current, known, match, parties, party, reference_id
from crmconformance.registry import check
from crmconformance.script import Missing, Script, expect, hold
from crmconformance.trial import Trial

matching = parties("match")


def _score(candidate: dict[str, Any]) -> Decimal | None:
    try:
        return Decimal(str(candidate.get("score")))
    except InvalidOperation:
        return None


def _some(t: Trial, **more: Any) -> Script[tuple[Known, Answer]]:
    """A match of a party that has one record with its number and two with its name alone. Raises Missing."""
    about = known(t)
    yield from party(t, about)
    yield from party(t, about, about.number)
    yield from party(t, about)
    return about, expect((yield from match(t, about.sought, **more)), 200)


@check("API-190", subjects=matching)
def the_best_candidate_comes_first(t: Trial) -> Script[None]:
    """Matches a party of which there are three records, one of them with its number."""
    _, answer = yield from _some(t)
    scores = [_score(each) or Decimal() for each in candidates(answer)]
    if len(scores) < 2:
        raise Missing("two candidates are needed to tell their order")
    wrong = next((number for number, (one, next_) in enumerate(pairwise(scores), start=1) if next_ > one), None)
    hold(wrong is None, "the highest score first", f"a higher one at place {wrong}", answer, index=wrong)


@check("API-191", subjects=matching)
def a_candidate_has_score_grade_and_evidence(t: Trial) -> Script[None]:
    """Matches a party and reads what is said of each candidate."""
    _, answer = yield from _some(t)
    if not candidates(answer):
        raise Missing("a candidate is needed")
    for each in candidates(answer):
        score, evidences = _score(each), each.get("evidences")
        paths = [one.get("path") for one in evidences or () if isinstance(one, dict) and one.get("outcome")]
        told = {
            "a score from 0 to 1": score is not None and 0 <= score <= 1,
            "a grade": each.get("grade"),
            "evidence of names": any(str(path).startswith("/names") for path in paths),
            "evidence of identifiers": any(str(path).startswith("/identifiers") for path in paths),
        }
        missing = ", ".join(name for name, there in told.items() if not there)
        hold(not missing, "score, grade and evidence", f"a candidate without {missing}", answer, missing=missing)


@check("API-192", subjects=matching)
def no_more_candidates_come_than_asked_for(t: Trial) -> Script[None]:
    """Asks for one candidate and for two, where there are three."""
    about, answer = yield from _some(t)
    if len(candidates(answer)) < 2:
        raise Missing("several candidates are needed")
    for count in (1, 2):
        limited = expect((yield from match(t, about.sought, count=count)), 200)
        hold(len(candidates(limited)) <= count, str(count), str(len(candidates(limited))), limited)


@check("API-193", subjects=matching)
def only_certain_candidates_come_if_asked_for(t: Trial) -> Script[None]:
    """Asks for certain matches alone, where one record has the number and two have the name."""
    about, answer = yield from _some(t)
    if {each.get("grade") for each in candidates(answer)} <= {"certain"}:
        raise Missing("a candidate that is not certain is needed")
    certain = expect((yield from match(t, about.sought, onlyCertainMatches=True)), 200)
    for each in candidates(certain):
        hold(each.get("grade") == "certain", "certain", str(each.get("grade")), certain)
    weak = expect((yield from match(t, {"names": [about.name]}, onlyCertainMatches=True)), 200)
    for each in candidates(weak):
        hold(each.get("grade") == "certain", "certain", str(each.get("grade")), weak)


@check("API-194", subjects=matching)
def several_certain_candidates_give_none_and_a_reason(t: Trial) -> Script[None]:
    """Asks for certain matches alone, where two records have the name and the number."""
    about = known(t)
    for _ in range(2):
        yield from party(t, about, about.number)
    every = expect((yield from match(t, about.sought)), 200)
    if [each.get("grade") for each in candidates(every)].count("certain") < 2:
        raise Missing("two candidates that are certain are needed")
    answer = expect((yield from match(t, about.sought, onlyCertainMatches=True)), 200)
    found = len(candidates(answer))
    hold(not found and answer.document.get("reason"), "none and a reason", f"{found} candidates", answer, found=found)


@check("API-195", subjects=matching)
def a_match_changes_nothing(t: Trial) -> Script[None]:
    """Matches a record and reads it before and after."""
    about = known(t)
    made = yield from party(t, about, about.number)
    before = yield from current(made)
    expect((yield from match(t, about.sought)), 200)
    after = yield from current(made)
    hold(after.etag == before.etag, "the same version", after.etag or "no ETag", after, id=made.id)
    hold(after.document == before.document, "the same record", "another", after, id=made.id)


@check("API-196", subjects=matching)
def different_official_numbers_are_never_certain(t: Trial) -> Script[None]:
    """Matches a party by name and birth, where the only record of them has another official number."""
    about = known(t)
    same = {"use": "work", "system": "email", "value": f"{t.word()}@example.com"}
    made = yield from party(t, about, about.other, contactPoints=[same])
    sought = {**about.sought, "contactPoints": [same]}
    answer = expect((yield from match(t, sought)), 200)
    grades = [each.get("grade") for each in candidates(answer) if reference_id(each.get("candidate")) == made.id]
    hold("certain" not in grades, "no certain match", "a certain one", answer, identifier=about.number["type"])
