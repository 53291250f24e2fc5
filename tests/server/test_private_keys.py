"""Private keys in the database: sealed by a key that lies outside of it, on both databases."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select

from crmserver.evidence import SLOT as EVIDENCE
from crmserver.serving import CannotServe, opened
from crmserver.settings import BadSetting, Settings
from crmserver.store.secret import KEPT, LENGTH, read_secret, seal_secrets
from crmserver.store.store import Store
from crmserver.store.vault import SEALED, CannotOpen, Vault, add_key, vault_of
from tests.server.receiver import receiver
from tests.server.running import running
from tests.server.test_event_feed import made
from tests.server.test_webhooks import sending, subscribed

pytestmark = pytest.mark.anyio


@pytest.fixture
def sealed(settings: Settings, tmp_path: Path) -> Settings:
    """Settings with a key file."""
    add_key(tmp_path / "sealing.keys")
    return replace(settings, key_file=str(tmp_path / "sealing.keys"))


def _kept(store: Store) -> list[bytes]:
    with store.database.reading() as connection:
        return [bytes(value) for column in KEPT for value in connection.execute(select(column)).scalars()]


def _private(kept: bytes) -> Iterator[bytes]:
    """The private parts of what is kept under a name, in each form in which they could be written."""
    if len(kept) == LENGTH:  # by its length alone: a random key may begin like a list
        yield kept
        return
    for each in orjson.loads(kept):
        key = each["key"]
        text = key["d"] if isinstance(key, dict) else key.removeprefix("whsk_")
        yield text.encode()
        yield b64decode(text + "==", altchars=b"-_") if isinstance(key, dict) else b64decode(text)


def _plain(store: Store) -> Iterator[bytes]:
    """The private parts of the keys of a database."""
    for kept in map(store.vault.open, _kept(store)):
        yield from _private(kept)


def _on_disk(settings: Settings) -> bytes:
    return b"".join(each.read_bytes() for each in sorted(Path(settings.database).parent.glob("bank.db*")))


async def _with_keys(settings: Settings) -> None:
    """Makes keys of every kind."""
    async with receiver() as endpoint, sending(settings) as server:
        await subscribed(server, endpoint)
        await made(server)
        await endpoint.wait_for(1)


async def test_no_private_key_stands_in_a_database_with_a_key_file(sealed: Settings, settings: Settings) -> None:
    await _with_keys(sealed)
    with opened(sealed) as store:
        kept = _kept(store)
        assert len(kept) >= 4
        assert all(each.startswith(SEALED) for each in kept)
        plain = list(_plain(store))
        assert len(plain) >= 5
        with store.database.reading() as connection, pytest.raises(CannotOpen):
            read_secret(connection, Vault(), EVIDENCE)
    if sealed.is_sqlite:
        there = _on_disk(sealed)
        assert [each for each in plain if each in there] == []
    with pytest.raises(CannotServe, match="CRM_KEY_FILE"), opened(settings):
        pass


async def test_what_was_kept_before_there_was_a_key_file_stays_readable(sqlite_database: str, tmp_path: Path) -> None:
    bare = Settings(database=sqlite_database, files=str(tmp_path / "files"), durable=False)
    await _with_keys(bare)
    with opened(bare) as store:
        before = [each for each in _plain(store) if each in _on_disk(bare)]
        assert len(before) >= 4  # what this test looks for is found where it is
    add_key(tmp_path / "sealing.keys")
    sealed = replace(bare, key_file=str(tmp_path / "sealing.keys"))
    await _with_keys(sealed)
    with opened(sealed) as store:
        mixed = _kept(store)
        assert any(each.startswith(SEALED) for each in mixed)
        assert not all(each.startswith(SEALED) for each in mixed)


async def test_keys_of_an_older_database_are_sealed_afterwards(
    sealed: Settings, settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from crmserver.commands.keys import seal

    await _with_keys(settings)
    with opened(settings) as store:
        plain = list(_plain(store))
    monkeypatch.setenv("CRM_KEY_FILE", sealed.key_file)
    seal(settings.database)
    assert "private keys sealed" in capsys.readouterr().out
    with opened(sealed) as store:
        assert all(each.startswith(SEALED) for each in _kept(store))
        assert list(_plain(store)) == plain
    if sealed.is_sqlite:
        there = _on_disk(sealed)
        assert [each for each in plain if each in there] == []
    await _with_keys(sealed)


async def test_a_sealing_key_is_changed_without_losing_what_it_sealed(sealed: Settings) -> None:
    async with running(sealed) as server:
        signing = server.server.evidence.key_id
    assert add_key(Path(sealed.key_file)) == 2
    with opened(sealed) as store, store.database.writing() as connection:
        assert seal_secrets(connection, store.vault) >= 3
    path = Path(sealed.key_file)
    path.write_text(path.read_text().splitlines()[0])
    async with running(sealed) as server:
        assert server.server.evidence.key_id == signing
    path.write_bytes(Fernet.generate_key())
    with pytest.raises(CannotServe, match="no key of the key file"), opened(sealed):
        pass


def test_a_sealed_value_is_opened_by_its_key_alone() -> None:
    keys = [Fernet.generate_key() for _ in range(2)]
    value = bytes(range(32))
    first, both = Vault(keys[:1]), Vault(keys[::-1])
    assert both.open(first.seal(value)) == value
    assert first.open(value) == value
    assert Vault().seal(value) == value
    for other in (Vault(keys[1:]), Vault()):
        with pytest.raises(CannotOpen):
            other.open(first.seal(value))
    forged = bytearray(first.seal(value))
    forged[-3] ^= 1
    with pytest.raises(CannotOpen):
        first.open(bytes(forged))


@pytest.mark.parametrize("start", [SEALED, b"[", b"{"])
def test_a_random_key_that_begins_like_something_else_is_not_taken_for_it(start: bytes) -> None:
    value = start.ljust(LENGTH, b"\xff")
    assert Vault([Fernet.generate_key()]).open(value) == value
    assert list(_private(value)) == [value]


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "no key"), ("# nothing\n", "no key"), ("c2hvcnQ=\n", "key 1"), ("\u00e9", "no text of keys")],
)
def test_a_key_file_that_cannot_be_used_is_named(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "keys"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    with pytest.raises(BadSetting, match=told):
        vault_of(str(path))


def test_a_key_file_that_others_may_read_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    add_key(path)
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o640)
    with pytest.raises(BadSetting, match="chmod 600"):
        vault_of(str(path))
    with pytest.raises(BadSetting, match="cannot be read"):
        vault_of(str(tmp_path / "missing"))
