"""The header of the window: whatever has no room beside the rest stands below it, and is whole."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings
from PySide6.QtWidgets import QWidget

from energy_desktop.models import ConnectionPhase, ConnectionState
from energy_desktop.services import Services
from energy_desktop.ui.languages import use_language
from energy_desktop.ui.main_window import MINIMUM_SIZE, MainWindow
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.page_header import PageHeader
from tests.fakes.services import NOW, FakeServices
from tests.ui.conftest import Stage


@pytest.fixture
def window(
    stage: Stage, services: Services, home: FakeServices, theme: Theme, store: QSettings
) -> MainWindow:
    home.status.is_demo = True
    size = MINIMUM_SIZE.width(), MINIMUM_SIZE.height()
    return stage.show(lambda: MainWindow(services, theme, store, home.clock), size)


def place(header: PageHeader, part: QWidget) -> QRect:
    return QRect(part.mapTo(header, QPoint(0, 0)), part.size())


def parts(header: PageHeader) -> list[QWidget]:
    every = (header.title_label, header.subtitle_label, header.demo_mark, header._chip)
    return [part for part in (*every, header._tool) if part is not None and part.isVisible()]


@pytest.mark.parametrize("language", ["en", "de", "nl", "fr"])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_in_the_least_window_no_part_lies_over_another_and_no_words_are_cut(
    stage: Stage, window: MainWindow, theme: Theme, language: str, percent: int
) -> None:
    use_language(language)
    theme.set_text_scale(percent)
    stage.do(window.build_anew)
    for name in ("dashboard", "history", "settings"):
        stage.do(lambda name=name: window.show_page(name))  # type: ignore[misc]
        header = window.header
        for one, other in combinations(parts(header), 2):
            assert not place(header, one).intersects(place(header, other)), (name, one, other)
        assert all(header.rect().contains(place(header, part)) for part in parts(header))
        assert header.title_label.toolTip() == "", "the whole title is shown"
        line = header.subtitle_label
        assert line.height() >= line.heightForWidth(line.width())


def test_where_there_is_room_the_line_stands_below_the_title_and_the_mark_beside_the_chip(
    stage: Stage, window: MainWindow
) -> None:
    stage.do(lambda: window.resize(1280, 800))
    header = window.header
    title, line, mark, chip = (
        place(header, part)
        for part in (header.title_label, header.subtitle_label, header.demo_mark, header._chip)
    )
    assert line.top() - title.bottom() <= 2
    assert mark.right() < chip.left()
    assert abs(mark.center().y() - chip.center().y()) <= 1


def test_the_header_is_as_high_whatever_the_chip_says(
    stage: Stage, window: MainWindow, home: FakeServices
) -> None:
    stage.do(lambda: window.show_page("settings"))
    before = window.header.height()
    stage.do(lambda: home.home_assistant.become(ConnectionState(ConnectionPhase.RETRYING, NOW)))
    assert window.header.height() == before
