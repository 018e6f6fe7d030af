"""The axis below bars and lines: civil times centred below the buckets that begin then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from energy_desktop.models import Floats, Period
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.civil_axis import CivilAxis, civil_label
from energy_desktop.ui.widgets.civil_time import UNITS, Unit, best_step, civil_times

_BESIDE_PX: Final = 40
_UNITS_OF: Final[Mapping[Period, tuple[Unit, ...]]] = {
    Period.DAY: ("day", "month", "year"),
    Period.MONTH: ("month", "year"),
    Period.YEAR: ("year",),
}


class BucketAxis(CivilAxis):
    """Labels centred below the buckets, as many as have room; civil times like ``CivilAxis``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        # The first label may be wider than its bucket, and reach below the axis at the left.
        self.setStyle(hideOverlappingLabels=_BESIDE_PX)
        self._starts: list[float] = []
        self._centers: list[float] = []
        self._units = UNITS

    def set_buckets(self, period: Period | None, starts: Floats, centers: Floats) -> None:
        """Seconds since the origin of where each bucket's period begins, and of its middle."""
        self._starts, self._centers = starts.tolist(), centers.tolist()
        self._units = UNITS if period is None else _UNITS_OF.get(period, UNITS)
        self.picture = None
        self.update()

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """The middles of the buckets that begin at a round time, see pyqtgraph."""
        room = self._theme.px(64)
        most = int(size / room) if size > 0 else 1
        self._step = best_step(high - low, most, self._units)
        origin = self._origin_s
        first = min([low, *self._starts[:1]])
        times = civil_times(origin + first, origin + high, self._zone, self._step)
        round_starts = {round(at - origin) for at in times}
        shown = [
            center
            for start, center in zip(self._starts, self._centers, strict=True)
            if round(start) in round_starts
        ]
        return [(self._step.seconds, shown)]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """The civil time at which each bucket begins, see pyqtgraph."""
        del scale, spacing
        start_of = dict(zip(self._centers, self._starts, strict=True))
        return [
            civil_label(self._origin_s + start_of[value], self._zone, self._step)
            for value in values
            if value in start_of
        ]
