"""The chip at the top right of every page: how recording is going, in one phrase."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from energy_desktop.events import STATE, STORING
from energy_desktop.models import ConnectionPhase, ConnectionState, Progress, utc_now
from energy_desktop.ui import formats
from energy_desktop.ui.icons import pixmap
from energy_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from energy_desktop.services import Services

Tone = Literal["ok", "warn", "err", "info"]
_OFFLINE_AFTER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class ChipText:
    """What the chip says; ``widest`` is the longest it gets while only an age changes."""

    tone: Tone
    icon: str
    text: str
    widest: str


def _tr(text: str) -> str:
    return QCoreApplication.translate("ConnectionChip", text)


def chip_text(
    state: ConnectionState,
    progress: Progress,
    now: datetime,
    zone: tzinfo,
    paused_until: datetime | None = None,
    *,
    troubles: Collection[str] = (),
    waiting: int = 0,
) -> ChipText:
    """The words for a state at ``now``; recording matters more than an import going on.

    ``troubles`` are the topics of problems that go on, ``waiting`` readings not stored yet.
    """
    if state.phase is ConnectionPhase.LIVE and (trouble := _trouble(troubles, waiting)):
        return trouble
    if state.phase is ConnectionPhase.LIVE and progress.total > 0:
        is_repair = progress.what == "repair"
        words = _tr("Repairing gaps {0}") if is_repair else _tr("Importing history {0}")
        percent = formats.percent(100 * progress.done // progress.total)
        icon = "wrench-outline" if is_repair else "progress-clock"
        return ChipText("info", icon, words.format(percent), words.format(formats.percent(100)))
    build = _BUILDERS[state.phase]
    return build(state, now, zone, paused_until)


def _trouble(troubles: Collection[str], waiting: int) -> ChipText | None:
    if STORING in troubles:
        text = _tr("Recording · waiting to be stored: {0}").format(formats.number(waiting))
        return _same("warn", "database-clock-outline", text)
    if STATE in troubles:
        return _same("info", "database-sync-outline", _tr("Live · MongoDB is away"))
    return None


def _live(
    state: ConnectionState, now: datetime, zone: tzinfo, paused_until: datetime | None
) -> ChipText:
    del zone, paused_until
    if state.last_event_at is None:
        return _same("ok", "check-circle", _tr("Live · waiting for first reading"))
    text = _tr("Live · updated {0}")
    seconds = (now - state.last_event_at).total_seconds()
    widest = text.format(formats.age(58))
    return ChipText("ok", "check-circle", text.format(formats.age(seconds)), widest)


def _retrying(
    state: ConnectionState, now: datetime, zone: tzinfo, paused_until: datetime | None
) -> ChipText:
    del paused_until
    if now - state.since >= _OFFLINE_AFTER:
        since = state.last_event_at or state.since
        return _same(
            "err", "lan-disconnect", _tr("Offline since {0}").format(formats.clock(since, zone))
        )
    if state.last_event_at is None:
        start = _tr("Reconnecting")
    else:
        at = formats.clock(state.last_event_at, zone, seconds=True)
        start = _tr("Reconnecting · last data {0}").format(at)
    if state.retry_at is None:
        return _same("warn", "lan-disconnect", start)
    wait = max(0.0, (state.retry_at - now).total_seconds())
    text = _tr("{0} · next try in {1}")
    return ChipText(
        "warn",
        "lan-disconnect",
        text.format(start, formats.duration(wait)),
        text.format(start, formats.duration(88)),
    )


def _paused(
    state: ConnectionState, now: datetime, zone: tzinfo, paused_until: datetime | None
) -> ChipText:
    del state, now
    if paused_until is None:
        return _same("warn", "pause-circle-outline", _tr("Recording paused"))
    until = formats.clock(paused_until, zone)
    return _same("warn", "pause-circle-outline", _tr("Recording paused until {0}").format(until))


def _same(tone: Tone, icon: str, text: str) -> ChipText:
    return ChipText(tone, icon, text, text)


_BUILDERS = {
    ConnectionPhase.UNCONFIGURED: lambda *_: _same(
        "warn", "connection", _tr("Not connected yet · set up")
    ),
    ConnectionPhase.CONNECTING: lambda *_: _same("info", "lan-connect", _tr("Connecting")),
    ConnectionPhase.WAITING_FOR_START: lambda *_: _same(
        "info", "progress-clock", _tr("Home Assistant is starting")
    ),
    ConnectionPhase.LIVE: _live,
    ConnectionPhase.RETRYING: _retrying,
    ConnectionPhase.REFUSED: lambda *_: _same("err", "alert-circle-outline", _tr("Token refused")),
    ConnectionPhase.PAUSED: _paused,
    ConnectionPhase.READ_ONLY: lambda *_: _same("info", "eye-outline", _tr("Read only")),
}


class ConnectionChip(QAbstractButton):
    """Shows ``chip_text`` and counts its seconds while visible; ``clicked`` opens the settings."""

    opened = Signal()

    def __init__(
        self,
        services: Services,
        theme: Theme,
        clock: Callable[[], datetime] = utc_now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._clock = clock
        self._theme = theme
        self._shown = ChipText("info", "lan-connect", "", "")
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.refresh)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.opened)
        theme.changed.connect(self.refresh)
        services.events.connection_changed.connect(self.refresh)
        services.events.progress_changed.connect(self.refresh)
        services.events.problem_raised.connect(self.refresh)
        services.events.problem_ended.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the state again and show it."""
        home_assistant, status = self._services.home_assistant, self._services.status
        shown = chip_text(
            home_assistant.state,
            status.progress,
            self._clock(),
            self._services.live.zone,
            home_assistant.paused_until,
            troubles=status.troubles,
            waiting=status.buffered + status.journalled,
        )
        if shown.widest != self._shown.widest:
            self._shown = shown
            self.updateGeometry()
        self._shown = shown
        self.setText(shown.text)
        self.setAccessibleName(shown.text)
        troubles = [problem.message for problem in status.troubles.values()]
        self.setToolTip("\n".join(filter(None, (home_assistant.state.error, *troubles))))
        self.update()

    @property
    def tone(self) -> Tone:
        """The colour it is shown in: ok, warn, err or info."""
        return self._shown.tone

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(12, 600))
        px = self._theme.px
        width = max(
            metrics.horizontalAdvance(self._shown.widest), metrics.horizontalAdvance(self.text())
        )
        return QSize(width + px(10 + 20 + 12), px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(28))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("ink"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{self.tone}_bg"))
        box = QRectF(self.rect()).adjusted(1, px(2), -1, -px(2))
        radius = min(px(10), box.height() / 2)
        painter.drawRoundedRect(box, radius, radius)
        side = px(14)
        metrics = QFontMetrics(theme.font(12, 600))
        spare = self.width() - px(10 + 20 + 12) - metrics.horizontalAdvance(self.text())
        left = px(10) + max(0, spare // 2)
        top = (self.height() - side) // 2
        picture = pixmap(theme, self._shown.icon, self.tone, size=14)
        painter.drawPixmap(left, top, side, side, picture)
        painter.setPen(theme.color(self.tone))
        font = theme.font(12, 600)
        painter.setFont(font)
        words = self.rect().adjusted(left + px(20), 0, -px(10), 0)
        text = QFontMetrics(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), text)
