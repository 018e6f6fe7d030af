"""An answer that is asked for at most now and then, by one at a time."""

from __future__ import annotations

import asyncio

import pytest

from energy_desktop.services.lately import Lately


class Asked:
    """Counts questions; holds the answers back while ``gate`` is closed."""

    def __init__(self) -> None:
        self.count = 0
        self.now = 0.0
        self.gate = asyncio.Event()
        self.gate.set()
        self.error: Exception | None = None

    async def answer(self) -> int:
        self.count += 1
        number = self.count
        await self.gate.wait()
        if self.error:
            raise self.error
        return number


async def test_it_asks_again_once_the_answer_is_old() -> None:
    asked = Asked()
    lately = Lately(asked.answer, 1.0, lambda: asked.now)
    assert [await lately.get() for _ in range(5)] == [1] * 5
    asked.now = 1.0
    assert [await lately.get() for _ in range(5)] == [2] * 5


async def test_while_one_waits_the_others_get_what_is_known() -> None:
    asked = Asked()
    lately = Lately(asked.answer, 1.0, lambda: asked.now)
    await lately.get()
    asked.now = 9.0
    asked.gate.clear()
    first = asyncio.create_task(lately.get())
    await asyncio.sleep(0)
    assert await lately.get() == 1
    asked.gate.set()
    assert await first == 2
    assert asked.count == 2


async def test_a_question_that_failed_or_was_given_up_is_asked_again() -> None:
    asked = Asked()
    lately = Lately(asked.answer, 1.0, lambda: asked.now)
    asked.error = OSError("away")
    with pytest.raises(OSError, match="away"):
        await lately.get()
    asked.error = None
    asked.gate.clear()
    given_up = asyncio.create_task(lately.get())
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.wait([given_up])
    asked.gate.set()
    assert await lately.get() == 3


async def test_while_nothing_is_known_one_asks_and_the_others_wait() -> None:
    asked = Asked()
    lately = Lately(asked.answer, 1.0, lambda: asked.now)
    asked.gate.clear()
    waiting = [asyncio.create_task(lately.get()) for _ in range(5)]
    await asyncio.sleep(0)
    asked.gate.set()
    assert await asyncio.gather(*waiting) == [1] * 5


async def test_what_is_too_old_is_not_told_while_somebody_asks() -> None:
    asked = Asked()
    lately = Lately(asked.answer, 1.0, lambda: asked.now, stale_s=5.0)
    await lately.get()
    asked.now = 5.0
    asked.gate.clear()
    waiting = [asyncio.create_task(lately.get()) for _ in range(2)]
    await asyncio.sleep(0)
    assert not any(task.done() for task in waiting)
    asked.gate.set()
    assert await asyncio.gather(*waiting) == [2, 2]
