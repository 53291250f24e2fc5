"""Faults of what a system says of itself: more or less than it does, or otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from crmserver.refusals import Refusal, cite
from crmserver.request import Answer, Request
from crmserver.server import Server
from tests.mutants.registry import mutant
from tests.mutants.ways import Document, body, on_the_way_in, on_the_way_out


@mutant("API-003")
def declares_histories_and_has_none(server: Server) -> None:
    def nothing(_request: Request) -> None:
        raise Refusal("not-found", cite("API-162"))

    on_the_way_in(server, "history", nothing)


def _stated(server: Server, change: Any) -> None:
    on_the_way_out(server, "readCapabilities", body(change))


@mutant("API-004")
def deletes_without_declaring_it(server: Server) -> None:
    def silent(statement: Document) -> None:
        for each in statement["resources"]:
            each["operations"] = [name for name in each["operations"] if name != "delete"]

    _stated(server, silent)


@mutant("API-004")
def merges_without_declaring_it(server: Server) -> None:
    _stated(server, lambda statement: statement["operations"].remove("persons:match"))


@mutant("API-016")
def declares_a_profile_that_it_does_not_judge_by(server: Server) -> None:
    _stated(server, lambda statement: statement.update(profiles=["cn"]))


def _described(server: Server, change: Any) -> None:
    on_the_way_out(server, "readOpenapi", body(change))


@mutant("API-008")
def does_not_describe_deletions(server: Server) -> None:
    _described(server, lambda document: [item.pop("delete", None) for item in document["paths"].values()])


def _ending(server: Server, **about: str) -> None:
    def marked(document: Document) -> None:
        document["paths"]["/v1/leads"]["get"] |= {"deprecated": True, "x-crm-deprecated": about}

    _described(server, marked)


@mutant("API-012")
def deprecates_in_the_description_alone(server: Server) -> None:
    _ending(server, since="1.0.0", on="2026-01-01", removeIn="2.0.0", replacement="searchLeads")


@mutant("API-013")
def ends_an_operation_without_a_header(server: Server) -> None:
    _ending(server, since="1.0.0", on="2026-01-01", removeIn="2.0.0", replacement="searchLeads", sunset="2027-01-01")


@mutant("API-014")
def does_not_say_what_replaces_an_operation(server: Server) -> None:
    _ending(server, since="1.0.0", on="2026-01-01")


@mutant("API-165")
def reads_in_a_media_type_that_nobody_described(server: Server) -> None:
    def other(answer: Answer) -> Answer:
        return replace(answer, headers={**answer.headers, "content-type": "text/json"})

    on_the_way_out(server, "read", other)


def _references(node: Any) -> Iterator[Document]:
    if isinstance(node, dict):
        if isinstance(node.get("type"), str) and isinstance(node.get("id"), str):
            yield node
        for each in node.values():
            yield from _references(each)
    elif isinstance(node, list):
        for each in node:
            yield from _references(each)


@mutant("API-049")
def gives_references_without_ids(server: Server) -> None:
    def lost(document: Document) -> None:
        for each in list(_references(document)):
            del each["id"]

    on_the_way_out(server, "create read", body(lost))


@mutant("API-161")
def takes_a_reference_that_fits_nobody(server: Server) -> None:
    resolve = server.resolve_references

    def lenient(unit: Any, resource: str, document: Document) -> None:
        try:
            resolve(unit, resource, document)
        except Refusal:
            for each in _unclear(document):
                each["id"] = "nobody"

    server.resolve_references = lenient


def _unclear(node: Any) -> Iterator[Document]:
    if isinstance(node, dict):
        if isinstance(node.get("type"), str) and "identifier" in node and "id" not in node:
            yield node
        node = list(node.values())
    for each in node if isinstance(node, list) else ():
        yield from _unclear(each)


@mutant("API-225")
def shows_more_in_an_overview_than_in_a_read(server: Server) -> None:
    def told(document: Document) -> None:
        document["customer"]["lifecycleStage"] = "dormant"

    on_the_way_out(server, ":overview", body(told))
