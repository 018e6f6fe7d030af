"""The words for ranges of time, as lists that are translated: a language is data, not code.

A list has templates separated by ``|``; the first is the one that is offered. Slots: ``{n}`` a
number, ``{nth}`` one by its order, ``{unit}`` one of UNITS, ``{day}`` a day of a month, ``{month}``
and ``{weekday}`` names as the locale has them, ``{year}`` four figures, ``{date}`` one in figures,
``{clock}``, ``{begin}`` and ``{end}`` times of day, ``{range}`` any range. Where words differ by
gender or case, all of them are listed, and where a word stands before or behind another is up to
the templates: ``{unit} dernier | {unit} dernière``.

In THIS, LAST, NUMBERS and ORDINAL_NUMBERS the place says what is meant; ``/`` divides several words
of one place: ``un/une | deux``. THIS, LAST and UP_TO_NOW are whole phrases that are offered,
each in the gender and case it needs. English is understood in every language.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from energy_desktop.ui.languages import translate

CONTEXT: Final = "range words"

PHRASES: Final[Mapping[str, str]] = {
    "today": str(QT_TRANSLATE_NOOP("range words", "today")),
    "yesterday": str(QT_TRANSLATE_NOOP("range words", "yesterday")),
    "before_yesterday": str(
        QT_TRANSLATE_NOOP("range words", "day before yesterday | the day before yesterday")
    ),
    "this": str(QT_TRANSLATE_NOOP("range words", "this {unit} | current {unit}")),
    "last": str(QT_TRANSLATE_NOOP("range words", "last {unit} | previous {unit} | past {unit}")),
    "rolling": str(
        QT_TRANSLATE_NOOP(
            "range words",
            "last {n} {unit} | past {n} {unit} | previous {n} {unit} | the last {n} {unit}",
        )
    ),
    "ago": str(QT_TRANSLATE_NOOP("range words", "{n} {unit} ago")),
    "to_date": str(QT_TRANSLATE_NOOP("range words", "{unit} to date")),
    "weekend": str(QT_TRANSLATE_NOOP("range words", "weekend | the weekend | this weekend")),
    "past_weekend": str(
        QT_TRANSLATE_NOOP("range words", "last weekend | past weekend | previous weekend")
    ),
    "weekday": str(QT_TRANSLATE_NOOP("range words", "{weekday} | on {weekday}")),
    "past_weekday": str(
        QT_TRANSLATE_NOOP("range words", "last {weekday} | past {weekday} | previous {weekday}")
    ),
    "date": str(
        QT_TRANSLATE_NOOP(
            "range words",
            "{day} {month} {year} | {day} {month} | {month} {day} {year} | {month} {day}"
            " | {day} of {month} {year} | {day} of {month} | {year} {month} {day}"
            " | {weekday} {day} {month} {year} | {weekday} {day} {month}"
            " | {weekday} {month} {day} {year} | {weekday} {month} {day}"
            " | {year} {month} {day} {weekday}",
        )
    ),
    "figures": str(QT_TRANSLATE_NOOP("range words", "on {date}")),
    "month": str(
        QT_TRANSLATE_NOOP(
            "range words", "{month} {year} | {month} | {year} {month} | {month} of {year}"
        )
    ),
    "past_month": str(
        QT_TRANSLATE_NOOP("range words", "last {month} | past {month} | previous {month}")
    ),
    "quarter": str(
        QT_TRANSLATE_NOOP(
            "range words",
            "q{n} {year} | q{n} | {year} q{n} | {year}-q{n} | quarter {n} {year} | quarter {n}"
            " | quarter {n} of {year} | {nth} quarter {year} | {nth} quarter"
            " | {nth} quarter of {year}",
        )
    ),
    "week": str(
        QT_TRANSLATE_NOOP(
            "range words",
            "week {n} {year} | week {n} | {year} week {n} | week {n} of {year} | {year}-w{n}"
            " | w{n} {year} | w{n}",
        )
    ),
    "year": str(QT_TRANSLATE_NOOP("range words", "{year} | year {year}")),
    "future": str(QT_TRANSLATE_NOOP("range words", "tomorrow | next {unit} | next {n} {unit}")),
}
"""What is said of a range by itself; the names are those of the methods of ``RangeGrammar``."""

THIS: Final = str(
    QT_TRANSLATE_NOOP("range words", "this week | this month | this quarter | this year")
)
LAST: Final = str(
    QT_TRANSLATE_NOOP("range words", "last week | last month | last quarter | last year")
)
NAMED_UNITS: Final = ("week", "month", "quarter", "year")
"""What the places of THIS and LAST mean."""
UP_TO_NOW: Final = str(
    QT_TRANSLATE_NOOP(
        "range words",
        "last 7 days | last 30 days | last 90 days | last 12 months | last 24 hours | year to date",
    )
)
"""Offered as they are; understood by the templates ``rolling`` and ``to_date``."""
SINCE: Final = str(QT_TRANSLATE_NOOP("range words", "since {range} | from {range}"))
BETWEEN: Final = str(
    QT_TRANSLATE_NOOP(
        "range words",
        "{range} to {range} | from {range} to {range} | {range} - {range} | {range} until {range}"
        " | {range} till {range} | from {range} until {range} | between {range} and {range}",
    )
)
ON_CLOCK: Final = str(
    QT_TRANSLATE_NOOP(
        "range words",
        "{range} {clock} | {range} at {clock} | {range} from {clock} | {clock} {range}"
        " | from {clock} {range}",
    )
)
WITHIN: Final = str(
    QT_TRANSLATE_NOOP(
        "range words", "{range} between {begin} and {end} | between {begin} and {end} {range}"
    )
)
"""A part of one day."""
NOW: Final = str(QT_TRANSLATE_NOOP("range words", "now"))
ORDINALS: Final = str(QT_TRANSLATE_NOOP("range words", "st | nd | rd | th | ."))
HOUR_SIGNS: Final = str(QT_TRANSLATE_NOOP("range words", "h | o'clock"))
NOON: Final = str(QT_TRANSLATE_NOOP("range words", "noon | midday"))
MIDNIGHT: Final = str(QT_TRANSLATE_NOOP("range words", "midnight"))
NUMBERS: Final = str(
    QT_TRANSLATE_NOOP(
        "range words",
        "one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve",
    )
)
ORDINAL_NUMBERS: Final = str(QT_TRANSLATE_NOOP("range words", "first | second | third | fourth"))
UNITS: Final[Mapping[str, str]] = {
    "hour": str(QT_TRANSLATE_NOOP("range words", "hour | hours")),
    "day": str(QT_TRANSLATE_NOOP("range words", "day | days")),
    "week": str(QT_TRANSLATE_NOOP("range words", "week | weeks")),
    "month": str(QT_TRANSLATE_NOOP("range words", "month | months")),
    "quarter": str(QT_TRANSLATE_NOOP("range words", "quarter | quarters")),
    "year": str(QT_TRANSLATE_NOOP("range words", "year | years")),
}


def alternatives(source: str) -> list[str]:
    """The words of a list in the language in force, then those in English."""
    return list(dict.fromkeys([*own_words(source), *_split(source)]))


def own_words(source: str) -> list[str]:
    """The words of a list in the language in force alone."""
    return _split(translate(CONTEXT, source)) or _split(source)


def placed_words(source: str) -> dict[str, int]:
    """The words of a list with the place, from 1, that says what they mean; English among them."""
    lists = (_split(source), own_words(source))
    return {
        word: place
        for words in lists
        for place, several in enumerate(words, 1)
        for word in _at_one_place(several)
    }


def whole_phrases(source: str) -> list[str]:
    """What is offered of a list in which places have a meaning: the first phrase of each place."""
    return [_at_one_place(several)[0] for several in own_words(source)]


def _at_one_place(words: str) -> list[str]:
    return [word.strip() for word in words.split("/")]


def _split(words: str) -> list[str]:
    return [part.strip() for part in words.split("|") if part.strip()]
