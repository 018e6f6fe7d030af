"""What a live connection gives to those who fetch the past over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from energy_desktop.hass.commands import Commands
from energy_desktop.recording.hass_clock import HassClock
from energy_desktop.recording.live_span import LiveSpan


@dataclass(frozen=True, slots=True)
class LiveLink:
    """A connection that is live: the client, Home Assistant's clock, and the live span.

    ``last_live_us`` is the end of the live span before it, 0 where there was none. At connect
    ``changed_us`` had each entity's last change, and ``started_us`` is the oldest time of any
    state: Home Assistant was not running before, if that is later than ``last_live_us``.
    """

    client: Commands
    clock: HassClock
    span: LiveSpan
    last_live_us: int = 0
    changed_us: Mapping[str, int] = field(default_factory=dict)
    started_us: int = 0

    @property
    def begins_in_s(self) -> float:
        """Seconds until the live span begins, which it does a second after the subscription."""
        return max(0, self.span.start_us - self.clock.now_us()) / 1e6

    @property
    def down(self) -> tuple[int, int]:
        """When Home Assistant may have been away since the last live moment; may be empty."""
        return self.last_live_us, self.started_us if self.last_live_us else 0
