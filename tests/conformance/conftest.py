"""Fixtures of the tests of the suite."""

from __future__ import annotations

import pytest

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
