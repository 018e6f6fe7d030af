"""What lets a browser give an answer to a page of another origin (CORS): allowed ones alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from energy_desktop.api.messages import Request, Response

PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, X-API-Key",
    "Access-Control-Max-Age": "600",
}
"""What a browser is told that asks, without any key, whether a page may ask."""


def is_preflight(request: Request) -> bool:
    """Whether a browser asks for a page what the page may ask."""
    return request.method == "OPTIONS" and "access-control-request-method" in request.headers


def shared(response: Response, page: str | None) -> Response:
    """The answer with what its browser needs to give it to a page of this allowed origin."""
    if page is None:
        return response
    headers = {
        **response.headers,
        "Access-Control-Allow-Origin": page,
        "Access-Control-Expose-Headers": "ETag, Retry-After",
        "Vary": "Origin",
    }
    return replace(response, headers=headers)
