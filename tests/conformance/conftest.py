"""Fixtures of the tests of the suite."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crmserver.store.store import open_store
from tests.conformance.matrix import assemble
from tests.server.conftest import (  # noqa: F401 - fixtures are found by their names here
    database,
    postgresql_database,
    postgresql_template,
    sqlite_database,
    sqlite_template,
)


@pytest.fixture
def anyio_backend() -> str:
    """What runs the coroutines of tests."""
    return "asyncio"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "bank.db"
    open_store(str(path), ["bank", "bank-2"], durable=False).close()
    return path


@pytest.fixture(scope="module")
def whole_matrix() -> Iterator[None]:
    """Puts the rows of the kill matrix together when the tests of a module are done; they stay below out/."""
    yield
    assemble()
