"""How many requests a client may send in a minute, and what it is told when it sends more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from email.utils import mktime_tz, parsedate_tz

from crmconformance.asking import Answer, get
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Missing, Script, Tally, ask, hold, now, repeated, shared, wait
from crmconformance.target import Target, collection
from crmconformance.trial import Trial
from crmconformance.wire import number

DECLARED, TOO_MANY = "requestsPerMinute", 429
HASTY = "second"  # the client that sends too much: what the main one does before and after is not held up
MINUTE, FIRST, LONGEST = 60.0, 5.0, 119.0  # seconds: the first ones show whether the suite is fast enough
SLACK = 1.0  # seconds by which a clock may be late
WINDOWS = 3  # minutes of a clock that the longest time touches, and what a bucket of a minute gives in it


def limited(target: Target) -> Iterable[str]:
    """The declared limit, where there is something to ask for again and again."""
    return [DECLARED] if target.limit(DECLARED) and target.offering("read") else []


def _exceeded(t: Trial) -> Script[Tally]:
    """What a client is told that goes beyond the limit. Raises Missing where the suite does not get there.

    Minutes may be those of a clock, or slide, or fill a bucket. A system that refuses none of so many requests
    within two minutes has let more than the limit pass in one, however it counts.
    """
    allowed = t.target.limit(DECLARED) or 0
    most = WINDOWS * (allowed + 1)
    wanted = get(f"{collection(t.target.offering('read')[0])}/{t.word(20)}", client=HASTY, patient=False)
    tally = yield from repeated(wanted, most, FIRST, TOO_MANY)
    if allowed * FIRST / MINUTE < tally.sent < most and tally.answer.status != TOO_MANY:
        more = yield from repeated(wanted, most - tally.sent, LONGEST - FIRST, TOO_MANY)
        tally = Tally(tally.sent + more.sent, tally.seconds + more.seconds, more.answer)
    if tally.answer.status != TOO_MANY and tally.sent < most:
        told = say("the suite sent {} requests in {} s, which is not enough", tally.sent, f"{tally.seconds:.0f}")
        raise Missing(say("{} is {}, and {}; lower it for the run", DECLARED, allowed, told))
    return tally


@check("API-170", subjects=limited, needs=(HASTY,), alone=True)
def a_client_that_sends_too_much_is_told_so(t: Trial) -> Script[None]:
    """Reads more often in a minute than the capability statement allows."""
    tally = yield from shared(DECLARED, _exceeded)
    told = say("{} after {} requests in {} s", tally.answer.shown, tally.sent, f"{tally.seconds:.0f}")
    hold(tally.answer.status == TOO_MANY, str(TOO_MANY), told, tally.answer, allowed=t.target.limit(DECLARED))


@check("API-171", subjects=limited, needs=(HASTY,), alone=True)
def who_sends_too_much_is_told_when_to_come_back(_t: Trial) -> Script[None]:
    """Reads until it is refused, and looks for a number of seconds or a date."""
    tally = yield from shared(DECLARED, _exceeded)
    if tally.answer.status != TOO_MANY:
        raise Missing(say("a {} is needed, but there was none", TOO_MANY))
    told = (tally.answer.header("retry-after") or "").strip()
    hold(number(told) is not None or parsedate_tz(told), "Retry-After", told or "none", tally.answer)


@check("API-171", subjects=limited, needs=(HASTY,), alone=True)
def who_comes_back_then_is_served(_t: Trial) -> Script[None]:
    """Waits for as long as Retry-After says, a minute at the most, and asks once more."""
    tally = yield from shared(DECLARED, _exceeded)
    if tally.answer.status != TOO_MANY:
        raise Missing(say("a {} is needed, but there was none", TOO_MANY))
    seconds = _seconds(tally.answer, (yield from now()))
    if seconds is None:
        raise Missing("an answer that says when to come back is needed")
    yield from wait(round(min(seconds, MINUTE) + SLACK, 3))
    again = yield from ask(replace(tally.answer.ask, patient=False))
    served, early = again.status != TOO_MANY, seconds <= MINUTE
    told = say("{} s", f"{seconds:g}")
    if early:
        hold(served, say("an answer after {}", told), say("{} again", TOO_MANY), again, found=told)
    else:  # whoever has to wait longer than the minute of the limit may be told so, if it is true
        hold(not served, "the time from which the client is served", told, tally.answer, found=told)


def _seconds(answer: Answer, at: float) -> float | None:
    """The seconds that Retry-After asks for; a date counts from that of the answer, or else from now.

    None where it says nothing.
    """
    told = (answer.header("retry-after") or "").strip()
    if (seconds := number(told)) is not None:
        return seconds
    until, since = parsedate_tz(told), parsedate_tz(answer.header("date") or "")
    return max(0.0, mktime_tz(until) - (mktime_tz(since) if since else at)) if until else None
