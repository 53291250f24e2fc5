"""What holds for every test: where CRM_NO_SKIPS is set, a test that was skipped is a failure of the run.

No property has a deadline: what takes long on a machine that is busy is not wrong.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where only slow tests are run, begins with the files that have fewest: of one test each, these take longest.

    One of several minutes that is begun last keeps one worker busy while the others have nothing left to do.
    """
    if config.option.markexpr == "slow":
        sizes = Counter(item.path for item in items)
        items.sort(key=lambda item: sizes[item.path])


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Turns a run with skipped tests into a failure where everything was meant to run."""
    reporter: Any = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if skipped and exitstatus == 0 and os.environ.get("CRM_NO_SKIPS"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        for each in skipped:
            reporter.write_line(f"skipped, but CRM_NO_SKIPS is set: {each.nodeid}: {each.longrepr}", red=True)
