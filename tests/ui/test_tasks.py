"""Coroutines of widgets end with them, and their errors are seen."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from energy_desktop.errors import StoreUnavailable
from energy_desktop.ui.tasks import Tasks
from tests.ui.conftest import Stage


async def _answer(value: int, gate: asyncio.Event | None = None) -> int:
    if gate is not None:
        await gate.wait()
    return value


async def _fail(error: Exception | None = None) -> int:
    raise error or ValueError("no")


def test_a_result_is_delivered_once(stage: Stage) -> None:
    owner, seen = QObject(), list[int]()
    tasks = Tasks(owner)
    stage.do(lambda: tasks.start(_answer(7), seen.append))
    stage.until(lambda: not tasks.is_running)
    assert seen == [7]


def test_a_second_question_replaces_the_first(stage: Stage) -> None:
    owner, seen, gate = QObject(), list[int](), asyncio.Event()
    tasks = Tasks(owner)

    def ask() -> None:
        tasks.start(_answer(1, gate), seen.append, key="lines")
        tasks.start(_answer(2), seen.append, key="lines")
        gate.set()

    stage.do(ask)
    stage.until(lambda: not tasks.is_running)
    assert seen == [2]


def test_what_still_runs_is_cancelled_with_its_owner(stage: Stage) -> None:
    owner, seen = QObject(), list[int]()
    tasks = Tasks(owner)
    started = stage.do(lambda: tasks.start(_answer(1, asyncio.Event()), seen.append))
    assert started is not None

    def destroy() -> None:
        owner.deleteLater()
        QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)

    stage.do(destroy)
    stage.until(started.done)
    assert started.cancelled()
    assert not tasks.is_running
    assert seen == []


@pytest.mark.parametrize("error", [StoreUnavailable("away"), OSError("away")])
def test_an_error_that_can_happen_reaches_its_listener_alone(
    stage: Stage, error: Exception
) -> None:
    owner, seen = QObject(), list[str]()
    tasks = Tasks(owner)
    stage.do(lambda: tasks.start(_fail(error), None, lambda error: seen.append(str(error))))
    stage.until(lambda: not tasks.is_running)
    assert seen == ["away"]


def test_a_fault_of_the_program_reaches_its_listener_and_the_log(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    owner, seen = QObject(), list[str]()
    tasks = Tasks(owner)
    stage.do(lambda: tasks.start(_fail(), None, lambda error: seen.append(str(error)), key="x"))
    stage.until(lambda: not tasks.is_running)
    assert seen == ["no"]
    assert "A task of the window failed: x" in caplog.text
    caplog.clear()


def test_an_error_nobody_listens_for_is_logged(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    owner = QObject()
    tasks = Tasks(owner)
    stage.do(lambda: tasks.start(_fail(), key="lines"))
    stage.until(lambda: not tasks.is_running)
    assert "lines" in caplog.text
    caplog.clear()


def test_a_listener_that_fails_is_logged_and_harms_nobody(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    owner = QObject()
    tasks = Tasks(owner)

    def broken(_value: int) -> None:
        raise RuntimeError("broken")

    stage.do(lambda: tasks.start(_answer(1), broken))
    stage.until(lambda: not tasks.is_running)
    assert "could not show" in caplog.text
    caplog.clear()


def test_without_a_running_loop_nothing_starts() -> None:
    owner = QObject()
    assert Tasks(owner).start(_answer(1)) is None
