"""An answer as it goes over the wire: compressed where that is wanted and pays."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from energy_desktop.api.messages import Request, Response

PAYS_FROM_BYTES: Final = 4_096
_LEVEL: Final = 3
"""A day of readings becomes a tenth in 3 ms; the levels above take longer than they save."""


def compressed(request: Request, answer: Response) -> Response:
    """The answer, by gzip where it is large and the asker accepts that."""
    if len(answer.body) < PAYS_FROM_BYTES or _has(answer.headers, "content-encoding"):
        return answer
    before = answer.headers.get("Vary")
    varies = {"Vary": f"{before}, Accept-Encoding" if before else "Accept-Encoding"}
    if not accepts_gzip(request.headers.get("accept-encoding", "")):
        return replace(answer, headers={**answer.headers, **varies})
    body = gzip.compress(answer.body, _LEVEL, mtime=0)
    return replace(
        answer, body=body, headers={**answer.headers, **varies, "Content-Encoding": "gzip"}
    )


def accepts_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding header allows gzip: named, or by ``*``, and not with q=0."""
    weights = dict(_weight(one) for one in accepted.lower().split(",") if one.strip())
    return weights.get("gzip", weights.get("*", 0.0)) > 0


def _weight(one: str) -> tuple[str, float]:
    name, _, parameters = one.partition(";")
    key, _, value = parameters.partition("=")
    if key.strip() != "q":
        return name.strip(), 1.0
    try:
        return name.strip(), float(value)
    except ValueError:
        return name.strip(), 0.0


def _has(headers: Mapping[str, str], name: str) -> bool:
    return any(one.lower() == name for one in headers)
