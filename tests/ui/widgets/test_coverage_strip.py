"""The strip shows the worst kind of each moment, never thinner than two pixels."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from energy_desktop.models import Period
from energy_desktop.services.provenance import CoverageSpan, Provenance
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.bar_chart import BarChart
from energy_desktop.ui.widgets.buckets import Buckets, Column
from energy_desktop.ui.widgets.coverage_strip import (
    CoverageStrip,
    missing_time,
    stripes,
)
from tests.fakes.services import BERLIN
from tests.ui.conftest import Stage

START = datetime(2026, 5, 1, tzinfo=UTC)
END = START + timedelta(days=30)


def spans(*parts: tuple[float, Provenance]) -> list[CoverageSpan]:
    """Spans of so many hours each, one after the other."""
    found, at = [], START
    for hours, kind in parts:
        found.append(CoverageSpan(at, at + timedelta(hours=hours), kind))
        at += timedelta(hours=hours)
    return found


SPANS = spans((100, Provenance.HOURLY), (300, Provenance.LIVE), (0.02, Provenance.MISSING),
              (319.98, Provenance.LIVE))  # fmt: skip


def test_a_hole_of_a_minute_in_a_month_is_two_pixels_wide_and_painted_last() -> None:
    left, right, kind = stripes(SPANS, START, END, 800)[-1]
    assert kind == "missing"
    assert right - left == 2.0


@given(st.lists(st.tuples(st.floats(0.001, 500), st.sampled_from(list(Provenance))), max_size=20))
def test_stripes_lie_inside_and_the_worst_comes_last(parts: list[tuple[float, Provenance]]) -> None:
    found = stripes(spans(*parts), START, END, 640)
    order = [list(Provenance).index(Provenance(kind)) for _, _, kind in found]
    assert order == sorted(order)
    assert all(0 <= left <= right <= 642 for left, right, _ in found)


def test_a_range_without_length_has_no_stripes() -> None:
    assert stripes(SPANS, START, START, 640) == []


def test_all_kinds_of_absence_count_as_missing() -> None:
    parts = spans((1, Provenance.DOWN), (2, Provenance.PAUSED), (3, Provenance.MISSING))
    assert missing_time(parts) == timedelta(hours=6)


def test_the_strip_knows_what_is_under_a_pixel(stage: Stage, theme: Theme) -> None:
    strip = stage.show(lambda: CoverageStrip(theme), (846, 15))
    strip.set_spans(SPANS, START, END, BERLIN)
    assert strip.kinds == ["live", "hourly", "missing"]
    first = strip.span_at(60)
    assert first is not None
    assert first.kind == "hourly"
    assert strip.accessibleDescription().startswith("Hourly statistics only")


def test_a_bar_and_its_part_of_the_strip_are_above_one_another(stage: Stage, theme: Theme) -> None:
    days = tuple(START + timedelta(days=i) for i in range(31))
    column = Column("a", "A", "kWh", "solar", np.ones(30), np.ones(30), ("live",) * 30)
    chart = stage.show(lambda: BarChart(theme, "Energy"), (846, 300))
    stage.do(
        lambda: chart.set_buckets(Buckets(Period.DAY, days[:30], days[1:], (column,)), UTC, END)
    )
    strip = stage.show(lambda: CoverageStrip(theme), (846, 15))
    strip.set_spans(SPANS, START, END, UTC)
    strip.set_borders(days[:30])
    view = chart.getViewBox()
    edges = [chart.mapFromScene(view.mapViewToScene(QPointF(x, 0))).x() for x in chart.starts_s]
    assert strip.cuts() == pytest.approx(edges[1:], abs=1.0)


def test_bars_too_narrow_to_tell_apart_leave_the_strip_whole(stage: Stage, theme: Theme) -> None:
    strip = stage.show(lambda: CoverageStrip(theme), (846, 15))
    strip.set_spans(SPANS, START, END, BERLIN)
    strip.set_borders([START + timedelta(hours=i) for i in range(720)])
    assert strip.cuts() == []
    strip.set_borders([])
    assert strip.cuts() == []
