"""From a request to an answer: routes, access, errors. Knows neither Qt nor a socket.

Errors are ``{"error", "code", "details"?}`` with one sentence.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial
from typing import Any, Final
from urllib.parse import unquote

from energy_desktop.api import encoding
from energy_desktop.api.access import Access
from energy_desktop.api.cross_origin import PREFLIGHT, is_preflight, shared
from energy_desktop.api.declared import Reply, Route
from energy_desktop.api.messages import (
    JSON,
    NO_STORE,
    RETRY_AFTER_S,
    Request,
    Response,
    failure,
    too_long,
)
from energy_desktop.api.parameters import BadRequest, from_body, from_query
from energy_desktop.api.turns import Turns
from energy_desktop.errors import (
    Busy,
    CredentialsError,
    EnergyDesktopError,
    HassError,
    SettingsError,
    StoreUnavailable,
    UnknownEntity,
)

_log = logging.getLogger(__name__)

_STATUS: Final[tuple[tuple[type[EnergyDesktopError], int], ...]] = (
    (BadRequest, 400),
    (SettingsError, 400),
    (UnknownEntity, 404),
    (Busy, 409),
    (StoreUnavailable, 503),
    (CredentialsError, 503),
    (HassError, 503),
)


class Router:
    """Finds the route, checks access, calls the handler, turns errors into answers."""

    def __init__(self, routes: Sequence[Route], access: Access, turns: Turns | None = None) -> None:
        # A path that is written out comes before one with a place for any word.
        self._routes = sorted(routes, key=lambda route: len(route.places))
        self._access = access
        self._reading = frozenset(route.path for route in routes if route.reads)
        self._turns = turns or Turns()

    async def answer(self, request: Request) -> Response:
        """The answer to a request; never raises but for cancellation."""
        try:
            response = await self._answer(request)
        except EnergyDesktopError as error:
            response = _refusal(error) or _fault(request)
        except Exception:
            response = _fault(request)
        return shared(response, self._access.page(request))

    async def _answer(self, request: Request) -> Response:
        if (refusal := self._access.refused(request, self._reading)) is not None:
            return refusal
        if is_preflight(request) and self._access.page(request) is not None:
            return Response(204, b"", PREFLIGHT)
        routes, path = self._at(request.path)
        methods = {route.method: route for route in routes}
        if not methods:
            return failure(404, "not_found", "There is nothing at this address.")
        allow = ", ".join(sorted({*methods, *({"HEAD"} if "GET" in methods else ()), "OPTIONS"}))
        if request.method == "OPTIONS":
            return Response(204, b"", {"Allow": allow})
        route = methods.get("GET" if request.method == "HEAD" else request.method)
        if route is None:
            sentence = f"This address takes {allow} and no other method."
            return failure(405, "method_not_allowed", sentence, {"Allow": allow})
        if route.is_query:  # after access: who may not ask takes nobody's place in line
            response = await self._turns.answer(partial(_handled, route, request, path))
        else:
            response = await _handled(route, request, path)
        return _unless_known(request, response)

    def _at(self, path: str) -> tuple[list[Route], dict[str, str]]:
        """The routes of one path, and what the path says for the names in theirs."""
        segments = [unquote(part) for part in path.split("/")]
        for route in self._routes:
            found = route.matched(segments)
            if found is not None:
                return [r for r in self._routes if r.path == route.path], found
        return [], {}


async def _handled(route: Route, request: Request, path: dict[str, str]) -> Response:
    if route.has_body:
        if (refusal := _unfit(request)) is not None:
            return refusal
        if request.query:
            raise BadRequest("This address takes its parameters in the body, not in the query.")
        asked = from_body(route.asked, request.body)
    else:
        asked = from_query(route.asked, request.query, path)
    reply = await route.handler(asked)
    if isinstance(reply, Response):
        return reply
    said = reply if isinstance(reply, Reply) else Reply(200, reply)
    return Response(said.status, await encoding.encoded(said.value), {**NO_STORE, **said.headers})


def _unfit(request: Request) -> Response | None:
    """The answer to a body that can't be taken: too long, or not said to be JSON."""
    if (refusal := too_long(request)) is not None:
        return refusal
    kind, _, more = request.headers.get("content-type", "").lower().partition(";")
    charset = more.replace(" ", "").replace('"', "")
    if kind.strip() != JSON or charset not in ("", "charset=utf-8"):
        sentence = f"The body must be JSON in UTF-8, and its Content-Type {JSON}."
        return failure(415, "unsupported_media_type", sentence)
    return None


def _refusal(error: EnergyDesktopError) -> Response | None:
    """The answer to what a handler could not do; None where that is a fault of ours."""
    for kind, status in _STATUS:
        if isinstance(error, kind):
            headers = {"Retry-After": RETRY_AFTER_S} if status == 503 else {}
            details: dict[str, Any] = getattr(error, "details", {})
            return failure(status, error.code, str(error), headers, details)
    return None


def _fault(request: Request) -> Response:
    _log.exception("the API failed at %s", request.path)
    return failure(500, "internal", "The program made a mistake; its log says which.")


def _unless_known(request: Request, response: Response) -> Response:
    """Nothing but “not modified” where the asker has these very bytes already."""
    tag = response.headers.get("ETag")
    known = {part.strip() for part in request.headers.get("if-none-match", "").split(",")}
    if tag is None or response.status != 200 or not {tag, tag.removeprefix("W/"), "*"} & known:
        return response
    return Response(304, b"", response.headers, response.mime)
