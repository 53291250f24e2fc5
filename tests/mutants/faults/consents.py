"""Faults of consents: of what a withdrawal does, and of whose answer holds after a merge."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from crmserver.access.consent import AGREED, Agreements, Key, Subjects
from crmserver.access.entry import Agreed
from crmserver.request import Answer, Request
from crmserver.server import Server
from tests.mutants.registry import mutant
from tests.mutants.ways import Document, afterwards, body, on_the_way_in, on_the_way_out, rewritten

CONSENT = "Consent"


@mutant("API-223")
def gives_no_time_of_a_withdrawal(server: Server) -> None:
    on_the_way_out(server, ":withdraw read", body(lambda document: document.pop("withdrawnAt", None)))


@mutant("API-223")
def keeps_the_grant_of_what_is_withdrawn(server: Server) -> None:
    async def back(request: Request, _: Answer) -> None:
        await rewritten(server, request, {"type": CONSENT, "id": request.params["id"]}, status=AGREED)

    afterwards(server, ":withdraw", back)


def _following(server: Server, follows: Any) -> None:
    """Lets other things follow from a withdrawal than the operation says."""

    def changed(request: Request) -> None:
        about: Document = {**request.operation, "follows": follows(request.operation["follows"])}
        request.route = replace(request.matched, operation=about)

    on_the_way_in(server, ":withdraw", changed)


@mutant("API-224")
def leaves_contacts_whose_consent_is_withdrawn(server: Server) -> None:
    _following(server, lambda _: [])


@mutant("API-224")
def leaves_what_is_queued_though_its_consent_is_withdrawn(server: Server) -> None:
    _following(server, lambda found: [{**each, "from": ["selected"]} for each in found])


def _agreeing(server: Server, kind: type[Agreed]) -> None:
    """Lets a vendor's view look up agreements in another way."""
    view = server.access.view

    async def wrong(server: Server, request: Request, resource: str, **more: Any) -> Any:
        found: Any = await view(server, request, resource, **more)
        return kind(found.sight, found.store, found.tenant) if isinstance(found, Agreed) else found

    server.access.view = wrong  # type: ignore[method-assign]


class _Alone(Agreed):
    """Asks for the consents of the record itself, not for those of the records merged into it."""

    def _family(self, connection: Connection, person: Key) -> tuple[Key, ...]:  # noqa: ARG002 - nothing is read
        return (person,)


class _Mildest(Agreed):
    """Knows of no refusal."""

    def _agreements(self, connection: Connection, about: Subjects) -> Agreements:
        known = super()._agreements(connection, about)
        given = {key: [one for one in each if one["status"] == AGREED] for key, each in known.consents.items()}
        return replace(known, consents=given)


@mutant("API-210")
def does_not_ask_for_the_consents_of_the_retired_record(server: Server) -> None:
    _agreeing(server, _Alone)


@mutant("API-210")
def lets_the_mildest_consent_hold_after_a_merge(server: Server) -> None:
    _agreeing(server, _Mildest)
