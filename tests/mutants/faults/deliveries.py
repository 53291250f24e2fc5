"""Faults of what subscriptions deliver."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from crmserver.events.sending import Result
from crmserver.events.signing import new_keys
from crmserver.request import Answer, Request
from crmserver.server import Server
from tests.mutants.registry import mutant

Headers = dict[str, str]
FEW = 2


@mutant("EVT-041")
def delivers_what_the_filter_leaves_out(server: Server) -> None:
    server.meets = lambda *_: True


@mutant("EVT-041")
def delivers_the_first_two_events_of_a_subscription(server: Server) -> None:
    post, sent = server.post, dict[str, int]()

    async def few(wrong: Server, pool: Any, endpoint: str, headers: Headers, body: bytes) -> Any:
        sent[endpoint] = sent.get(endpoint, 0) + 1
        return await post(wrong, pool, endpoint, headers, body) if sent[endpoint] <= FEW else Result(204)

    server.post = few


@mutant("EVT-041")
def delivers_what_was_taken_once_more_under_another_id(server: Server) -> None:
    """Who knows an event by its webhook-id has two of them."""
    post = server.post

    async def again(wrong: Server, pool: Any, endpoint: str, headers: Headers, body: bytes) -> Any:
        found = await post(wrong, pool, endpoint, headers, body)
        if found.taken:
            await post(wrong, pool, endpoint, headers | {"webhook-id": f"{headers['webhook-id']}_2"}, body)
        return found

    server.post = again


@mutant("EVT-045")
def follows_a_redirect_of_an_endpoint(server: Server) -> None:
    post = server.post

    async def following(wrong: Server, pool: Any, endpoint: str, headers: Headers, body: bytes) -> Any:
        found = await post(wrong, pool, endpoint, headers, body)
        if found.status is not None and 300 <= found.status < 400:
            return await post(wrong, pool, f"{endpoint}/moved", headers, body)
        return found

    server.post = following


@mutant("EVT-047")
def goes_on_after_the_end_of_a_subscription(server: Server) -> None:
    async def kept(_server: Server, _request: Request) -> Answer:
        return Answer(204)

    server.handlers["deleteSubscription"] = kept


def _headed(server: Server, change: Callable[[Headers], Headers]) -> None:
    post = server.post

    async def changed(wrong: Server, pool: Any, endpoint: str, headers: Headers, body: bytes) -> Any:
        return await post(wrong, pool, endpoint, headers | change(headers), body)

    server.post = changed


@mutant("EVT-060")
def delivers_events_as_plain_json(server: Server) -> None:
    _headed(server, lambda _headers: {"content-type": "application/json"})


@mutant("EVT-061")
def signs_another_body(server: Server) -> None:
    signature = server.signature
    server.signature = lambda keys, identifier, timestamp, body: signature(keys, identifier, timestamp, body + b" ")


@mutant("EVT-061")
def signs_a_time_long_past(server: Server) -> None:
    _timed(server, lambda told: str(int(told) - 3600))


@mutant("EVT-061")
def signs_a_time_to_come(server: Server) -> None:
    _timed(server, lambda told: str(int(told) + 3600))


@mutant("EVT-061")
def signs_a_time_in_milliseconds(server: Server) -> None:
    _timed(server, lambda told: f"{told}000")


def _timed(server: Server, change: Callable[[str], str]) -> None:
    """Puts another time into the headers of each delivery, and signs that."""
    signature, signed = server.signature, dict[str, Any]()

    def keeping(keys: Any, identifier: str, timestamp: str, body: bytes) -> str:
        signed[identifier] = keys
        return signature(keys, identifier, change(timestamp), body)

    server.signature = keeping
    _headed(server, lambda headers: {"webhook-timestamp": change(headers["webhook-timestamp"])})


@mutant("EVT-061")
def signs_what_it_delivers_again_as_it_was_before(server: Server) -> None:
    """Each delivery has its own time, and all of them the signature of the first."""
    first: dict[str, str] = {}
    number = itertools.count()

    def changed(headers: Headers) -> Headers:
        kept = first.setdefault(headers["webhook-id"], headers["webhook-signature"])
        return {"webhook-signature": kept, "webhook-timestamp": str(int(headers["webhook-timestamp"]) + next(number))}

    _headed(server, changed)


@mutant("EVT-061")
def signs_with_the_key_of_another_subscription(server: Server) -> None:
    signature, known = server.signature, list[Any]()

    def borrowed(keys: Any, *arguments: Any) -> str:
        if not any(keys == each for each in known):
            known.append(keys)
        return signature(known[0] if len(known) > 1 else new_keys(), *arguments)

    server.signature = borrowed


@mutant("EVT-062")
def signs_by_a_shared_secret(server: Server) -> None:
    signature = server.signature
    server.signature = lambda *arguments: signature(*arguments).replace("v1a,", "v1,")


@mutant("EVT-063")
def delivers_an_event_once_only(server: Server) -> None:
    server.pace = replace(server.pace, attempts=1)


@mutant("EVT-063")
def delivers_again_after_waits_that_do_not_grow(server: Server) -> None:
    server.pace = replace(server.pace, factor=1.0, jitter=0.0)


@mutant("EVT-063")
def delivers_again_at_once_for_ever(server: Server) -> None:
    server.pace = replace(server.pace, first=0.0, factor=1.0, jitter=0.0, attempts=10_000)


@mutant("EVT-064")
def gives_each_delivery_another_id(server: Server) -> None:
    numbers = itertools.count()
    _headed(server, lambda headers: {"webhook-id": f"{headers['webhook-id']}-{next(numbers)}"})


@mutant("EVT-065")
def delivers_to_one_endpoint_at_a_time(server: Server) -> None:
    server.pace = replace(server.pace, at_once=1, each_at_once=1, failing_at_once=1)


@mutant("EVT-067")
def signs_with_the_new_key_alone(server: Server) -> None:
    signature = server.signature
    server.signature = lambda keys, *arguments: signature(keys[:1], *arguments)


@mutant("EVT-067")
def goes_on_signing_with_the_old_key_alone(server: Server) -> None:
    signature = server.signature
    server.signature = lambda keys, *arguments: signature(keys[-1:], *arguments)


@mutant("EVT-067")
def gives_one_new_key_however_often_it_rotates(server: Server) -> None:
    rotated = server.rotated
    server.rotated = lambda keys, now, until: rotated(keys, now, until) if len(keys) == 1 else list(keys)


@mutant("EVT-067")
def signs_with_the_key_before_the_last_rotation(server: Server) -> None:
    """A rotation puts the new key in use from the next one on."""
    signature = server.signature
    server.signature = lambda keys, *arguments: signature(keys[1:] or keys, *arguments)


@mutant("API-173")
def begins_a_trace_of_its_own_with_each_delivery(server: Server) -> None:
    _headed(server, lambda _headers: {"traceparent": f"00-{'1' * 32}-{'2' * 16}-01"})
