"""Matches: candidates with their evidence, the best first, and nothing that is changed by looking."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

from crmconformance.parties import Known, candidates, current, known, match, parties, party, reference_id
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Missing, Script, expect, hold, needed
from crmconformance.trial import Trial

matching = parties("match")


def _score(candidate: dict[str, Any]) -> Decimal | None:
    try:
        score = Decimal(str(candidate.get("score")))
    except InvalidOperation:
        return None
    return score if score.is_finite() else None


def _some(t: Trial) -> Script[Known]:
    """A party that has one record with its number and two with its name alone. Raises Missing."""
    about = known(t)
    yield from party(t, about)
    yield from party(t, about, about.number)
    yield from party(t, about)
    return about


@check("API-190", subjects=matching)
def the_best_candidate_comes_first(t: Trial) -> Script[None]:
    """Matches a party of which there are three records, one of them with its number."""
    about = yield from _some(t)
    answer = expect((yield from match(t, about.sought)), 200)
    scores = [_score(each) or Decimal() for each in candidates(answer)]
    if len(scores) < 2:
        raise Missing("two candidates are needed to tell their order")
    wrong = next((place for place, (one, other) in enumerate(pairwise(scores), start=1) if other > one), None)
    hold(wrong is None, "the highest score first", say("a higher one at place {}", wrong), answer, index=wrong)


@check("API-191", subjects=matching)
def a_candidate_has_score_grade_and_evidence(t: Trial) -> Script[None]:
    """Matches a party and reads what is said of each candidate."""
    about = yield from _some(t)
    answer = expect((yield from match(t, about.sought)), 200)
    if not candidates(answer):
        raise Missing("a candidate is needed")
    for each in candidates(answer):
        score, evidences = _score(each), each.get("evidences")
        told = {
            "a score from 0 to 1": score is not None and 0 <= score <= 1,
            "a grade": each.get("grade"),
            # Which members it compares is a matter of its policy; that it compared one is not.
            "evidence": isinstance(evidences, list) and evidences and all(map(_is_evidence, evidences)),
        }
        missing = ", ".join(name for name, there in told.items() if not there)
        hold(not missing, "score, grade and evidence", say("a candidate without {}", missing), answer, missing=missing)


def _is_evidence(found: Any) -> bool:
    return isinstance(found, dict) and str(found.get("path", "")).startswith("/") and bool(found.get("outcome"))


@check("API-192", subjects=matching)
def no_more_candidates_come_than_asked_for(t: Trial) -> Script[None]:
    """Asks for one candidate and for two, where there are three."""
    about = yield from _some(t)
    answer = needed((yield from match(t, about.sought)), 200, what="a match is needed")
    if len(candidates(answer)) < 2:
        raise Missing("several candidates are needed")
    for count in (1, 2):
        limited = expect((yield from match(t, about.sought, count=count)), 200)
        hold(len(candidates(limited)) <= count, str(count), str(len(candidates(limited))), limited)


@check("API-193", subjects=matching)
def only_certain_candidates_come_if_asked_for(t: Trial) -> Script[None]:
    """Asks for certain matches alone, where one record has the number and two have the name."""
    about = yield from _some(t)
    answer = needed((yield from match(t, about.sought)), 200, what="a match is needed")
    if {each.get("grade") for each in candidates(answer)} <= {"certain"}:
        raise Missing("a candidate that is not certain is needed")
    for sought in (about.sought, {"names": [about.name]}):
        certain = expect((yield from match(t, sought, onlyCertainMatches=True)), 200)
        for each in candidates(certain):
            hold(each.get("grade") == "certain", "certain", str(each.get("grade")), certain)


@check("API-194", subjects=matching)
def several_certain_candidates_give_none_and_a_reason(t: Trial) -> Script[None]:
    """Asks for certain matches alone, where two records have the name and the number."""
    about = known(t)
    for _ in range(2):
        yield from party(t, about, about.number)
    every = needed((yield from match(t, about.sought)), 200, what="a match is needed")
    if [each.get("grade") for each in candidates(every)].count("certain") < 2:
        raise Missing("two candidates that are certain are needed")
    answer = expect((yield from match(t, about.sought, onlyCertainMatches=True)), 200)
    found = len(candidates(answer))
    hold(not found, "none and a reason", say("{} candidates", found), answer, found=found)
    hold(answer.document.get("reason"), "none and a reason", "none and no reason", answer, found=found)


@check("API-195", subjects=matching)
def a_match_changes_nothing(t: Trial) -> Script[None]:
    """Matches a record and reads it before and after."""
    about = known(t)
    made = yield from party(t, about, about.number)
    before = yield from current(made)
    answer = needed((yield from match(t, about.sought)), 200, what="a match is needed")
    if made.id not in [reference_id(each.get("candidate")) for each in candidates(answer)]:
        raise Missing("the record that was looked for is needed among the candidates")
    after = yield from current(made)
    hold(after.etag == before.etag, "the same version", after.etag or "no ETag", after, id=made.id)
    hold(after.document == before.document, "the same record", "another", after, id=made.id)


@check("API-196", subjects=matching)
def different_official_numbers_are_never_certain(t: Trial) -> Script[None]:
    """Matches a party by name, address and number, where the only record of them has another official number."""
    about = known(t)
    same = {"use": "work", "system": "email", "value": f"{t.word()}@example.com"}
    made = yield from party(t, about, about.other, contactPoints=[same])
    answer = expect((yield from match(t, {**about.sought, "contactPoints": [same]})), 200)
    grades = [each.get("grade") for each in candidates(answer) if reference_id(each.get("candidate")) == made.id]
    hold("certain" not in grades, "no certain match", "a certain one", answer, identifier=about.number["type"])
