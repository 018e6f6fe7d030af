"""The table of sensors that Settings and first run show: one a row, what is known in columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from energy_desktop.models import Entity, LiveValue, Role
from energy_desktop.ui import formats
from energy_desktop.ui.widgets.device_classes import kind_of, measure_of
from energy_desktop.ui.widgets.roles import role_name
from energy_desktop.ui.widgets.since import Past

Index = QModelIndex | QPersistentModelIndex

ID_ROLE: Final = Qt.ItemDataRole.UserRole + 1
WARN_ROLE: Final = Qt.ItemDataRole.UserRole + 2
TRACKED_ROLE: Final = Qt.ItemDataRole.UserRole + 5
UNDER_ROLE: Final = Qt.ItemDataRole.UserRole + 6
_ROOT: Final = QModelIndex()
_ORDER: Final = {role: place for place, role in enumerate((*Role, None))}
_MANY: Final = 50
"""From so many values on their whole column is told to have changed, in one signal."""
_CUMULATIVE: Final = {"total", "total_increasing"}


class SensorColumn(IntEnum):
    """The columns, in the order shown."""

    TRACK = 0
    SENSOR = 1
    KIND = 2
    NOW = 3
    ROLE = 4
    SINCE = 5


class SensorTableModel(QAbstractTableModel):
    """Sensors in rows. ``tracking_changed`` and ``role_chosen`` tell what the user did here.

    ``is_stacked``: role and value are shown, and so told, with the name.
    """

    tracking_changed = Signal()
    role_chosen = Signal(str, object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Entity] = []
        self._row_of: dict[str, int] = {}
        self._tracked: set[str] = set()
        self._values: dict[str, LiveValue] = {}
        self._searched: list[str] = []
        self._order: tuple[SensorColumn, bool] | None = None
        self._continued: Mapping[str, str] = {}
        self._past = Past()
        self.is_stacked = False

    def set_past(self, past: Past) -> None:
        """Since when the sensors are in Home Assistant."""
        if past != self._past:
            self._past = past
            self._column_changed(SensorColumn.SINCE)

    def set_continued(self, words: Mapping[str, str]) -> None:
        """What to say below the name of sensors that another one continues, by entity id."""
        if words != self._continued:
            self._continued = words
            self._column_changed(SensorColumn.SENSOR)

    def set_entities(self, entities: Iterable[Entity], tracked: Iterable[str]) -> None:
        """Show these, with check marks at ``tracked``, in the order chosen by ``sort_by``."""
        tracked = set(tracked)
        self._replace(self._sorted(entities, tracked), tracked)

    def sort_by(self, column: SensorColumn | None, *, descending: bool = False) -> None:
        """Order the rows by a column; None: those with a role first, then by name."""
        self._order = None if column is None else (column, descending)
        self._replace(self._sorted(self._rows, self._tracked), self._tracked)

    @property
    def order(self) -> tuple[SensorColumn, bool] | None:
        """The column that was chosen, and whether it descends; None for the usual order."""
        return self._order

    def _sorted(self, entities: Iterable[Entity], tracked: set[str]) -> list[Entity]:
        rows = sorted(entities, key=_place)
        if self._order is None:
            return rows
        column, descending = self._order
        keys = {e.entity_id: self._sort_key(e, column, tracked) for e in rows}
        return sorted(rows, key=lambda e: keys[e.entity_id], reverse=descending)

    def update_entities(self, entities: Iterable[Entity], tracked: Iterable[str]) -> None:
        """The same, but every row shown stays where it is; new sensors come last."""
        last = len(self._rows)
        rows = sorted(entities, key=lambda e: (self._row_of.get(e.entity_id, last), _place(e)))
        if [e.entity_id for e in rows] != [e.entity_id for e in self._rows]:
            self._replace(rows, tracked)
        elif rows:
            self._rows = rows
            self._tracked = set(tracked) & self._row_of.keys()
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(rows) - 1, len(SensorColumn) - 1)
            )

    def _replace(self, rows: list[Entity], tracked: Iterable[str]) -> None:
        self.beginResetModel()
        self._rows = rows
        self._row_of = {entity.entity_id: row for row, entity in enumerate(rows)}
        self._tracked = set(tracked) & self._row_of.keys()
        self._searched = [
            f"{e.friendly_name} {e.area or ''} {e.entity_id}".casefold() for e in rows
        ]
        self.endResetModel()

    def set_values(self, values: Mapping[str, LiveValue]) -> None:
        """The newest states, by entity id; those not named keep theirs."""
        self._values |= values
        self._cells_changed(SensorColumn.NOW, values)

    @property
    def tracked(self) -> list[str]:
        """Entity ids with a check mark, in the order shown."""
        return [e.entity_id for e in self._rows if e.entity_id in self._tracked]

    def set_tracked(self, entity_ids: Iterable[str]) -> None:
        """Check exactly these, and tell."""
        wanted = set(entity_ids) & self._row_of.keys()
        if wanted == self._tracked:
            return
        changed, self._tracked = wanted ^ self._tracked, wanted
        self._cells_changed(SensorColumn.TRACK, changed)
        self.tracking_changed.emit()

    def toggle(self, entity_id: str) -> None:
        """Turn the check mark of one sensor over, and tell."""
        self.set_tracked(self._tracked ^ {entity_id})

    def choose_role(self, entity_id: str, role: Role | None, *, inverted: bool = False) -> None:
        """Give a sensor another role or sign, and tell; the same one changes nothing."""
        row = self._row_of[entity_id]
        if (self._rows[row].role, self._rows[row].inverted) == (role, inverted):
            return
        self._rows[row] = replace(self._rows[row], role=role, inverted=inverted)
        cell = self.index(row, SensorColumn.ROLE)
        self.dataChanged.emit(cell, cell)
        self.role_chosen.emit(entity_id, role, inverted)

    def is_tracked(self, entity_id: str) -> bool:
        """Whether a sensor has a check mark."""
        return entity_id in self._tracked

    def kinds(self) -> dict[str, int]:
        """What the sensors measure, with how many of each, by name."""
        return dict(sorted(Counter(measure_of(entity) for entity in self._rows).items()))

    def fits(self, row: int, words: Sequence[str], kind: str | None) -> bool:
        """Whether name, area or id of a sensor hold every word, and it is of a kind (None: any)."""
        if kind is not None and measure_of(self._rows[row]) != kind:
            return False
        return all(word in self._searched[row] for word in words)

    def entity(self, row: int) -> Entity:
        """The sensor in a row."""
        return self._rows[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One row a sensor."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The columns of ``SensorColumn``."""
        return 0 if parent.isValid() else len(SensorColumn)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The column titles."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole and section == SensorColumn.SINCE:
            return self.tr("The earlier of its registration and of its first statistics; sorts")
        titles = (
            self.tr("Track"),
            self.tr("Sensor"),
            self.tr("Kind"),
            self.tr("Now"),
            self.tr("Role"),
            self.tr("In HA since"),
        )
        return titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, id, check mark, warning and search words of a cell."""
        entity, column = self._rows[index.row()], SensorColumn(index.column())
        if role == Qt.ItemDataRole.CheckStateRole and column is SensorColumn.TRACK:
            return Qt.CheckState(2 * (entity.entity_id in self._tracked))
        answers: dict[int, Callable[[], Any]] = {
            ID_ROLE: lambda: entity.entity_id,
            TRACKED_ROLE: lambda: entity.entity_id in self._tracked,
            UNDER_ROLE: lambda: self._continued.get(entity.entity_id, entity.entity_id),
            WARN_ROLE: lambda: self._is_warning(entity, column),
            int(Qt.ItemDataRole.DisplayRole): lambda: self._text(entity, column),
            int(Qt.ItemDataRole.ToolTipRole): lambda: self._tooltip(entity, column),
            int(Qt.ItemDataRole.AccessibleTextRole): lambda: self._spoken(entity, column),
        }
        answer = answers.get(int(role))
        return answer() if answer else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be selected; the role can be edited."""
        flags = super().flags(index)
        if index.column() == SensorColumn.ROLE:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def _text(self, entity: Entity, column: SensorColumn) -> str:
        if column is SensorColumn.SENSOR:
            return entity.friendly_name
        if column is SensorColumn.KIND:
            return kind_of(entity)
        if column is SensorColumn.NOW:
            return self._now(entity)
        if column is SensorColumn.ROLE:
            return self._role(entity)
        return self._past.text(entity) if column is SensorColumn.SINCE else ""

    def _now(self, entity: Entity) -> str:
        value = self._values.get(entity.entity_id)
        if value is None:
            return formats.DASH
        return (
            formats.quantity(value.state, value.unit)
            if value.state is not None
            else (self.tr("unavailable") if value.raw_state == "unavailable" else value.raw_state)
        )

    def _role(self, entity: Entity) -> str:
        if entity.role is None and _is_level_of_energy(entity):
            return self.tr("Not cumulative")
        if entity.role is None and entity.unit_changed:
            return self.tr("Unit changed")
        return role_name(entity.role, inverted=entity.inverted)

    def _is_warning(self, entity: Entity, column: SensorColumn) -> bool:
        if column is SensorColumn.NOW:
            value = self._values.get(entity.entity_id)
            return value is not None and value.state is None
        has_reason = entity.unit_changed or _is_level_of_energy(entity)
        return column is SensorColumn.ROLE and entity.role is None and has_reason

    def _sort_key(self, entity: Entity, column: SensorColumn, tracked: set[str]) -> Any:
        if column is SensorColumn.TRACK:
            return entity.entity_id not in tracked
        if column is SensorColumn.NOW:
            value = self._values.get(entity.entity_id)
            state = value.state if value and value.state is not None else float("-inf")
            return (entity.unit or "", state)
        if column is SensorColumn.SINCE:
            at = self._past.since(entity)
            is_descending = self._order is not None and self._order[1]
            return ((at is None) != is_descending, at.timestamp() if at else 0.0)
        return self._text(entity, column).casefold()

    def _tooltip(self, entity: Entity, column: SensorColumn) -> str | None:
        if column is SensorColumn.SENSOR:
            under = self._continued.get(entity.entity_id, "")
            since = self._past.tooltip(entity) if self._past.since(entity) else ""
            role = self._role(entity) if self.is_stacked else ""
            words = (entity.friendly_name, entity.entity_id, kind_of(entity), role, under, since)
            return "\n".join(filter(None, words))
        if column is SensorColumn.SINCE:
            return self._past.tooltip(entity)
        if self._is_warning(entity, column):
            return self._warning(entity, column)
        # A role may have no room for all of its words.
        return self._role(entity) if column is SensorColumn.ROLE and entity.role else None

    def _warning(self, entity: Entity, column: SensorColumn) -> str:
        if column is SensorColumn.NOW:
            return self.tr("Home Assistant has no value of it at the moment.")
        if _is_level_of_energy(entity):
            return self.tr("It shows an amount that goes up and down, so it can't be summed.")
        return self.tr("Its readings before were stored in another unit that can't be converted.")

    def _spoken(self, entity: Entity, column: SensorColumn) -> str:
        if column is SensorColumn.SENSOR:
            more = (self._role(entity), self._now(entity)) if self.is_stacked else ()
            said = (entity.friendly_name, *more, self._continued.get(entity.entity_id, ""))
            return ", ".join(filter(None, said))
        if column is not SensorColumn.TRACK:
            return self._text(entity, column)
        if entity.entity_id in self._tracked:
            return self.tr("{0}, tracked").format(entity.friendly_name)
        return self.tr("{0}, not tracked").format(entity.friendly_name)

    def _cells_changed(self, column: SensorColumn, entity_ids: Collection[str]) -> None:
        if len(entity_ids) > _MANY:
            self._column_changed(column)
            return
        for row in (self._row_of[key] for key in entity_ids if key in self._row_of):
            cell = self.index(row, column)
            self.dataChanged.emit(cell, cell)

    def _column_changed(self, column: SensorColumn) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, column), self.index(len(self._rows) - 1, column))


