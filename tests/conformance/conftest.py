"""Fixtures of the tests of the suite."""

from __future__ import annotations

import pytest


@pytest.fixture
def anyio_backend() -> str:
    """What runs the coroutines of tests."""
    return "asyncio"
