"""Templates of ``range_words`` as patterns over what is typed, and back as examples."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import time
from functools import cached_property
from typing import Final

from PySide6.QtCore import QLocale

from energy_desktop.ui.pages import range_words
from energy_desktop.ui.pages.range_words import alternatives, placed_words

_PLAIN: Final = {
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    **dict.fromkeys(map(ord, "\u2019\u2018\u201b\u02bc\u2032\u00b4`"), "'"),
}
"""Dashes and apostrophes, however they are written."""
_YEAR: Final = r"19[7-9]\d|2\d{3}"
_SLOT: Final = re.compile(r"\{(\w+)\}")
ENGLISH: Final = tuple(
    QLocale(QLocale.Language.English, country)
    for country in (QLocale.Country.UnitedStates, QLocale.Country.UnitedKingdom)
)


def fold(text: str) -> str:
    """As it is compared: small letters without accents, one space, plain signs and figures."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    letters = "".join(str(unicodedata.digit(c, c)) for c in plain if not unicodedata.combining(c))
    return " ".join(letters.replace(",", " ").split())


class Patterns:
    """The words of the language and the locale in force, those of English beside them."""

    def __init__(self, locale: QLocale) -> None:
        self.locale = locale

    def matches(self, source: str, text: str) -> Iterator[Mapping[str, str]]:
        """What the slots of each template of a list hold that is the whole (folded) text."""
        for pattern in self._compiled[source]:
            found = pattern.fullmatch(text)
            if found is not None:
                yield found.groupdict()

    def splits(self, source: str, text: str) -> Iterator[tuple[str, str, str]]:
        """Each way to divide a text by a template of two slots: first slot, first and second part.

        The first slot tells which part is which.
        """
        for template in alternatives(source):
            slots = _SLOT.findall(template)
            before, middle, after = _SLOT.split(template)[::2]
            whole = re.fullmatch(f"{_spaced(before)}(.+){_spaced(after)}", text)
            if whole is None:
                continue
            for cut in re.finditer(_between(middle), whole[1]):
                left, right = whole[1][: cut.start()], whole[1][cut.end() :]
                if left and right:
                    yield slots[0], left, right

    def number(self, text: str) -> int:
        """A number in figures or words."""
        found = self.place(range_words.NUMBERS, text)
        found = found or self.place(range_words.ORDINAL_NUMBERS, text)
        return found or int(text)

    def place(self, source: str, text: str) -> int | None:
        """The place from 1 of a word in a list where places have a meaning."""
        return self._places[source].get(text)

    def unit(self, text: str) -> str:
        """The key of a unit."""
        return self._units[text]

    def month(self, text: str) -> int:
        """January is 1."""
        return self._months[text.rstrip(".")]

    def weekday(self, text: str) -> int:
        """Monday is 0."""
        return self._weekdays[text.rstrip(".")] - 1

    def day_number(self, text: str) -> int | None:
        """The day of a month by its number alone; None for anything else."""
        found = re.fullmatch(self._slots["day"], text)
        return None if found is None else int(found["day"])

    def clock(self, text: str, half: str = "") -> time | None:
        """A time of day; the time 24:00 is midnight. ``half``: am or pm where it says neither."""
        if text in self._names_of_times:
            return self._names_of_times[text]
        found = self._clock.fullmatch(text)
        if found is None:
            return None
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        half = self._half(found["mark"] or "") or half
        if half and not 1 <= hour <= 12:
            return None
        if half:
            hour = hour % 12 + 12 * (half == "pm")
        if (hour, minute) == (24, 0):
            return time()
        return time(hour, minute) if hour < 24 and minute < 60 else None

    def half_of(self, text: str) -> str:
        """``am`` or ``pm`` if a time says so, else empty."""
        found = self._clock.fullmatch(text)
        return self._half(found["mark"] or "") if found else ""

    def is_bare(self, text: str) -> bool:
        """Whether it may be a time, or any other number."""
        return text.isdigit()

    def fill(self, template: str, **values: object) -> str:
        """A template with its slots filled."""
        return _SLOT.sub(lambda slot: str(values[slot[1]]), template)

    @cached_property
    def _months(self) -> dict[str, int]:
        return _names(self.locale, "month", 12)

    @cached_property
    def _weekdays(self) -> dict[str, int]:
        return _names(self.locale, "day", 7)

    @cached_property
    def _units(self) -> dict[str, str]:
        units = range_words.UNITS.items()
        return {fold(word): key for key, words in units for word in alternatives(words)}

    @cached_property
    def _places(self) -> dict[str, dict[str, int]]:
        return {
            source: {fold(word): place for word, place in placed_words(source).items()}
            for source in (
                range_words.THIS,
                range_words.LAST,
                range_words.NUMBERS,
                range_words.ORDINAL_NUMBERS,
            )
        }

    @cached_property
    def _names_of_times(self) -> dict[str, time]:
        noon = {fold(word): time(12) for word in alternatives(range_words.NOON)}
        return noon | {fold(word): time() for word in alternatives(range_words.MIDNIGHT)}

    @cached_property
    def _slots(self) -> dict[str, str]:
        ordinals = _any(map(fold, alternatives(range_words.ORDINALS)))
        numbers, nth = (
            _any(self._places[source])
            for source in (range_words.NUMBERS, range_words.ORDINAL_NUMBERS)
        )
        clock = f"(?:{_without_names(self._clock.pattern)}|{_any(self._names_of_times)})"
        return {
            "n": rf"(?P<n>\d{{1,4}}|{numbers})",
            "nth": rf"(?P<n>\d{{1,2}}|{nth})(?:{ordinals})?",
            "unit": f"(?P<unit>{_any(self._units)})",
            "day": rf"(?P<day>\d{{1,2}})(?:{ordinals})?",
            "month": rf"(?P<month>(?:{_any(self._months)})\.?)",
            "weekday": rf"(?P<weekday>(?:{_any(self._weekdays)})\.?)",
            "year": rf"(?P<year>{_YEAR})\.?",
            "date": "(?P<date>.+)",
            "range": "(?P<range>.+)",
            "begin": f"(?P<begin>{clock})",
            "end": f"(?P<end>{clock})",
        }

    @cached_property
    def _compiled(self) -> dict[str, list[re.Pattern[str]]]:
        sources = (*range_words.PHRASES.values(), range_words.SINCE, range_words.WITHIN)
        return {source: [self._compile(t) for t in alternatives(source)] for source in sources}

    def _compile(self, template: str) -> re.Pattern[str]:
        parts = _SLOT.split(template)
        texts = [self._slots[p] if place % 2 else _spaced(p) for place, p in enumerate(parts)]
        return re.compile("".join(texts))

    @cached_property
    def _clock(self) -> re.Pattern[str]:
        signs = [fold(sign) for sign in alternatives(range_words.HOUR_SIGNS)]
        minute = rf"(?:[:.]|\s*(?:{_any(signs)})\s*)(?P<minute>\d{{2}})"
        mark = f"(?P<mark>{_any([*self._halves, *signs])})"
        return re.compile(rf"(?P<hour>\d{{1,2}})(?:{minute})?\s*{mark}?")

    @cached_property
    def _halves(self) -> dict[str, str]:
        own = {fold(self.locale.amText()): "am", fold(self.locale.pmText()): "pm"}
        return {**own, "am": "am", "pm": "pm", "a.m.": "am", "p.m.": "pm"}

    def _half(self, mark: str) -> str:
        return self._halves.get(mark, "")


