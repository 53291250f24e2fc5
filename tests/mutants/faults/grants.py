"""Faults of access grants: what an outside provider sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from crmserver.access.decision import decide
from crmserver.access.entry import Agreed
from crmserver.access.forms import default_masking
from crmserver.access.planning import plan
from crmserver.access.sight import Sight
from crmserver.refusals import Refusal
from crmserver.request import Request
from crmserver.server import Server
from tests.mutants.registry import lenient, mutant


def _lenient(server: Server, requirement: str) -> None:
    """Lets a vendor that ought to be refused for one reason see what an employee sees."""
    view = server.access.view

    async def wrong(server: Server, request: Request, resource: str, **more: Any) -> Any:
        try:
            return await view(server, request, resource, **more)
        except Refusal as refusal:
            if requirement not in [each.requirement for each in refusal.errors]:
                raise
            return decide(replace(request.known, provider=None), resource)

    server.access.view = wrong  # type: ignore[method-assign]


lenient(
    _lenient,
    {
        "lets_vendors_see_what_no_grant_allows": "SEC-040",
        "does_not_ask_vendors_for_a_purpose": "SEC-041",
        "does_not_look_at_the_contract_of_a_grant": "SEC-044",
        "does_not_look_at_the_period_of_a_grant": "SEC-045",
        "does_not_ask_whether_the_bank_consented_to_a_subcontractor": "SEC-046",
        "lets_vendors_export_whatever_they_read": "SEC-050",
    },
)


def _seeing(server: Server, change: Callable[[Sight], Sight]) -> None:
    """Lets a function change what a vendor sees by its grant."""
    view = server.access.view

    async def wrong(server: Server, request: Request, resource: str, **more: Any) -> Any:
        found: Any = await view(server, request, resource, **more)
        if request.known.provider is None:
            return found
        return change(found.sight) if isinstance(found, Agreed) else change(found)

    server.access.view = wrong  # type: ignore[method-assign]


@mutant("SEC-043")
def lets_vendors_declare_any_purpose(server: Server) -> None:
    _lenient(server, "SEC-043")
    _lenient(server, "SEC-040")


@mutant("SEC-047")
def does_not_ask_whether_a_person_agreed(server: Server) -> None:
    _seeing(server, lambda sight: replace(sight, agreement=None))


@mutant("SEC-048")
def knows_no_grant_that_is_taken_back(server: Server) -> None:
    view, kept = server.access.view, dict[tuple[Any, ...], Any]()

    async def wrong(server: Server, request: Request, resource: str, **more: Any) -> Any:
        key = (request.known.provider, request.purpose, resource, more.get("export"))
        if request.known.provider is None:
            return await view(server, request, resource, **more)
        if key not in kept:
            kept[key] = await view(server, request, resource, **more)
        return kept[key]

    server.access.view = wrong  # type: ignore[method-assign]


@mutant("SEC-049")
def shows_rows_that_the_grant_leaves_out(server: Server) -> None:
    _seeing(server, lambda sight: replace(sight, rows=None))


@mutant("SEC-061")
def shows_members_that_the_grant_does_not_name(server: Server) -> None:
    masking = default_masking("vendor")
    _seeing(server, lambda sight: replace(sight, plan=plan(sight.resource, sight.max_class, masking)))
