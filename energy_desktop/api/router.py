"""From a request to an answer: routes, access, errors. Knows neither Qt nor a socket.

Rules of the design's API page: errors are ``{"error", "code"}`` with one sentence; ``Host`` must be
a loopback name, the bound address or one the user allowed, so that no web page can reach the API
by rebinding a name; a present ``Origin`` must be the API's own.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

import orjson

from energy_desktop.errors import EnergyDesktopError, StoreUnavailable

_log = logging.getLogger(__name__)
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
JSON: Final = "application/json"


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came: ``target`` is path and query, header names in lower case."""

    method: str
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The path without query."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> dict[str, str]:
        """The query's values by name."""
        return dict(parse_qsl(self.target.partition("?")[2], keep_blank_values=True))


@dataclass(frozen=True, slots=True)
class Response:
    """What goes back; the server leaves ``body`` out of an answer to HEAD."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    mime: str = JSON


class BadRequest(EnergyDesktopError):
    """The request can't be understood; the message names the parameter."""

    code = "bad_request"


@dataclass(frozen=True, slots=True)
class Route:
    """One route: its method, path, what it answers, and the parameters that its query may have.

    ``handler`` gets the query's values and returns the HTTP status and the JSON value.
    """

    method: str
    path: str
    summary: str
    handler: Callable[[Mapping[str, str]], Awaitable[tuple[int, Any]]]
    parameters: Sequence[str] = ()


class Router:
    """Finds the route, checks access, calls the handler, turns errors into answers."""

    def __init__(self, routes: Sequence[Route], allowed_hosts: Callable[[], Sequence[str]]) -> None:
        self._routes = routes
        self._allowed_hosts = allowed_hosts

    async def answer(self, request: Request) -> Response:
        """The answer to a request; never raises but for cancellation."""
        try:
            response = await self._answer(request)
        except BadRequest as error:
            response = failure(400, error.code, str(error))
        except StoreUnavailable as error:
            response = failure(503, error.code, str(error), {"Retry-After": "10"})
        except Exception:
            _log.exception("the API failed at %s", request.path)
            response = failure(500, "internal", "The program made a mistake; its log says which.")
        return response

    async def _answer(self, request: Request) -> Response:
        if (refusal := self._refused(request)) is not None:
            return refusal
        methods = {r.method: r for r in self._routes if r.path == request.path}
        if not methods:
            return failure(404, "not_found", "There is nothing at this address.")
        allow = ", ".join(sorted({*methods, *({"HEAD"} if "GET" in methods else ()), "OPTIONS"}))
        if request.method == "OPTIONS":
            return Response(204, b"", {"Allow": allow})
        route = methods.get("GET" if request.method == "HEAD" else request.method)
        if route is None:
            sentence = f"This address takes {allow}, not {request.method}."
            return failure(405, "method_not_allowed", sentence, {"Allow": allow})
        return await _handled(route, request)

    def _refused(self, request: Request) -> Response | None:
        allowed = {h.lower() for h in self._allowed_hosts()}
        host = request.headers.get("host", "").lower()
        if _host_name(host) not in _LOOPBACK | allowed:
            return failure(403, "host_not_allowed", "This host name is not allowed to be used.")
        origin = request.headers.get("origin", "").lower()
        if origin and origin != f"http://{host}" and _origin_name(origin) not in allowed:
            return failure(403, "origin_not_allowed", "This web page may not use the API.")
        return None


def failure(
    status: int, code: str, sentence: str, headers: Mapping[str, str] | None = None
) -> Response:
    """An error as every route answers it."""
    return Response(status, orjson.dumps({"error": sentence, "code": code}), headers or {})


async def _handled(route: Route, request: Request) -> Response:
    unknown = sorted(set(request.query) - set(route.parameters))
    if unknown:
        raise BadRequest(f"The parameter “{unknown[0]}” is not known here.")
    status, value = await route.handler(request.query)
    return Response(status, orjson.dumps(value), {"Cache-Control": "no-store"})


def _host_name(host: str) -> str:
    """The name in a Host header, without port or brackets; empty where it is none."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
    return "" if set(host) & set("@/?#") else name


def _origin_name(origin: str) -> str:
    return _host_name(origin.partition("://")[2])
