"""The interactive page shows the operations in a real browser that cannot reach any other machine."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.background_server import Background

BROWSER = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), "")
OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--virtual-time-budget=20000",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server in a process of its own, which stops with the module."""
    server = Background(tmp_path_factory.mktemp("page"))
    try:
        yield server.start(sample=0)
    finally:
        server.stop()


@pytest.mark.skipif(not BROWSER, reason="no browser: apt-get install chromium")
def test_the_page_lists_every_group_and_warns_of_nothing(address: str, tmp_path: Path) -> None:
    command = [BROWSER, *OPTIONS, f"--user-data-dir={tmp_path}", "--dump-dom", f"{address}/docs"]
    page = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    assert {"AccessGrant", "Person", "Events", "Bulk"} <= set(re.findall(r'data-tag="([A-Za-z]+)"', page))
    assert "Warning" not in page
    assert "Failed to load" not in page


def test_a_server_in_the_background_starts_again_with_what_it_holds(tmp_path: Path) -> None:
    server = Background(tmp_path)
    assert server.start(sample=1) != ""
    assert server.stop()
    assert not server.stop()
    assert server.start(sample=1)
    assert server.stop()
    assert "0 records added" in server.log.read_text(encoding="utf-8")
