"""Settings › Sensors: which are tracked, and what each means in the home."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton

from energy_desktop.models import ConnectionPhase, Entity, LiveValue, Role
from energy_desktop.ui import formats
from energy_desktop.ui.languages import error_words, translate
from energy_desktop.ui.long_work import long_work
from energy_desktop.ui.pages.continued_dialog import ContinuedDialog
from energy_desktop.ui.pages.settings_sensor_filter import SensorFilterRow
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.card import Card
from energy_desktop.ui.widgets.device_classes import measure_of
from energy_desktop.ui.widgets.icon_button import IconButton
from energy_desktop.ui.widgets.label import label, set_kind
from energy_desktop.ui.widgets.roles import role_name
from energy_desktop.ui.widgets.sensor_table import ID_ROLE, SensorColumn, SensorTableModel
from energy_desktop.ui.widgets.sensor_view import SensorView
from energy_desktop.ui.widgets.since import Past

if TYPE_CHECKING:
    from energy_desktop.services import Services

_LIST_PX: Final = 424
_SIDES_PX: Final = 48


@dataclass(frozen=True, slots=True)
class SensorsPlace:
    """How the list is shown: what is searched for, a sensor of the kind that is (None: any), the
    column that orders it and whether down, and the current sensor."""

    words: str
    of_kind: str | None
    order: tuple[SensorColumn, bool] | None
    current: str


class SensorsCard(Card):
    """Changes apply at once; ``undoable`` offers each to be taken back: words and the way."""

    undoable = Signal(str, object)

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__(theme, self.tr("Sensors"), " ")
        self._services = services
        self._tasks = Tasks(self)
        self._finding = Tasks(self)
        self._saved: list[str] = []
        self.model = SensorTableModel(self)
        self.view = SensorView(theme, self.model, self.tr("Sensors to record"))
        self.upper = SensorFilterRow(theme, self.model, self.view.shown)
        self.filter, self.kind = self.upper.words, self.upper.kind
        self.find_button = IconButton(theme, "refresh", self.tr("Find new"), self.tr("Find new"))
        self.all_button = QPushButton(self.tr("Select all shown"))
        self.continue_button = QPushButton(self.tr("Continued by…"))
        self.message = label("", "secondary")
        self.explained = label(
            self.tr(
                "Each sensor of the list is recorded while the program runs. Of those that are "
                "tracked the past is fetched too, and the pages show them. Besides energy, power "
                "and battery the list has what the Energy dashboard of Home Assistant counts."
            ),
            "hint",
        )
        self.nothing = label(self.tr("No sensor is called so."), "secondary")
        self._build()
        self._connect()
        self._show_past({})
        self.show_entities()
        self._show_phase()

    @property
    def search_words(self) -> str:
        """What the search of the settings finds it by."""
        return self.tr("Sensors track role discovery find new energy entities replaced continued")

    def show_entities(self) -> None:
        """Show all sensors that are there, in their order, with the newest values."""
        self._show(self.model.set_entities)

    def update_entities(self) -> None:
        """Show what changed; nothing moves under the pointer."""
        self._show(self.model.update_entities)

    def showEvent(self, event: QShowEvent) -> None:
        """Shown anew, the sensors are in order again."""
        super().showEvent(event)
        self.show_entities()
        self._say("", "secondary")
        self.ask_past()

    def ask_past(self) -> None:
        """Ask the stores since when Home Assistant has the sensors."""
        ids = [e.entity_id for e in self._services.entities.all() if e.is_active]
        self._tasks.start(
            self._services.statistics.begun(ids), self._show_past, self._show_error, key="past"
        )

    def _show_past(self, begun: Mapping[str, datetime]) -> None:
        self.model.set_past(Past(begun, self._services.live.zone))

    def _show(self, take: Callable[[list[Entity], list[str]], None]) -> None:
        active = [e for e in self._services.entities.all() if e.is_active]
        take(active, [e.entity_id for e in active if e.is_tracked])
        self._saved = self.model.tracked
        known = {e.entity_id: self._services.live.value(e.entity_id) for e in active}
        self.model.set_values({key: value for key, value in known.items() if value})
        self.model.set_continued(self._continuations())
        self.upper.show_kinds()
        self._show_count()

    def ask_continuation(self) -> ContinuedDialog:
        """Ask which sensor continues the current one."""
        current = str(self.view.currentIndex().data(ID_ROLE) or "")
        dialog = ContinuedDialog(self._services, self.theme, current, self)
        dialog.continued.connect(self._continued)
        dialog.separated.connect(self._separated)
        dialog.open()
        return dialog

    def _continued(self, old_id: str, new_id: str) -> None:
        words = self.tr("{0} is continued by {1}").format(self._name(old_id), self._name(new_id))
        meters = self._services.entities.meters
        self.undoable.emit(words, lambda: self._keep(meters.separate(old_id)))

    def _separated(self, old_id: str, new_id: str, at: datetime) -> None:
        words = self.tr("{0} is no longer continued").format(self._name(old_id))
        again = self._services.entities.continue_by
        self.undoable.emit(words, lambda: self._keep(again(old_id, new_id, at)))

    def _keep(self, work: Coroutine[Any, Any, None]) -> None:
        """Save something, which another language does not cut off."""

        async def whole() -> None:
            await work

        name = translate("LongWork", "Saving")
        self._tasks.start(long_work(self, name, whole), on_error=self._show_error)

    def _name(self, entity_id: str) -> str:
        entity = self._services.entities.get(entity_id)
        return entity.friendly_name if entity else entity_id

    def _continuations(self) -> dict[str, str]:
        """The words below each sensor that another one continues."""
        meters, words = self._services.entities.meters, self.tr("continued by {0}")
        found = {}
        for entity in self._services.entities.all():
            if (follower := meters.follower(entity.entity_id)) is not None:
                found[entity.entity_id] = words.format(self._name(follower[0]))
        return found

    def find_new(self) -> None:
        """Ask Home Assistant again, once at a time; the button keeps the focus meanwhile."""
        if self._finding.is_running:
            return
        self._say(self.tr("Looking for new sensors…"), "secondary")
        self._finding.start(self._services.entities.find_new(), self._show_found, self._show_error)

    @property
    def is_busy(self) -> bool:
        """Whether something is being saved or looked for."""
        return self._tasks.is_running or self._finding.is_running

    def _track(self) -> None:
        before, now = self._saved, self.model.tracked
        if set(before) == set(now):
            return
        self._saved = now
        self._show_count()
        self._save(now)
        more = len(now) - len(before)
        text = (
            self.tr("Tracking %n more sensor(s).", "", more)
            if more > 0
            else self.tr("No longer tracking %n sensor(s); the history stays.", "", -more)
        )
        self.undoable.emit(text, self._undo_tracking(before))

    def _undo_tracking(self, before: list[str]) -> Callable[[], None]:
        def undo() -> None:
            self._saved = before
            self.model.set_tracked(before)
            self._show_count()
            self._save(before)

        return undo

    def _save(self, tracked: list[str]) -> None:
        """Track these, and still those that are away now and so not in the list."""
        entities = self._services.entities
        away = [e.entity_id for e in entities.tracked() if not e.is_active]
        self._keep(entities.set_tracked([*tracked, *away]))

    def _choose_role(self, entity_id: str, role: Role | None, inverted: bool) -> None:
        """Save a role; what has a role counts, so it is tracked too."""
        entity = self._services.entities.get(entity_id)
        before = (entity.role, entity.inverted) if entity else (None, False)
        name = entity.friendly_name if entity else entity_id
        words = self.tr("{0} is now: {1}")
        is_new = role is not None and entity_id not in self._saved
        if is_new:
            words = self.tr("{0} is now: {1}, and tracked")
        self._save_role(entity_id, (role, inverted), True if is_new else None)
        self.undoable.emit(
            words.format(name, role_name(role, inverted=inverted)),
            lambda: self._save_role(entity_id, before, False if is_new else None),
        )

    def _save_role(
        self, entity_id: str, meaning: tuple[Role | None, bool], is_tracked: bool | None
    ) -> None:
        """Save a role with its sign, and whether the sensor is tracked; None: as it is."""
        entities = self._services.entities
        role, inverted = meaning

        async def save() -> None:
            await entities.set_role(entity_id, role, inverted=inverted)
            if is_tracked is not None:
                others = [e.entity_id for e in entities.tracked() if e.entity_id != entity_id]
                await entities.set_tracked([*others, entity_id] if is_tracked else others)

        self._keep(save())

    def place(self) -> SensorsPlace:
        """How the list is shown now."""
        current = str(self.view.currentIndex().data(ID_ROLE) or "")
        return SensorsPlace(self.filter.text(), self.upper.of_kind, self.model.order, current)

    def take_place(self, place: SensorsPlace) -> None:
        """Show the list so."""
        column, is_down = place.order or (None, False)
        self.model.sort_by(column, descending=is_down)
        self.filter.setText(place.words)
        entity = self._services.entities.get(place.of_kind or "")
        if entity is not None:
            self.upper.choose_kind(measure_of(entity))
        self.view.go_to(place.current)

    def _filter(self, text: str) -> None:
        self.show_entities()
        self.view.shown.search(text)

    def _name_button(self) -> None:
        """What the button below does with the sensors shown."""
        is_all = self.view.shown.state_of_all() is Qt.CheckState.Checked
        self.all_button.setText(
            self.tr("Deselect all shown") if is_all else self.tr("Select all shown")
        )
        self.all_button.setEnabled(self.view.shown.rowCount() > 0)
        self.nothing.setVisible(self.view.shown.rowCount() == 0)

    def _show_found(self, count: int) -> None:
        self._show_phase()
        found = self.tr("%n new sensor(s) found.", "", count)
        self._say(found if count else self.tr("No new sensors."), "secondary")

    def _show_error(self, error: Exception) -> None:
        self._say(error_words(error), "error")
        self.show_entities()
        self._show_phase()

    def _say(self, text: str, kind: str) -> None:
        set_kind(self.message, kind)
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _show_count(self) -> None:
        count, total = len(self.model.tracked), self.model.rowCount()
        shown = self.view.shown.rowCount()
        words = self.tr("{0} of {1} tracked")
        if shown != total:
            words = self.tr("{0} of {1} tracked, {2} shown")
        numbers = map(formats.number, (count, total, shown))
        self.note_label.setText(words.format(*numbers))
        self._name_button()
        self._place_title()

    def _show_phase(self) -> None:
        """Discovery needs a connection."""
        live = self._services.home_assistant.state.phase is ConnectionPhase.LIVE
        self.find_button.setEnabled(live)
        self.find_button.setToolTip("" if live else self.tr("Home Assistant is not connected."))

    def _values_changed(self, values: Mapping[str, LiveValue]) -> None:
        if self.isVisible():
            self.model.set_values(values)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.find_button.clicked.connect(self.find_new)
        self.view.shown.changed.connect(self._show_count)
        self.all_button.clicked.connect(self.view.shown.toggle_all)
        self.continue_button.clicked.connect(self.ask_continuation)
        self.model.tracking_changed.connect(self._track)
        self.model.role_chosen.connect(self._choose_role)
        events = self._services.events
        events.entities_changed.connect(self.update_entities)
        events.values_changed.connect(self._values_changed)
        events.connection_changed.connect(self._show_phase)

    def _build(self) -> None:
        self.find_button.setProperty("search_words", self.tr("discover search entities refresh"))
        self.continue_button.setProperty("search_words", self.tr("replaced meter exchanged join"))
        self.add_tool(self.find_button)  # before the filter, for Tab
        self.body.addWidget(self.upper)
        self.nothing.hide()
        self._lower = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for button in (self.find_button, self.continue_button, self.all_button):
            button.setMinimumWidth(1)  # they go below each other where they have no room
        for button in (self.continue_button, self.all_button):
            row.addWidget(button)
        self.message.hide()
        for words in (self.message, self.explained):
            words.setWordWrap(True)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.message)
        self.body.addLayout(row)
        self.body.addWidget(self.explained)
        self.theme.changed.connect(self._restyle)
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has no room side by side stands below each other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._place_title()
        buttons = (self.find_button, self.continue_button, self.all_button)
        below = [button for button in buttons if self._lower.indexOf(button) >= 0]
        needed = sum(button.sizeHint().width() for button in below) + self.theme.px(_SIDES_PX)
        ways, is_wide = QBoxLayout.Direction, self.width() >= needed
        self._lower.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)

    def _place_title(self) -> None:
        """How many there are stands below the title, and *Find new* below the list, where they
        have no room beside the title."""
        margins, gaps = self._outer.contentsMargins(), 2 * self.header.spacing()
        needed = self.title_label.sizeHint().width() + self.find_button.sizeHint().width()
        needed += gaps + margins.left() + margins.right()
        is_beside = self.width() >= needed
        note = self.note_label.fontMetrics().horizontalAdvance(self.note_label.text())
        self._place_note(is_beside=self.width() >= needed + note)
        column = self.header if is_beside else self._lower
        if column.indexOf(self.find_button) < 0:
            self.header.removeWidget(self.find_button)
            self._lower.removeWidget(self.find_button)
            column.insertWidget(-1 if is_beside else 0, self.find_button)

    def _place_note(self, *, is_beside: bool) -> None:
        layout = self.header if is_beside else self.body
        if layout.indexOf(self.note_label) < 0:
            self.header.removeWidget(self.note_label)
            self.body.removeWidget(self.note_label)
            if is_beside:
                self.header.insertWidget(1, self.note_label, 1)
            else:
                self.body.insertWidget(0, self.note_label)

    def _restyle(self) -> None:
        self.view.setFixedHeight(self.theme.px(_LIST_PX))
        self._arrange()
