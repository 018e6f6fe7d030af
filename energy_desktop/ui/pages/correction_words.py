"""Changes of meters, and what the user said of them, as lines of text."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from energy_desktop.models import MeterNote, MeterNoteKind, from_us, to_us
from energy_desktop.ui import formats
from energy_desktop.ui.languages import translate

if TYPE_CHECKING:
    from energy_desktop.services.jumps import Jump


def change_words(
    jump: Jump, *, unit: str | None, zone: tzinfo, said: MeterNoteKind | None = None
) -> str:
    """``+800.00 kWh · 18 Jun, 10:03:00 · from 101.00 to 901.00 kWh · ✎ not real``.

    An hour where only that is known; ``said`` is what a correction says of it now. All three
    amounts have a third digit where with two they would not fit together.
    """
    decimals = _decimals(jump)
    when = _moment(jump.at, zone)
    if jump.until > jump.at:
        when = translate("Corrections", "{0} to {1}").format(when, formats.clock(jump.until, zone))
    sign = "+" if jump.size > 0 else ""
    values = translate("Corrections", "from {0} to {1}").format(
        formats.number(jump.before, decimals), _amount(jump.after, unit, decimals)
    )
    size = sign + _amount(jump.size, unit, decimals)
    mark = [f"\N{LOWER RIGHT PENCIL} {_kind(said)}"] if said else []
    return " · ".join([size, when, values, *mark])


def said_of(jump: Jump, notes: Iterable[MeterNote]) -> MeterNoteKind | None:
    """What the newest of the counting notes in a change says of it."""
    first, last = to_us(jump.at), to_us(jump.until)
    said = [n for n in notes if n.at_us == first or first <= n.at_us < last]
    return said[-1].kind if said else None


def preview_words(
    jump: Jump, kind: MeterNoteKind, said: MeterNoteKind | None, *, unit: str | None
) -> str:
    """What a change will count if it is said to be ``kind``, and what it counts now.

    Where nothing was said yet only the former and its size: what it counts is for the rules of the
    meter to tell, by what was read before and after.
    """
    will, now = _counts(jump, kind), _counts(jump, said)
    if now is None:
        size = ("+" if jump.size > 0 else "") + _amount(jump.size, unit, _decimals(jump))
        return translate("Corrections", "The change of {0} will count {1}.").format(
            size, _amount(will or 0.0, unit)
        )
    if said is kind:
        return translate("Corrections", "The change counts {0}, as corrected.").format(
            _amount(now, unit)
        )
    return translate("Corrections", "The change will count {0} instead of {1}.").format(
        _amount(will or 0.0, unit), _amount(now, unit)
    )


def doubt_words() -> str:
    """Why a meter that rose hardly began anew."""
    return translate(
        "Corrections",
        "The meter rose here. One that began anew shows less than before: counted from 0, all that "
        "it ever counted was used at this moment.",
    )


def _counts(jump: Jump, said: MeterNoteKind | None) -> float | None:
    if said is None:
        return None
    return max(0.0, jump.after) if said is MeterNoteKind.RESET else 0.0


def _decimals(jump: Jump) -> int:
    """With how many what a change is told to be is the difference of what was shown."""
    apart = round(jump.after, 2) - round(jump.before, 2)
    return 2 if math.isclose(apart, round(jump.size, 2), abs_tol=0.001) else 3


def _amount(value: float, unit: str | None, decimals: int = 2) -> str:
    return formats.with_unit(formats.number(value, decimals), unit or "")


def _kind(kind: MeterNoteKind) -> str:
    kinds = {
        MeterNoteKind.NOT_REAL: translate("Corrections", "not real"),
        MeterNoteKind.RESET: translate("Corrections", "began anew at 0"),
    }
    return kinds[kind]


def note_words(note: MeterNote, zone: tzinfo) -> str:
    """``18 Jun 2026, 10:03:00 · not real · battery exchanged · undone``."""
    at = from_us(note.at_us)
    parts = [_moment(at, zone, with_year=True), _kind(note.kind), note.note]
    return " · ".join(
        [*filter(None, parts), *([translate("Corrections", "undone")] if note.undone_at else [])]
    )


def _moment(at: datetime, zone: tzinfo, *, with_year: bool = False) -> str:
    day = formats.medium_date(at, zone) if with_year else formats.short_date(at, zone)
    return f"{day}, {formats.clock(at, zone, seconds=True)}"
