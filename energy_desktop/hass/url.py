"""The address of a Home Assistant, from what a person types or pastes (pure)."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit

from energy_desktop.errors import InvalidUrl
from energy_desktop.sentences import say

HOME_ASSISTANT_PORT: Final = 8123

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_LABEL: Final = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")
_UNUSABLE: Final = re.compile(r"[\s\\<>\"'`{}|^\x00-\x1f\x7f]")
_SECURE: Final = {"http": False, "ws": False, "https": True, "wss": True}


@dataclass(frozen=True)
class HassUrl:
    """Where Home Assistant is: its websocket, and its canonical ``http`` address without a slash.

    ``http`` is the same text for every way to write one address, so it names a stored token.
    """

    websocket: str
    http: str
    secure: bool

    @property
    def is_name(self) -> bool:
        """Whether its host is a name, which may stand for several addresses."""
        try:
            ipaddress.ip_address(urlsplit(self.http).hostname or "")
        except ValueError:
            return True
        return False


def parse_url(text: str) -> HassUrl:
    """What ``text`` means: host, host:port, http(s)://, ws(s)://, with an optional path prefix.

    With neither scheme nor port it is http on port 8123. Raises InvalidUrl with one sentence.
    """
    typed = text.strip()
    if not typed:
        raise InvalidUrl(
            say("Enter the address of Home Assistant, for example homeassistant.local:8123.")
        )
    if "@" in typed:  # before anything that repeats what was typed, and might log a password
        raise InvalidUrl(say("The address must not contain a user name or password; use a token."))
    if _UNUSABLE.search(typed):
        raise InvalidUrl(
            say("The address {typed!r} contains characters no address can have.", typed=typed)
        )
    secure, has_scheme, rest = _split_scheme(typed)
    parts = _split(rest, typed)
    host = _host(parts, typed)
    port = _port(parts, typed)
    if port is None and not has_scheme:
        port = HOME_ASSISTANT_PORT
    if port == (443 if secure else 80):
        port = None
    place = (host if port is None else f"{host}:{port}") + _prefix(parts.path)
    s = "s" if secure else ""
    return HassUrl(f"ws{s}://{place}/api/websocket", f"http{s}://{place}", secure)


def _split_scheme(typed: str) -> tuple[bool, bool, str]:
    """Secure or not, whether a scheme was typed, and what follows it."""
    match = _SCHEME.match(typed)
    if match is None:
        return False, False, typed
    scheme = match[1].lower()
    if scheme not in _SECURE:
        raise InvalidUrl(
            say(
                "The address {typed!r} must begin with http://, https://, ws:// or wss://.",
                typed=typed,
            )
        )
    return _SECURE[scheme], True, typed[match.end() :]


def _split(rest: str, typed: str) -> SplitResult:
    try:
        parts = urlsplit(f"//{rest}")
    except ValueError as problem:
        raise InvalidUrl(
            say(
                "The address {typed!r} holds no valid IPv6 address; check its brackets.",
                typed=typed,
            )
        ) from problem
    if parts.netloc.count(":") > 1 and not parts.netloc.startswith("["):
        raise InvalidUrl(
            say("Write the IPv6 address in brackets, as in [{host}]:8123.", host=parts.netloc)
        )
    return parts


def _host(parts: SplitResult, typed: str) -> str:
    name = (parts.hostname or "").rstrip(".")
    if not name:
        raise InvalidUrl(
            say(
                "The address {typed!r} has no host name; enter one, for example "
                "homeassistant.local:8123.",
                typed=typed,
            )
        )
    if parts.netloc.startswith("["):
        return _ipv6(name, typed)
    return _name(name, typed)


def _ipv6(name: str, typed: str) -> str:
    try:
        return f"[{ipaddress.IPv6Address(name)}]"
    except ValueError:
        raise InvalidUrl(
            say("The address {typed!r} holds no valid IPv6 address.", typed=typed)
        ) from None


def _ipv4(name: str, typed: str) -> str:
    try:
        return str(ipaddress.IPv4Address(name))
    except ValueError:
        raise InvalidUrl(
            say("The address {typed!r} holds no valid IP address.", typed=typed)
        ) from None


def _name(name: str, typed: str) -> str:
    try:
        ascii_name = name.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        ascii_name = ""
    if re.fullmatch(r"[0-9.]+", ascii_name):
        return _ipv4(ascii_name, typed)
    labels = ascii_name.split(".")
    if len(ascii_name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise InvalidUrl(say("The address {typed!r} holds no valid host name.", typed=typed))
    return ascii_name


def _port(parts: SplitResult, typed: str) -> int | None:
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port == 0:
        raise InvalidUrl(
            say("The port in {typed!r} must be a number from 1 to 65535.", typed=typed)
        )
    return port


def _prefix(path: str) -> str:
    """The path prefix below which Home Assistant is served, without slashes at its end."""
    prefix = re.sub(r"/{2,}", "/", path).rstrip("/")
    prefix = prefix.removesuffix("/api/websocket").rstrip("/")
    return quote(prefix, safe="/%:!$&()*+,;=-._~")
