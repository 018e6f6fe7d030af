"""Whom a database password belongs to: one user of one server, after which its entry is named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

MONGODB_URI: Final = re.compile(
    r"(?P<scheme>mongodb(?:\+srv)?)://(?:(?P<userinfo>[^@/?]*)@)?(?P<hosts>[^@/?]+)"
    r"(?:/(?P<database>[^@/?]*))?(?:\?(?P<options>.*))?"
)
"""Form of an address of MongoDB; one that hides an unescaped password does not match."""
_HOST: Final = re.compile(r"(?P<name>\[[^\[\]]+\]|[^:\[\]]+)(?::(?P<port>\d+))?")
_MONGODB_PORT: Final = "27017"


@dataclass(frozen=True, slots=True)
class Account:
    """A user of a server. ``server``: mongodb or questdb; ``entry``: ``mongodb://me@nas:27017``."""

    server: str
    entry: str


def mongodb_account(uri: str) -> Account | None:
    """The account that an address of MongoDB signs in to; None where it is no address."""
    form = MONGODB_URI.fullmatch(uri.strip())
    if form is None:
        return None
    user = unquote((form["userinfo"] or "").partition(":")[0])
    hosts = [_HOST.fullmatch(host) for host in form["hosts"].lower().split(",")]
    port = _MONGODB_PORT if form["scheme"] == "mongodb" else None
    names = sorted(_host(host, port) for host in hosts if host)
    if len(names) < len(hosts):
        return None
    return Account("mongodb", _entry(form["scheme"], user, ",".join(names)))


def questdb_account(host: str, http_port: int, user: str) -> Account:
    """The account at a QuestDB."""
    literal = f"[{host}]" if ":" in host else host
    return Account("questdb", _entry("questdb", user, f"{literal.lower()}:{http_port}"))


def _host(found: re.Match[str], default_port: str | None) -> str:
    port = found["port"] or default_port
    return f"{found['name']}:{port}" if port else found["name"]


def _entry(scheme: str, user: str, hosts: str) -> str:
    return f"{scheme}://{quote(user, safe='')}@{hosts}" if user else f"{scheme}://{hosts}"
