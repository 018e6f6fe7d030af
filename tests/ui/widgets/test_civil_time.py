"""Ticks stand at wall-clock times of the zone, on days of any length."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.civil_axis import CivilAxis, civil_label
from energy_desktop.ui.widgets.civil_time import STEPS, Step, best_step, civil_times

BERLIN, KATHMANDU = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kathmandu")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
ZONES = [BERLIN, KATHMANDU, LORD_HOWE, ZoneInfo("America/St_Johns"), ZoneInfo("UTC"),
         ZoneInfo("America/Santiago"), ZoneInfo("Asia/Beirut")]  # fmt: skip
HOUR = Step("second", 3600)
moments = st.datetimes(datetime(1995, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def _labels(day: datetime, zone: ZoneInfo, hours: float, step: Step = HOUR) -> list[str]:
    start = day.replace(tzinfo=zone).astimezone(UTC).timestamp()
    times = civil_times(start, start + hours * 3600 - 1, zone, step)
    return [datetime.fromtimestamp(at, zone).strftime("%H:%M") for at in times]


@settings(max_examples=40, deadline=None)
@given(moments, st.sampled_from(ZONES), st.sampled_from([900, 1800, 3600]))
def test_up_to_an_hour_the_ticks_are_exactly_the_minutes_at_which_the_clock_shows_them(
    start: datetime, zone: ZoneInfo, step_s: int
) -> None:
    start = start.replace(second=0, microsecond=0)
    minutes = [start + timedelta(minutes=m) for m in range(30 * 60 + 1)]
    expected = [
        at.timestamp()
        for at in minutes
        if (at.astimezone(zone).hour * 3600 + at.astimezone(zone).minute * 60) % step_s == 0
    ]
    found = civil_times(
        minutes[0].timestamp(), minutes[-1].timestamp(), zone, Step("second", step_s)
    )
    assert found == expected


@settings(max_examples=60, deadline=None)
@given(moments, st.sampled_from(ZONES), st.sampled_from(STEPS), st.floats(0.5, 400))
def test_ticks_rise_lie_inside_and_show_whole_steps(
    start: datetime, zone: ZoneInfo, step: Step, steps: float
) -> None:
    first, last = start.timestamp(), start.timestamp() + step.seconds * min(steps, 60)
    found = civil_times(first, last, zone, step)
    assert found == sorted(set(found))
    assert all(first <= at <= last for at in found)
    for at in found:
        local = datetime.fromtimestamp(at, zone)
        if step.unit != "second":
            assert (local.hour, local.minute, local.second) == (0, 0, 0)
        if step.unit in ("month", "year"):
            assert local.day == 1


def test_the_spring_day_of_berlin_has_no_half_past_two() -> None:
    labels = _labels(datetime(2026, 3, 29), BERLIN, 23, Step("second", 1800))  # noqa: DTZ001
    assert "02:00" not in labels
    assert "02:30" not in labels
    assert len(labels) == 46


def test_the_autumn_day_of_berlin_shows_two_o_clock_twice_and_names_the_offset() -> None:
    labels = _labels(datetime(2026, 10, 25), BERLIN, 25)  # noqa: DTZ001
    assert labels.count("02:00") == 2
    assert len(labels) == 25
    at = datetime(2026, 10, 25, 2, tzinfo=BERLIN).timestamp()
    assert civil_label(at, BERLIN, HOUR).endswith("CEST")
    assert civil_label(at + 3600, BERLIN, HOUR).endswith("CET")
    assert "C" not in civil_label(at + 7200, BERLIN, HOUR)


def test_kathmandu_hours_are_those_of_its_clock() -> None:
    assert _labels(datetime(2026, 6, 18), KATHMANDU, 3) == ["00:00", "01:00", "02:00"]  # noqa: DTZ001


def test_lord_howe_moves_its_clock_by_half_an_hour() -> None:
    autumn = _labels(datetime(2026, 4, 5), LORD_HOWE, 24.5, Step("second", 1800))  # noqa: DTZ001
    assert autumn.count("01:30") == 2
    assert len(autumn) == 49
    spring = _labels(datetime(2026, 10, 4), LORD_HOWE, 23.5, Step("second", 1800))  # noqa: DTZ001
    assert "02:00" not in spring
    assert "02:30" in spring


def test_every_third_hour_is_marked_once_also_when_it_is_doubled() -> None:
    labels = _labels(datetime(2026, 10, 25), BERLIN, 25, Step("second", 2 * 3600))  # noqa: DTZ001
    assert labels == [f"{h:02d}:00" for h in range(0, 24, 2)]


@given(st.floats(1, 1e9), st.integers(1, 40))
def test_the_best_step_gives_no_more_ticks_than_asked(span_s: float, most: int) -> None:
    step = best_step(span_s, most)
    assert span_s / step.seconds <= most or step == STEPS[-1]


@pytest.mark.parametrize(
    ("step", "text"),
    [(Step("day", 1), "18 Jun"), (HOUR, "18 Jun"), (Step("month", 1), "Jun"),
     (Step("year", 1), "2026"), (Step("second", 30), "00:00:00")],
)  # fmt: skip
def test_labels_name_what_the_step_needs(step: Step, text: str) -> None:
    at = datetime(2026, 6, 18, tzinfo=BERLIN).timestamp()
    assert civil_label(at, BERLIN, step) == text


def test_the_axis_adds_its_origin(theme: Theme) -> None:
    origin = datetime(2026, 6, 18, 12, tzinfo=BERLIN).timestamp()
    axis = CivilAxis(theme, BERLIN, origin)
    ((_, values),) = axis.tickValues(0, 3600, 700)
    assert values[0] == 0
    assert axis.tickStrings(values[:2], 1, 600) == ["12:00", "12:10"]
