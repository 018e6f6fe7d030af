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

    ``last_live_us`` is the end of the live span before it, 0 where there was none, and
    ``last_seen_us`` when Home Assistant was last known to run. At connect ``changed_us`` had each
    entity's last change, and ``started_us`` is the oldest time of any state: Home Assistant was not
    running before, if that is later than these two.
    """

    client: Commands
    clock: HassClock
    span: LiveSpan
    last_live_us: int = 0
    last_seen_us: int = 0
    changed_us: Mapping[str, int] = field(default_factory=dict)
    started_us: int = 0

    @property
    def begins_in_s(self) -> float:
        """Seconds until the live span begins, which it does a second after the subscription."""
        return max(0, self.span.start_us - self.clock.now_us()) / 1e6

    @property
    def down(self) -> tuple[int, int]:
        """When Home Assistant may have been away since it was last known; may be empty."""
        since_us = self.last_live_us or self.last_seen_us
        return since_us, self.started_us if since_us else 0
