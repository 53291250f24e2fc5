"""What is left of a person after an erasure, and of the trail of what was done before."""

from __future__ import annotations

from crmconformance.asking import ELSEWHERE, get
from crmconformance.erasing import erasable, erased
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Script, ask, hold
from crmconformance.trail import chain
from crmconformance.trial import Trial

WELL_AFTER = "2098-01-01T00:00:00Z"


@check("SEC-080", subjects=erasable)
def nothing_shows_what_an_erasure_removed(t: Trial) -> Script[None]:
    """Has a person erased, and looks for its names in reads, versions, the history, a search and the feed."""
    found = yield from erased(t)
    paths = [found.path, f"{found.path}/history", f"{found.path}/versions/1", f"{found.path}/versions/2"]
    paths += [f"{found.path}?knownAt={WELL_AFTER}", f"{t.path}?limit=50&sort=-meta.recordedAt"]
    paths += ["/v1/events?resourceTypes=Person"] if "events" in t.target.classes else []
    for path in paths:
        answer = yield from ask(get(path))
        told = [each for each in found.values if each in answer.body.decode(errors="replace")]
        hold(not told, "none of its names", say("{} of them", len(told)), answer, id=found.id)


@check("SEC-081", subjects=erasable, needs=(ELSEWHERE,))
def the_trail_verifies_after_an_erasure(t: Trial) -> Script[None]:
    """Has a person of the other tenant erased, and computes the chain of its audit events again."""
    yield from erased(t, ELSEWHERE)
    found = yield from chain(ELSEWHERE)
    for number, link in sorted(found.links.items()):
        hold(link.hash == link.right, "the hash of what it says", "another hash", found.answer, found=number)
        before = found.links.get(number - 1)
        if before is not None:
            hold(link.before == before.hash, "the hash of the event before", "another", found.answer, found=number)
