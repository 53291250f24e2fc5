"""Faults of the register of outsourcing contracts."""

from __future__ import annotations

from crmserver.server import Server
from tests.mutants.registry import mutant
from tests.mutants.ways import Document, body, on_the_way_out


@mutant("API-226")
def leaves_out_a_template_without_rows(server: Server) -> None:
    def filled(document: Document) -> None:
        document["templates"] = [each for each in document["templates"] if each["rows"]]

    on_the_way_out(server, ":register", body(filled))


@mutant("API-226")
def leaves_out_the_columns_without_a_value(server: Server) -> None:
    def filled(document: Document) -> None:
        for each in document["templates"]:
            each["columns"] = [code for code in each["columns"] if any(code in row for row in each["rows"])]

    on_the_way_out(server, ":register", body(filled))
