"""The user says which sensor continues a replaced one, and from when on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from energy_desktop.models import Entity, utc_now
from energy_desktop.services.replacement import Replacement, replacement
from energy_desktop.ui import formats
from energy_desktop.ui.languages import error_words, translate
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.fitting_dialog import FittingDialog
from energy_desktop.ui.widgets.label import label, set_kind
from energy_desktop.ui.widgets.wrapped_list import WrappedList

if TYPE_CHECKING:
    from energy_desktop.services import Services


_ADJUST: Final = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class ContinuedDialog(FittingDialog):
    """Two sensors and a date; below, what continues what already. Nothing recorded is changed.

    Readings that would be shown no longer are told before it is done, and a date on which it can't
    be is refused. Afterwards no sensor is chosen, so that nothing else is done by one more press.

    ``continued`` and ``separated`` carry the ids of the replaced sensor and of the one after it.
    """

    may_be_higher = True
    continued = Signal(str, str)
    separated = Signal(str, str, object)

    def __init__(
        self,
        services: Services,
        theme: Theme,
        old_id: str = "",
        parent: QWidget | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._theme = theme
        self._clock = clock
        self._tasks = Tasks(self)
        self._pairs: list[tuple[Entity, Entity, datetime]] = []
        self.old = QComboBox()
        self.new = QComboBox()
        self.at = QDateTimeEdit()
        self.join_button = QPushButton(self.tr("Continue"))
        self.known = WrappedList(theme, rows=3)
        self.separate_button = QPushButton(self.tr("Undo"))
        self.close_button = QPushButton(self.tr("Close"))
        self.consequence = label("", "secondary")
        self.message = label("", "secondary")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._offer(old_id)
        self._connect()
        self._offer_new()
        self._show_known()

    @property
    def is_busy(self) -> bool:
        """Whether something is being saved or looked for."""
        return self._tasks.is_running

    @property
    def moment(self) -> datetime:
        """The time entered, in the program's zone."""
        chosen = self.at.dateTime()
        day, time = chosen.date(), chosen.time()
        return datetime(
            day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=self._zone
        )

    def set_moment(self, at: datetime) -> None:
        """Propose a time."""
        local = at.astimezone(self._zone)
        day = QDate(local.year, local.month, local.day)
        self.at.setDateTime(QDateTime(day, QTime(local.hour, local.minute)))

    def join(self) -> None:
        """Let the one sensor be continued by the other from the time on."""
        old, new = str(self.old.currentData()), str(self.new.currentData() or "")
        work = self._services.entities.continue_by(old, new, self.moment)
        self._tasks.start(work, lambda _: self._joined(old, new), self._fail, key="change")

    def separate(self) -> None:
        """Let the chosen sensor be continued no longer."""
        row = self.known.currentRow()
        if not 0 <= row < len(self._pairs):
            return
        old, new, at = self._pairs[row]
        work = self._services.entities.meters.separate(old.entity_id)
        done = (old.entity_id, new.entity_id, at)
        self._tasks.start(work, lambda _: self._separated(*done), self._fail, key="change")

    def _joined(self, old_id: str, new_id: str) -> None:
        self.continued.emit(old_id, new_id)
        self._say(self.tr("They read as one now."))
        self._offer("")
        self._offer_new()
        self._show_known()

    def _separated(self, old_id: str, new_id: str, at: datetime) -> None:
        self.separated.emit(old_id, new_id, at)
        self._say(self.tr("Each reads on its own again."))
        self._offer(old_id)
        self._offer_new()
        self._show_known()

    def _fail(self, error: Exception) -> None:
        self._say(error_words(error), "error")

    def _say(self, words: str, kind: str = "secondary") -> None:
        set_kind(self.message, kind)
        self.message.setText(words)

    def _offer(self, old_id: str) -> None:
        """The sensors that nothing continues yet, those that are away too."""
        self.old.blockSignals(True)
        self.old.clear()
        for entity in self._sorted():
            self.old.addItem(_name(entity), entity.entity_id)
        self.old.setCurrentIndex(self.old.findData(old_id) if old_id else -1)
        self.old.blockSignals(False)

    def _offer_new(self) -> None:
        """Sensors of the same unit that continue nothing yet; the newest first."""
        old = self._services.entities.get(str(self.old.currentData() or ""))
        self.new.clear()
        for entity in sorted(self._services.entities.all(), key=_age, reverse=True):
            if old is not None and self._can_continue(old, entity):
                self.new.addItem(_name(entity), entity.entity_id)
        self.new.setCurrentIndex(min(0, self.new.count() - 1))
        for field in (self.new, self.at):
            field.setEnabled(self.new.count() > 0)
        self._propose_time()

    def _can_continue(self, old: Entity, new: Entity) -> bool:
        sensors = self._services.entities.meters.sensors
        is_first = sensors(new.entity_id)[0] == new.entity_id
        return is_first and new.unit == old.unit and new.entity_id not in sensors(old.entity_id)

    def _propose_time(self) -> None:
        new = self._services.entities.get(str(self.new.currentData() or ""))
        now = self._clock()
        self.at.blockSignals(True)
        self.set_moment(min((new.discovered_at if new else None) or now, now))
        self.at.blockSignals(False)
        self._look()

    def _look(self) -> None:
        """Say what would be shown no longer; nothing can be done before that is known."""
        self.join_button.setEnabled(False)
        self._tasks.cancel("look")
        old, new = (str(field.currentData() or "") for field in (self.old, self.new))
        if not (old and new):
            self._tell("")
        elif self.moment > self._clock():
            self._tell(self.tr("This date has not come yet; choose one that has."), "error")
        else:
            look = replacement(self._services, old, new, self.moment)
            self._tasks.start(look, self._show_replacement, self._fail, key="look")

    def _show_replacement(self, found: Replacement) -> None:
        self.join_button.setEnabled(not found.is_too_early)
        old, new = (self._chosen_name(field) for field in (self.old, self.new))
        words = replacement_words(found, old, new, self._zone)
        kind = "error" if found.is_too_early else "warning"
        self._tell(words, kind)

    def _chosen_name(self, field: QComboBox) -> str:
        entity = self._services.entities.get(str(field.currentData()))
        return entity.friendly_name if entity else ""

    def _tell(self, words: str, kind: str = "secondary") -> None:
        set_kind(self.consequence, kind)
        self.consequence.setText(words)
        self.consequence.setVisible(bool(words))

    def _sorted(self) -> list[Entity]:
        return sorted(self._services.entities.current(), key=lambda e: e.friendly_name.casefold())

    def _show_known(self) -> None:
        entities, self._pairs = self._services.entities, []
        for old in sorted(entities.all(), key=lambda e: e.friendly_name.casefold()):
            follower = entities.meters.follower(old.entity_id)
            new = entities.get(follower[0]) if follower else None
            if follower and new is not None:
                self._pairs.append((old, new, follower[1]))
        words = self.tr("{0}, continued by {1} from {2}")
        self.known.clear()
        self.known.addItems(
            [
                words.format(old.friendly_name, new.friendly_name, moment_words(at, self._zone))
                for old, new, at in self._pairs
            ]
        )
        self.known.setCurrentRow(0)
        self.separate_button.setEnabled(bool(self._pairs))

    @property
    def _zone(self) -> ZoneInfo:
        return self._services.live.zone

    def _connect(self) -> None:
        self.old.currentIndexChanged.connect(self._offer_new)
        self.old.activated.connect(lambda _: self._say(""))
        self.new.activated.connect(lambda _: self._propose_time())
        self.at.dateTimeChanged.connect(lambda _: self._look())
        self.join_button.clicked.connect(self.join)
        self.separate_button.clicked.connect(self.separate)
        self.close_button.clicked.connect(self.accept)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Replaced sensors"))
        self.at.setCalendarPopup(True)
        self.at.setDisplayFormat(f"{formats.date_pattern('d MMM yyyy')}, {formats.time_pattern()}")
        self.known.setAccessibleName(self.tr("Replaced sensors"))
        for text in (self.message, self.consequence):
            text.setWordWrap(True)
        for field in (self.old, self.new):
            # A long name must not take the room of the words beside it.
            field.setSizeAdjustPolicy(_ADJUST)
            field.setMinimumContentsLength(16)
            field.setPlaceholderText(self.tr("Choose a sensor"))
        self.join_button.setProperty("kind", "primary")
        why = label(
            self.tr(
                "After a meter or a plug was exchanged, its history goes on with the new sensor: "
                "charts and sums read both as one. Sensors renamed in Home Assistant are followed "
                "by themselves."
            ),
            "secondary",
        )
        why.setWordWrap(True)
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(10))
        column.addWidget(why)
        column.addLayout(self._form())
        column.addWidget(self.consequence)
        column.addLayout(_row(self.message, self.join_button))
        column.addWidget(label(self.known.accessibleName(), "secondary"))
        column.addWidget(self.known, 1)
        column.addLayout(_row(self.separate_button, self.close_button))
        self.setMinimumWidth(px(480))
        room = self.screen().availableSize()
        self.resize(min(px(600), room.width()), min(px(480), room.height()))

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields = (
            (self.tr("Sensor"), self.old),
            (self.tr("Continued by"), self.new),
            (self.tr("From"), self.at),
        )
        for name, field in fields:
            field.setAccessibleName(name)
            form.addRow(name, field)
        return form


