"""Reads and statements over QuestDB's HTTP port, and what can go wrong with them as sentences."""

from __future__ import annotations

import json
import re
import ssl
from typing import Any, Final

import orjson
import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)

from energy_desktop.errors import EnergyDesktopError, StoreError, StoreUnavailable
from energy_desktop.sentences import say
from energy_desktop.stores.addresses import QuestDbAddress

CONNECTIONS: Final = 6
_CONNECT_S: Final = 5.0
_ANSWER_S: Final = 30.0
_OLDEST: Final = (9, 3, 4)
_PASSING: Final = re.compile(
    r"timeout|out of memory|memory limit|no space left|too many|busy", re.IGNORECASE
)

Rows = list[list[Any]]


class Away(StoreUnavailable):
    """Nothing is known of the server any more: connect anew before the next request."""


class Denied(StoreError):
    """The server refused user and password."""


class QuestDbHttp:
    """Sends SQL; raises Away, Denied, StoreUnavailable or StoreError. Threads may share it."""

    def __init__(self, address: QuestDbAddress) -> None:
        self.address = address
        self._pool = _pool(address)

    def close(self) -> None:
        """End the connections that are kept for the next request."""
        self._pool.close()

    def select(self, sql: str, answer_s: float = _ANSWER_S) -> Rows:
        """The rows that a statement gives; none for one that gives no rows."""
        answer = self._get("/exec", {"query": sql, "nm": "true"}, answer_s)
        if answer.status != 200:
            raise self._refusal(answer)
        rows: Rows = self._json(answer).get("dataset", [])
        return rows

    def require_version(self) -> None:
        """Raise StoreError where the server is older than 9.3.4 or something else."""
        answer = self._get("/settings", {}, _ANSWER_S)
        if answer.status != 200:
            raise self._refusal(answer)
        settings = self._json(answer)
        named = str(settings.get("config", settings).get("release.version", ""))
        if not named:
            raise self._stranger()
        if tuple(int(number) for number in re.findall(r"\d+", named)[:3]) < _OLDEST:
            raise StoreError(
                say(
                    "QuestDB at {place} has version {version}, and this program needs 9.3.4 or "
                    "newer; update it.",
                    place=self.address.place,
                    version=named,
                )
            )

    def _get(self, path: str, fields: dict[str, str], answer_s: float) -> Any:
        timeout = urllib3.Timeout(connect=_CONNECT_S, read=answer_s)
        try:
            return self._pool.request("GET", path, fields=fields, timeout=timeout)
        except HTTPError as error:
            raise self._away(error, answer_s) from error

    def _json(self, answer: Any) -> dict[str, Any]:
        try:
            parsed = _parsed(answer.data)
        except ValueError as error:
            raise Away(
                say(
                    "QuestDB at {place} gave an answer that is cut off or not its own.",
                    place=self.address.place,
                )
            ) from error
        return parsed if isinstance(parsed, dict) else {}

    def _away(self, error: HTTPError, answer_s: float) -> Away:
        if isinstance(error, NewConnectionError | ConnectTimeoutError | NameResolutionError):
            return unreachable(self.address, _reason(error))
        if isinstance(error, ReadTimeoutError):
            return silent(self.address, answer_s)
        if isinstance(error, SSLError):
            return Away(self._no_tls(error))
        return cut_off(self.address)

    def _no_tls(self, error: SSLError) -> str:
        if "CERTIFICATE_VERIFY_FAILED" in str(error):
            reason = str(error).rpartition("certificate verify failed: ")[2].partition(" (_ssl")[0]
            return say(
                "The certificate of QuestDB at {place} can't be trusted ({reason}); mend it.",
                place=self.address.place,
                reason=reason,
            )
        return say(
            "QuestDB at {place} does not speak TLS on port {port}; set QUESTDB_TLS=false, or give "
            "the port of the proxy that does.",
            place=self.address.place,
            port=self.address.http_port,
        )

    def _refusal(self, answer: Any) -> EnergyDesktopError:
        if answer.status in {401, 403}:
            return denied(self.address)
        if answer.status >= 500:
            return StoreUnavailable(
                say(
                    "QuestDB at {place} can't answer now (HTTP {status}).",
                    place=self.address.place,
                    status=answer.status,
                )
            )
        try:
            reason = str(orjson.loads(answer.data)["error"])
        except (orjson.JSONDecodeError, KeyError, TypeError):
            return self._stranger()
        return self._sql_error(reason.partition("\n")[0])

    def _stranger(self) -> StoreError:
        return StoreError(
            say(
                "What answers at {place} is no QuestDB; correct its address in Settings › "
                "Database.",
                place=self.address.place,
            )
        )

    def _sql_error(self, reason: str) -> EnergyDesktopError:
        if "table does not exist" in reason:
            return Away(
                say(
                    "QuestDB at {place} lost a table of this program ({reason}).",
                    place=self.address.place,
                    reason=reason,
                )
            )
        if _PASSING.search(reason):
            return StoreUnavailable(
                say(
                    "QuestDB at {place} can't answer now: {reason}",
                    place=self.address.place,
                    reason=reason,
                )
            )
        return StoreError(
            say(
                "QuestDB at {place} refused the request: {reason}",
                place=self.address.place,
                reason=reason,
            )
        )


def _parsed(data: bytes) -> Any:
    """JSON; ValueError for what is none. QuestDB does not escape every control character."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return json.loads(data, strict=False)


def unreachable(address: QuestDbAddress, reason: str) -> Away:
    """The error of a server that no connection comes about with."""
    return Away(
        say(
            "QuestDB at {place} can't be reached ({reason}); start it, or correct its address in "
            "Settings › Database.",
            place=address.place,
            reason=reason,
        )
    )


def silent(address: QuestDbAddress, answer_s: float) -> Away:
    """The error of a server that says nothing."""
    return Away(
        say(
            "QuestDB at {place} did not answer within {seconds:.0f} s.",
            place=address.place,
            seconds=answer_s,
        )
    )


def cut_off(address: QuestDbAddress) -> Away:
    """The error of a server that went away in the middle."""
    return Away(
        say("QuestDB at {place} ended the connection while it was asked.", place=address.place)
    )


def denied(address: QuestDbAddress) -> Denied:
    """The error that tells who was refused and what to do."""
    if not address.user:
        return Denied(
            say(
                "QuestDB at {place} wants a user and a password; give them in Settings › Database.",
                place=address.place,
            )
        )
    return Denied(
        say(
            "QuestDB at {place} does not let the user {user!r} in with this password; correct "
            "them in Settings › Database.",
            place=address.place,
            user=address.user,
        )
    )


def _reason(error: HTTPError) -> str:
    """Why no connection came about, in the system's words and without the address."""
    if isinstance(error, ConnectTimeoutError) and not isinstance(error, NewConnectionError):
        return say("it does not answer")
    text = str(error)
    return text.rpartition("] ")[2].rstrip(")") if "] " in text else say("unknown host")


def _pool(address: QuestDbAddress) -> urllib3.HTTPConnectionPool:
    headers = (
        urllib3.make_headers(
            basic_auth=f"{address.user}:{address.password}".encode().decode("latin-1")
        )
        if address.user
        else {}
    )
    shared: dict[str, Any] = {"maxsize": CONNECTIONS, "headers": headers, "retries": False}
    if not address.tls:
        return urllib3.HTTPConnectionPool(address.host, address.http_port, **shared)
    context = ssl.create_default_context()
    return urllib3.HTTPSConnectionPool(
        address.host, address.http_port, ssl_context=context, **shared
    )
