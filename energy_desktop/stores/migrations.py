"""Schemas move forward by numbered steps; one that is newer than the program is refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from energy_desktop.errors import SchemaTooNew
from energy_desktop.sentences import say

Step = TypeVar("Step")


def pending_steps(version: int, steps: Sequence[Step], location: str) -> list[tuple[int, Step]]:
    """The (version reached, step) pairs that lead from ``version`` to the newest, in order.

    ``steps[0]`` makes version 1 of an empty database (version 0). Raises ``SchemaTooNew`` where
    ``version`` is above the last step.
    """
    newest = len(steps)
    if version > newest:
        raise SchemaTooNew(
            say(
                "{location} was written by a newer version of Energy Desktop (its data format is "
                "{version}, this program knows {newest}); install that version to use it.",
                location=location,
                version=version,
                newest=newest,
            )
        )
    return list(enumerate(steps[version:], start=version + 1))
