"""Faults of state machines."""

from __future__ import annotations

from typing import Any

from crmserver import workflow
from crmserver.auth.caller import Caller
from crmserver.refusals import Refusal
from crmserver.server import Server
from crmstandard.statemachines import machine_of
from tests.mutants.registry import mutant
from tests.mutants.ways import Document, on_every_refusal, unjudged


@mutant("API-080")
def takes_any_step(server: Server) -> None:
    def free(resource: str, before: Document, document: Document, caller: Caller, at: str) -> bool:
        try:
            return workflow.step(resource, before, document, caller, at)
        except Refusal:
            return True

    server.step = free
    unjudged(server, workflow.HISTORY)


@mutant("API-081")
def does_not_say_which_steps_there_are(server: Server) -> None:
    on_every_refusal(server, lambda refusal: setattr(refusal, "allowed", None))


@mutant("API-082")
def records_no_step(server: Server) -> None:
    def silent(resource: str, before: Document, document: Document, caller: Caller, at: str) -> bool:
        moved = workflow.step(resource, before, document, caller, at)
        if moved:
            document[workflow.HISTORY] = list(before.get(workflow.HISTORY, ()))
        return moved

    server.step = silent
    unjudged(server, workflow.HISTORY)


@mutant("API-083")
def records_a_step_where_nothing_moved(server: Server) -> None:
    def chatty(resource: str, before: Document, document: Document, caller: Caller, at: str) -> bool:
        moved = workflow.step(resource, before, document, caller, at)
        machine = machine_of(resource)
        if not moved and machine is not None:
            document[workflow.HISTORY] = [*before[workflow.HISTORY], before[workflow.HISTORY][-1]]
        return moved

    server.step = chatty
    unjudged(server, workflow.HISTORY)


@mutant("API-084")
def begins_in_any_state(server: Server) -> None:
    def free(resource: str, document: Document, caller: Caller, at: str) -> None:
        try:
            workflow.begin(resource, document, caller, at)
        except Refusal:
            machine: Any = machine_of(resource)
            document[workflow.HISTORY] = [workflow.entry(None, document[machine.member], caller, at, None)]

    server.begin = free
    unjudged(server, workflow.HISTORY)


@mutant("API-086")
def says_of_every_step_that_the_system_took_it(server: Server) -> None:
    def wrong(resource: str, before: Document, document: Document, caller: Caller, at: str) -> bool:
        moved = workflow.step(resource, before, document, caller, at)
        if moved:
            document[workflow.HISTORY][-1]["actorKind"] = "system"
        return moved

    server.step = wrong


@mutant("API-085")
def begins_in_the_state_that_follows_the_first(server: Server) -> None:
    def further(resource: str, document: Document, caller: Caller, at: str) -> None:
        machine: Any = machine_of(resource)
        named = machine is None or machine.member in document
        workflow.begin(resource, document, caller, at)
        if not named:
            state = machine.transitions[machine.initial[0]][0]
            document[machine.member] = document[workflow.HISTORY][0]["to"] = state

    server.begin = further
