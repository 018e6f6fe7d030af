"""The program on its simulated home, drawing all the pictures of one language in one process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget

from energy_desktop import cli
from energy_desktop.models import ConnectionPhase
from energy_desktop.program import Program
from energy_desktop.requests import Screenshot
from tests.screenshots.looks import COLORS, SIZES, VIEWS, Look, looks

if TYPE_CHECKING:
    from energy_desktop.demo.server import DemoHome
    from energy_desktop.ui.desktop import Desktop
    from energy_desktop.ui.main_window import MainWindow
    from energy_desktop.ui.pages.first_run import FirstRun

SETTLE_S: Final = 0.05
READY_S: Final = 120.0


def draw(language: str, folder: Path, is_wanted: Callable[[Look], bool]) -> int:
    """Draw into ``folder`` what is wanted; the exit code of the program."""

    class Studio(Program):
        """The real program, which makes many pictures where it would make one."""

        async def draw(self, screenshot: Screenshot) -> None:
            del screenshot
            assert self.desktop is not None
            assert self.home is not None
            photographer = Photographer(self.desktop, self.home, folder)
            await photographer.wait_for_past()
            for view in VIEWS:
                await photographer.draw(view, [look for look in looks(view) if is_wanted(look)])

    setattr(cli, "Program", Studio)  # noqa: B010 - so that all of a start is as it always is
    unused = str(folder / "unused.png")
    return cli.main(["--demo", "--language", language, "--screenshot", "dashboard", unused])


class Photographer:
    """Draws views of a running program that nobody else uses."""

    def __init__(self, desktop: Desktop, home: DemoHome, folder: Path) -> None:
        self._desktop = desktop
        self._home = home
        self._folder = folder

    async def wait_for_past(self) -> None:
        """Until there is something to draw."""
        async with asyncio.timeout(READY_S):
            await self._until(lambda: self._desktop.has_past)

    async def draw(self, view: str, wanted: list[Look]) -> None:
        """All pictures of a view, from one window for each size of text."""
        for text_scale, of_one_size in groupby(wanted, lambda look: look.text_scale):
            await self._draw_all(view, text_scale, list(of_one_size))

    async def _draw_all(self, view: str, text_scale: int, wanted: list[Look]) -> None:
        """Colours and width change in the open window, as the user can change them."""
        theme = self._desktop.theme
        theme.set_text_scale(text_scale)  # as a program that has just started
        theme.set_mode(COLORS[0])
        page = "first-run" if view.startswith("first-run") else view.partition("-")[0]
        with self._desktop.unseen(page, QSize(*SIZES[0])) as window:
            await self._prepare(view, window)
            for look in wanted:
                await self._draw(look, window)

    async def _prepare(self, view: str, window: MainWindow | FirstRun) -> None:
        from energy_desktop.ui.pages.first_run import FirstRun
        from energy_desktop.ui.pages.history import HistoryPage

        if view == "history-table":
            page = window.current_page if not isinstance(window, FirstRun) else None
            assert isinstance(page, HistoryPage)
            page.set_view("table")
        elif view == "first-run-sensors":
            assert isinstance(window, FirstRun)
            await self._go_to_sensors(window)
        elif view == "dashboard-disconnected":
            await self._home.stop()
            ours = self._desktop.services.home_assistant
            await self._until(lambda: ours.state.phase is not ConnectionPhase.LIVE)

    async def _go_to_sensors(self, window: FirstRun) -> None:
        await self._until(lambda: not window.is_busy)
        window.find_step.address.setText(self._home.url)
        window.go_on()
        await self._until(lambda: window.step == 1 and not window.is_busy)
        window.sign_in_step.token.setText(self._home.token)
        window.go_on()
        await self._until(lambda: window.step == 2 and not window.is_busy)

    async def _draw(self, look: Look, window: MainWindow | FirstRun) -> None:
        theme = self._desktop.theme
        theme.set_mode(look.colors)
        window.resize(QSize(*look.size))
        async with asyncio.timeout(READY_S):
            await asyncio.sleep(SETTLE_S)
            await self._until(window.is_ready)
        file = self._folder / look.file_name
        picture = _drawn(look, window).grab()
        whole = QPixmap(picture.size())
        whole.fill(theme.color("bg"))  # what scrolls has no ground of its own
        with QPainter(whole) as painter:
            painter.drawPixmap(0, 0, picture)
        if not whole.save(str(file)):
            raise OSError(f"{file} can't be written")

    async def _until(self, condition: Callable[[], bool]) -> None:
        while not condition():  # noqa: ASYNC110 - what is painted tells nobody that it is
            await asyncio.sleep(SETTLE_S)


def _drawn(look: Look, window: QWidget) -> QWidget:
    """The window, or what scrolls in it."""
    if not look.view.endswith("-whole"):
        return window
    areas = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    largest = max(areas, key=lambda area: area.width() * area.height())
    whole = largest.widget()
    assert whole is not None
    return whole
