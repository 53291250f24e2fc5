"""Vetoes: official numbers that differ keep two records apart, whatever else they share."""

from __future__ import annotations

from crmconformance.asking import get
from crmconformance.finding import listed
from crmconformance.parties import customer, known, merge, merged, parties, party
from crmconformance.registry import check
from crmconformance.script import Script, ask, expect, hold, needed, wait
from crmconformance.target import Target, collection
from crmconformance.trial import Trial

merging = parties("merge")
LATEST = 5  # seconds after which a person has to have been asked


@check("API-205", subjects=merging)
def different_official_numbers_forbid_a_merge(t: Trial) -> Script[None]:
    """Merges records with different numbers, directly and by way of a third."""
    about = known(t)
    one, other = (yield from party(t, about, about.number)), (yield from party(t, about, about.other))
    expect((yield from merge(one, other)), 409, identifier=about.number["type"])
    between = yield from party(t, about)
    yield from merged(between, one)
    expect((yield from merge(between, other)), 409, identifier=about.number["type"])


def _with_tasks(target: Target) -> list[str]:
    searched = "search" in target.resources.get("Task", ())
    usable = searched and {"about", "taskType"} <= set(target.search_fields("Task"))
    return merging(target) if usable and "Customer" in target.offering("create", "read") else []


@check("API-206", subjects=_with_tasks)
def a_veto_asks_a_person(t: Trial) -> Script[None]:
    """Looks for the task about two records whose merge was refused by a veto."""
    about = known(t)
    one, other = (yield from party(t, about, about.number)), (yield from party(t, about, about.other))
    yield from customer(t, one)  # of a bank unit whose people can be asked
    answer = needed((yield from merge(one, other)), 409, what="a merge refused by a veto is needed")
    query = f"{collection('Task')}?taskType=matchReview&about={t.resource}/{one.id}"
    for _ in range(LATEST):
        answer = needed((yield from ask(get(query))), 200, what="a search of tasks is needed")
        if listed(answer):
            break
        yield from wait(1)
    hold(listed(answer), "a task of the type matchReview", "none", answer)
