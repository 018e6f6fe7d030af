from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.hass.announcement import SERVICE_TYPE, found_home
from energy_desktop.hass.url import parse_url
from energy_desktop.models import FoundHome

SERVICE = f"Home.{SERVICE_TYPE}"
# As Home Assistant 2026.6 announces itself when it has an address for outside too.
TEXT = {
    "location_name": "Home",
    "uuid": "0a1b",
    "version": "2026.6.1",
    "external_url": "https://home.example",
    "internal_url": "http://192.168.1.20:8123",
    "base_url": "https://home.example",
    "requires_api_password": "True",
}


def test_name_address_and_version_are_what_it_says() -> None:
    home = found_home(SERVICE, ["192.168.1.99"], 80, TEXT)
    assert home == FoundHome("Home", "http://192.168.1.20:8123", "2026.6.1")


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ({"internal_url": "", "base_url": "https://home.example"}, "https://home.example"),
        ({"internal_url": None, "base_url": "https://home.example/"}, "https://home.example"),
        ({"internal_url": "http://homeassistant.local:8123"}, "http://homeassistant.local:8123"),
        ({"internal_url": "http://localhost:8123"}, "http://192.168.1.20:8123"),
        ({"internal_url": "http://127.0.0.1:8123"}, "http://192.168.1.20:8123"),
        ({"internal_url": "http://[::1]:8123"}, "http://192.168.1.20:8123"),
        ({"internal_url": "http://0.0.0.0:8123"}, "http://192.168.1.20:8123"),
        ({"internal_url": "http://[fd00::5]/ha"}, "http://[fd00::5]/ha"),
        ({"internal_url": "ftp://home", "base_url": "home"}, "http://192.168.1.20:8123"),
        ({"internal_url": "http://a b", "base_url": "http://u:p@home"}, "http://192.168.1.20:8123"),
        ({}, "http://192.168.1.20:8123"),
    ],
)
def test_an_unusable_address_gives_way_to_the_next(text: dict[str, str | None], url: str) -> None:
    home = found_home(SERVICE, ["192.168.1.20"], 8123, text)
    assert home is not None
    assert home.url == url


@pytest.mark.parametrize(
    ("addresses", "url"),
    [
        (["fd00::5", "192.168.1.20"], "http://192.168.1.20:8123"),
        (["127.0.0.1", "192.168.1.20"], "http://192.168.1.20:8123"),
        (["169.254.3.3", "192.168.1.20"], "http://192.168.1.20:8123"),
        (["fe80::1%2", "fe80::1", "fd00::5"], "http://[fd00::5]:8123"),
        (["127.0.0.1"], "http://127.0.0.1:8123"),
    ],
)
def test_of_several_numbers_the_one_that_reaches_furthest_is_taken(
    addresses: list[str], url: str
) -> None:
    home = found_home(SERVICE, addresses, 8123, {})
    assert home is not None
    assert home.url == url


@pytest.mark.parametrize(
    ("addresses", "port"),
    [([], 8123), (["fe80::1%2"], 8123), (["0.0.0.0", "junk"], 8123), (["192.168.1.20"], 0)],
)
def test_without_a_usable_address_there_is_no_home(addresses: list[str], port: int) -> None:
    assert found_home(SERVICE, addresses, port, {}) is None


@pytest.mark.parametrize(
    ("service", "location", "name"),
    [
        (SERVICE, "Ferienhaus Süd", "Ferienhaus Süd"),
        (SERVICE, "", "Home"),
        (SERVICE, None, "Home"),
        (SERVICE, "two\nlines \t and\u202e more", "two lines and more"),
        (f"My. house.{SERVICE_TYPE}", None, "My. house"),
        (f".{SERVICE_TYPE}", "\x00", "Home Assistant"),
    ],
)
def test_the_name_is_one_printable_line(service: str, location: str | None, name: str) -> None:
    home = found_home(service, ["192.168.1.20"], 8123, {"location_name": location})
    assert home is not None
    assert home.name == name


def test_the_placeholder_version_of_a_home_being_installed_is_none() -> None:
    home = found_home(SERVICE, ["192.168.1.20"], 8123, {"version": "0.0.0"})
    assert home is not None
    assert home.version == ""


TEXTS = st.one_of(
    st.none(),
    st.text(max_size=60),
    st.text(max_size=30).map("http://{}".format),
    st.ip_addresses().map(lambda a: f"http://{a}"),
)
ADDRESSES = st.lists(st.one_of(st.ip_addresses().map(str), st.text(max_size=20)), max_size=4)


@given(
    st.text(max_size=30),
    ADDRESSES,
    st.integers(0, 70_000),
    st.dictionaries(st.sampled_from(sorted(TEXT)), TEXTS),
)
def test_whatever_is_announced_gives_an_address_one_can_connect_to_or_nothing(
    service: str, addresses: list[str], port: int, text: dict[str, str | None]
) -> None:
    home = found_home(service, addresses, port, text)
    if home is None:
        assert not any(_is_private_ipv4(a) and 0 < port < 65536 for a in addresses)
        return
    assert parse_url(home.url).http == home.url
    assert home.name
    assert (home.name + home.version).isprintable()


def _is_private_ipv4(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    return address.version == 4 and not address.is_unspecified and not address.is_multicast
