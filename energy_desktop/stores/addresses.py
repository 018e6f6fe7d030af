"""Where the servers are, and with what they are opened."""

from __future__ import annotations

from dataclasses import dataclass, field

from energy_desktop.stores.questdb_address import QuestDbAddress

__all__ = ["QuestDbAddress", "ServerAddresses"]


@dataclass(frozen=True, slots=True)
class ServerAddresses:
    """Of MongoDB a URI and, unless that holds it, the password of its user; of QuestDB its own."""

    mongodb_uri: str = field(repr=False)
    mongodb_password: str | None = field(repr=False)
    questdb: QuestDbAddress
