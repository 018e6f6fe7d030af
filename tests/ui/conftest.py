"""A stage for widgets: Qt's loop as asyncio's, a theme, the made-up home, and a clean exit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from energy_desktop.loop import Loop
from energy_desktop.services import Services
from energy_desktop.ui.languages import ENGLISH, use_language
from energy_desktop.ui.main_window import MainWindow
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices

_T = TypeVar("_T")
_PATIENCE_S = 30.0


class Stage:
    """Runs what a test does inside the loop, as the program does, and destroys what it built."""

    def __init__(self, runner: asyncio.Runner) -> None:
        self._runner = runner
        self._widgets: list[QWidget] = []

    def do(self, action: Callable[[], _T]) -> _T:
        """Call something while the loop runs, then let what it started go on for a moment."""

        async def run() -> _T:
            result = action()
            await _breathe()
            return result

        return self._runner.run(run())

    def show(self, build: Callable[[], _W], size: tuple[int, int] = (1100, 720)) -> _W:
        """Build a widget and show it; it is destroyed at the end of the test."""

        def act() -> _W:
            widget = build()
            self._widgets.append(widget)
            widget.resize(*size)
            widget.show()
            return widget

        return self.do(act)

    def until(self, condition: Callable[[], bool]) -> None:
        """Run the loop until something is so; fails if it never is."""

        async def wait() -> None:
            async with asyncio.timeout(_PATIENCE_S):
                while not condition():  # noqa: ASYNC110 - there is no event to wait for
                    await asyncio.sleep(0.005)

        self._runner.run(wait())

    def clear(self) -> None:
        """Destroy what was shown."""

        def destroy() -> None:
            while self._widgets:
                widget = self._widgets.pop()
                widget.hide()
                widget.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

        self.do(destroy)


_W = TypeVar("_W", bound=QWidget)


async def _breathe() -> None:
    # Never processEvents here: inside a coroutine it would run others, which asyncio forbids.
    for _ in range(8):
        await asyncio.sleep(0)
    await asyncio.sleep(0.001)


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[Stage]:
    """Where widgets live."""
    qapp.setQuitOnLastWindowClosed(False)
    use_language(ENGLISH)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    with asyncio.Runner(loop_factory=lambda: Loop(qapp)) as runner:
        made = Stage(runner)
        yield made
        made.clear()
    use_language(ENGLISH)
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme, in which nothing moves unless a test wants it to."""
    made = Theme("light", motion="reduced")
    yield made
    made.deleteLater()


@pytest.fixture
def home() -> FakeServices:
    """The made-up home, to be changed by tests."""
    return FakeServices()


@pytest.fixture
def services(home: FakeServices) -> Services:
    """The same, as widgets see it."""
    return cast("Services", home)


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    """Where a window remembers what it does over a restart."""
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(
    stage: Stage, services: Services, home: FakeServices, theme: Theme, store: QSettings
) -> MainWindow:
    """The window of the made-up home, on a desktop with a tray."""
    made = stage.show(lambda: MainWindow(services, theme, store, home.clock), (1280, 800))
    made.has_tray = lambda: True
    return made
