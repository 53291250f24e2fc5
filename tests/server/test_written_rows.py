"""Rows are stored as they were given, whatever their texts hold, and a refused statement is told as such."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from crmserver.store.driver import execute
from crmserver.store.store import Store, open_store
from crmserver.store.tables import entries, heads, tenants
from crmserver.store.writing import insert_and_update_rows, insert_rows, update_rows

TEXTS = ("", " ", "NULL", "null", '"', "\\", '\\"', "{}", "{a,b}", "a,b", "'", "%s", "$1", "\n\t\r", "名", "é\\x41")
DOCUMENTS = (b"", b'{"a":"\\\\\\""}', "名".encode(), bytes(range(256)))


@pytest.fixture
def store(database: str) -> Any:
    """An open store of the tenant of the bank."""
    opened = open_store(database, ["bank"], durable=False)
    yield opened
    opened.close()


def _head(identifier: str, doc: bytes) -> dict[str, Any]:
    times = {"valid_from": 1, "valid_to": None, "next_from": None, "recorded_at": 1}
    numbers = {"tenant": 1, "resource": 1, "number": 1, "last_number": 1, "seq": 1}
    return {**numbers, **times, "id": identifier, "deleted": False, "doc": doc}


def test_texts_come_back_as_they_were_given(store: Store) -> None:
    rows = [{"tenant": 1, "field": 1, "value": text, "id": text, "seq": 1} for text in TEXTS]
    with store.database.writing() as connection:
        insert_rows(connection, "entries", rows)
        update_rows(connection, "entries", [{**row, "seq": 2} for row in rows])
        found = connection.execute(select(entries.c.value, entries.c.id, entries.c.seq)).all()
    assert sorted(map(tuple, found)) == sorted((text, text, 2) for text in TEXTS)


def test_documents_and_what_is_absent_come_back_as_they_were_given(store: Store) -> None:
    rows = [_head(f"r{number}", doc) for number, doc in enumerate(DOCUMENTS)]
    with store.database.writing() as connection:
        insert_rows(connection, "heads", rows)
        found = connection.execute(select(heads.c.doc, heads.c.valid_to, heads.c.deleted).order_by(heads.c.id)).all()
    assert [tuple(row) for row in found] == [(doc, None, False) for doc in DOCUMENTS]


@pytest.mark.parametrize("added", [[], [_head("r", b"{}")]])
def test_rows_of_two_tables_are_written_together(store: Store, added: list[dict[str, Any]]) -> None:
    number = store.tenants["bank"]
    with store.database.writing() as connection:
        insert_and_update_rows(connection, ("heads", added), ("tenants", [{"id": number, "audit_sequence": 7}]))
        assert len(connection.execute(select(heads.c.id)).all()) == len(added)
        assert connection.execute(select(tenants.c.audit_sequence).where(tenants.c.id == number)).scalar() == 7


def test_a_refused_statement_takes_its_transaction_with_it_and_the_next_one_works(store: Store) -> None:
    twice = [_head("first", b"{}"), _head("first", b"{}")]
    with pytest.raises(DBAPIError), store.database.writing() as connection:
        insert_rows(connection, "heads", twice)
    kept = store.database.kept()
    with pytest.raises(DBAPIError), kept.writing() as connection:
        execute(connection, "SELECT nothing FROM nowhere", ())
    with kept.writing() as connection:
        assert connection.execute(select(heads.c.id)).all() == []
    kept.close()
