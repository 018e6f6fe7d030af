"""A Home Assistant's announcement on the network: the address and name in it (pure)."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping, Sequence
from typing import Final

from energy_desktop.errors import InvalidUrl
from energy_desktop.hass.url import parse_url
from energy_desktop.models import FoundHome

SERVICE_TYPE: Final = "_home-assistant._tcp.local."
# The address for this network first; base_url may be the one for outside.
_URL_KEYS: Final = ("internal_url", "base_url")
_PLACEHOLDER_VERSION: Final = "0.0.0"

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def found_home(
    service: str, addresses: Sequence[str], port: int, text: Mapping[str, str | None]
) -> FoundHome | None:
    """What a service says about itself; None where no usable address is in it.

    ``service`` is the full mDNS name, ``addresses`` are numeric, ``text`` is the TXT record.
    """
    url = _told_url(text) or _numeric_url(addresses, port)
    if url is None:
        return None
    version = _printable(text.get("version"))
    own_name = service.removesuffix(f".{SERVICE_TYPE}")
    return FoundHome(
        name=_printable(text.get("location_name")) or _printable(own_name) or "Home Assistant",
        url=url,
        version="" if version == _PLACEHOLDER_VERSION else version,
    )


def _told_url(text: Mapping[str, str | None]) -> str | None:
    """The address that Home Assistant says it has, if another computer can use it."""
    for key in _URL_KEYS:
        told = text.get(key) or ""
        if not told.startswith(("http://", "https://")):
            continue
        try:
            url = parse_url(told).http
        except InvalidUrl:
            continue
        if not _is_own(url):
            return url
    return None


def _is_own(url: str) -> bool:
    """Whether it means the announcing computer itself, so that it leads elsewhere from here."""
    host = url.split("://", 1)[1].split("/", 1)[0]
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    if name == "localhost" or name.endswith(".localhost"):
        return True
    address = _address(name.strip("[]"))
    return address is not None and (address.is_loopback or address.is_unspecified)


def _numeric_url(addresses: Sequence[str], port: int) -> str | None:
    """The first address that can be reached: IPv4 before IPv6, this computer's own last."""
    if not 0 < port < 65536:
        return None
    usable = [a for a in map(_address, addresses) if a is not None and _is_reachable(a)]
    if not usable:
        return None
    best = min(usable, key=lambda a: (a.is_loopback, a.version, a.is_link_local))
    host = f"[{best}]" if best.version == 6 else str(best)
    return parse_url(f"http://{host}:{port}").http


def _is_reachable(address: Address) -> bool:
    """An IPv6 address of one link needs the link's name, which no URL can carry."""
    if address.is_unspecified or address.is_multicast:
        return False
    return address.version == 4 or not address.is_link_local


def _address(text: str) -> Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def _printable(text: str | None) -> str:
    """One line without characters that steer how text is shown."""
    line = " ".join((text or "").split())
    return "".join(c for c in line if c.isprintable()).strip()
