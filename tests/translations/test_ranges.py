"""Ranges in words in every language: the same ranges as in English, and whatever is offered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from energy_desktop.ui import formats
from energy_desktop.ui.languages import ENGLISH, use_language
from energy_desktop.ui.pages import range_words
from energy_desktop.ui.pages.history_range import HistoryRange, Span, around
from energy_desktop.ui.pages.range_grammar import RangeGrammar, Refusal
from energy_desktop.ui.pages.range_offers import examples, offers
from energy_desktop.ui.pages.range_words import own_words, whole_phrases
from energy_desktop.ui.widgets.bucket_labels import days_run, days_title

HERE = Path(__file__).parent
NOW = datetime(2026, 6, 18, 14, 32, tzinfo=ZoneInfo("Europe/Berlin"))
LOCALES = {"de": "de_DE", "nl": "nl_NL", "fr": "fr_FR"}
LISTS_BY_PLACE = [range_words.THIS, range_words.LAST, range_words.UP_TO_NOW]
OFFERED = {
    "de": ["diese Woche", "letzte Woche", "letzter Monat", "letztes Jahr", "letzte 24 Stunden"],
    "nl": ["deze week", "dit jaar", "vorige week", "vorig jaar", "afgelopen 24 uur"],
    "fr": ["cette semaine", "ce mois", "semaine dernière", "mois dernier", "24 dernières heures"],
}


def speak(language: str) -> None:
    use_language(language)
    QLocale.setDefault(QLocale(LOCALES.get(language, "en_GB")))


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    yield
    use_language(ENGLISH)
    QLocale.setDefault(QLocale.c())


def pairs_of(language: str) -> list[tuple[str, str]]:
    """Words of a language with words in English for the same range."""
    text = (HERE / f"ranges_{language}.json").read_text(encoding="utf-8")
    return [(words, english) for words, english in json.loads(text)]


def read(language: str, texts: list[str]) -> list[HistoryRange | Refusal]:
    speak(language)
    grammar = RangeGrammar()
    return [grammar.understand(text, NOW) for text in texts]


@pytest.mark.parametrize("language", LOCALES)
def test_words_mean_the_range_that_they_mean_in_english(language: str) -> None:
    texts, same = (list(side) for side in zip(*pairs_of(language), strict=True))
    meant = read(ENGLISH, same)
    assert Refusal.NOT_UNDERSTOOD not in meant
    found = read(language, texts)
    assert [pair for pair in zip(texts, found, meant, strict=True) if pair[1] != pair[2]] == []


@pytest.mark.parametrize("language", LOCALES)
def test_english_is_understood_in_every_language(language: str) -> None:
    same = [english for _, english in pairs_of(language)]
    assert read(language, same) == read(ENGLISH, same)


@pytest.mark.parametrize("language", LOCALES)
def test_whatever_is_offered_is_understood_on_every_day_of_a_year(language: str) -> None:
    speak(language)
    grammar = RangeGrammar()
    for days in range(0, 366, 5):
        now = NOW + timedelta(days=days)
        offered = [*offers(now.date()), *examples(now.date())]
        understood = [isinstance(grammar.understand(text, now), HistoryRange) for text in offered]
        assert all(understood), (now, offered[understood.index(False)])


@pytest.mark.parametrize("language", LOCALES)
def test_what_is_offered_is_said_as_people_say_it(language: str) -> None:
    speak(language)
    assert set(OFFERED[language]) <= set(offers(NOW.date()))


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("source", LISTS_BY_PLACE)
def test_each_place_of_the_whole_phrases_means_the_same(language: str, source: str) -> None:
    speak(language)
    phrases = whole_phrases(source)
    english = [words.strip() for words in source.split("|")]
    assert read(language, phrases) == read(ENGLISH, english)


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en", "en_GB"), ("en", "en_US"), ("de", "de_DE"), ("de", "de_AT"), ("nl", "nl_NL"),
     ("fr", "fr_FR"), ("en", "hu_HU")],
)  # fmt: skip
def test_the_titles_of_days_weeks_months_and_years_are_understood(
    language: str, locale: str
) -> None:
    speak(language)
    QLocale.setDefault(QLocale(locale))
    grammar = RangeGrammar()
    for days in range(0, 366, 3):
        for span in (Span.DAY, Span.WEEK, Span.MONTH, Span.YEAR):
            day = date(2024, 12, 30) + timedelta(days=days)
            shown = around(span, day, formats.first_weekday_number())
            for title in (days_title, days_run):
                written = title(shown.first, shown.last)
                assert grammar.understand(written, NOW) == shown, written


@pytest.mark.parametrize("language", LOCALES)
def test_no_number_is_left_out(language: str) -> None:
    speak(language)
    for source in (range_words.NUMBERS, range_words.ORDINAL_NUMBERS):
        assert len(own_words(source)) >= len(source.split("|"))
