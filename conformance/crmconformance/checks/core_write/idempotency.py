"""A request that is repeated under the same Idempotency-Key."""

from __future__ import annotations

from crmconformance.asking import Answer, Ask, get, post
from crmconformance.records import written
from crmconformance.registry import check
from crmconformance.script import Script, ask, expect, hold, needed, together
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
        hold(second.header(name) == first.header(name), f"the {name} of the first answer", "another", second)
    told = unlike(first.json, second.json)
    hold(told is None, "the body of the first answer", f"another value at {told}", second)


@check("API-031", each="create read")
def a_repeated_request_is_carried_out_once(t: Trial) -> Script[None]:
    """Sends a create four times, two of them at once, and counts the records that came of it."""
    sent, key = (yield from written(t, t.resource)), t.word(24)
    answers = yield from together(_keyed(t, sent, key), _keyed(t, sent, key))
    answers += [(yield from ask(_keyed(t, sent, key))), (yield from ask(_keyed(t, sent, key)))]
    ids = {str(each.document.get("id")) for each in answers if each.status == 201}
    hold(len(ids) == 1, "one record", f"{len(ids)} records", answers[-1])


@check("API-032", each="create")
def a_key_with_another_body_is_refused(t: Trial) -> Script[None]:
    """Sends another record under a key that was used."""
    key = t.word(24)
    yield from _first(t, (yield from written(t, t.resource)), key)
    expect((yield from ask(_keyed(t, (yield from written(t, t.resource)), key))), 422)


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


@check("API-033", each="create")
def a_key_in_flight_is_not_carried_out_twice(t: Trial) -> Script[None]:
    """Sends the same request many times at once: each is the first answer or a 409, and one record comes of it."""
    sent, key = (yield from written(t, t.resource)), t.word(24)
    answers = yield from together(*(_keyed(t, sent, key) for _ in range(6)))
    for each in answers:
        expect(each, 201, 409)
    made = {str(each.document.get("id")) for each in answers if each.status == 201}
    hold(len(made) == 1, "one record", f"{len(made)} records", answers[0])
    if "read" in t.target.resources[t.resource]:
        expect((yield from ask(get(f"{t.path}/{made.pop()}"))), 200)
