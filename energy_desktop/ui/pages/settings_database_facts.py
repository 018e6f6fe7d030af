"""The figures of Settings › Database: also while a database is away, when they are not known."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from energy_desktop.events import StoresHealth
from energy_desktop.services.databases import SERVERS
from energy_desktop.ui import formats
from energy_desktop.ui.languages import spoken
from energy_desktop.ui.pages.settings_facts import Facts
from energy_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from energy_desktop.models import StoreHealth
    from energy_desktop.services import Services
    from energy_desktop.services.status import Fetch


class DatabaseFacts(Facts):
    """Kind, place, size, readings and the oldest of them; what was last known of a store away."""

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__(theme)
        self._services = services
        self._known: StoresHealth | None = None
        self._oldest_known: datetime | None = None
        for name in (
            self.tr("Kind"), self.tr("Location"), self.tr("Health"), self.tr("Size"),
            self.tr("Readings"), self.tr("Oldest reading"), self.tr("Waiting"),
            self.tr("Free on the disk"), self.tr("Compared with HA"),
            self.tr("Last fetched from HA"), *self.work_names().values(),
        ):  # fmt: skip
            self.set_fact(name, "")  # each has its place, whichever is known first

    def work_names(self) -> dict[str, str]:
        """What is done by buttons, and said below the figures."""
        return {
            "repair": self.tr("Repair"),
            "backup": self.tr("Backup"),
            "restore": self.tr("Restore"),
        }

    def show_health(
        self, health: StoresHealth, free_bytes: int, oldest: datetime | None = None
    ) -> None:
        """Show what the stores and the disk answered.

        ``oldest`` is the oldest moment of which anything is known, statistics included.
        """
        self._oldest_known = oldest or self._oldest_known
        series, state = health.series, health.state
        is_whole = series.available and state.available
        if is_whole:
            self._known = health
        on_servers = self._services.databases.kind == SERVERS
        kind = self.tr("{0} + {1}") if on_servers else self.tr("{0} + {1}, on this computer")
        self.set_fact(self.tr("Kind"), kind.format(series.kind, state.kind))
        self.set_fact(self.tr("Location"), _location(series, state, on_servers=on_servers))
        self._show_figures(health, is_whole=is_whole)
        self.set_fact(self.tr("Free on the disk"), formats.file_size(free_bytes))
        self.show_audit(can_be_done=series.available)

    def show_fetch(self, newest: Fetch | None) -> None:
        """What was fetched last of the past that Home Assistant has."""
        words = ""
        if newest is not None:
            at, values = self._moment(newest.at), formats.number(newest.values)
            words = self.tr("{0}: {1} values of %n sensor(s)", "", newest.sensors)
            words = words.format(at, values)
            if not newest.values:
                words = self.tr("{0}: nothing was missing").format(at)
            if newest.error:
                words = self.tr("{0}: failed. {1}").format(at, spoken(newest.error))
        self.set_fact(self.tr("Last fetched from HA"), words)

    def show_audit(self, *, can_be_done: bool = True) -> None:
        """What comparing with Home Assistant has found."""
        self.set_fact(self.tr("Compared with HA"), self._audit_words(can_be_done=can_be_done))

    def _show_figures(self, health: StoresHealth, *, is_whole: bool) -> None:
        shown = health if is_whole else self._known
        size, rows, oldest = (self.tr("unknown"),) * 3
        if shown is not None:
            size = formats.file_size(shown.series.size_bytes + shown.state.size_bytes)
        series = health.series if health.series.available else shown and shown.series
        if series:
            rows, oldest = formats.number(series.rows), self._oldest(series)
        self.set_fact(self.tr("Health"), self._health_words(health))
        self.set_fact(self.tr("Size"), size if is_whole else self._as_last_known(size))
        if not health.series.available:
            rows, oldest = self._as_last_known(rows), self._as_last_known(oldest)
        self.set_fact(self.tr("Readings"), rows)
        self.set_fact(self.tr("Oldest reading"), oldest)
        self.set_fact(self.tr("Waiting"), self._waiting_words(health.series))

    def _health_words(self, health: StoresHealth) -> str:
        away = [store.kind for store in (health.series, health.state) if not store.available]
        if not away:
            return self.tr("Both answer")
        if len(away) == 1:
            return self.tr("{0} does not answer").format(away[0])
        return self.tr("Neither answers")

    def _as_last_known(self, words: str) -> str:
        is_known = words != self.tr("unknown")
        return self.tr("{0}, when last asked").format(words) if is_known else words

    def _waiting_words(self, series: StoreHealth) -> str:
        """Nothing is lost while the database is away, and this is where it is."""
        status = self._services.status
        if series.available and not status.journalled:
            return ""
        waiting = formats.number(status.buffered + status.journalled)
        return self.tr("{0} readings, stored when it is back; nothing is lost").format(waiting)

    def _audit_words(self, *, can_be_done: bool) -> str:
        repair = self._services.repair
        if not can_be_done:
            return self.tr("goes on when the database is back")
        if repair.is_auditing:
            return self.tr("going on now, in small steps beside the recording")
        if repair.found:
            return self.tr("{0} readings mended").format(formats.number(repair.found))
        return self.tr("daily, nothing to mend")

    def _oldest(self, series: StoreHealth) -> str:
        """The oldest of all, and of single readings where only hourly statistics go back to it.

        History goes by the former.
        """
        known = [at for at in (series.oldest, self._oldest_known) if at is not None]
        if not known:
            return self.tr("none yet")
        oldest = self._moment(min(known))
        if series.oldest == min(known):
            return oldest
        if series.oldest is None:
            return self.tr("{0}, as hourly statistics").format(oldest)
        return self.tr("{0}, as hourly statistics; single readings since {1}").format(
            oldest, self._moment(series.oldest)
        )

    def _moment(self, at: datetime) -> str:
        zone = self._services.live.zone
        return f"{formats.medium_date(at, zone)}, {formats.clock(at, zone)}"


def _location(series: StoreHealth, state: StoreHealth, *, on_servers: bool) -> str:
    """The folder of the files, or the addresses of the servers."""
    if on_servers:
        return f"{series.location}, {state.location}"
    return str(Path(series.location).parent)
