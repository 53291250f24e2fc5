"""References that were written by what a record is known by elsewhere."""

from __future__ import annotations

from crmconformance import making
from crmconformance.asking import get, post
from crmconformance.records import mark
from crmconformance.referring import by_identifier, referred, referring
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold
from crmconformance.trial import Trial


@check("API-049", subjects=referring)
def a_reference_by_identifier_comes_back_with_the_id(t: Trial) -> Script[None]:
    """Creates a record that refers to another by identifier, and looks for the id of that one."""
    other = yield from referred(t)
    known = next(each for each in other.sent["identifiers"] if each["system"] == mark(t)["system"])
    sent, pointer = yield from by_identifier(t, known)
    made = expect((yield from ask(post(t.path, sent))), 201)
    read = expect((yield from ask(get(f"{t.path}/{made.document.get('id')}"))), 200)
    for answer in (made, read):
        found = making.at(answer.document, pointer)
        told = found.get("id") if isinstance(found, dict) else None
        hold(told == other.id, say("the id {}", other.id), str(told or "no id"), answer, pointer=pointer)
