"""Faults of imports by a manifest."""

from __future__ import annotations

from typing import Any

from crmserver.refusals import Refusal
from crmserver.request import JSON, Request
from crmserver.server import Server
from tests.mutants.registry import mutant
from tests.mutants.ways import Document, edited_body, on_the_way_in


def _deaf_to(server: Server, member: str) -> None:
    """Takes files whatever one member of their manifest says of them."""
    as_said = server.bulk.as_said

    def lenient(entry: Document, name: str, found: Any) -> None:
        if name != member:
            as_said(entry, name, found)

    server.bulk.as_said = lenient


@mutant("BLK-041")
def imports_files_of_another_digest(server: Server) -> None:
    _deaf_to(server, "sha256")


@mutant("BLK-041")
def imports_files_of_another_number_of_records(server: Server) -> None:
    _deaf_to(server, "recordCount")


@mutant("BLK-041")
def takes_imports_as_streams_alone(server: Server) -> None:
    def refuse(request: Request) -> None:
        if request.media == JSON:
            raise Refusal("media-type")

    on_the_way_in(server, "startImport", refuse)


@mutant("BLK-041")
def imports_the_first_file_of_a_manifest_alone(server: Server) -> None:
    def shorten(manifest: Document) -> None:
        manifest["files"] = manifest["files"][:1]
        manifest["recordCount"] = manifest["files"][0]["recordCount"]

    def shortened(request: Request) -> None:
        if request.media == JSON:
            edited_body(shorten)(request)

    on_the_way_in(server, "startImport", shortened)
