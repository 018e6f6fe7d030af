"""The chip at the top right of every page: how recording is going, in one phrase."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from energy_desktop.events import STATE, STORING
from energy_desktop.models import ConnectionPhase, ConnectionState, Progress, utc_now
from energy_desktop.ui import formats
from energy_desktop.ui.icons import pixmap
from energy_desktop.ui.languages import spoken, translate
from energy_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from energy_desktop.services import Services

Tone = Literal["ok", "warn", "err", "info"]
_OFFLINE_AFTER = timedelta(minutes=5)
_LEAST_PX = 150


@dataclass(frozen=True, slots=True)
class ChipText:
    """What the chip says; ``widest`` is the longest it gets while only an age changes."""

    tone: Tone
    icon: str
    text: str
    widest: str


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
        words = (
            translate("ConnectionChip", "Repairing gaps {0}")
            if is_repair
            else translate("ConnectionChip", "Importing history {0}")
        )
        percent = formats.percent(100 * progress.done // progress.total)
        icon = "wrench-outline" if is_repair else "progress-clock"
        return ChipText("info", icon, words.format(percent), words.format(formats.percent(100)))
    build = _BUILDERS[state.phase]
    return build(state, now, zone, paused_until)


def _trouble(troubles: Collection[str], waiting: int) -> ChipText | None:
    if STORING in troubles:
        text = translate("ConnectionChip", "Recording · waiting to be stored: {0}").format(
            formats.number(waiting)
        )
        return _same("warn", "database-clock-outline", text)
    if STATE in troubles:
        return _same(
            "info", "database-sync-outline", translate("ConnectionChip", "Live · MongoDB is away")
        )
    return None


def _live(
    state: ConnectionState, now: datetime, zone: tzinfo, paused_until: datetime | None
) -> ChipText:
    del zone, paused_until
    if state.last_event_at is None:
        return _same(
            "ok", "check-circle", translate("ConnectionChip", "Live · waiting for first reading")
        )
    text = translate("ConnectionChip", "Live · updated {0}")
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
            "err",
            "lan-disconnect",
            translate("ConnectionChip", "Offline since {0}").format(formats.clock(since, zone)),
        )
    if state.last_event_at is None:
        start = translate("ConnectionChip", "Reconnecting")
    else:
        at = formats.clock(state.last_event_at, zone, seconds=True)
        start = translate("ConnectionChip", "Reconnecting · last data {0}").format(at)
    if state.retry_at is None:
        return _same("warn", "lan-disconnect", start)
    wait = max(0.0, (state.retry_at - now).total_seconds())
    text = translate("ConnectionChip", "{0} · next try in {1}")
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
        return _same(
            "warn", "pause-circle-outline", translate("ConnectionChip", "Recording paused")
        )
    until = formats.clock(paused_until, zone)
    return _same(
        "warn",
        "pause-circle-outline",
        translate("ConnectionChip", "Recording paused until {0}").format(until),
    )


def _same(tone: Tone, icon: str, text: str) -> ChipText:
    return ChipText(tone, icon, text, text)


_BUILDERS = {
    ConnectionPhase.UNCONFIGURED: lambda *_: _same(
        "warn", "connection", translate("ConnectionChip", "Not connected yet · set up")
    ),
    ConnectionPhase.CONNECTING: lambda *_: _same(
        "info", "lan-connect", translate("ConnectionChip", "Connecting")
    ),
    ConnectionPhase.WAITING_FOR_START: lambda *_: _same(
        "info", "progress-clock", translate("ConnectionChip", "Home Assistant is starting")
    ),
    ConnectionPhase.LIVE: _live,
    ConnectionPhase.RETRYING: _retrying,
    ConnectionPhase.REFUSED: lambda *_: _same(
        "err", "alert-circle-outline", translate("ConnectionChip", "Token refused")
    ),
    ConnectionPhase.PAUSED: _paused,
    ConnectionPhase.READ_ONLY: lambda *_: _same(
        "info", "eye-outline", translate("ConnectionChip", "Read only")
    ),
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
        self._explained = ""
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
        troubles = [spoken(problem.message) for problem in status.troubles.values()]
        error = spoken(home_assistant.state.error or "")
        self._explained = "\n".join(filter(None, (error, *troubles)))
        self._set_tooltip()
        self.update()

    @property
    def tone(self) -> Tone:
        """The colour it is shown in: ok, warn, err or info."""
        return self._shown.tone

    def sizeHint(self) -> QSize:
        width = max(self._needed(self._shown.widest), self._needed(self.text()))
        return QSize(width, self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        width = min(self._needed(self._short_words), self._theme.px(_LEAST_PX))
        return QSize(width, self._theme.px(28))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_tooltip()

    def _set_tooltip(self) -> None:
        is_cut = self._shown_words() != self.text()
        self.setToolTip("\n".join(filter(None, (self.text() if is_cut else "", self._explained))))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("ink"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{self.tone}_bg"))
        shown = self._shown_words()
        # Shortened, it is no wider than its words.
        unused = 0 if shown == self.text() else max(0, self.width() - self._needed(shown))
        box = QRectF(self.rect()).adjusted(unused + 1, px(2), -1, -px(2))
        radius = min(px(10), box.height() / 2)
        painter.drawRoundedRect(box, radius, radius)
        side = px(14)
        left = unused + px(10) + max(0, (self.width() - unused - self._needed(shown)) // 2)
        top = (self.height() - side) // 2
        picture = pixmap(theme, self._shown.icon, self.tone, size=14)
        painter.drawPixmap(left, top, side, side, picture)
        painter.setPen(theme.color(self.tone))
        font = theme.font(12, 600)
        painter.setFont(font)
        words = self.rect().adjusted(left + px(20), 0, -px(10), 0)
        text = QFontMetrics(font).elidedText(shown, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _shown_words(self) -> str:
        """Where not all has room, what comes first: how recording is going."""
        has_room = self._needed(self.text()) <= self.width()
        return self.text() if has_room else self._short_words

    @property
    def _short_words(self) -> str:
        return self.text().split(" · ")[0]

    def _needed(self, words: str) -> int:
        """The width in which the chip shows these words."""
        metrics = QFontMetrics(self._theme.font(12, 600))
        return metrics.horizontalAdvance(words) + self._theme.px(10 + 20 + 12)
