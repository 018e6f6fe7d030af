"""What a chart over buckets reads out of one: its time, its values, and how it is known."""

from __future__ import annotations

import math
from datetime import datetime, tzinfo

from energy_desktop.ui.languages import translate
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.bucket_labels import bucket_title, earlier_title
from energy_desktop.ui.widgets.buckets import Buckets, Column
from energy_desktop.ui.widgets.chart_numbers import value_with_unit
from energy_desktop.ui.widgets.provenance import provenance_word
from energy_desktop.ui.widgets.readout import ReadoutRow
from energy_desktop.ui.widgets.roles import line_color, row_name
from energy_desktop.ui.widgets.stats_card import compared_text


class BucketReadout:
    """The words of ``BucketPlot``. ``hint`` says what a click does."""

    theme: Theme
    buckets: Buckets
    zone: tzinfo
    now: datetime
    hint = ""

    def readout_content(self, index: int) -> tuple[str, list[ReadoutRow], str]:
        """Title, one row a column, and how the bucket is known."""
        grid = self.buckets
        title = bucket_title(grid.period, grid.starts[index], grid.ends[index], self.zone)
        rows = [
            ReadoutRow(line_color(self.theme, c.hue).name(), row_name(c), self.value_text(c, index))
            for c in grid.columns
        ]
        rows += self.total_rows(index) + self._earlier_row(index)
        known = provenance_word(grid.provenance(index)) or translate("BucketReadout", "No data yet")
        if grid.starts[index] > self.now:
            known = translate("BucketReadout", "Not yet")
        return title, rows, " · ".join(part for part in (known, self.hint) if part)

    def total_rows(self, index: int) -> list[ReadoutRow]:
        """What several series add up to in a bucket; none where a sum has no meaning."""
        del index
        return []

    def value_text(self, column: Column, index: int) -> str:
        """A column's value with unit, and what it was where it is compared."""
        text = self.amount_text(column, index)
        if not self.buckets.earlier or self.buckets.earlier[index] is None:
            return text
        change = column.change_at(index)
        amounts = float(column.values[index]), float(column.before.values[index])
        text_of = compared_text(change, amounts, column.unit, is_later=self.buckets.is_later)
        words = "" if change is None else f"  {text_of}"
        return f"{text}{words}  ({self.amount_text(column.before, index)})"

    def amount_text(self, column: Column, index: int) -> str:
        """A column's value with unit as tables have it, not below zero; ``no data`` where it is
        not known."""
        value = float(column.values[index])
        if math.isnan(value):
            return translate("BucketReadout", "no data")
        return value_with_unit(value, column.unit)

    def _earlier_row(self, index: int) -> list[ReadoutRow]:
        """The time that is compared, if the bucket has one beside it."""
        grid = self.buckets
        if not grid.earlier:
            return []
        name, beside = translate("BucketReadout", "compared with"), grid.earlier[index]
        if beside is None:
            return [ReadoutRow("", name, translate("BucketReadout", "nothing"))]
        return [ReadoutRow("", name, earlier_title(grid.period, *beside, self.zone))]
