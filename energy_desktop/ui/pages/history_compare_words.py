"""What is compared with what on History, in the user's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from energy_desktop.services.compare import Against, Comparison, Stretch
from energy_desktop.ui.widgets.bucket_labels import span_title
from energy_desktop.ui.widgets.bucket_plot import value_with_unit
from energy_desktop.ui.widgets.buckets import Column
from energy_desktop.ui.widgets.roles import series_name
from energy_desktop.ui.widgets.stats_card import percent_text


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)


def against_words() -> dict[Against, str]:
    """What one can choose to compare with."""
    return {
        Against.NOTHING: _tr("Nothing"),
        Against.PREVIOUS: _tr("The period before"),
        Against.SAME_WEEKDAYS: _tr("A year earlier, same weekdays"),
        Against.SAME_DATES: _tr("A year earlier, same dates"),
    }


def stretch_title(stretch: Stretch, zone: tzinfo) -> str:
    """``June 2025``, or ``1 – 18 Jun 2025 up to 14:32`` where it does not last to its end."""
    return span_title(stretch.start, stretch.until, zone)


def compared_sentence(compared: Comparison, columns: Sequence[Column], zone: tzinfo) -> str:
    """``1 – 18 Jun 2026 up to 14:32 with 1 – 18 Jun 2025 up to 14:32``."""
    words = _tr("{0} with {1}").format(
        stretch_title(compared.this, zone), stretch_title(compared.earlier, zone)
    )
    known = any(c.earlier and c.earlier.total is not None for c in columns if c.is_meter)
    if known or not any(c.is_meter for c in columns):
        return words
    return _tr("{0}, of which nothing is known").format(words)


def compared_entries(columns: Sequence[Column]) -> list[tuple[str, str]]:
    """Hue and ``Solar 21.4 kWh ▲ 13 %`` of each meter; by their own names where sources repeat."""
    sources = [series_name(column.hue, column.label) for column in columns]
    entries = []
    for column, source in zip(columns, sources, strict=True):
        name = source if sources.count(source) == 1 else column.label
        total = value_with_unit(column.total, column.unit)
        entries.append((column.hue, f"{name} {total} {percent_text(column.change)}"))
    return entries


def compared_totals(columns: Sequence[Column]) -> str:
    """For a tooltip: what each meter counted, what it had counted, and the change."""
    line = _tr("{0}: {1}, before {2} ({3})")
    return "\n".join(
        line.format(
            column.label,
            value_with_unit(column.total, column.unit),
            value_with_unit(column.before.total, column.unit),
            percent_text(column.change),
        )
        for column in columns
    )
