"""The suite's own endpoint: by TLS or without, and silent when a run is over."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from crmconformance import authority
from crmconformance.doctor import examine
from crmconformance.receiving import Delivery, receiving
from crmconformance.settings import Configuration
from crmconformance.verdicts import PASS
from tests.conformance.systems import configuration, reference, run_against
from tests.soak.process import free_port

pytestmark = pytest.mark.anyio

SCRIPT = """
import asyncio, httpx, sys
from crmconformance.receiving import receiving
from tests.soak.process import free_port

async def run(address):
    async with receiving(address) as receiver, httpx.AsyncClient() as client:
        waiting = asyncio.create_task(client.post(f"{address}/some/slow", content=b"{}"))
        assert await receiver.wait_for("/some/slow", 1, 10, set())
    waiting.cancel()

asyncio.run(run(f"http://127.0.0.1:{free_port()}"))
print("over")
"""


def test_a_run_that_is_over_says_nothing_of_who_still_waits() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "over\n", "")


def _own(folder: Path, **more: Any) -> Configuration:
    return Configuration("https://crm.example", folder=folder, callback=f"https://127.0.0.1:{free_port()}", **more)


async def _posted(made: Configuration, trust: ssl.SSLContext) -> list[Delivery]:
    tls = authority.context(made)
    async with receiving(made.callback, tls) as receiver, httpx.AsyncClient(verify=trust) as client:
        assert receiver is not None
        assert (await client.post(f"{made.callback}/word/204", content=b"{}")).status_code == 204
        return await receiver.wait_for("/word/204", 1, 5, set())


async def test_who_trusts_the_authority_reaches_the_endpoint_by_tls(tmp_path: Path) -> None:
    made = _own(tmp_path)
    trusted = authority.trusted(made)
    assert [each.body for each in await _posted(made, ssl.create_default_context(cafile=str(trusted)))] == [b"{}"]
    with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        await _posted(made, ssl.create_default_context())


async def test_a_delivery_in_chunks_by_who_waits_to_be_asked_for_it_comes_in_whole() -> None:
    port = free_port()
    head = b"POST /word/204 HTTP/1.1\r\nhost: x\r\nExpect: 100-Continue\r\nTransfer-Encoding: Chunked\r\n\r\n"
    async with receiving(f"http://127.0.0.1:{port}") as receiver:
        assert receiver is not None
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(head)
        assert await reader.readline() == b"HTTP/1.1 100 Continue\r\n"
        writer.write(b'4;a=b\r\n{"a"\r\nA\r\n:12345678}\r\n0\r\ntrailer: x\r\n\r\n')
        assert b"204 Answered" in await reader.read()
        writer.close()
        found = await receiver.wait_for("/word/204", 1, 5, set())
    assert [each.event for each in found] == [{"a": 12345678}]


async def test_the_endpoint_takes_the_certificate_that_is_configured(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    certificate, key = authority.certified(_own(tmp_path / "own"))
    made = _own(tmp_path, callback_certificate=f"own/{certificate.name}", callback_key=f"own/{authority.KEY}")
    assert key is not None
    assert authority.trusted(made) is None
    trust = ssl.create_default_context(cafile=str(tmp_path / "own" / authority.AUTHORITY))
    assert len(await _posted(made, trust)) == 1


def test_the_authority_is_kept_for_the_next_run_and_made_anew_for_another_host(tmp_path: Path) -> None:
    first = (authority.trusted(_own(tmp_path)) or tmp_path).read_bytes()
    assert (authority.trusted(_own(tmp_path)) or tmp_path).read_bytes() == first
    elsewhere = replace(_own(tmp_path), callback="https://crm-tests.example:8490")
    assert (authority.trusted(elsewhere) or tmp_path).read_bytes() != first
    assert (tmp_path / authority.KEY).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("callback", "proxied"), [("http://127.0.0.1:1", False), ("https://127.0.0.1:1", True)])
def test_behind_a_proxy_and_by_plain_http_there_is_no_certificate(callback: str, proxied: bool, tmp_path: Path) -> None:
    made = Configuration("https://crm.example", folder=tmp_path, callback=callback, callback_proxied=proxied)
    assert authority.context(made) is None
    assert authority.trusted(made) is None
    assert list(tmp_path.iterdir()) == []


async def test_doctor_says_whom_to_trust_and_what_is_wrong_with_a_certificate(tmp_path: Path) -> None:
    found = [each async for each in examine(_own(tmp_path), may_write=False, http=httpx.AsyncClient())]
    assert found[0].code == "ownAuthority"
    assert str(tmp_path / authority.AUTHORITY) in found[0].fix("zh")
    wrong = replace(_own(tmp_path), callback_certificate="no-such.pem")
    assert [each.code async for each in examine(wrong, may_write=False)] == ["certificate"]


@pytest.mark.parametrize("requirement", ["EVT-041", "EVT-061", "BLK-041"])
async def test_a_system_that_trusts_the_authority_delivers_and_fetches_by_tls(requirement: str, tmp_path: Path) -> None:
    callback = f"https://127.0.0.1:{free_port()}"
    trusted = authority.trusted(configuration(tmp_path, callback=callback))
    more: dict[str, Any] = {"callback_ca": str(trusted), "callback_plain_http": False}
    async with reference(tmp_path, str(tmp_path / "bank.db"), **more) as app:
        recording = await run_against(app, tmp_path, requirement, callback=callback)
    verdicts = {row["outcome"]["verdict"] for row in recording.verdicts.values()}
    assert verdicts == {PASS}, recording.verdicts
