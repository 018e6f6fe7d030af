"""Wrong keys by address: who goes on guessing waits longer and longer."""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

FREE: Final = 5
"""So many mistakes in a row cost nothing."""
LONGEST_S: Final = 60.0
FORGOTTEN_S: Final = 600.0
MOST_ADDRESSES: Final = 1_000


@dataclass(slots=True)
class _Failures:
    count: int
    last_at: float
    until: float


class Attempts:
    """Remembers the last 1,000 addresses that failed; an IPv6 network counts as one address."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._failures: OrderedDict[str, _Failures] = OrderedDict()

    def wait_s(self, peer: str) -> float:
        """How long no key of this address is looked at; 0: the next one is."""
        known = self._failures.get(_network(peer))
        return max(0.0, known.until - self._monotonic()) if known else 0.0

    def note_failure(self, peer: str) -> None:
        """A wrong key came from an address."""
        now, name = self._monotonic(), _network(peer)
        known = self._failures.pop(name, None)
        count = known.count + 1 if known and now - known.last_at < FORGOTTEN_S else 1
        wait = min(LONGEST_S, 2.0 ** min(count - FREE, 10)) if count > FREE else 0.0
        self._failures[name] = _Failures(count, now, now + wait)
        while len(self._failures) > MOST_ADDRESSES:
            self._failures.popitem(last=False)

    def note_success(self, peer: str) -> None:
        """A right key came from an address: whatever went before was a mistake."""
        self._failures.pop(_network(peer), None)


def _network(peer: str) -> str:
    """Who is counted as one: an IPv4 address, or the 64 bits of an IPv6 network."""
    try:
        address = ipaddress.ip_address(peer.partition("%")[0])
    except ValueError:
        return peer
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
