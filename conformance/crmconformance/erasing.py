"""A person with values to look for, and the request that has all of it erased."""

from __future__ import annotations

from dataclasses import dataclass

from crmconformance import making
from crmconformance.asking import Answer, patch, post
from crmconformance.records import mark
from crmconformance.saying import say
from crmconformance.script import Missing, Script, ask, needed
from crmconformance.target import Target, collection
from crmconformance.trial import Trial

PERSON, REQUEST = "Person", "PrivacyRequest"
NEEDED = {PERSON: {"create", "read", "patch"}, REQUEST: {"create", "patch"}}
STATES = ("inProgress", "completed")


def erasable(target: Target) -> list[str]:
    """The subject of checks: Person, where a request for its erasure can be made and carried out."""
    return [PERSON] if all(want <= set(target.resources.get(name, ())) for name, want in NEEDED.items()) else []


@dataclass(frozen=True)
class Erased:
    """A person that was erased: its path, the values that were its own, the answer that completed the request."""

    path: str
    id: str
    values: tuple[str, ...]
    answer: Answer


def erased(t: Trial, client: str = "main") -> Script[Erased]:
    """A person of two versions whose erasure was asked for and completed. Raises Missing."""
    first, last = t.word(20), t.word(20)
    base = making.base(PERSON, frozenset(t.target.offering("create"))) or {}
    document = {**base, "names": [{"use": "legal", "text": first}], "identifiers": [mark(t)]}
    made = needed((yield from ask(post(collection(PERSON), document, client=client))), 201, what="a person is needed")
    path = f"{collection(PERSON)}/{made.document.get('id')}"
    names = {"names": [{"use": "legal", "text": last}]}
    changed = yield from ask(patch(path, names, made.etag, client=client))
    needed(changed, 200, what="a changed person is needed")
    answer = yield from _completed(t, str(made.document.get("id")), client)
    return Erased(path, str(made.document.get("id")), (first, last), answer)


def _completed(t: Trial, person: str, client: str) -> Script[Answer]:
    about = {"type": PERSON, "id": person}
    base = making.base(REQUEST, frozenset(t.target.offering("create"))) or {}
    wanted = {**base, "requestType": "erasure", "requester": about, "subject": about, "identifiers": [mark(t)]}
    answer = yield from ask(post(collection(REQUEST), wanted, client=client))
    needed(answer, 201, what="a request for an erasure is needed")
    path, received = f"{collection(REQUEST)}/{answer.document.get('id')}", str(answer.document.get("receivedAt"))
    for state in STATES:
        done = {"completedAt": received} if state == "completed" else {}
        answer = yield from ask(patch(path, {"status": state, **done}, answer.etag, client=client))
        if answer.status != 200:
            raise Missing(
                say("a completed erasure is needed: the step to {} was answered with {}", state, answer.shown)
            )
    return answer
