"""A request that is repeated under the same Idempotency-Key."""

from __future__ import annotations

from crmconformance import making
from crmconformance.asking import ELSEWHERE, Answer, Ask, delete, get, patch, post
from crmconformance.parties import REASON, declared, pair
from crmconformance.records import again, create, difference, written
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold, needed, together
from crmconformance.target import Target
from crmconformance.trial import Trial
from crmconformance.wire import unlike


def _keyed(t: Trial, sent: object, key: str, client: str = "main") -> Ask:
    return post(t.path, sent, headers={"idempotency-key": key}, client=client)


def _first(t: Trial, sent: object, key: str) -> Script[Answer]:
    return needed((yield from ask(_keyed(t, sent, key))), 201, what="a first answer is needed")


@check("API-030", each="create")
def a_repeated_request_gets_the_first_answer(t: Trial) -> Script[None]:
    """Creates a record twice with the same key and body."""
    sent, key = (yield from written(t, t.resource)), t.word(24)
    first = yield from _first(t, sent, key)
    second = expect((yield from ask(_keyed(t, sent, key))), 201)
    for name in ("location", "etag"):
        hold(second.header(name) == first.header(name), say("the {} of the first answer", name), "another", second)
    told = unlike(first.json, second.json)
    hold(told is None, "the body of the first answer", say("another value at {}", told), second)


@check("API-031", each="create read")
def a_repeated_request_is_carried_out_once(t: Trial) -> Script[None]:
    """Sends a create four times, two of them at once, and counts the records that came of it."""
    sent, key = (yield from written(t, t.resource)), t.word(24)
    answers = yield from together(_keyed(t, sent, key), _keyed(t, sent, key))
    answers += [(yield from ask(_keyed(t, sent, key))), (yield from ask(_keyed(t, sent, key)))]
    ids = {str(each.document.get("id")) for each in answers if each.status == 201}
    hold(len(ids) == 1, "one record", say("{} records", len(ids)), answers[-1])


@check("API-032", each="create")
def a_key_with_another_body_is_refused(t: Trial) -> Script[None]:
    """Sends another record under a key that was used."""
    key = t.word(24)
    yield from _first(t, (yield from written(t, t.resource)), key)
    expect((yield from ask(_keyed(t, (yield from written(t, t.resource)), key))), 422)


@check("API-031", subjects=declared("merge"))
def a_repeated_operation_is_carried_out_once(t: Trial) -> Script[None]:
    """Merges two records twice by the same request."""
    two, key = (yield from pair(t)), {"idempotency-key": t.word(24)}
    body = {"source": {"type": two.retired.resource, "id": two.retired.id}, "reason": REASON}
    wanted = post(f"{two.golden.path}:merge", body, headers={**key, "if-match": two.golden.etag})
    first = needed((yield from ask(wanted)), 200, what="a merged pair is needed")
    second = expect((yield from ask(wanted)), 200)
    same = second.document.get("id") == first.document.get("id")
    hold(same, "the first merge event", "another one", second)


@check("API-020", each="create")
def another_key_is_another_request(t: Trial) -> Script[None]:
    """Creates records under keys that differ in their last character, and in capitals alone."""
    key = t.word(40)
    for each in (key, f"{key[:-1]}{'0' if key[-1] != '0' else '1'}", key.upper()):
        expect((yield from ask(_keyed(t, (yield from written(t, t.resource)), each))), 201)


@check("API-035", each="create", needs=("second",))
def the_keys_of_two_clients_are_apart(t: Trial) -> Script[None]:
    """Uses the key of one client as another one, with another body and with the same one."""
    key, same_key = t.word(24), t.word(24)
    first = yield from _first(t, (yield from written(t, t.resource)), key)
    second = expect((yield from ask(_keyed(t, (yield from written(t, t.resource)), key, "second"))), 201)
    hold(first.document.get("id") != second.document.get("id"), "a record of its own", "the first answer", second)
    sent = yield from written(t, t.resource)
    first = yield from _first(t, sent, same_key)
    second = expect((yield from ask(_keyed(t, sent, same_key, "second"))), 201)
    hold(first.document.get("id") != second.document.get("id"), "a record of its own", "the first answer", second)


def _standing_alone(target: Target) -> list[str]:
    """One resource whose records refer to no other, so that the same body is right in any tenant."""
    names = target.offering("create", "read")
    bases = {name: making.base(name, frozenset(names)) for name in names}
    alone = [name for name, base in bases.items() if base is not None and not making.references(base)]
    return sorted(alone, key=lambda name: "delete" not in target.resources[name])[:1]


@check("API-035", subjects=_standing_alone, needs=(ELSEWHERE,))
def the_keys_of_two_tenants_are_apart(t: Trial) -> Script[None]:
    """Uses the key of one tenant in another one, with another body and with the same one, and reads what came of it."""
    for same in (False, True):
        key, sent = t.word(24), (yield from written(t, t.resource))
        yield from _first(t, sent, key)
        other = sent if same else (yield from written(t, t.resource))
        needed(
            (yield from _made_elsewhere(t, other, t.word(24)))[0], 201, what="a record in the other tenant is needed"
        )
        second, there = yield from _made_elsewhere(t, other, key)
        expect(second, 201)
        hold(there.status == 200, "a record of its own", "the first answer", second)


def _made_elsewhere(t: Trial, sent: object, key: str) -> Script[tuple[Answer, Answer]]:
    """The answers to a create in the other tenant and to a read of the record there, which does not stay."""
    made = yield from ask(_keyed(t, sent, key, ELSEWHERE))
    path = t.local(made.header("location") or t.path, t.path)
    there = yield from ask(get(path, client=ELSEWHERE))
    if made.status == 201 and there.status == 200 and "delete" in t.target.resources[t.resource]:
        yield from ask(delete(path, there.etag, client=ELSEWHERE))
    return made, there


@check("API-033", each="create")
def a_key_in_flight_is_not_carried_out_twice(t: Trial) -> Script[None]:
    """Sends the same request many times at once: each is the first answer or a 409, and one record comes of it."""
    sent, key = (yield from written(t, t.resource)), t.word(24)
    answers = yield from together(*(_keyed(t, sent, key) for _ in range(6)))
    for each in answers:
        expect(each, 201, 409)
    made = {str(each.document.get("id")) for each in answers if each.status == 201}
    hold(len(made) == 1, "one record", say("{} records", len(made)), answers[0])
    if "read" in t.target.resources[t.resource]:
        expect((yield from ask(get(f"{t.path}/{made.pop()}"))), 200)


@check("API-036", each="create read patch")
def a_change_minds_no_idempotency_key(t: Trial) -> Script[None]:
    """Changes a record twice under one key, by the ETag that is current each time, and once more by the first one."""
    made, key = (yield from create(t)), {"idempotency-key": t.word(24)}
    wanted = difference(t)
    first = expect((yield from ask(patch(made.path, wanted, made.etag, headers=key))), 200)
    stale = yield from ask(patch(made.path, wanted, made.etag, headers=key))
    expect(stale, 412)
    other = difference(t)
    second = expect((yield from ask(patch(made.path, other, first.etag, headers=key))), 200)
    there = expect((yield from again(made)), 200)
    right = there.etag == second.etag and there.document.get("extensions") == other["extensions"]
    hold(right, "the second change", "another record", there)
