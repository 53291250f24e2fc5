"""What a system tells of its own work: figures for a collector, and the time of each answer."""

from __future__ import annotations

import re

from crmconformance.asking import Answer, Ask, get
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold
from crmconformance.target import WELL_KNOWN, collection
from crmconformance.trial import Trial

METRICS = "/metrics"
NAME, NUMBER = r"[a-zA-Z_:][a-zA-Z0-9_:]*", r"[+-]?(Inf|\d+(\.\d*)?([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?)|NaN"
# A sample of the text format: name, labels, value, time. Names outside of the old alphabet stand quoted in the braces.
SAMPLE = re.compile(
    rf'(?=[a-zA-Z_:{{])({NAME})?[ \t]*(\{{("(\\.|[^"\\])*"|[^"{{}}])*\}})?[ \t]+({NUMBER})([ \t]+-?\d+)?[ \t]*'
)
TOTAL = re.compile(r"(?:^|,)\s*total\s*;(?:[^,]*;)?\s*dur\s*=\s*\"?(\d+(?:\.\d+)?)\"?\s*(?:[;,]|$)", re.IGNORECASE)
SLACK = 1.0  # milliseconds, for clocks that are read at different moments


@check("API-176")
def figures_are_given_in_the_text_format(_t: Trial) -> Script[None]:
    """Reads the metrics with a token of the scope admin alone, and takes each line apart."""
    answer = expect((yield from ask(get(METRICS, scopes=("admin",)))), 200)
    lines = answer.body.decode(errors="replace").splitlines()
    whole = lines[:-1] if answer.masked else lines  # the end of a long text is not kept
    samples = [each for each in whole if each.strip() and not each.startswith("#")]
    wrong = next((each for each in samples if not SAMPLE.fullmatch(each)), None)
    hold(samples and wrong is None, "samples", "a line that is none" if wrong else "none", answer)


def _answers(t: Trial) -> list[Ask]:
    """Requests for answers of several kinds: what is there, what is not, who may not, how it is not asked."""
    readable = t.target.offering("read")
    paths = [f"{collection(name)}/{t.word(20)}" for name in readable[:1]]
    paths += [f"{collection(name)}?limit=1" for name in t.target.offering("search")[:1]]
    return [
        get(WELL_KNOWN, client=None),
        get("/healthz", client=None),
        get(f"/v1/{t.word()}"),
        Ask("DELETE", WELL_KNOWN),
        *(get(path) for path in paths),
        *(get(path, client=None) for path in paths),
    ]


@check("API-177")
def each_answer_says_how_long_it_took(t: Trial) -> Script[None]:
    """Asks for answers of several kinds, and holds their Server-Timing against the time that passed."""
    for wanted in _answers(t):
        answer = yield from ask(wanted)
        told = answer.header("server-timing") or "none"
        found = TOTAL.search(told)
        passed = round(answer.milliseconds, 2)
        right = found is not None and float(found.group(1)) <= passed + SLACK
        hold(
            right, say("total in milliseconds, at most the {} that passed", f"{passed:g}"), _told(answer, told), answer
        )


def _told(answer: Answer, header: str) -> str:
    return header[:80] if answer.status else answer.shown
