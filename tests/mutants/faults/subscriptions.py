"""Faults of subscriptions as they are made and shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from crmserver.events.addresses import endpoint_of
from crmserver.request import Request
from crmserver.server import Server
from tests.mutants.registry import mutant
from tests.mutants.ways import Document, body, edited_body, on_the_way_in, on_the_way_out, without_header


@mutant("EVT-040")
def does_not_say_where_a_subscription_is(server: Server) -> None:
    on_the_way_out(server, "createSubscription", without_header("location"))


@mutant("EVT-040")
def keeps_the_key_of_a_subscription_to_itself(server: Server) -> None:
    on_the_way_out(server, "createSubscription", body(lambda document: document.pop("publicKey", None)))


def _edited(server: Server, change: Callable[[Document], Any]) -> None:
    on_the_way_in(server, "createSubscription", edited_body(change))


@mutant("EVT-042")
def subscribes_without_minding_the_filter(server: Server) -> None:
    _edited(server, lambda document: document.pop("filter", None))


@mutant("EVT-043")
def subscribes_endpoints_of_any_scheme(server: Server) -> None:
    def secure(document: Any) -> None:
        text = str(document["endpoint"])
        try:
            endpoint_of(text)
        except ValueError as error:
            if getattr(error, "requirement", "") == "EVT-043":
                document["endpoint"] = "https://crmstandard-conformance.example/"

    _edited(server, secure)


@mutant("EVT-044")
def subscribes_endpoints_inside_the_network(server: Server) -> None:
    server.permits = lambda *_: True


@mutant("EVT-046")
def shows_subscriptions_to_every_client(server: Server) -> None:
    def as_main(request: Request) -> None:
        request.caller = replace(request.known, client="main")

    on_the_way_in(server, "readSubscription searchSubscriptions", as_main)
