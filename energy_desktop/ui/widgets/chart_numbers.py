"""Numbers of charts: the limits of an axis, and values with their unit. Pure."""

from __future__ import annotations

import math
from typing import Final

from energy_desktop.ui import formats

_LEAST_STEP: Final = 0.001
_FEW_LINES: Final = 4


def pen_width(lines: int) -> float:
    """How wide lines are: thin where there are many, which also costs a tenth."""
    return 1.6 if lines <= _FEW_LINES else 1.0


def value_with_unit(value: float | None, unit: str) -> str:
    """A value of a chart with its unit: kWh, kW (2 decimals) or a sensor's own."""
    if unit == "kW":
        return formats.with_unit(formats.number(value, 2), unit)
    return formats.quantity(value, unit)


def nice_range(low: float, high: float) -> tuple[float, float, float]:
    """Round limits around low and high and the step of 4 to 6 grid lines between them."""
    if not math.isfinite(low + high) or high - low < 1e-9:
        middle = low if math.isfinite(low) else 0.0
        low, high = min(0.0, middle), max(middle, min(0.0, middle) + 1.0)
    raw = (high - low) / 5
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * m for m in (1, 2, 2.5, 5, 10) if power * m >= raw * 0.999)
    step = max(step, _LEAST_STEP)  # finer ones have no room for their labels
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step
