"""Faults of merges: of what they do, of what they refuse, and of the event that tells of them."""

from __future__ import annotations

from typing import Any

from crmserver.server import Server
from tests.mutants.referring import rewrites_references
from tests.mutants.registry import mutant
from tests.mutants.ways import (
    Document,
    body,
    edited_body,
    entries,
    on_the_way_in,
    on_the_way_out,
)


@mutant("API-200")
def does_not_say_what_a_record_replaces(server: Server) -> None:
    on_the_way_out(server, "read", body(lambda document: document.pop("replaces", None)))


@mutant("API-202")
def records_the_last_state_of_a_merge_alone(server: Server) -> None:
    def shortened(document: Document) -> None:
        if "statusHistory" in document:
            document["statusHistory"] = document["statusHistory"][-1:]

    on_the_way_out(server, ":merge", body(shortened))


@mutant("API-203")
def merges_where_a_preview_is_asked_for(server: Server) -> None:
    on_the_way_in(server, ":merge", edited_body(lambda document: document.pop("preview", None)))


@mutant("API-204")
def does_not_look_at_the_identifiers_named(server: Server) -> None:
    on_the_way_in(server, ":merge", edited_body(lambda document: document.pop("identifiers", None)))


@mutant("API-205")
def merges_in_spite_of_a_veto(server: Server) -> None:
    server.parties.veto_between = lambda *_: ()


@mutant("API-205")
def forgets_the_numbers_of_records_merged_before(server: Server) -> None:
    judge = server.parties.veto_between
    server.parties.veto_between = lambda mine, theirs, policy: (
        judge(mine, theirs, policy) if len(mine) == len(theirs) == 1 else ()
    )


@mutant("API-206")
def asks_nobody_about_a_veto(server: Server) -> None:
    def without(found: list[Any]) -> list[Any]:
        return [each for each in found if each.get("resource", {}).get("taskType") != "matchReview"]

    on_the_way_out(server, "search", entries(without))


@mutant("API-209")
def rewrites_references_to_a_retired_record(server: Server) -> None:
    rewrites_references(server, ":merge")


@mutant("API-211")
def does_not_say_where_a_member_comes_from(server: Server) -> None:
    def shortened(document: Document) -> None:
        if "fieldProvenance" in document:
            document["fieldProvenance"] = document["fieldProvenance"][:1]

    on_the_way_out(server, "read", body(shortened))


@mutant("API-212")
def lets_the_order_of_merges_decide(server: Server) -> None:
    survive = server.parties.survive
    server.parties.survive = lambda brought, *more: survive(brought[-1:], *more)


@mutant("API-213")
def leaves_two_open_customers_of_one_party(server: Server) -> None:
    def alone(document: Document) -> None:
        if document.get("resourceType") == "Customer":
            document.pop("replacedBy", None)

    on_the_way_out(server, "read", body(alone))


@mutant("API-219")
def lets_a_plain_change_say_that_a_merge_was_applied(server: Server) -> None:
    server.reserve = lambda *_: None
