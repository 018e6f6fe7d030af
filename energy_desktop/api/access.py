"""Who may ask at all: decided before any route is looked at.

``Host`` must be a loopback name, one the user allowed or, where the API is open to the network, an
IP address, so that no web page can reach the API by rebinding a name; a present ``Origin`` must be
the API's own or of an allowed name, whose preflight needs no key: browsers send none with it. A key
is asked for where the API is open to the network, the environment gives one or those that were made
are not known. One that is shown must be right, and what it may do holds, everywhere. Each refusal
is a line in the log.
"""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from energy_desktop.api.attempts import Attempts
from energy_desktop.api.cross_origin import is_preflight
from energy_desktop.api.messages import Request, Response, failure

if TYPE_CHECKING:
    from energy_desktop.services.api_keys import ApiKeys

_log = logging.getLogger(__name__)
_READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
WITHOUT_KEY: Final = frozenset({"/", "/api/docs", "/api/health", "/api/openapi.json"})
"""What tells nothing private, so that a monitor, and a browser that reads on, need no key."""
_SHOWN_CHARACTERS: Final = 120


class Access:
    """Looks at every request first; ``allowed_hosts`` are the names the user allowed.

    ``is_open``: whether others than this computer can reach the API.
    """

    def __init__(
        self,
        allowed_hosts: Callable[[], Sequence[str]],
        keys: ApiKeys | None = None,
        *,
        is_open: Callable[[], bool] = lambda: False,
        attempts: Attempts | None = None,
    ) -> None:
        self._allowed_hosts = allowed_hosts
        self._keys = keys
        self._is_open = is_open
        self._attempts = attempts or Attempts()

    def refused(self, request: Request, reading: frozenset[str] = frozenset()) -> Response | None:
        """The answer to a request that may not ask; None: it may.

        ``reading``: the paths at which a POST changes nothing.
        """
        code = self._wrong_place(request)
        if code is not None:
            _note(request, code)
            return failure(403, code, _SENTENCES[code])
        if self._keys is None or self._is_preflight(request):
            return None
        reads = request.method in _READING or (request.method == "POST" and request.path in reading)
        return self._refused_by_key(request, self._keys, reads=reads)

    def page(self, request: Request) -> str | None:
        """The origin of an allowed page other than the API's own that asks; None: none does."""
        origin = request.headers.get("origin", "")
        if not origin or origin.lower() == _own_origin(request):
            return None
        return None if self._wrong_place(request) else origin

    def _is_preflight(self, request: Request) -> bool:
        return is_preflight(request) and self.page(request) is not None

    def _wrong_place(self, request: Request) -> str | None:
        allowed = {name.lower() for name in self._allowed_hosts()}
        host = request.headers.get("host", "").lower()
        name = _host_name(host)
        is_own = _is_loopback(name) or (self._is_open() and _address(name) is not None)
        if name not in allowed and not is_own:
            return "host_not_allowed"
        origin = request.headers.get("origin", "").lower()
        if origin and origin != _own_origin(request) and _origin_name(origin) not in allowed:
            return "origin_not_allowed"
        return None

    def _refused_by_key(self, request: Request, keys: ApiKeys, *, reads: bool) -> Response | None:
        secret = _secret(request)
        if secret is None:
            is_needed = request.path not in WITHOUT_KEY and (self._is_open() or keys.is_asked_for)
            return _unauthorized(request, "key_required", keys) if is_needed else None
        # Whoever guesses waits before the next guess is looked at at all.
        if (wait_s := self._attempts.wait_s(request.peer)) > 0:
            _note(request, "too_many_attempts")
            again = {"Retry-After": str(max(1, round(wait_s)))}
            return failure(429, "too_many_attempts", _SENTENCES["too_many_attempts"], again)
        key = keys.find(secret)
        if key is None:
            self._attempts.note_failure(request.peer)
            return _unauthorized(request, "wrong_key", keys)
        self._attempts.note_success(request.peer)
        return None if reads or key.is_full else _beyond_key(request)


_SENTENCES: Final = {
    "host_not_allowed": "This host name may not be used: add it to the host names the HTTP API "
    "answers to, in Settings, HTTP API or by API_ALLOWED_HOSTS.",
    "origin_not_allowed": "This web page may not use the API: add its host name to those the HTTP "
    "API answers to, in Settings, HTTP API or by API_ALLOWED_HOSTS.",
    "key_required": "A key is needed: send one that was created in Settings, HTTP API or given by "
    "API_KEY_FILE, as “Authorization: Bearer …” or “X-API-Key: …”.",
    "wrong_key": "This key is not known; create one in Settings, HTTP API, or give one by "
    "API_KEY_FILE.",
    "too_many_attempts": "Too many wrong keys came from this address; try again later.",
    "read_only_key": "This key may read only.",
}


_UNKNOWN: Final = (
    "Keys that this program was given can't be used now; its log and Settings, HTTP API say why."
)


def _beyond_key(request: Request) -> Response:
    _note(request, "read_only_key")
    return failure(403, "read_only_key", _SENTENCES["read_only_key"])


def _unauthorized(request: Request, code: str, keys: ApiKeys) -> Response:
    """What is wrong with the keys themselves is told without the names of files."""
    _note(request, code, logging.WARNING if code == "wrong_key" else logging.INFO)
    sentence = _SENTENCES[code] if keys.problem is None else f"{_SENTENCES[code]} {_UNKNOWN}"
    return failure(401, code, sentence, {"WWW-Authenticate": "Bearer"})


def _note(request: Request, code: str, level: int = logging.INFO) -> None:
    """The audit's line: no header and no query, in which a secret may be."""
    path = request.path.encode("ascii", "backslashreplace").decode()[:_SHOWN_CHARACTERS]
    _log.log(
        level, "refused %s %r from %s: %s", request.method, path, request.peer or "nowhere", code
    )


def _secret(request: Request) -> str | None:
    """The key that a request shows; a password for a proxy (Basic) is none."""
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    return request.headers.get("x-api-key")


def _host_name(host: str) -> str:
    """The name in a Host header, without port or brackets; empty where it is none."""
    try:
        parts = urlsplit(f"//{host}")
        name, _ = parts.hostname or "", parts.port
    except ValueError:
        return ""
    return "" if set(host) & set("@/?#") else name


def _own_origin(request: Request) -> str:
    return f"http://{request.headers.get('host', '').lower()}"


def _origin_name(origin: str) -> str:
    return _host_name(origin.partition("://")[2])


def _is_loopback(name: str) -> bool:
    """Whether it names this computer and no web page can make it name another: any 127.x.y.z."""
    address = _address(name)
    return name == "localhost" or (address is not None and address.is_loopback)


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None
