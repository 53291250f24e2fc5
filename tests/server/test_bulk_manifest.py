"""Imports of the files that a manifest names: fetched from an allowed address, and taken only as it says they are."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
import zstandard

from crmserver.settings import Settings
from tests.server.bulk import ASYNC, contents, done, lines, path_of, person
from tests.server.running import Running, running

pytestmark = pytest.mark.anyio
PLAIN = lines([person("p-1"), person("p-2")])


@contextmanager
def delivering(files: Mapping[str, bytes], moved: str = "", dripping: float = 0.0) -> Iterator[tuple[str, list[str]]]:
    """A host of files on loopback: its address, and what was asked of it; `moved` is where it redirects all to.

    `dripping` are the seconds between two bytes, as long as somebody takes them.
    """
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            body = files.get(self.path.rpartition("/")[2])
            self.send_response(302 if moved else 404 if body is None else 200)
            if moved:
                self.send_header("location", moved)
            self.send_header("content-length", str(len(body or b"")))
            self.end_headers()
            try:
                for number in range(len(body or b"")) if dripping else ():
                    self.wfile.write((body or b"")[number : number + 1])
                    time.sleep(dripping)
                self.wfile.write(b"" if dripping else body or b"")
            except OSError:
                return

        def log_message(self, *_: Any) -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/feed", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def entry(name: str, raw: bytes, count: int, resource: str = "Person", **more: Any) -> dict[str, Any]:
    """What a manifest says of a file."""
    made = {"name": name, "resourceType": resource, "format": "ndjson", "recordCount": count, "byteCount": len(raw)}
    return {**made, "sha256": sha256(raw).hexdigest(), **more}


def manifest(address: str, *files: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A manifest of files."""
    made = {"feedId": "feed-1", "sourceSystem": address, "asOf": "2026-01-31", "sequence": 1, "fullOrDelta": "full"}
    made |= {"schemaVersion": "1.0.0", "files": list(files), "deliveredAt": "2026-02-01T01:00:00Z"}
    return {**made, "recordCount": sum(each["recordCount"] for each in files), **more}


async def delivered(server: Running, told: dict[str, Any]) -> tuple[Any, list[Any]]:
    """The job of an import of a manifest once it is done, and its outcomes."""
    job = await done(server, path_of(await server.call("POST", "/v1/bulk/imports", told, headers=ASYNC)))
    return job, await contents(server, job.get("outcomeFiles", ()))


@pytest.fixture
def allowed(settings: Settings) -> Settings:
    """Settings with which files of this machine may be fetched."""
    return replace(settings, callback_networks=("127.0.0.0/8",), callback_plain_http=True)


async def test_the_files_of_a_manifest_are_fetched_and_stored_packed_or_not(allowed: Settings) -> None:
    """BLK-041, BLK-042."""
    more = {
        f"{n}.ndjson.{kind}": pack(lines([person(n)]))
        for n, kind, pack in (("p-3", "gz", gzip.compress), ("p-4", "zst", zstandard.ZstdCompressor().compress))
    }
    files = {"persons.ndjson": PLAIN, **more}
    with delivering(files) as (address, asked):
        listed = [entry("persons.ndjson", PLAIN, 2), *(entry(name, raw, 1) for name, raw in more.items())]
        async with running(allowed) as server:
            job, outcomes = await delivered(server, manifest(address, *listed))
            assert job["status"] == "completed", job
            assert asked == [f"/feed/{name}" for name in files]
            assert [(e["file"], e["row"], e["outcome"], e["id"]) for e in outcomes] == [
                ("persons.ndjson", 1, "stored", "p-1"),
                ("persons.ndjson", 2, "stored", "p-2"),
                ("p-3.ndjson.gz", 1, "stored", "p-3"),
                ("p-4.ndjson.zst", 1, "stored", "p-4"),
            ]
            assert (await server.call("GET", "/v1/persons/p-4")).status_code == 200


