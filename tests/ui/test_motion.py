"""What moves takes its time only where it may and where somebody sees it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from energy_desktop.ui.motion import Motion
from energy_desktop.ui.theme import Theme
from tests.ui.conftest import Stage


class Moving:
    """A widget and the shares its motion went through."""

    def __init__(self, theme: Theme) -> None:
        self.widget = QWidget()
        self.shares: list[float] = []
        self.motion = Motion(self.widget, theme, 160, self.shares.append)

    def start(self, at_ms: int) -> None:
        self.motion.start()
        self.motion.animation.pause()
        self.motion.animation.setCurrentTime(at_ms)


@pytest.fixture
def moving(stage: Stage, theme: Theme) -> Moving:
    made: list[Moving] = []
    theme.set_motion("full")

    def build() -> QWidget:
        made.append(Moving(theme))
        return made[0].widget

    stage.show(build)
    return made[0]


def test_it_goes_quickly_at_first_and_ends_at_one(stage: Stage, moving: Moving) -> None:
    stage.do(lambda: moving.start(80))
    assert 0.5 < moving.shares[-1] < 1
    assert moving.motion.is_moving
    stage.do(lambda: moving.motion.animation.setCurrentTime(160))
    assert moving.shares[-1] == 1
    assert moving.shares == sorted(moving.shares)
    assert not moving.motion.is_moving


def test_with_reduced_motion_it_is_there_at_once(
    stage: Stage, theme: Theme, moving: Moving
) -> None:
    stage.do(lambda: theme.set_motion("reduced"))
    stage.do(moving.motion.start)
    assert moving.shares == [1.0]


def test_what_is_hidden_does_not_move(stage: Stage, moving: Moving) -> None:
    stage.do(moving.widget.hide)
    stage.do(moving.motion.start)
    assert moving.shares == [1.0]


def test_a_window_that_is_minimised_does_not_move(stage: Stage, moving: Moving) -> None:
    stage.do(moving.widget.showMinimized)
    assert not moving.motion.can_move


def test_hidden_on_the_way_it_is_there(stage: Stage, moving: Moving) -> None:
    stage.do(lambda: moving.start(10))
    stage.do(moving.widget.hide)
    assert moving.shares[-1] == 1
    assert not moving.motion.is_moving


def test_reduced_on_the_way_it_is_there(stage: Stage, theme: Theme, moving: Moving) -> None:
    stage.do(lambda: moving.start(10))
    stage.do(lambda: theme.set_motion("reduced"))
    assert moving.shares[-1] == 1


def test_cancelled_it_stays_where_it_is(stage: Stage, moving: Moving) -> None:
    stage.do(lambda: moving.start(10))
    stage.do(moving.motion.cancel)
    assert 0 < moving.shares[-1] < 1
    assert not moving.motion.is_moving
