"""Workflows: the first state of a record, the steps that its machine has, and the entry that each leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crmserver.auth.caller import Caller
from crmserver.refusals import Refusal, cite
from crmstandard.statemachines import StateMachine, machine_of

Document = dict[str, Any]
HISTORY, REASON = "statusHistory", "statusReason"


def begin(resource: str, document: Document, caller: Caller, at: str) -> None:
    """Puts a new record into its first state, or the initial one that it names; raises Refusal."""
    machine = machine_of(resource)
    if machine is None:
        return
    reason = document.pop(REASON, None)
    state = document.setdefault(machine.member, machine.initial[0])
    if isinstance(state, str) and state in machine.states and state not in machine.initial:
        raise Refusal(
            "invalid",
            cite("API-084", pointer=f"/{machine.member}", found=state, allowed=", ".join(machine.initial)),
            allowed=machine.initial,
        )
    document[HISTORY] = [entry(None, state, caller, at, reason)]


def load(resource: str, document: Document, caller: Caller, at: str) -> None:
    """Takes a record in the state it is delivered in, with the reason that it was loaded so."""
    machine = machine_of(resource)
    if machine is None or machine.member not in document:
        return
    given = document.pop(REASON, None)
    reason = given if given and document[machine.member] in machine.initial else INITIAL_LOAD
    if HISTORY not in document:
        document[HISTORY] = [entry(None, document[machine.member], caller, at, reason)]


def step(resource: str, before: Mapping[str, Any], document: Document, caller: Caller, at: str) -> bool:
    """Whether a change goes to another state; adds the entry of the step, raises Refusal if there is none."""
    machine = machine_of(resource)
    if machine is None:
        return False
    reason = document.pop(REASON, None)
    old, new = before.get(machine.member), document.get(machine.member)
    if old == new or not isinstance(new, str) or new not in machine.states:
        return False
    if old is not None and new not in machine.transitions.get(str(old), ()):
        raise not_a_step(machine, str(old), new)
    document[HISTORY] = [*before.get(HISTORY, ()), entry(old, new, caller, at, reason)]
    return True


def reserve(resource: str, before: Mapping[str, Any], document: Mapping[str, Any]) -> None:
    """Raises Refusal for a plain change to a state that an operation alone leads to."""
    machine = machine_of(resource)
    state = str(document.get(machine.member)) if machine else ""
    if machine and state != before.get(machine.member) and state in machine.operations:
        cited = cite("API-219", pointer=f"/{machine.member}", state=state, operation=machine.operations[state])
        raise Refusal("transition-refused", cited, allowed=())


def not_a_step(machine: StateMachine, state: str, to: str) -> Refusal:
    """The refusal of a step that the machine does not have."""
    allowed = machine.transitions.get(state, ())
    cited = cite("API-080", pointer=f"/{machine.member}", **{"from": state, "to": to})
    return Refusal("transition-refused", cited, allowed=allowed)


INITIAL_LOAD = {"codings": [{"system": "https://w3id.org/crmstandard/1/codes/status-reason", "code": "initialLoad"}]}


def entry(old: str | None, new: str, caller: Caller, at: str, reason: Any) -> Document:
    """One entry of a status history."""
    made: Document = {} if old is None else {"from": old}
    made |= {"to": new, "at": at, "actorKind": caller.actor_kind}
    return made if reason is None else {**made, "reason": reason}
