import asyncio
import logging

import pytest

from energy_desktop.hass.race import race


async def forever() -> None:
    await asyncio.Event().wait()


async def give(value: int) -> int:
    return value


async def fail(problem: Exception) -> int:
    raise problem


async def test_the_first_to_end_gives_the_result_and_ends_the_others() -> None:
    ended: list[str] = []

    async def other() -> int:
        try:
            await forever()
        finally:
            ended.append("other")
        return 0

    assert await race(other(), give(7)) == 7
    assert ended == ["other"]


async def test_a_failure_of_the_first_is_raised_as_it_is() -> None:
    with pytest.raises(KeyError):
        await race(fail(KeyError("x")), forever())


async def test_of_two_that_end_together_the_first_named_counts() -> None:
    assert await race(give(1), fail(KeyError("x"))) == 1


async def test_being_cancelled_ends_all() -> None:
    ended = asyncio.Event()

    async def other() -> None:
        try:
            await forever()
        finally:
            ended.set()

    running = asyncio.create_task(race(other(), forever()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert ended.is_set()


async def test_being_cancelled_before_anyone_started_leaves_nothing_unawaited() -> None:
    running = asyncio.create_task(race(forever(), forever()))
    await asyncio.sleep(0)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_a_failure_while_being_ended_is_told_to_the_log_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def stubborn() -> int:
        try:
            await forever()
        except asyncio.CancelledError:
            raise OSError("disk") from None
        return 0

    with caplog.at_level(logging.DEBUG):
        assert await race(stubborn(), give(1)) == 1
    assert "disk" in caplog.text
