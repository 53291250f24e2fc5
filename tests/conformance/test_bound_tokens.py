"""Proofs of keys (RFC 9449), tried on the second implementation: right, and not looking at one thing each."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from crmconformance import proofs
from crmconformance.planning import Selection
from crmconformance.replaying import replayed
from crmconformance.report.document import report
from crmconformance.running import Run, Wanted
from crmconformance.tokens import IN_QUERY, REVOKED, WRONG
from crmconformance.verdicts import FAIL, PASS
from tests.conformance import tls
from tests.conformance.second.app import build
from tests.conformance.second.proofs import LAXITIES
from tests.conformance.second.tokens import Client
from tests.conformance.systems import ORIGIN, SECRET, configuration, run_against
from tests.soak.process import free_port

pytestmark = pytest.mark.anyio
BROKEN = {"absence": "SEC-090", "key": "SEC-090", "repetition": "SEC-091", "method": "SEC-091", "address": "SEC-091"}


@pytest.mark.parametrize("lax", ["", *LAXITIES])
async def test_a_proof_that_is_not_looked_at_is_noticed(tmp_path: Path, lax: str) -> None:
    app = build(ORIGIN, [Client("main", SECRET)], lax=(lax,))
    recording = await run_against(app, tmp_path, "SEC-090", "SEC-091")
    found = {each["id"]: each["verdict"] for each in report(recording)["requirements"] if each["trials"]}
    assert found == {each: FAIL if BROKEN.get(lax) == each else PASS for each in ("SEC-090", "SEC-091")}
    assert replayed(recording).disagreements == ()


async def test_a_system_that_binds_no_token_leaves_it_open(tmp_path: Path) -> None:
    """What cannot be tried is never kept: here the client of the suite has no credentials to bind a token with."""
    app = build(ORIGIN, [Client("main", SECRET)])
    (tmp_path / "main.jwt").write_text(app.state.issuer.token("main", ["person.read"]))
    recording = await run_against(app, tmp_path, "SEC-090", "SEC-091")
    found = {each["outcome"]["requirement"]: each["outcome"]["verdict"] for each in recording.verdicts.values()}
    assert found == {"SEC-090": "UNVERIFIED", "SEC-091": "UNVERIFIED"}


@pytest.mark.parametrize(
    ("lax", "asking", "verdict"),
    [
        ("", ssl.CERT_OPTIONAL, PASS),
        ("", ssl.CERT_REQUIRED, PASS),  # TLS itself lets nobody in without a certificate
        ("certificate", ssl.CERT_OPTIONAL, FAIL),
        ("any certificate", ssl.CERT_OPTIONAL, FAIL),
        ("any certificate", ssl.CERT_REQUIRED, FAIL),
    ],
)
async def test_a_token_that_is_bound_to_a_certificate_is_of_no_use_without_it(
    lax: str, asking: ssl.VerifyMode, verdict: str, tmp_path: Path
) -> None:
    port = free_port()
    url = f"https://{tls.HOST}:{port}"
    ca = tls.server_certificate(tmp_path)
    (certificate, key), (other, other_key) = (tls.client_certificate(tmp_path, each) for each in tls.CLIENTS)
    shown = {"certificate": certificate.name, "certificate_key": key.name}
    shown |= {"other_certificate": other.name, "other_certificate_key": other_key.name}
    app = build(url, [Client("main", SECRET)], lax=(lax,), certificates=True)
    made = configuration(tmp_path, url, callback="", ca=ca.name, **shown)
    async with tls.served(app, tmp_path, port, asking=asking):
        recording = await Run(made, Wanted(Selection((), ("SEC-090", "SEC-091")), jobs=2)).carry_out()
    found = {each["id"]: each["verdict"] for each in report(recording)["requirements"] if each["trials"]}
    assert found == {"SEC-090": verdict, "SEC-091": PASS}
    assert replayed(recording).disagreements == ()


async def test_without_a_certificate_in_the_configuration_it_stays_open(tmp_path: Path) -> None:
    app = build(ORIGIN, [Client("main", SECRET)], certificates=True)
    recording = await run_against(app, tmp_path, "SEC-090")
    found = {each["outcome"]["verdict"] for each in recording.verdicts.values()}
    assert found == {"PASS", "UNVERIFIED"}


async def test_with_one_certificate_alone_it_stays_open(tmp_path: Path) -> None:
    """Whether that of another client is refused cannot be told without it."""
    port = free_port()
    url = f"https://{tls.HOST}:{port}"
    certificate, key = tls.client_certificate(tmp_path)
    tls.client_certificate(tmp_path, "other")
    more = {"ca": tls.server_certificate(tmp_path).name, "certificate": certificate.name, "certificate_key": key.name}
    app = build(url, [Client("main", SECRET)], certificates=True)
    async with tls.served(app, tmp_path, port, asking=ssl.CERT_OPTIONAL):
        made = configuration(tmp_path, url, callback="", **more)
        recording = await Run(made, Wanted(Selection((), ("SEC-090",)), jobs=2)).carry_out()
    found = sorted(each["outcome"]["verdict"] for each in recording.verdicts.values())
    assert found == ["PASS", "PASS", "UNVERIFIED"]


def test_each_way_of_a_token_has_a_name_of_its_own() -> None:
    """A name that stands for two ways would send the one where the other is meant."""
    ways = [*proofs.WAYS, *proofs.BY_CERTIFICATE, *WRONG, REVOKED, IN_QUERY]
    assert len(ways) == len(set(ways))
