"""The workflows hold together as graphs and agree with the schemas of their resources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from crmstandard import schemas
from crmstandard.statemachines import StateMachine, allowed, is_initial_load, machine_of, machines

ALL = sorted(machines().values(), key=lambda machine: machine.resource)
each_machine = pytest.mark.parametrize("machine", ALL, ids=lambda machine: machine.resource)


def _closure(start: Iterable[str], edges: Mapping[str, Iterable[str]]) -> set[str]:
    """States that some path of edges leads to, the start included."""
    found, waiting = set(start), list(start)
    while waiting:
        new = set(edges.get(waiting.pop(), ())) - found
        found |= new
        waiting.extend(new)
    return found


def _reversed(machine: StateMachine) -> dict[str, set[str]]:
    back: dict[str, set[str]] = {}
    for state, following in machine.transitions.items():
        for other in following:
            back.setdefault(other, set()).add(state)
    return back


def test_there_are_21_machines() -> None:
    assert len(ALL) == 21


def test_the_resources_with_a_status_history_are_those_with_a_machine() -> None:
    with_history = {name for name, each in schemas.resources().items() if "statusHistory" in each.schema["properties"]}
    assert with_history == set(machines())


@each_machine
def test_a_state_is_terminal_or_has_a_way_out(machine: StateMachine) -> None:
    assert not set(machine.terminal) & set(machine.transitions)
    assert all(machine.transitions.values())


@each_machine
def test_every_state_is_reached_from_an_initial_one(machine: StateMachine) -> None:
    assert _closure(machine.initial, machine.transitions) == set(machine.states)


@each_machine
def test_every_state_can_reach_a_terminal_one(machine: StateMachine) -> None:
    assert _closure(machine.terminal, _reversed(machine)) == set(machine.states)


@each_machine
def test_no_step_stands_twice_and_none_leads_back_to_its_own_state(machine: StateMachine) -> None:
    for state, following in machine.transitions.items():
        assert len(set(following)) == len(following)
        assert state not in following


@each_machine
def test_the_states_are_the_codes_of_the_member(machine: StateMachine) -> None:
    resource = schemas.resource(machine.resource)
    assert resource.state_field == machine.member
    member = resource.schema["properties"][machine.member]
    assert set(schemas.resolve(member["$ref"], resource.schema)["enum"]) == set(machine.states)


@each_machine
def test_old_names_are_no_states_and_lead_to_one(machine: StateMachine) -> None:
    assert not set(machine.renamed) & set(machine.states)
    assert set(machine.renamed.values()) <= set(machine.states)


@each_machine
def test_a_machine_is_named_in_both_languages(machine: StateMachine) -> None:
    assert set(machine.label) == {"en", "zh"}


def test_allowed_lists_the_next_states() -> None:
    assert allowed("Lead", "qualified") == ("converted", "disqualified", "expired")
    assert allowed("Lead", "converted") == ()
    assert allowed("Lead", "noSuchState") == ()
    assert allowed("Product", "onSale") == ()


def test_a_resource_without_workflow_has_no_machine() -> None:
    assert machine_of("Product") is None


def test_an_initial_load_is_told_by_its_code() -> None:
    coded = {"codings": [{"system": "https://example.com/codes/status-reason", "code": "initialLoad"}]}
    assert is_initial_load({"to": "active", "reason": coded})
    assert not is_initial_load({"to": "active", "reason": {"text": "initialLoad"}})
    assert not is_initial_load({"to": "active"})
