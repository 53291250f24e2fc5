"""TLS for the suite's own endpoint: a certificate of the configuration, or one of a throw-away authority.

The authority signs one certificate and its key is then thrown away, never written: whoever trusts it trusts this
one endpoint and nothing else that anybody could make later.
"""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from crmconformance.settings import BadConfiguration, Configuration

AUTHORITY, CERTIFICATE, KEY = "callback-authority.pem", "callback.pem", "callback.key"
DAYS, SPARE = 90, 7  # days that the certificate is good for, and before its end from which a new one is made
EARLY = timedelta(minutes=15)  # for systems whose clock is behind


def is_secure(configuration: Configuration) -> bool:
    """Whether the endpoint itself speaks TLS: its address is https, and no proxy in front does it."""
    return configuration.callback.startswith("https://") and not configuration.callback_proxied


def context(configuration: Configuration) -> ssl.SSLContext | None:
    """What the endpoint speaks TLS by; None where it does not. Raises BadConfiguration."""
    if not is_secure(configuration):
        return None
    certificate, key = certified(configuration)
    made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        made.load_cert_chain(certificate, key)
    except (OSError, ssl.SSLError) as error:
        raise BadConfiguration(f"[target] callback_certificate {certificate} cannot be used: {error}") from None
    return made


def certified(configuration: Configuration) -> tuple[Path, Path | None]:
    """The files of the certificate and of its key, made where the configuration names none."""
    folder = configuration.folder
    if configuration.callback_certificate:
        key = folder / configuration.callback_key if configuration.callback_key else None
        return folder / configuration.callback_certificate, key
    host = urlsplit(configuration.callback).hostname or ""
    if not _serves(folder, host):
        _make(folder, host)
    return folder / CERTIFICATE, folder / KEY


def trusted(configuration: Configuration) -> Path | None:
    """The certificate that the system has to trust; None where the endpoint has one of the configuration or no TLS."""
    if not is_secure(configuration) or configuration.callback_certificate:
        return None
    certified(configuration)
    return configuration.folder / AUTHORITY


def _serves(folder: Path, host: str) -> bool:
    """Whether there is a certificate of an earlier run for a host, still good for a while."""
    try:
        found = x509.load_pem_x509_certificate((folder / CERTIFICATE).read_bytes())
        authority = x509.load_pem_x509_certificate((folder / AUTHORITY).read_bytes())
        found.verify_directly_issued_by(authority)
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (OSError, ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound):
        return False
    soon = datetime.now(UTC) + timedelta(days=SPARE)
    return _name(host) in list(names) and found.not_valid_after_utc > soon and (folder / KEY).is_file()


def _name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _make(folder: Path, host: str) -> None:
    """Writes a new authority, the certificate that it signed for a host, and the key of that."""
    signer, own = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"crmstandard conformance, endpoint {host}"[:64])])
    authority = _begun(name, name, signer.public_key())
    authority = authority.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    authority = authority.add_extension(_usage(signing=True), critical=True)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host[:64])])
    made = _begun(subject, name, own.public_key())
    made = made.add_extension(x509.SubjectAlternativeName([_name(host)]), critical=False)
    made = made.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())
    made = made.add_extension(issuer, critical=False)
    pem = serialization.Encoding.PEM
    (folder / AUTHORITY).write_bytes(authority.sign(signer, hashes.SHA256()).public_bytes(pem))
    (folder / CERTIFICATE).write_bytes(made.sign(signer, hashes.SHA256()).public_bytes(pem))
    plain = serialization.NoEncryption()
    _secret(folder / KEY, own.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))


def _begun(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key)
    made = made.serial_number(x509.random_serial_number())
    made = made.add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    return made.not_valid_before(now - EARLY).not_valid_after(now + timedelta(days=DAYS))


def _usage(*, signing: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signing,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signing,
        crl_sign=signing,
        encipher_only=False,
        decipher_only=False,
    )


def _secret(path: Path, content: bytes) -> None:
    """Writes a file that nobody else may read."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(content)
