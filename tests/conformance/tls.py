"""A small TLS server in front of an ASGI application, which tells it the certificate that a client showed."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from crmconformance import authority
from crmconformance.settings import Configuration

HOST = "127.0.0.1"


CLIENTS = ("client", "other")


def client_certificate(folder: Path, client: str = CLIENTS[0]) -> tuple[Path, Path]:
    """A certificate that a client signed itself, and its key."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, client)])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number())
    made = made.not_valid_before(now - timedelta(hours=1)).not_valid_after(now + timedelta(days=1))
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    paths, pem = (folder / f"{client}.pem", folder / f"{client}.key"), serialization.Encoding.PEM
    paths[0].write_bytes(made.sign(key, hashes.SHA256()).public_bytes(pem))
    plain = serialization.NoEncryption()
    paths[1].write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    return paths


def server_certificate(folder: Path) -> Path:
    """The authority that signed the certificate of the server."""
    authority.certified(Configuration("", folder=folder, callback=f"https://{HOST}"))
    return folder / authority.AUTHORITY


@asynccontextmanager
async def served(app: Any, folder: Path, port: int, *, asking: ssl.VerifyMode) -> AsyncIterator[None]:
    """Serves an application by TLS; `asking` says whether a client may or must show a certificate."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / authority.CERTIFICATE, folder / authority.KEY)
    for client in CLIENTS:
        context.load_verify_locations(folder / f"{client}.pem")
    context.verify_mode = asking

    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await _answered(app, reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(one, HOST, port, ssl=context)
    try:
        yield
    finally:
        server.close()


async def _answered(app: Any, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One request of a connection."""
    head, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").strip().split("\r\n")
    headers = [
        (name.strip().lower().encode(), value.strip().encode()) for name, _, value in (x.partition(":") for x in lines)
    ]
    body = await reader.readexactly(int(dict(headers).get(b"content-length", b"0")))
    method, target, _ = head.split(" ")
    path, _, query = target.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "https",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": headers,
        "certificate": writer.get_extra_info("ssl_object").getpeercert(binary_form=True),
    }
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Any:
        return waiting.pop() if waiting else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            told = [b"%s: %s\r\n" % pair for pair in message["headers"] if pair[0] != b"connection"]
            writer.write(b"HTTP/1.1 %d Answered\r\nconnection: close\r\n%s\r\n" % (message["status"], b"".join(told)))
        else:
            writer.write(message.get("body", b""))

    await app(scope, receive, send)
    await writer.drain()
