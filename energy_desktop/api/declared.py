"""What one route is: a declaration that feeds router, validation, description and documents."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from energy_desktop.api.messages import JSON
from energy_desktop.api.parameters import Asked

_PLACE: Final = re.compile(r"\{(\w+)\}")

Handler = Callable[..., Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Reply:
    """A handler's answer with another status than 200."""

    status: int
    value: Any
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Route:
    """One route.

    ``asked``: the Struct of all that it may be asked; fields named in the path are taken from
    there, the others from the query, or from the JSON body where the method is POST.
    ``answer``: what the handler returns for 200 (one of a tuple), None where that is no JSON;
    ``others`` by status.
    ``errors``: which of 404, 409 and 503 it may answer, with why. ``example``: a query or a body.
    ``is_query``: it may read much from a store, and waits for its turn. ``reads``: it changes
    nothing though it is a POST, so that a key that reads only opens it.
    """

    method: str
    path: str
    summary: str
    handler: Handler
    asked: type[Asked] = Asked
    answer: Any = None
    others: Mapping[int, Any] = field(default_factory=dict)
    errors: Mapping[int, str] = field(default_factory=dict)
    example: str = ""
    mime: str = JSON
    is_query: bool = False
    reads: bool = False

    @property
    def has_body(self) -> bool:
        """Whether it changes or starts something, and is asked by a JSON body."""
        return self.method == "POST"

    @property
    def answers(self) -> dict[int, tuple[Any, ...]]:
        """What it may return by status; nothing where that is no JSON."""
        found = {200: self.answer, **self.others}
        return {status: kind if isinstance(kind, tuple) else (kind,)
                for status, kind in found.items() if kind is not None}  # fmt: skip

    @property
    def places(self) -> list[str]:
        """The names in the path."""
        return _PLACE.findall(self.path)

    def matched(self, segments: list[str]) -> dict[str, str] | None:
        """What a path's segments say for the names in this one's; None: it is another path."""
        own = self.path.split("/")
        if len(own) != len(segments):
            return None
        found: dict[str, str] = {}
        for wanted, given in zip(own, segments, strict=True):
            if place := _PLACE.fullmatch(wanted):
                found[place[1]] = given
            elif wanted != given:
                return None
        return found
