"""A request as it came and the answer that goes back. Knows neither Qt nor a socket."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, Final

import msgspec
from msgspec import UNSET, UnsetType

from energy_desktop.sentences import Sentence

JSON: Final = "application/json"
At = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment in an answer: ISO 8601 in UTC."""
MOST_BODY: Final = 2**20
"""What an answer of 413 says."""
DECIMALS: Final = 6
"""Of figures; single readings are answered as they came."""
RETRY_AFTER_S: Final = "10"
"""When to come back to what is away."""
NO_STORE: Final = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came: ``target`` is path and query, header names in lower case.

    ``peer`` is the address that it came from; empty where that is not known.
    """

    method: str
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    peer: str = ""

    @property
    def path(self) -> str:
        """The path without query, as it came: percent-encoded."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        """The query as it came, without ``?``."""
        return self.target.partition("?")[2]


@dataclass(frozen=True, slots=True)
class Response:
    """What goes back; the server leaves ``body`` out of an answer to HEAD."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    mime: str = JSON


class Error(msgspec.Struct, frozen=True):
    """What every error says: a sentence for people, a stable word for programs."""

    error: str
    code: str
    details: dict[str, Any] | UnsetType = UNSET


def figure(value: float | None) -> float | None:
    """A figure as answers show it: without the noise that floats have after sums and differences.

    Six decimals are a thousandth of a Wh in kWh; no -0.0.
    """
    return None if value is None else round(value, DECIMALS) + 0.0


def share(value: float) -> float:
    """A coverage as answers show it, from 0 to 1 with as many decimals as figures have."""
    return round(value, DECIMALS)


def as_text(value: object) -> str:
    """A value that is no JSON as JSON shows it: a time as ISO 8601 in UTC, a zone by its name.

    A sentence as the text it is: msgspec takes no subclass of str.
    """
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return value[:] if isinstance(value, Sentence) else str(value)


def failure(
    status: int,
    code: str,
    sentence: str,
    headers: Mapping[str, str] | None = None,
    details: dict[str, Any] | None = None,
) -> Response:
    """An error as every route answers it."""
    body = msgspec.json.encode(Error(sentence, code, details or UNSET), enc_hook=as_text)
    return Response(status, body, NO_STORE | dict(headers or {}))


def too_long(request: Request) -> Response | None:
    """The answer to a request with a body beyond the limit; None: it is within."""
    if len(request.body) <= MOST_BODY:
        return None
    return failure(413, "too_large", "A request's body may have 1 MiB at most.")
