"""Faults of limits, of figures and of service levels."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import orjson

from crmserver.refusals import Refusal
from crmserver.request import Answer, Request
from crmserver.server import Server
from tests.mutants.registry import mutant
from tests.mutants.ways import on_every_refusal, on_the_way_in, on_the_way_out

EACH = 3
PROMISED: dict[str, Any] = {
    "id": "promised",
    "measure": "responseTime",
    "operator": "atMost",
    "target": "0.000001",
    "unit": "s",
    "window": {"duration": "P28D", "rolling": True},
}


@mutant("API-170")
def takes_any_number_of_requests(server: Server) -> None:
    def unlimited(request: Request) -> None:
        """Lets a request pass."""

    server.limiter.count = unlimited  # type: ignore[method-assign]


@mutant("API-170")
def counts_each_request_as_that_of_another_client(server: Server) -> None:
    count = server.limiter.count
    numbers = itertools.count()

    def wrong(request: Request) -> None:
        caller = request.known
        request.caller = replace(caller, client=f"{caller.client}-{next(numbers)}")
        count(request)
        request.caller = caller

    server.limiter.count = wrong  # type: ignore[method-assign]


@mutant("API-171")
def does_not_say_when_to_come_back(server: Server) -> None:
    def silent(refusal: Refusal) -> None:
        if refusal.kind.name == "too-many-requests":
            refusal.headers = {}

    on_every_refusal(server, silent)


@mutant("API-176")
def gives_its_figures_as_json(server: Server) -> None:
    def changed(answer: Answer) -> Answer:
        return replace(answer, headers={"content-type": "application/json"}, body=orjson.dumps({"requests": 1}))

    on_the_way_out(server, "readMetrics", changed)


@mutant("API-176")
def keeps_its_figures_from_who_is_admin_alone(server: Server) -> None:
    allows = server.gate.allows
    server.gate.allows = lambda caller, scope: allows(caller, scope) and (scope != "admin" or len(caller.scopes) > 1)


@mutant("API-177")
def tells_the_time_of_a_part_alone(server: Server) -> None:
    server.timing = lambda seconds: f"database;dur={seconds * 1000:.2f}"


@mutant("API-177")
def tells_its_time_in_nanoseconds(server: Server) -> None:
    server.timing = lambda seconds: f"total;dur={seconds * 1_000_000_000:.0f}"


@mutant("API-178")
def promises_to_answer_in_no_time(server: Server) -> None:
    server.service_levels = [PROMISED]


@mutant("API-178")
def works_less_often_than_it_promises(server: Server) -> None:
    numbers = itertools.count(1)

    def fails(_request: Request) -> None:
        if next(numbers) % EACH == 0:
            raise Refusal("unavailable")

    on_the_way_in(server, "search", fails)
