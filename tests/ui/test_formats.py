"""Numbers, times and ages as people read them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from energy_desktop.ui import formats
from energy_desktop.ui.languages import with_thousands
from energy_desktop.ui.widgets.bucket_labels import days_run, days_title

BERLIN = ZoneInfo("Europe/Berlin")
NNBSP = "\u202f"
numbers = st.floats(-1e7, 1e7, allow_nan=False)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    formats.use_clock("system")
    QLocale.setDefault(QLocale.c())


@given(numbers, st.integers(0, 3))
def test_a_number_reads_back_to_what_was_rounded(value: float, decimals: int) -> None:
    text = formats.number(value, decimals)
    back = float(text.replace("\u2212", "-").replace(",", ""))
    assert back == pytest.approx(value, abs=0.5000001 * 10**-decimals)
    assert "-" not in text


@given(st.floats(-0.0049, 0.0049))
def test_what_rounds_to_zero_has_no_sign(value: float) -> None:
    assert formats.number(value, 2) == "0.00"


@given(numbers)
def test_power_keeps_two_decimals_and_its_sign(power_w: float) -> None:
    text = formats.power(power_w)
    assert text.endswith(f"{NNBSP}kW")
    assert text.split(NNBSP)[0].partition(".")[2].isdigit()
    assert text.startswith("\u2212") == (power_w <= -10)


@given(st.floats(-9.99, 9.99))
def test_below_10_w_power_is_zero(power_w: float) -> None:
    assert formats.power_value(power_w) == "0.00"


@given(st.floats(0, 1e6))
def test_energy_has_two_one_or_no_decimals_by_its_size(energy_kwh: float) -> None:
    text = formats.energy_value(energy_kwh).replace(",", "")
    decimals = len(text.partition(".")[2])
    shown = float(text)
    assert decimals == (2 if shown < 10 else 1 if shown < 100 else 0)


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "—"), (float("nan"), "—"), (2.2, "2.20\u202fkWh"), (9.999, "10.0\u202fkWh"),
     (21.44, "21.4\u202fkWh"), (420.4, "420\u202fkWh")],
)  # fmt: skip
def test_energies_of_the_design(value: float | None, text: str) -> None:
    assert formats.energy(value) == text


def test_devices_are_given_in_watts_below_one_kilowatt() -> None:
    assert formats.device_power(412) == "412\u202fW"
    assert formats.device_power(-3.6) == "\u22124\u202fW"
    assert formats.device_power(1234) == "1.23\u202fkW"
    assert formats.device_power(None) == "—"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(68.0, "%", "68\u202f%"), (14.2, "°C", "14.2\u202f°C"), (3310.8, "m³", "3,311\u202fm³"),
     (0.5, None, "0.50"), (4400.0, "W", "4.40\u202fkW"), (None, "kWh", "—")],
)  # fmt: skip
def test_other_sensors_keep_their_unit(value: float | None, unit: str | None, text: str) -> None:
    assert formats.quantity(value, unit) == text


def test_a_german_reads_a_comma() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German))
    assert formats.power(-1570) == "\u22121,57\u202fkW"
    assert formats.energy(1234.5) in ("1.234\u202fkWh", "1.235\u202fkWh")


def test_a_time_is_that_of_the_zone_with_seconds_on_request() -> None:
    at = datetime(2026, 6, 18, 12, 14, 5, tzinfo=UTC)
    assert formats.clock(at, BERLIN) == "14:14"
    assert formats.clock(at, BERLIN, seconds=True) == "14:14:05"


def test_an_american_reads_am_and_pm() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    at = datetime(2026, 6, 18, 12, 14, 5, tzinfo=UTC)
    text = formats.clock(at, BERLIN, seconds=True)
    assert text.startswith("2:14:05")
    assert text.endswith("PM")


def test_dates_are_those_of_the_zone() -> None:
    at = datetime(2026, 6, 17, 22, 30, tzinfo=UTC)
    assert formats.short_date(at, BERLIN) == "18 Jun"
    assert "18 June 2026" in formats.long_date(at, BERLIN)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (85, "85 s"), (119.4, "119 s"), (840, "14 min"), (7200, "2 h"), (172_800, "2 d")],
)
def test_a_duration_takes_the_largest_fitting_unit(seconds: float, text: str) -> None:
    assert formats.duration(seconds) == text.replace(" ", NNBSP)


@given(st.floats(-1e5, 1.99))
def test_what_is_newer_than_two_seconds_is_one_second_old(seconds: float) -> None:
    assert formats.age(seconds) == f"1{NNBSP}s ago"


def test_sizes_are_decimal() -> None:
    assert formats.file_size(412_000_000) == "412.0 MB"


def test_a_desktop_that_names_no_language_still_gets_its_thousands_apart() -> None:
    assert with_thousands(QLocale.c()).toString(271714.0, "f", 0) == "271,714"
    german = QLocale(QLocale.Language.German)
    assert with_thousands(german).toString(271714.0, "f", 0) == "271.714"


@pytest.mark.parametrize(
    ("locale", "choice", "short", "long", "hour"),
    [
        ("en_GB", "system", "00:32", "00:32:05", "14:00"),
        ("en_GB", "24h", "00:32", "00:32:05", "14:00"),
        ("en_GB", "12h", f"12:32{NNBSP}AM", f"12:32:05{NNBSP}AM", f"2:00{NNBSP}PM"),
        ("en_US", "system", f"12:32{NNBSP}AM", f"12:32:05{NNBSP}AM", f"2:00{NNBSP}PM"),
        ("en_US", "24h", "00:32", "00:32:05", "14:00"),
        ("nl_NL", "12h", f"12:32{NNBSP}A.M.", f"12:32:05{NNBSP}A.M.", f"2:00{NNBSP}P.M."),
        ("de_DE", "12h", f"12:32{NNBSP}AM", f"12:32:05{NNBSP}AM", f"2:00{NNBSP}PM"),
    ],
)
def test_times_of_day_are_written_as_the_locale_does_unless_chosen(
    locale: str, choice: str, short: str, long: str, hour: str
) -> None:
    QLocale.setDefault(QLocale(locale))
    formats.use_clock(choice)
    at = datetime(2026, 6, 18, 0, 32, 5, tzinfo=UTC)
    assert formats.clock(at, UTC).upper() == short
    assert formats.clock(at, UTC, seconds=True).upper() == long
    assert formats.hour(14).upper() == hour


@pytest.mark.parametrize(
    ("locale", "written"), [("nl_NL", "2:00 p.m."), ("de_DE", "2:00 PM"), ("en_GB", "2:00 pm")]
)
def test_the_halves_of_a_day_are_written_as_the_locale_does(locale: str, written: str) -> None:
    QLocale.setDefault(QLocale(locale))
    formats.use_clock("12h")
    assert formats.hour(14).replace(NNBSP, " ") == written


def test_weeks_begin_on_the_day_of_the_locale() -> None:
    assert formats.first_weekday() == "Monday"
    QLocale.setDefault(QLocale("en_US"))
    assert formats.first_weekday() == "Sunday"


@pytest.mark.parametrize(
    ("locale", "short", "medium", "run"),
    [
        ("en_GB", "3 Jun", "3 Jun 2026", "3 – 9 Jun 2026"),
        ("en_US", "Jun 3", "Jun 3, 2026", "Jun 3 – 9, 2026"),
        ("de_DE", "3. Juni", "3. Juni 2026", "3. – 9. Juni 2026"),
        ("nl_NL", "3 jun", "3 jun 2026", "3 – 9 jun 2026"),
        ("fr_FR", "3 juin", "3 juin 2026", "3 – 9 juin 2026"),
        ("hu_HU", "jún. 3.", "2026. jún. 3.", "2026. jún. 3. – 9."),
        ("ko_KR", "6월 3일", "2026년 6월 3일", "2026년 6월 3일 – 9일"),
        ("ja_JP", "6月3日", "2026年6月3日", "2026年6月3日 – 9日"),
    ],
)
def test_days_are_written_as_the_locale_does(
    locale: str, short: str, medium: str, run: str
) -> None:
    QLocale.setDefault(QLocale(locale))
    at = datetime(2026, 6, 3, 12, tzinfo=UTC)
    written = [formats.short_date(at, UTC), formats.medium_date(at, UTC)]
    written.append(days_run(date(2026, 6, 3), date(2026, 6, 9)))
    assert [text.replace(".\N{NO-BREAK SPACE}", ". ") for text in written] == [short, medium, run]


def test_a_run_of_days_over_months_or_years_names_both() -> None:
    QLocale.setDefault(QLocale("en_US"))
    assert days_run(date(2026, 5, 30), date(2026, 6, 2)) == "May 30 – Jun 2, 2026"
    assert days_run(date(2025, 12, 31), date(2026, 1, 2)) == "Dec 31, 2025 – Jan 2, 2026"
    assert days_run(date(2026, 6, 3), date(2026, 6, 3)) == "Wed Jun 3, 2026"


def test_where_the_year_is_first_it_is_so_in_every_title() -> None:
    QLocale.setDefault(QLocale("hu_HU"))
    assert days_run(date(2026, 5, 30), date(2026, 6, 2)) == "2026. máj. 30. – jún. 2."
    assert days_run(date(2025, 12, 31), date(2026, 1, 2)) == "2025. dec. 31. – 2026. jan. 2."
    assert days_run(date(2026, 6, 3), date(2026, 6, 3)) == "2026. jún. 3., Sze"
    assert days_title(date(2026, 6, 1), date(2026, 6, 30)) == "2026. június"
    QLocale.setDefault(QLocale("ja_JP"))
    assert days_title(date(2026, 6, 1), date(2026, 6, 30)) == "2026年6月"
