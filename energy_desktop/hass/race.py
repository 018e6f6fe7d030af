"""Runs coroutines side by side; the first to end ends the others."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable

T = TypeVar("T")

log = logging.getLogger(__name__)


async def race(*contenders: Awaitable[T]) -> T:
    """What the first of ``contenders`` to end returned or raised; the others are cancelled.

    Returns only after all of them have ended. Of several that end together the first named counts.
    """
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(_outcome(contender)) for contender in contenders]
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            winner = next(task for task in tasks if task.done())
            for task in tasks:
                task.cancel()
    finally:
        _close_unstarted(contenders)
    _log_losers(task for task in tasks if task is not winner)
    problem, result = winner.result()
    if problem is not None:
        raise problem
    return result  # type: ignore[return-value]


async def _outcome(contender: Awaitable[T]) -> tuple[Exception | None, T | None]:
    try:
        return None, await contender
    except Exception as problem:
        return problem, None


def _close_unstarted(contenders: Iterable[Awaitable[Any]]) -> None:
    """Those that were cancelled before their first step; for the others this does nothing."""
    for contender in contenders:
        if asyncio.iscoroutine(contender):
            contender.close()


def _log_losers(losers: Iterable[asyncio.Task[Any]]) -> None:
    """A failure while being ended decides nothing, but it is not hidden."""
    for loser in losers:
        if not loser.cancelled() and loser.result()[0] is not None:
            log.debug("Failed while it was being ended: %r", loser.result()[0])
