"""Ranges in words: what is understood, when that is, and what can't be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from energy_desktop.ui.pages import range_words
from energy_desktop.ui.pages.history_range import HistoryRange, Span
from energy_desktop.ui.pages.range_grammar import RangeGrammar, Refusal
from energy_desktop.ui.pages.range_offers import examples, offers

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 6, 18, 14, 32, tzinfo=BERLIN)
LOCALES = ["en_GB", "en_US", "de_DE", "nl_NL", "fr_FR", "fr_CA", "fi_FI", "pl_PL", "ja_JP"]
LOCALES += ["ar_EG", "fa_IR"]
ZONES = ["Europe/Berlin", "America/Sao_Paulo", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"]


@pytest.fixture(autouse=True)
def _british() -> Iterator[None]:
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(QLocale.c())


def read(text: str, now: datetime = NOW) -> HistoryRange | Refusal:
    return RangeGrammar().understand(text, now)


def days(text: str, now: datetime = NOW) -> tuple[str, str, str]:
    found = read(text, now)
    assert isinstance(found, HistoryRange), found
    assert not found.is_part
    return str(found.span), found.first.isoformat(), found.last.isoformat()


def times(text: str, now: datetime = NOW) -> tuple[str, str]:
    found = read(text, now)
    assert isinstance(found, HistoryRange), found
    zone = now.tzinfo
    assert isinstance(zone, ZoneInfo)
    start, end = (at.astimezone(zone) for at in found.bounds(zone))
    return start.strftime("%m-%d %H:%M"), end.strftime("%m-%d %H:%M")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", ("day", "2026-06-18", "2026-06-18")),
        ("Yesterday", ("day", "2026-06-17", "2026-06-17")),
        ("the day before yesterday", ("day", "2026-06-16", "2026-06-16")),
        ("last week", ("week", "2026-06-08", "2026-06-14")),
        ("this month", ("month", "2026-06-01", "2026-06-30")),
        ("last year", ("year", "2025-01-01", "2025-12-31")),
        ("last quarter", ("custom", "2026-01-01", "2026-03-31")),
        ("last 30 days", ("custom", "2026-05-20", "2026-06-18")),
        ("last two weeks", ("custom", "2026-06-05", "2026-06-18")),
        ("past 3 months", ("custom", "2026-03-19", "2026-06-18")),
        ("2 weeks ago", ("week", "2026-06-01", "2026-06-07")),
        ("march 2024", ("month", "2024-03-01", "2024-03-31")),
        ("Sept", ("month", "2025-09-01", "2025-09-30")),
        ("2024", ("year", "2024-01-01", "2024-12-31")),
        ("2024-03", ("month", "2024-03-01", "2024-03-31")),
        ("week 12", ("week", "2026-03-16", "2026-03-22")),
        ("2020-W53", ("week", "2020-12-28", "2021-01-03")),
        ("q1 2025", ("custom", "2025-01-01", "2025-03-31")),
        ("Q3", ("custom", "2025-07-01", "2025-09-30")),
        ("year to date", ("custom", "2026-01-01", "2026-06-18")),
        ("dec 2024 - feb", ("custom", "2024-12-01", "2025-02-28")),
        ("3 may 2024 - 9 june", ("custom", "2024-05-03", "2024-06-09")),
        ("mon 15 jun 2026", ("day", "2026-06-15", "2026-06-15")),
        ("Mon Jun 15, 2026", ("day", "2026-06-15", "2026-06-15")),
        ("2026 june 15", ("day", "2026-06-15", "2026-06-15")),
        ("15/6/26", ("day", "2026-06-15", "2026-06-15")),
        ("since 1 May", ("custom", "2026-05-01", "2026-06-18")),
        ("since monday", ("custom", "2026-06-15", "2026-06-18")),
        ("monday", ("day", "2026-06-15", "2026-06-15")),
        ("last weekend", ("custom", "2026-06-13", "2026-06-14")),
        ("2024-03-05 to 2024-04-02", ("custom", "2024-03-05", "2024-04-02")),
        ("2024-04-02 – 2024-03-05", ("custom", "2024-03-05", "2024-04-02")),
        ("5 to 12 March", ("custom", "2026-03-05", "2026-03-12")),
        ("March 5-12, 2024", ("custom", "2024-03-05", "2024-03-12")),
        ("from the day before yesterday to today", ("custom", "2026-06-16", "2026-06-18")),
        ("jan to mar 2024", ("custom", "2024-01-01", "2024-03-31")),
        ("dec - feb", ("custom", "2025-12-01", "2026-02-28")),
        ("2023-2024", ("custom", "2023-01-01", "2024-12-31")),
        ("march 24", ("day", "2026-03-24", "2026-03-24")),
        ("1st of May", ("day", "2026-05-01", "2026-05-01")),
        ("29 feb", ("day", "2024-02-29", "2024-02-29")),
        ("5/3/2024", ("day", "2024-03-05", "2024-03-05")),
        ("5/3", ("day", "2026-03-05", "2026-03-05")),
        ("on 5/3/2024", ("day", "2024-03-05", "2024-03-05")),
        ("5-3", ("day", "2026-03-05", "2026-03-05")),
        ("5.3.2024", ("day", "2024-03-05", "2024-03-05")),
        ("5/3 - 12/3/2024", ("custom", "2024-03-05", "2024-03-12")),
        ("first quarter", ("custom", "2026-01-01", "2026-03-31")),
        ("3rd quarter of 2025", ("custom", "2025-07-01", "2025-09-30")),
        ("1st to 15th", ("custom", "2026-06-01", "2026-06-15")),
        ("20th to 31st", ("custom", "2026-05-20", "2026-05-31")),
        ("30th to 2nd", ("custom", "2026-05-30", "2026-06-02")),
        ("between 3 and 5 may", ("custom", "2026-05-03", "2026-05-05")),
        ("1 march to 31 march 2024", ("month", "2024-03-01", "2024-03-31")),
    ],
)
def test_days_weeks_months_and_ranges_are_understood(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yesterday 14:00-16:00", ("06-17 14:00", "06-17 16:00")),
        ("yesterday 14-16", ("06-17 14:00", "06-17 16:00")),
        ("yesterday from 2 to 4 pm", ("06-17 14:00", "06-17 16:00")),
        ("yesterday 9 to 5 pm", ("06-17 09:00", "06-17 17:00")),
        ("7:00 - 9:30", ("06-18 07:00", "06-18 09:30")),
        ("yesterday 22:00-02:00", ("06-17 22:00", "06-18 02:00")),
        ("yesterday noon to midnight", ("06-17 12:00", "06-18 00:00")),
        ("last 24 hours", ("06-17 14:32", "06-18 14:32")),
        ("last hour", ("06-18 13:32", "06-18 14:32")),
        ("yesterday between 2pm and 4pm", ("06-17 14:00", "06-17 16:00")),
        ("yesterday between 2 and 4 pm", ("06-17 14:00", "06-17 16:00")),
        ("between noon and 4pm the day before yesterday", ("06-16 12:00", "06-16 16:00")),
        ("yesterday 14h30 - 16 h 15", ("06-17 14:30", "06-17 16:15")),
        ("9 o\u2019clock - now", ("06-18 09:00", "06-18 14:32")),
        ("9am - now", ("06-18 09:00", "06-18 14:32")),
        ("since yesterday 14:00", ("06-17 14:00", "06-19 00:00")),
        ("2026-06-01 14:00 to 2026-06-02 08:00", ("06-01 14:00", "06-02 08:00")),
    ],
)
def test_times_of_day_are_those_of_the_wall_clock(text: str, expected: tuple[str, str]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Refusal.EMPTY),
        ("blah", Refusal.NOT_UNDERSTOOD),
        ("14 - 16", Refusal.NOT_UNDERSTOOD),
        ("x" * 500, Refusal.NOT_UNDERSTOOD),
        ("30 feb 2024", Refusal.NO_SUCH_TIME),
        ("week 54", Refusal.NO_SUCH_TIME),
        ("q5 2025", Refusal.NO_SUCH_TIME),
        ("last 0 days", Refusal.NO_SUCH_TIME),
        ("last 9999 years", Refusal.NO_SUCH_TIME),
        ("29 march 2026 02:10 - 02:40", Refusal.NO_SUCH_TIME),
        ("tomorrow", Refusal.FUTURE),
        ("2027", Refusal.FUTURE),
        ("today 16:00-18:00", Refusal.FUTURE),
        ("last 60 years", Refusal.TOO_EARLY),
    ],
)
def test_what_is_no_range_is_refused_for_its_reason(text: str, expected: Refusal) -> None:
    assert read(text) is expected


def test_weeks_begin_and_are_numbered_as_the_locale_does() -> None:
    QLocale.setDefault(QLocale("en_US"))
    assert days("last week") == ("week", "2026-06-07", "2026-06-13")
    assert days("week 1 2025") == ("week", "2024-12-29", "2025-01-04")
    assert days("3/5/2024") == days("3-5-2024") == ("day", "2024-03-05", "2024-03-05")
    assert days("3-5") == days("3/5") == ("day", "2026-03-05", "2026-03-05")
    QLocale.setDefault(QLocale("de_DE"))
    assert days("week 1 2025") == ("week", "2024-12-30", "2025-01-05")
    assert days("5.3.2024") == days("5. März 2024") == ("day", "2024-03-05", "2024-03-05")


def test_the_last_of_a_name_is_over_the_name_alone_may_be_now() -> None:
    assert days("june") == ("month", "2026-06-01", "2026-06-30")
    assert days("last june") == ("month", "2025-06-01", "2025-06-30")
    assert days("last may") == ("month", "2026-05-01", "2026-05-31")
    assert days("last december") == ("month", "2025-12-01", "2025-12-31")
    assert days("thursday") == ("day", "2026-06-18", "2026-06-18")
    assert days("last thursday") == ("day", "2026-06-11", "2026-06-11")
    assert days("last wednesday") == ("day", "2026-06-17", "2026-06-17")
    for weekend in (NOW - timedelta(days=4), NOW - timedelta(days=5)):
        assert days("this weekend", weekend) == ("custom", "2026-06-13", "2026-06-14")
        assert days("last weekend", weekend) == ("custom", "2026-06-06", "2026-06-07")
    assert days("last weekend", NOW - timedelta(days=3)) == ("custom", "2026-06-13", "2026-06-14")


def test_a_doubled_hour_is_in_the_range_as_a_whole() -> None:
    found = read("26 oct 2025 02:00-02:30")
    assert isinstance(found, HistoryRange)
    start, end = found.bounds(BERLIN)
    assert end - start == timedelta(minutes=90)


def test_hours_back_are_as_long_as_hours_also_over_a_change_of_the_clock() -> None:
    morning = datetime(2026, 3, 29, 8, 0, tzinfo=BERLIN)
    found = read("last 24 hours", morning)
    assert isinstance(found, HistoryRange)
    start, end = found.bounds(BERLIN)
    assert end - start == timedelta(hours=24)
    assert start.astimezone(BERLIN).hour == 7


class _Words(QTranslator):
    """A language as a translator would deliver it: lists of words, nothing else."""

    def __init__(self, lists: dict[str, str]) -> None:
        super().__init__()
        self._lists = lists

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return self._lists.get(source, source) if context == range_words.CONTEXT else source


PHRASES, UNITS = range_words.PHRASES, range_words.UNITS
GERMAN = {
    PHRASES["yesterday"]: "gestern",
    PHRASES["last"]: "letzte {unit} | letzten {unit} | letzter {unit} | letztes {unit}",
    PHRASES["rolling"]: "letzte {n} {unit} | letzten {n} {unit} | die letzten {n} {unit}",
    PHRASES["week"]: "KW {n} {year} | KW {n} | Woche {n}",
    range_words.SINCE: "seit {range} | ab {range}",
    range_words.BETWEEN: "{range} bis {range} | von {range} bis {range} | {range} - {range}",
    range_words.ON_CLOCK: "{range} {clock} | {range} von {clock} | {range} um {clock}",
    range_words.HOUR_SIGNS: "Uhr | h",
    UNITS["day"]: "Tag | Tage | Tagen",
    UNITS["week"]: "Woche | Wochen",
    UNITS["month"]: "Monat | Monats | Monate",
    UNITS["year"]: "Jahr | Jahre",
}
FRENCH = {
    PHRASES["yesterday"]: "hier",
    PHRASES["last"]: "{unit} dernier | {unit} dernière | la {unit} dernière",
    PHRASES["rolling"]: "{n} derniers {unit} | {n} dernières {unit} | les {n} derniers {unit}",
    PHRASES["date"]: "{day} {month} {year} | {day} {month} | le {day} {month}",
    range_words.ORDINALS: "er",
    range_words.SINCE: "depuis {range} | depuis le {range}",
    range_words.BETWEEN: "{range} au {range} | du {range} au {range} | {range} à {range}",
    range_words.ON_CLOCK: "{range} {clock} | {range} de {clock}",
    UNITS["day"]: "jour | jours",
    UNITS["week"]: "semaine | semaines",
    UNITS["month"]: "mois",
    UNITS["year"]: "an | année | années | ans",
}
DUTCH = {
    PHRASES["yesterday"]: "gisteren",
    PHRASES["last"]: "vorige {unit} | vorig {unit} | afgelopen {unit}",
    PHRASES["rolling"]: "laatste {n} {unit} | afgelopen {n} {unit}",
    range_words.SINCE: "sinds {range}",
    range_words.BETWEEN: "{range} tot en met {range} | {range} tot {range}"
    " | van {range} tot {range}",
    range_words.ON_CLOCK: "{range} {clock} | {range} van {clock}",
    UNITS["day"]: "dag | dagen",
    UNITS["week"]: "week | weken",
    UNITS["month"]: "maand | maanden",
    UNITS["year"]: "jaar | jaren",
}
LANGUAGES = {"de_DE": GERMAN, "fr_FR": FRENCH, "nl_NL": DUTCH}


@pytest.fixture
def speak(qapp: object) -> Iterator[Callable[[str], None]]:
    spoken: list[_Words] = []

    def begin(locale: str) -> None:
        QLocale.setDefault(QLocale(locale))
        spoken.append(_Words(LANGUAGES[locale]))
        QCoreApplication.installTranslator(spoken[-1])

    yield begin
    for words in spoken:
        QCoreApplication.removeTranslator(words)


@pytest.mark.parametrize(
    ("locale", "text", "same"),
    [
        ("de_DE", "letzte Woche", "last week"),
        ("de_DE", "letzten Monat", "last month"),
        ("de_DE", "die letzten 30 Tage", "last 30 days"),
        ("de_DE", "KW 12", "week 12"),
        ("de_DE", "seit 1. Mai", "since 1 may"),
        ("de_DE", "5. bis 12. März 2024", "5 to 12 march 2024"),
        ("de_DE", "gestern 14 bis 16 Uhr", "yesterday 14:00-16:00"),
        ("fr_FR", "la semaine dernière", "last week"),
        ("fr_FR", "annee derniere", "last year"),
        ("fr_FR", "30 derniers jours", "last 30 days"),
        ("fr_FR", "depuis le 1er mai", "since 1 may"),
        ("fr_FR", "du 5 mars au 12 avril 2024", "5 march to 12 april 2024"),
        ("fr_FR", "hier de 14h à 16h30", "yesterday 14:00-16:30"),
        ("fr_FR", "février 2024", "february 2024"),
        ("nl_NL", "vorige week", "last week"),
        ("nl_NL", "vorig jaar", "last year"),
        ("nl_NL", "afgelopen 7 dagen", "last 7 days"),
        ("nl_NL", "5 maart tot en met 12 april 2024", "5 march to 12 april 2024"),
        ("nl_NL", "gisteren van 14:00 tot 16:00", "yesterday 14:00-16:00"),
    ],
)
def test_a_language_is_no_more_than_its_lists_of_words(
    speak: Callable[[str], None], locale: str, text: str, same: str
) -> None:
    speak(locale)
    found = read(text)
    assert isinstance(found, HistoryRange), found
    assert found == read(same)


@pytest.mark.parametrize("locale", [*LANGUAGES])
def test_what_is_offered_in_a_language_is_understood_in_it(
    speak: Callable[[str], None], locale: str
) -> None:
    speak(locale)
    refused = [t for t in offers(NOW.date()) if not isinstance(read(t), HistoryRange)]
    assert refused == []


moments = st.integers(315_532_800, 7_258_118_400)  # from 1980 to 2200


@given(at=moments, zone=st.sampled_from(ZONES), locale=st.sampled_from(LOCALES))
def test_every_phrase_it_offers_is_understood_and_its_bounds_are_civil(
    at: int, zone: str, locale: str
) -> None:
    QLocale.setDefault(QLocale(locale))
    here = ZoneInfo(zone)
    now = datetime.fromtimestamp(at, here)
    grammar = RangeGrammar()
    for phrase in (*offers(now.date()), *examples(now.date())):
        found = grammar.understand(phrase, now)
        assert isinstance(found, HistoryRange), (phrase, found)
        start, end = found.bounds(here)
        assert start < end
        assert found.first <= now.date()
        if not found.is_part:
            ends = [moment.astimezone(here) for moment in (start, end)]
            assert ends[0].date() == found.first
            assert ends[1].date() == found.last + timedelta(days=1)


@given(at=moments, zone=st.sampled_from(ZONES), length=st.integers(1, 999))
def test_hours_back_are_never_longer_or_shorter(at: int, zone: str, length: int) -> None:
    here = ZoneInfo(zone)
    now = datetime.fromtimestamp(at - at % 60, here)
    found = RangeGrammar().understand(f"last {length} hours", now)
    assert isinstance(found, HistoryRange)
    start, end = found.bounds(here)
    assert end == now
    assert end - start == timedelta(hours=length)


@given(first=st.dates(date(1970, 1, 1), NOW.date()), last=st.dates(date(1970, 1, 1), NOW.date()))
def test_two_days_however_written_are_the_days_between_them(first: date, last: date) -> None:
    low, high = sorted((first, last))
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d/%m/%Y"):
        found = read(f"{first.strftime(form)} to {last.strftime(form)}")
        assert isinstance(found, HistoryRange)
        assert (found.first, found.last) == (low, high)


@given(st.text(max_size=90))
def test_nothing_that_is_typed_makes_it_fail(text: str) -> None:
    found = read(text)
    assert isinstance(found, HistoryRange | Refusal)


MIXED = (
    "last this since from to - q1 q9 week month 2024 12 31 february 14:00 9pm now noon monday days"
    " ago 3 0 9999 may 24:00 24:30"
)


@given(st.lists(st.sampled_from(re.split(" ", MIXED)), max_size=7))
def test_no_mixture_of_its_words_makes_it_fail(words: list[str]) -> None:
    found = read(" ".join(words))
    if isinstance(found, HistoryRange):
        start, end = found.bounds(BERLIN)
        assert start < end
        assert found.first <= NOW.date()


def test_the_whole_first_day_counts_where_only_the_last_has_a_time() -> None:
    found = read("17 june to 18 june 08:00")
    assert found == HistoryRange(
        Span.CUSTOM, date(2026, 6, 17), date(2026, 6, 18), time(), time(8, fold=1)
    )
