"""Faults of erasures."""

from __future__ import annotations

from typing import Any

from crmserver.server import Server
from tests.mutants.registry import mutant
from tests.mutants.ways import Document, body, on_the_way_out


@mutant("SEC-080")
def completes_an_erasure_and_erases_nothing(server: Server) -> None:
    async def nothing(*_arguments: Any) -> int:
        return 0

    server.erase = nothing


@mutant("SEC-081")
def breaks_the_chain_of_the_trail_by_an_erasure(server: Server) -> None:
    erase, done = server.erase, []

    async def wrong(*arguments: Any) -> int:
        done.append(True)
        return await erase(*arguments)

    def broken(document: Document) -> None:
        for each in document.get("entries", ())[:1] if done else ():
            if each["resource"]["resourceType"] == "AuditEvent":
                each["resource"]["hash"] = "0" * 64

    server.erase = wrong
    on_the_way_out(server, "search", body(broken))