def year_in(text: str) -> str:
    """The year that is written in a text, empty where none is."""
    found = re.search(rf"(?<!\d)({_YEAR})(?!\d)", text)
    return found[1] if found else ""


def _names(locale: QLocale, kind: str, count: int) -> dict[str, int]:
    """Names of months or weekdays with their number from 1: in a sentence and alone, in full and
    short, of the locale, its language and in English."""
    found: dict[str, int] = {}
    of_language = QLocale(locale.language())  # ``Januar`` also where ``Jänner`` is said
    for one in (*ENGLISH, of_language, locale):
        for of in (getattr(one, f"{kind}Name"), getattr(one, f"standalone{kind.title()}Name")):
            for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
                found |= {fold(of(n, form)).rstrip("."): n for n in range(1, count + 1)}
    return found


def _without_names(pattern: str) -> str:
    """The same with groups that tell nothing, to be a part of another pattern."""
    return re.sub(r"\?P<\w+>", "?:", pattern)


def _any(words: Iterable[str]) -> str:
    """One of several words, the longest that fits."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _spaced(part: str) -> str:
    """The words of a template between two slots; where it has a space any number of them."""
    edges = ("\\s+" if part[:1].isspace() else "", "\\s+" if part[-1:].isspace() else "")
    inner = re.escape(fold(part))
    return f"{edges[0]}{inner}{edges[1]}" if inner else edges[0]


def _between(part: str) -> str:
    """The same between two ranges; a sign needs no spaces around it."""
    inner = fold(part)
    is_sign = bool(inner) and not any(c.isalnum() for c in inner)
    return rf"\s*{re.escape(inner)}\s*" if is_sign else _spaced(part)