def moment_words(at: datetime, zone: ZoneInfo) -> str:
    """``18 Jun 2026, 10:03``."""
    return f"{formats.medium_date(at, zone)}, {formats.clock(at, zone)}"


def replacement_words(found: Replacement, old: str, new: str, zone: ZoneInfo) -> str:
    """What would be shown no longer, in sentences; nothing where all stays."""

    if found.is_too_early and found.old_first:
        first = moment_words(found.old_first, zone)
        return translate(
            "ContinuedDialog", "{0} is read only from {1} on; choose a later date."
        ).format(old, first)
    words = []
    if found.hides_old and found.old_after:
        text = translate(
            "ContinuedDialog", "{0} has readings after this date; they will no longer be shown."
        )
        words.append(text.format(old))
    if found.hides_new and found.new_first:
        first = moment_words(found.new_first, zone)
        text = translate(
            "ContinuedDialog",
            "{0} has readings since {1}; those before this date will no longer be shown.",
        )
        words.append(text.format(new, first))
    if words:
        words.append(
            translate("ContinuedDialog", "Nothing is deleted: undone, all of it is shown again.")
        )
    return " ".join(words)


def _row(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(left, 0 if isinstance(left, QPushButton) else 1)
    if isinstance(left, QPushButton):
        row.addStretch(1)
    row.addWidget(right)
    return row


def _name(entity: Entity) -> str:
    return f"{entity.friendly_name} ({entity.entity_id})"


def _age(entity: Entity) -> float:
    return entity.discovered_at.timestamp() if entity.discovered_at else 0.0