class SensorFilter(QSortFilterProxyModel):
    """Rows whose name, area or id holds every word, and of one kind if one is chosen."""

    changed = Signal()

    def __init__(self, model: SensorTableModel) -> None:
        super().__init__(model)
        self._sensors = model
        self._words: list[str] = []
        self._kind: str | None = None
        self.setSourceModel(model)
        self.setDynamicSortFilter(False)

    def search(self, text: str) -> None:
        """Show what matches; everything for an empty text."""
        self.beginFilterChange()
        self._words = text.casefold().split()
        self._end_change()

    def show_kind(self, kind: str | None) -> None:
        """Show what measures this; everything for None."""
        self.beginFilterChange()
        self._kind = kind
        self._end_change()

    def shown(self) -> list[str]:
        """Entity ids of the rows shown, in their order."""
        rows = range(self._sensors.rowCount())
        return [
            self._sensors.entity(row).entity_id
            for row in rows
            if self._sensors.fits(row, self._words, self._kind)
        ]

    def state_of_all(self) -> Qt.CheckState:
        """Whether all, some or none of the rows shown have a check mark."""
        shown = self.shown()
        count = sum(map(self._sensors.is_tracked, shown))
        if 0 < count < len(shown):
            return Qt.CheckState.PartiallyChecked
        return Qt.CheckState.Checked if count else Qt.CheckState.Unchecked

    def toggle_all(self) -> None:
        """Track all rows shown; none of them where all are tracked."""
        shown = set(self.shown())
        tracked = set(self._sensors.tracked)
        is_all = self.state_of_all() is Qt.CheckState.Checked
        self._sensors.set_tracked(tracked - shown if is_all else tracked | shown)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a row is shown."""
        del source_parent
        return self._sensors.fits(source_row, self._words, self._kind)

    def _end_change(self) -> None:
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)
        self.changed.emit()


def _is_level_of_energy(entity: Entity) -> bool:
    return entity.unit == "kWh" and entity.state_class not in _CUMULATIVE


def _place(entity: Entity) -> tuple[int, str, str]:
    return (_ORDER[entity.role], entity.friendly_name.casefold(), entity.entity_id)
