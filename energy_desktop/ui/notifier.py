"""Tells the desktop of lasting trouble, never of what goes well or repairs itself soon."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from energy_desktop.events import JOURNAL, STORING
from energy_desktop.models import ConnectionPhase, ConnectionState, Progress
from energy_desktop.ui import formats
from energy_desktop.ui.languages import spoken
from energy_desktop.ui.notices import (
    DATABASE,
    DISCONNECTED,
    REFUSED,
    REPAIRED,
    Kind,
    Notices,
    QuietHours,
)

if TYPE_CHECKING:
    from energy_desktop.events import Problem
    from energy_desktop.services import Services

PATIENCE: Final = timedelta(minutes=5)
LONG_GAP: Final = timedelta(minutes=10)
LOOK_EVERY_MS: Final = 15_000
_CUT: Final = frozenset({
    ConnectionPhase.CONNECTING, ConnectionPhase.WAITING_FOR_START, ConnectionPhase.RETRYING,
})  # fmt: skip


class Notifier(QObject):
    """Watches connection, repair and database; ``notified`` carries each ``Notice``.

    It looks again every 15 s while there is something still to be told, else never.
    """

    notified = Signal(object)

    def __init__(
        self,
        services: Services,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._clock = clock
        self._notices = Notices(self._is_wanted, self._quiet)
        self._cut_since: datetime | None = None
        self._gap: tuple[datetime, datetime] | None = None
        self._is_repaired = False
        self.timer = QTimer(self, interval=LOOK_EVERY_MS)
        self.timer.timeout.connect(self.look)
        events = services.events
        events.connection_changed.connect(self._follow)
        events.problem_raised.connect(self._problem_raised)
        events.problem_ended.connect(self._problem_ended)
        events.gap_repaired.connect(self._repaired)
        events.progress_changed.connect(self._progressed)
        events.settings_changed.connect(self._settings_changed)
        self._follow(services.home_assistant.state)
        for problem in services.status.troubles.values():
            self._problem_raised(problem)

    def look(self) -> None:
        """Tell what is due now."""
        for notice in self._notices.due(self._clock()):
            self.notified.emit(notice)
        if self._notices.is_waiting != self.timer.isActive():
            (self.timer.stop if self.timer.isActive() else self.timer.start)()

    def _settings_changed(self, _keys: frozenset[str]) -> None:
        self.look()

    def _is_wanted(self, kind: Kind) -> bool:
        return bool(self._services.settings.get(kind.setting))

    def _quiet(self) -> QuietHours | None:
        return QuietHours.parse(str(self._services.settings.get("quiet_hours")))

    def _follow(self, state: ConnectionState) -> None:
        if state.phase in _CUT:
            self._cut(state)
        else:
            self._notices.end(DISCONNECTED)
            if state.phase is ConnectionPhase.LIVE:
                self._connected(state.since)
            self._cut_since = None
        if state.phase is ConnectionPhase.REFUSED:
            self._refused(state)
        elif state.phase not in _CUT:  # trying again says nothing of the token
            self._notices.end(REFUSED)
        self.look()

    def _cut(self, state: ConnectionState) -> None:
        since = self._cut_since = self._cut_since or state.since

        def words() -> tuple[str, str]:
            text = self.tr(
                "Home Assistant can't be reached since {0}. What is missed is fetched when it is"
                " back."
            )
            at = formats.clock(since, self._services.live.zone)
            return self.tr("Not connected to Home Assistant"), text.format(at)

        self._notices.begin(DISCONNECTED, words, due_at=since + PATIENCE)

    def _connected(self, at: datetime) -> None:
        """A gap that was not repaired before this one is told with it."""
        if self._cut_since is not None and at - self._cut_since > LONG_GAP:
            first = self._gap[0] if self._gap else self._cut_since
            self._gap, self._is_repaired = (first, at), False

    def _refused(self, state: ConnectionState) -> None:
        def words() -> tuple[str, str]:
            text = self.tr("Nothing is recorded until you replace the token in Settings.")
            return self.tr("Home Assistant refused the token"), text

        self._notices.begin(REFUSED, words, due_at=state.since)

    def _repaired(self, _entity_ids: object) -> None:
        self._is_repaired = True

    def _progressed(self, progress: Progress) -> None:
        if progress.total or self._gap is None or not self._is_repaired:
            return
        if self._services.status.is_caught_up:
            self._gap_filled(*self._gap)
            self._gap = None
            self.look()

    def _gap_filled(self, start: datetime, end: datetime) -> None:
        def words() -> tuple[str, str]:
            zone = self._services.live.zone
            text = self.tr("{0} to {1} was filled from Home Assistant's history.")
            ends = formats.clock(start, zone), formats.clock(end, zone)
            return self.tr("Gap repaired"), text.format(*ends)

        self._notices.begin(REPAIRED, words, due_at=self._clock(), is_news=True)

    def _problem_raised(self, problem: Problem) -> None:
        if problem.topic not in (STORING, JOURNAL):
            return
        is_journal = problem.topic == JOURNAL

        def words() -> tuple[str, str]:
            text = spoken(problem.message)
            comfort = self.tr("Recording goes on; readings wait until it is back.")
            title = self.tr("The database can't be written")
            return title, text if is_journal else f"{text} {comfort}"

        is_grave = problem.lasting or is_journal
        due_at = self._clock() + (timedelta() if is_grave else PATIENCE)
        self._notices.begin(DATABASE, words, due_at=due_at)
        self.look()

    def _problem_ended(self, topic: str) -> None:
        """Over when readings are stored again; the journal alone does not make it good."""
        if topic == STORING:
            self._notices.end(DATABASE)
            self.look()
