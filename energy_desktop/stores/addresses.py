"""Where the servers are, and with what they are opened."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class QuestDbAddress:
    """Where a QuestDB is. One HTTP(S) port serves reads and writes; no user: no password is sent.

    ``tls``: with a certificate that this computer trusts.
    """

    host: str
    http_port: int = 9000
    user: str = ""
    password: str = field(default="", repr=False)
    tls: bool = False

    @property
    def literal_host(self) -> str:
        """The host as it stands in an address: an IPv6 one in brackets."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def place(self) -> str:
        """Host and port as they stand in an address."""
        return f"{self.literal_host}:{self.http_port}"

    def __str__(self) -> str:
        return f"QuestDB at {self.place}"


@dataclass(frozen=True, slots=True)
class ServerAddresses:
    """Of MongoDB a URI and, unless that holds it, the password of its user; of QuestDB its own."""

    mongodb_uri: str = field(repr=False)
    mongodb_password: str | None = field(repr=False)
    questdb: QuestDbAddress
