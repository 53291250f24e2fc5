"""What an operator does, with servers in processes of their own and the commands of the guide as they stand."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.server.processes import Served, served
from tests.server.running import creatable, samples
from tests.server.test_operators_guide import commands
from tools.postgresql import programs

pytestmark = pytest.mark.slow
PRODUCT, PATH = "Product", "/v1/products"


def typed(command: str, folder: Path, environment: Mapping[str, str] | None = None) -> str:
    """Runs a command in a shell; gives what it said."""
    tools = programs()
    path = [str(Path(sys.executable).parent), *([str(tools)] if tools else []), os.environ["PATH"]]
    given = {**os.environ, "PATH": os.pathsep.join(path), **(environment or {})}
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout


def _created(server: Served, count: int = 1) -> list[dict[str, Any]]:
    document = creatable(min(samples(PRODUCT), key=len))
    with server.client() as client:
        answers = [client.post(PATH, json={**document, "code": f"CODE-{n}"}) for n in range(count)]
    assert {each.status_code for each in answers} == {201}, answers[0].text
    return [each.json() for each in answers]


def test_a_backup_of_sqlite_is_taken_while_it_is_served_and_serves_again(tmp_path: Path) -> None:
    (tmp_path / "bank").mkdir()
    with served(tmp_path, str(tmp_path / "bank.db")) as server:
        made = _created(server, 3)
        for command in commands("Back up SQLite"):
            said = typed(command, tmp_path)
        assert "the chain holds" in said
        _created(server)
    restored = tmp_path / "restored"
    restored.mkdir()
    shutil.copy(tmp_path / "backup.db", restored / "bank.db")
    with served(restored, str(restored / "bank.db")) as server, server.client() as client:
        page = client.get(f"{PATH}?limit=10").json()
        assert {each["resource"]["id"] for each in page["entries"]} == {each["id"] for each in made}
        assert client.get(f"{PATH}/{made[0]['id']}").json() == made[0]


def test_a_backup_of_postgresql_serves_again(
    tmp_path: Path, postgresql_database: str, postgresql_template: tuple[str, str]
) -> None:
    import psycopg

    server_url, _ = postgresql_template
    other = f"{postgresql_database.rpartition('/')[2]}_restored"
    with psycopg.connect(f"{server_url}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {other}".encode())
    try:
        with served(tmp_path, postgresql_database) as server:
            made = _created(server, 2)
            urls = {"CRM_DATABASE": postgresql_database, "CRM_RESTORED": f"{server_url}/{other}"}
            for command in commands("Back up PostgreSQL"):
                said = typed(command, tmp_path, environment=urls)
            assert "the chain holds" in said
        with served(tmp_path, f"{server_url}/{other}") as server, server.client() as client:
            assert client.get(f"{PATH}/{made[1]['id']}").json() == made[1]
    finally:
        with psycopg.connect(f"{server_url}/postgres", autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {other} WITH (FORCE)".encode())


def test_keys_rotate_and_tokens_are_taken_back_under_a_running_server(tmp_path: Path) -> None:
    """SEC-006."""
    with served(tmp_path, str(tmp_path / "bank.db")) as server:
        token = server.token()
        said = [typed(command, tmp_path, {"TOKEN": token}) for command in commands("Keys")]
        assert "signing key" in said[0]
        header = {"authorization": f"Bearer {token}"}
        for _ in range(120):
            answer = httpx.get(f"{server.url}{PATH}", headers=header, timeout=30)
            if answer.status_code == 401:
                break
            time_passes()
        assert answer.status_code == 401
        with server.client() as client:  # a token of the new key
            assert client.get(PATH).status_code == 200


def test_private_keys_are_sealed_and_the_server_starts_with_their_key_file_alone(tmp_path: Path) -> None:
    database = str(tmp_path / "bank.db")
    with served(tmp_path, database) as server:
        made = _created(server)
    said = [typed(command, tmp_path) for command in commands("Private keys")]
    assert "1 key;" in said[0]
    assert "private keys sealed" in said[1]
    with pytest.raises(RuntimeError, match="CRM_KEY_FILE"), served(tmp_path, database):
        pass
    with served(tmp_path, database, CRM_KEY_FILE=str(tmp_path / "sealing.keys")) as server, server.client() as client:
        assert client.get(f"{PATH}/{made[0]['id']}").json() == made[0]


def time_passes() -> None:
    import time

    time.sleep(0.5)


def test_the_database_is_brought_up_to_date_by_itself(tmp_path: Path) -> None:
    (command,) = commands("Upgrades")
    typed(command, tmp_path)
    assert (tmp_path / "bank.db").is_file()
    typed("crmstandard audit verify --db bank.db", tmp_path)


def test_a_database_of_a_newer_version_is_refused_with_words(tmp_path: Path) -> None:
    import sqlite3

    typed("crmstandard serve --db bank.db --migrate-only", tmp_path)
    with sqlite3.connect(tmp_path / "bank.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    done = subprocess.run(
        [sys.executable, "-m", "crmstandard", "serve", "--db", "bank.db", "--migrate-only"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "newer version" in done.stderr
    assert "Traceback" not in done.stderr


def _certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    from ipaddress import ip_address

    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    )


def test_it_is_served_by_tls_alone_where_a_certificate_is_given(tmp_path: Path) -> None:
    """SEC-014."""
    import ssl

    _certificate(tmp_path)
    trust = ssl.create_default_context(cafile=str(tmp_path / "cert.pem"))
    options = ("--tls-cert", str(tmp_path / "cert.pem"), "--tls-key", str(tmp_path / "key.pem"))
    with served(tmp_path, str(tmp_path / "bank.db"), *options, verify=trust) as server:
        with server.client() as client:
            assert client.get(PATH).status_code == 200
        with pytest.raises(httpx.HTTPError):
            httpx.get(f"{server.url.replace('https', 'http')}/healthz", timeout=5)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--host", "0.0.0.0"), "--tls-cert"),
        (("--host", "0.0.0.0", "--plain-http-behind-proxy"), "--clients"),
        (("--host", "0.0.0.0", "--insecure-no-auth"), "loopback"),
        (("--workers", "2"), "PostgreSQL"),
    ],
)
def test_what_would_not_be_safe_does_not_start(options: tuple[str, ...], told: str, tmp_path: Path) -> None:
    """SEC-013, SEC-014."""
    command = [sys.executable, "-m", "crmstandard", "serve", "--db", str(tmp_path / "bank.db"), "--port", "0"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert told in done.stderr


def test_pages_of_named_origins_alone_may_call(tmp_path: Path) -> None:
    with served(tmp_path, str(tmp_path / "bank.db"), CRM_CORS_ORIGINS="https://desk.example") as server:
        asked = {"access-control-request-method": "GET", "access-control-request-headers": "authorization"}
        for origin, allowed in (("https://desk.example", True), ("https://evil.example", False)):
            answer = httpx.options(f"{server.url}{PATH}", headers={"origin": origin, **asked}, timeout=30)
            assert (answer.headers.get("access-control-allow-origin") == origin) is allowed


def test_what_was_taken_is_answered_before_the_end(tmp_path: Path) -> None:
    """API-180, API-181."""
    with served(tmp_path, str(tmp_path / "bank.db")) as server:
        document = creatable(min(samples(PRODUCT), key=len))
        with server.client() as client, ThreadPoolExecutor(16) as pool:
            sent = [pool.submit(client.post, PATH, json={**document, "code": f"CODE-{n}"}) for n in range(64)]
            sent[8].result()
            assert server.stop() in (0, -signal.SIGTERM)  # ended in order, then by the signal itself
        answered = [each.result() for each in sent if each.exception() is None]
        stored = {each.json()["id"] for each in answered if each.status_code == 201}
        assert len(stored) >= 9
        assert {each.status_code for each in answered} <= {201, 503}
    with served(tmp_path, str(tmp_path / "bank.db")) as server, server.client() as client:
        kept = {each["resource"]["id"] for each in client.get(f"{PATH}?limit=1000").json()["entries"]}
        assert stored <= kept


def test_two_processes_on_one_database_carry_out_a_keyed_request_once(tmp_path: Path, postgresql_database: str) -> None:
    """API-031, API-033, API-053, SEC-075."""
    document = creatable(min(samples(PRODUCT), key=len))
    address = ("--public-url", "https://crm.example")
    with served(tmp_path, postgresql_database, *address) as one:
        made = _created(one)[0]
        token = one.token()
        with served(tmp_path, postgresql_database, *address) as two, ThreadPoolExecutor(16) as pool:
            both = [
                httpx.Client(base_url=each.url, headers={"authorization": f"Bearer {token}"}, timeout=60)
                for each in (one, two)
            ]

            def keyed(n: int) -> httpx.Response:
                return both[n % 2].post(PATH, json=document, headers={"idempotency-key": f"key-{n // 4}"})

            answers = list(pool.map(keyed, range(32)))
            assert {each.status_code for each in answers} <= {201, 409}
            ids: dict[int, set[str]] = {}
            for n, each in enumerate(answers):
                if each.status_code == 201:
                    ids.setdefault(n // 4, set()).add(each.json()["id"])
            assert all(len(each) == 1 for each in ids.values())
            assert len(ids) == 8

            def raced(n: int) -> int:
                headers = {"if-match": '"1"', "content-type": "application/merge-patch+json"}
                path = f"{PATH}/{made['id']}"
                return both[n % 2].patch(path, content=b'{"code": "RACED"}', headers=headers).status_code

            assert sorted(pool.map(raced, range(16))) == [200, *[412] * 15]
            for client in both:
                client.close()
    assert "the chain holds" in typed(f"crmstandard audit verify --db {postgresql_database}", tmp_path)
