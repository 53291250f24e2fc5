"""Endpoints inside the bank's network are refused in every disguise: at creation, and by what opens connections."""

from __future__ import annotations

import asyncio
import socket
import threading
from ipaddress import ip_address
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmserver.events import addresses
from crmserver.events.addresses import WrongEndpoint, check_callbacks, endpoint_of, permits
from crmserver.settings import BadSetting, Settings

INSIDE = """127.0.0.1 127.255.255.254 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
100.127.255.255 192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 192.88.99.1 224.0.0.1 240.0.0.1 255.255.255.255
:: ::1 fe80::1 fe80::1%eth0 fc00::1 fd12:3456::1 fec0::1 ff02::1 2001:db8::1 2002:7f00:1:: 2001:0:7f00:1:: ::7f00:1
::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::7f00:1
3fff::1 5f00::1 fd00:ec2::254""".split()
OUTSIDE = "8.8.8.8 93.184.215.14 2606:2800:21f::1 ::ffff:8.8.8.8 172.32.0.1 100.128.0.1".split()
NO_HTTPS = """http://hooks.example.com/ ftp://hooks.example.com/ https:///hook https://user@hooks.example.com/
https://user:word@hooks.example.com/ https://hooks.example.com/#part https://hooks.example.com:0/
https://hooks.example.com:22/ https://hooks.example.com:99999/ https://hooks.example.com\\@127.0.0.1/ HTTPS://h.example/
https://-bad-.example/ https://a..b/ https://exa%6dple.com/ https://[::1 javascript:alert(1) https://""".split()
DISGUISED = "2130706433 0x7f000001 0x7f.1 127.1 0177.0.0.1 017700000001 127.0.0.1. 0 1 127.0.0.0x1 0x".split()


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_not_permitted(address: str) -> None:
    """EVT-044."""
    assert not permits(Settings(), ip_address(address))


@pytest.mark.parametrize("address", OUTSIDE)
def test_an_address_of_the_internet_is_permitted(address: str) -> None:
    """EVT-044."""
    assert permits(Settings(), ip_address(address))


def test_a_network_that_the_operator_names_is_permitted_in_both_its_forms_and_no_other() -> None:
    """EVT-044."""
    chosen = Settings(callback_networks=("10.1.2.0/24", "fd00:1::/64"))
    for address in ("10.1.2.3", "::ffff:10.1.2.3", "fd00:1::5"):
        assert permits(chosen, ip_address(address)), address
    for address in ("10.1.3.1", "127.0.0.1", "fd00:2::5", "::ffff:10.1.3.1"):
        assert not permits(chosen, ip_address(address)), address


@given(st.ip_addresses(v=4))
def test_no_ipv4_address_is_judged_otherwise_when_it_is_mapped(address: object) -> None:
    """EVT-044."""
    mapped = ip_address(f"::ffff:{address}")
    assert permits(Settings(), mapped) == permits(Settings(), address)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", NO_HTTPS)
def test_what_is_no_plain_https_address_is_no_endpoint(text: str) -> None:
    """EVT-043."""
    with pytest.raises(WrongEndpoint) as caught:
        endpoint_of(text)
    assert caught.value.requirement == "EVT-043"


@pytest.mark.parametrize("sign", ["\t", "\n", "\r\n", " ", "\x7f", "\x00"])
@pytest.mark.parametrize(
    "place", ["https://hooks.{}example.com/", "https://hooks.example.com/{}x", "ht{}tps://h.example/"]
)
def test_an_endpoint_has_no_control_characters(place: str, sign: str) -> None:
    """EVT-043: they are taken out before it is read, so that it is not what it seems."""
    with pytest.raises(WrongEndpoint):
        endpoint_of(place.format(sign))


@pytest.mark.parametrize("host", DISGUISED)
def test_an_ipv4_address_in_another_reading_is_no_endpoint(host: str) -> None:
    """EVT-044."""
    with pytest.raises(WrongEndpoint) as caught:
        endpoint_of(f"https://{host}/hook")
    assert caught.value.requirement == "EVT-044"


@settings(max_examples=50)
@given(st.text(max_size=40))
def test_no_text_makes_the_check_of_endpoints_fail(text: str) -> None:
    """EVT-043: an endpoint, or the reason why it is none."""
    try:
        found = endpoint_of(f"https://{text}")
    except WrongEndpoint:
        return
    assert found.host == found.host.lower()
    assert 0 < found.port < 65536


def test_plain_http_is_an_endpoint_only_where_the_operator_says_so() -> None:
    """EVT-043."""
    assert endpoint_of("http://127.0.0.1:8000/hook", plain_http=True).port == 8000


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Settings(callback_networks=("10.0.0.1/8",)), "10.0.0.1/8"),
        (Settings(callback_ca="no-such-file.pem"), "no-such-file.pem"),
        (Settings(callback_attempts=0), "CRM_CALLBACK_ATTEMPTS"),
    ],
)
def test_a_setting_of_callbacks_that_cannot_be_used_is_said_at_the_start(wrong: Settings, said: str) -> None:
    """The message names the setting or what is wrong with it."""
    with pytest.raises(BadSetting, match=said):
        check_callbacks(wrong)


@pytest.mark.anyio
async def test_slow_names_of_one_client_hold_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """EVT-065: a thread that waits for a name goes on after its caller has given up."""
    release, look_up = threading.Event(), socket.getaddrinfo
    begun: list[str] = []

    def slow(host: str, *more: Any, **options: Any) -> Any:
        begun.append(host)
        return [] if host.startswith("slow") and release.wait(60) else look_up(host, *more, **options)

    async def asked(names: addresses.Names, client: str, host: str) -> bool:
        addresses.ON_BEHALF.set(("bank", client))
        try:
            return bool(await names.addresses_of(host))
        except addresses.Unresolved:
            return False

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    monkeypatch.setattr(addresses, "PATIENCE", 2.0)
    names = addresses.Names()
    try:
        for _ in range(2):  # the second time while the threads of the first still wait
            waiting = [asyncio.create_task(asked(names, "slow", f"slow-{each}.example")) for each in range(100)]
            await asyncio.sleep(0.05)
            assert await asked(names, "other", "127.0.0.1")
            assert not any(await asyncio.gather(*waiting))
        assert len([each for each in begun if each.startswith("slow")]) == addresses.EACH
    finally:
        release.set()
    assert await asked(names, "other", "127.0.0.1")


@pytest.mark.anyio
async def test_a_name_that_there_is_not_has_no_address() -> None:
    names = addresses.Names()
    for _ in range(2 * addresses.EACH):  # none of which keeps a place
        with pytest.raises(addresses.Unresolved):
            await names.addresses_of("a" * 70 + ".example")
    assert await names.addresses_of("127.0.0.1") == [ip_address("127.0.0.1")]
