"""What a frame of the charts costs on the thread of the window, beside an empty plot's frame.

Run: python -m tests.benchmarks.charts [--frames N]. Lines of a sensor with a million readings in
the store are panned at 60 frames a second, and the live chart of 8 series with 3,600 points each is
drawn 10 times a second, both as they are and with all that follows from it: axes, words, strip,
queries and their answers. Figures are CPU ms of the window's thread from one frame to the next.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
import pyqtgraph as pg
import qasync
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from energy_desktop.models import ReadingColumns, Source, to_us
from energy_desktop.services import Services
from energy_desktop.stores import open as stores_open
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.history_exact import exact
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.band_chart import BandChart
from energy_desktop.ui.widgets.live_lines import Line
from energy_desktop.ui.widgets.power_chart import PowerChart
from energy_desktop.ui.widgets.power_plot import PlotSeries
from tests.fakes.recorded_home import RecordedHome, utc
from tests.fakes.services import FakeServices

SENSOR: Final = "sensor.power"
ROWS: Final = 1_000_000
STEP_S: Final = 10
BEGAN: Final = utc("2026-01-01 00:00")
SIZE: Final = QSize(1280, 800)
PAN_PX: Final = 12
SERIES: Final = 8
POINTS: Final = 3_600
RANGES: Final = {
    "1 h, each reading": timedelta(hours=1),
    "5 h, each reading": timedelta(hours=5),
    "12 h, by minute": timedelta(hours=12),
    "1 d, by 5 minutes": timedelta(days=1),
    "30 d, by hour": timedelta(days=30),
    "80 d, by day": timedelta(days=80),
}


@dataclass
class Frames:
    """CPU ms of each frame."""

    times: list[float]

    def __str__(self) -> str:
        middle, late = np.percentile(self.times, [50, 95])
        return f"p50 {middle:5.1f} ms, p95 {late:5.1f} ms, max {max(self.times):5.1f} ms"


async def frames(draw: Callable[[int], object], count: int, hertz: float) -> Frames:
    """Draw so many frames, so many a second, each with all that the loop does until the next."""
    times = []
    for number in range(count):
        begun, cpu = time.perf_counter(), time.thread_time()
        draw(number)
        await asyncio.sleep(max(0.0, 1 / hertz - (time.perf_counter() - begun)))
        times.append((time.thread_time() - cpu) * 1_000)
    return Frames(times[3:])


async def filled(folder: Path) -> RecordedHome:
    """A home with one sensor of power that was read a million times."""
    home = RecordedHome((await stores_open.open_embedded(folder)).stores)
    home.now = BEGAN + timedelta(seconds=STEP_S * ROWS)
    await home.power_sensor(SENSOR)
    await home.recorded(BEGAN, home.now, SENSOR)
    at = to_us(BEGAN) + np.arange(ROWS, dtype=np.int64) * STEP_S * 1_000_000
    noise = np.random.default_rng(2026).normal(0, 60, ROWS)
    state = np.round(900 + 700 * np.sin(np.arange(ROWS) / 1_370) + noise, 1)
    for first in range(0, ROWS, 100_000):
        part = slice(first, first + 100_000)
        names, sources = [SENSOR] * 100_000, [Source.LIVE] * 100_000
        await home.stores.series.write_readings(
            ReadingColumns(names, at[part], state[part], sources)
        )
    while await home.stores.series.summarise(2**62, 500):
        pass
    return home


def services_of(home: RecordedHome) -> Services:
    """What a page asks, over real stores."""
    made: Any = FakeServices(home.now)
    made.entities, made.readings = home.entities, home.readings
    made.statistics, made.courses = home.statistics, home.courses
    made.live.zone = home.zone
    return cast("Services", made)


async def measure_pan(home: RecordedHome, theme: Theme, count: int) -> None:
    """Pan a line of a million readings back and forth, in views of an hour to all of it."""
    page = HistoryPage(services_of(home), theme, lambda: home.now)
    page.resize(SIZE)
    page.show()
    page.selector.set_selection([SENSOR])
    for name, length in RANGES.items():
        end = home.now - min(length, timedelta(days=15))
        page.set_range(exact(end - length, end, home.zone))
        await until_ready(page)
        chart = cast("BandChart", page.card.charts.panels[0].chart)
        columns = len(chart.buckets)

        def pan(number: int, chart: BandChart = chart, length: timedelta = length) -> None:
            by = PAN_PX * length.total_seconds() / chart.plot_area.width()
            direction = 1 if number // 40 % 2 else -1
            chart.gestures.pan(by * direction)

        print(f"pan, {name:<18} {await frames(pan, count, 60)}, {columns} points", flush=True)
        await until_ready(page)
    await wheel(page, home, count)
    await gone(page)


async def wheel(page: HistoryPage, home: RecordedHome, count: int) -> None:
    """Zoom from all of it down to a second and out again, with pauses in which answers come."""
    end = home.now
    page.set_range(exact(end - timedelta(days=110), end, home.zone))
    await until_ready(page)
    chart = cast("BandChart", page.card.charts.panels[0].chart)

    def zoom(number: int) -> None:
        if number % 20 < 8:
            chart.gestures.zoom_by_key(1 if number // 200 % 2 == 0 else -1)

    print(f"zoom to a second and back   {await frames(zoom, max(count, 400), 60)}", flush=True)
    await until_ready(page)


async def until_ready(page: HistoryPage) -> None:
    await asyncio.sleep(0.3)
    while not page.is_ready():  # noqa: ASYNC110 - there is no event to wait for
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.3)


async def gone(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
    await asyncio.sleep(0.05)


async def measure_empty(count: int, size: QSize, hertz: float) -> None:
    """The yardstick: a plot without data whose range is moved."""
    plot = pg.PlotWidget()
    plot.resize(size)
    plot.setMouseEnabled(x=False, y=False)
    plot.setYRange(0, 1)
    plot.show()
    await asyncio.sleep(0.2)
    found = await frames(lambda n: plot.setXRange(n, n + 100, padding=0), count, hertz)
    print(f"empty plot {size.width()}x{size.height()} at {hertz:.0f} Hz {found}", flush=True)
    await gone(plot)


async def measure_live(theme: Theme, count: int) -> None:
    """The live chart as it grows."""
    now = [BEGAN]
    colors = ("solar", "home", "battery", "grid")
    series = [PlotSeries(str(n), f"Series {n}", colors[n % 4], n == 0) for n in range(SERIES)]
    card = PowerChart(theme, series, lambda: now[0])
    card.resize(1280, 400)
    card.show()
    card.set_awake(False)  # frames are drawn here
    at = BEGAN.timestamp() + np.arange(-POINTS, 0, dtype=np.float64)
    rng = np.random.default_rng(7)
    card.set_lines(
        {s.key: Line(at.copy(), rng.normal(n, 0.3, POINTS)) for n, s in enumerate(series)}
    )

    def grow(number: int) -> None:
        now[0] = BEGAN + timedelta(seconds=0.1 * number)
        if number % 10 == 0:
            card.append(now[0], {s.key: float(rng.normal(n, 0.3)) for n, s in enumerate(series)})
        card.redraw()

    found = await frames(grow, count, 10)
    print(f"live, {SERIES} series x {POINTS} points  {found}", flush=True)
    await gone(card)


async def main(count: int) -> None:
    """Everything, each beside its yardstick."""
    theme = Theme("light")
    with tempfile.TemporaryDirectory() as folder:
        home = await filled(Path(folder))
        await measure_empty(count, SIZE, 60)
        await measure_pan(home, theme, count)
        await measure_empty(min(count, 100), QSize(1280, 400), 10)
        await measure_live(theme, min(count, 100))
        await stores_open.close(home.stores)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.charts")
    parser.add_argument("--frames", type=int, default=300)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        runner.run(main(parser.parse_args().frames))
