"""The purpose that a client declares."""

from __future__ import annotations

from crmconformance.asking import get
from crmconformance.records import standing
from crmconformance.registry import check
from crmconformance.script import Script, ask, expect, needed
from crmconformance.trail import PURPOSE
from crmconformance.trial import Trial


@check("SEC-042", each="create read search")
def a_purpose_that_is_none_is_refused(t: Trial) -> Script[None]:
    """Searches and reads for a purpose of the list and for one that is on no list."""
    made = yield from standing(t)
    for path in (f"{t.path}?limit=1", made.path):
        right = get(path, headers={"crm-purpose": PURPOSE})
        needed((yield from ask(right)), 200, what="an answer for a purpose of the list is needed")
        for wrong in (t.word(), PURPOSE.swapcase()):
            expect((yield from ask(get(path, headers={"crm-purpose": wrong}))), 400)
