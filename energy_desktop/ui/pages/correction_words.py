"""Changes of meters, and what the user said of them, as lines of text."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from energy_desktop.models import MeterNote, MeterNoteKind, from_us
from energy_desktop.ui import formats

if TYPE_CHECKING:
    from energy_desktop.services.jumps import Jump


def _tr(text: str) -> str:
    return QCoreApplication.translate("Corrections", text)


def change_words(jump: Jump, *, unit: str | None, zone: tzinfo) -> str:
    """``18 Jun, 10:03:00 · from 101.00 to 901.00 kWh · +800.00 kWh``; an hour where only that."""
    when = _moment(jump.at, zone)
    if jump.until > jump.at:
        when = _tr("{0} to {1}").format(when, formats.clock(jump.until, zone))
    sign = "+" if jump.size > 0 else ""
    values = _tr("from {0} to {1}").format(
        formats.number(jump.before, 2), formats.with_unit(formats.number(jump.after, 2), unit or "")
    )
    size = formats.with_unit(sign + formats.number(jump.size, 2), unit or "")
    return f"{when} · {values} · {size}"


def note_words(note: MeterNote, zone: tzinfo) -> str:
    """``18 Jun 2026, 10:03:00 · not real · battery exchanged · undone``."""
    kinds = {MeterNoteKind.NOT_REAL: _tr("not real"), MeterNoteKind.RESET: _tr("began anew at 0")}
    at = from_us(note.at_us)
    parts = [_moment(at, zone, with_year=True), kinds[note.kind], note.note]
    return " · ".join([*filter(None, parts), *([_tr("undone")] if note.undone_at else [])])


def _moment(at: datetime, zone: tzinfo, *, with_year: bool = False) -> str:
    day = formats.short_date(at, zone)
    if with_year:
        day = f"{day} {at.astimezone(zone).year}"
    return f"{day}, {formats.clock(at, zone, seconds=True)}"