async def test_a_file_that_is_not_as_announced_is_stored_by_nobody(allowed: Settings) -> None:
    """BLK-041: digest, size, counts, packing, a file that is missing, one of another resource."""
    files = {"a.ndjson": PLAIN, "cut.ndjson.gz": gzip.compress(PLAIN)[:-9]}
    good = entry("a.ndjson", PLAIN, 2)
    bad: list[tuple[dict[str, Any], str]] = [
        ({**good, "sha256": "0" * 64}, "a.ndjson: sha256 is"),
        ({**good, "byteCount": 1}, "a.ndjson: byteCount is"),
        ({**good, "recordCount": 3}, "a.ndjson: recordCount is 2, expected 3"),
        (entry("cut.ndjson.gz", files["cut.ndjson.gz"], 2), "cut.ndjson.gz: the compressed data is damaged"),
        (entry("none.ndjson", PLAIN, 2), "none.ndjson: its address answers with 404"),
    ]
    with delivering(files) as (address, _):
        async with running(allowed) as server:
            for told, reason in bad:
                job, outcomes = await delivered(server, manifest(address, told))
                assert (job["status"], outcomes) == ("failed", [])
                assert job["problem"]["errors"][0]["requirement"] == "BLK-041"
                assert job["problem"]["detail"].startswith(reason), job["problem"]
            job, _ = await delivered(server, manifest(address, good, recordCount=5))
            assert (job["status"], job["problem"]["errors"][0]["requirement"]) == ("failed", "BLK-041")
            job, outcomes = await delivered(server, manifest(address, entry("a.ndjson", PLAIN, 2, "Customer")))
            assert [each["outcome"] for each in outcomes] == ["refused", "refused"]
            found = (await server.call("GET", "/v1/persons")).json()
            assert found["entries"] == []


async def test_control_totals_are_exact(allowed: Settings) -> None:
    """BLK-041: a sum that a binary number cannot hold is right, and one of a unit in the last place more is not."""
    raw = lines(
        [
            {"resourceType": "Account", "x": {"amount": "0.1", "currency": "EUR"}},
            b"no record",
            {"x": {"amount": "90071992547409930.2", "currency": "EUR"}},
            {"x": {"amount": "5", "currency": "CNY"}},
        ]
    )
    control = {"field": "/x", "currency": "EUR"}
    with delivering({"a.ndjson": raw}) as (address, _):
        async with running(allowed) as server:
            for total, reason in (
                ("90071992547409930.3", "of 4 rows"),
                ("90071992547409930.4", "a.ndjson: the sum of"),
            ):
                told = entry("a.ndjson", raw, 4, controlTotals=[{**control, "sum": total}])
                job, _ = await delivered(server, manifest(address, told))
                assert reason in job["problem"]["detail"], job["problem"]


async def test_files_inside_the_network_of_the_server_are_not_fetched(settings: Settings) -> None:
    """BLK-041: by default no loopback, private, link-local or translated address, and no plain http."""
    with delivering({"a.ndjson": PLAIN}) as (address, asked):
        port = address.split(":")[2].partition("/")[0]
        async with running(replace(settings, callback_plain_http=True)) as server:
            for host in (
                "127.0.0.1",
                "localhost",
                "[::1]",
                "10.0.0.1",
                "169.254.169.254",
                "[::ffff:127.0.0.1]",
                "0.0.0.0",
            ):
                told = manifest(f"http://{host}:{port}/feed", entry("a.ndjson", PLAIN, 2))
                job, _ = await delivered(server, told)
                assert job["problem"]["detail"] == (
                    "a.ndjson: its address is inside a network that the server does not reach"
                ), host
        async with running(settings) as server:
            job, _ = await delivered(server, manifest(address, entry("a.ndjson", PLAIN, 2)))
            assert job["problem"]["detail"] == "a.ndjson: its address is not https"
        assert asked == []


async def test_no_redirect_is_followed_to_a_file(allowed: Settings) -> None:
    """BLK-041."""
    with delivering({"a.ndjson": PLAIN}) as (inside, asked), delivering({}, f"{inside}/a.ndjson") as (address, _):
        async with running(allowed) as server:
            job, _ = await delivered(server, manifest(address, entry("a.ndjson", PLAIN, 2)))
            assert job["problem"]["detail"] == "a.ndjson: its address answers with 302, expected 200"
    assert asked == []


async def test_a_file_that_drips_in_ends_its_job_and_holds_up_no_other(allowed: Settings) -> None:
    """Jobs wait behind each other, so one whose source never ends must not hold up those of others."""
    with delivering({"a.ndjson": PLAIN}, dripping=0.1) as (address, _):
        async with running(replace(allowed, body_seconds=1)) as server:
            job, _ = await delivered(server, manifest(address, entry("a.ndjson", PLAIN, 2)))
            assert (job["status"], job["problem"]["errors"][0]["requirement"]) == ("failed", "BLK-041")
            assert "too slowly" in job["problem"]["detail"]
