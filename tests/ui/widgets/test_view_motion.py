"""From a whole to a part and back a view takes its way, which nothing the user does waits for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.time_view import View, is_within
from energy_desktop.ui.widgets.view_motion import ViewMotion
from tests.ui.conftest import Stage

WHOLE: View = (0.0, 3000.0)
PART: View = (1000.0, 1100.0)
OTHER: View = (2000.0, 2100.0)
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
TYPES = QEvent.Type


class Moving:
    """A chart and the views that it showed."""

    def __init__(self, theme: Theme) -> None:
        self.area = QScrollArea()
        self.shown: list[View] = []
        self.views = ViewMotion(self.area, theme, self.shown.append, lambda: [self.area])
        self.views.jump(WHOLE)

    def move(self, view: View, at_ms: int = 40) -> None:
        """Be on the way there since a moment."""
        self.views.move(view)
        self.views.motion.animation.pause()
        self.views.motion.animation.setCurrentTime(at_ms)


@pytest.fixture
def moving(stage: Stage, theme: Theme) -> Moving:
    made: list[Moving] = []
    theme.set_motion("full")

    def build() -> QAbstractScrollArea:
        made.append(Moving(theme))
        return made[0].area

    stage.show(build)
    return made[0]


@pytest.mark.parametrize(("begin", "end"), [(WHOLE, PART), (PART, WHOLE)])
def test_into_a_part_and_back_it_is_on_its_way_for_160_ms(
    stage: Stage, moving: Moving, begin: View, end: View
) -> None:
    stage.do(lambda: moving.views.jump(begin))
    stage.do(lambda: moving.move(end))
    assert moving.views.is_moving
    assert moving.views.target == end
    assert moving.views.seen == moving.shown[-1] not in {begin, end}
    assert is_within(moving.views.seen, WHOLE)
    assert is_within(PART, moving.views.seen)
    animation = moving.views.motion.animation
    assert animation.duration() == 160
    stage.do(lambda: animation.setCurrentTime(160))
    assert moving.views.seen == moving.shown[-1] == end
    assert not moving.views.is_moving


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        pytest.param(PART, OTHER, id="another time"),
        pytest.param(PART, (1050.0, 1150.0), id="in part another time"),
        pytest.param(PART, (1000.0, 1104.0), id="hardly longer"),
        pytest.param(PART, PART, id="the same"),
    ],
)
def test_where_nothing_is_to_be_seen_between_it_is_there_at_once(
    stage: Stage, moving: Moving, begin: View, end: View
) -> None:
    stage.do(lambda: moving.views.jump(begin))
    stage.do(lambda: moving.views.move(end))
    assert not moving.views.is_moving
    assert moving.views.seen == moving.views.target == end
    assert moving.shown == [], "whoever asked shows it"


def test_a_new_target_is_gone_to_from_where_it_is(stage: Stage, moving: Moving) -> None:
    stage.do(lambda: moving.move(PART))
    on_the_way = moving.views.seen
    stage.do(lambda: moving.move(WHOLE, at_ms=0))
    assert moving.views.seen == on_the_way
    stage.do(moving.views.motion.finish)
    assert moving.views.seen == WHOLE


def mouse(kind: QEvent.Type) -> Callable[[], QEvent]:
    return lambda: QMouseEvent(kind, QPointF(5, 5), QPointF(5, 5), LEFT, LEFT, NONE)


def wheel() -> QEvent:
    at, turned = QPointF(5, 5), QPoint(0, 120)
    phase = Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(at, at, QPoint(), turned, Qt.MouseButton.NoButton, NONE, phase, False)


@pytest.mark.parametrize(
    "event",
    [
        pytest.param(mouse(TYPES.MouseButtonPress), id="press"),
        pytest.param(mouse(TYPES.MouseButtonDblClick), id="second press of a quick pair"),
        pytest.param(wheel, id="wheel"),
        pytest.param(lambda: QKeyEvent(TYPES.KeyPress, Qt.Key.Key_Right, NONE), id="key"),
    ],
)
def test_what_the_user_does_next_meets_where_it_goes(
    stage: Stage, moving: Moving, event: Callable[[], QEvent]
) -> None:
    stage.do(lambda: moving.move(PART))
    stage.do(lambda: QApplication.sendEvent(moving.area.viewport(), event()))
    assert not moving.views.is_moving
    assert moving.views.seen == moving.shown[-1] == PART


def test_the_pointer_that_only_moves_ends_nothing(stage: Stage, moving: Moving) -> None:
    stage.do(lambda: moving.move(PART))
    stage.do(lambda: QApplication.sendEvent(moving.area.viewport(), mouse(TYPES.MouseMove)()))
    assert moving.views.is_moving


def test_with_reduced_motion_it_is_there_at_once(
    stage: Stage, theme: Theme, moving: Moving
) -> None:
    stage.do(lambda: theme.set_motion("reduced"))
    stage.do(lambda: moving.views.move(PART))
    assert moving.views.seen == PART
