"""The sensors as a tree: groups of what they do in the home, with a check mark and a total each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QModelIndex,
    QRegularExpression,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QStandardItem, QStandardItemModel

from energy_desktop.models import Entity, Role
from energy_desktop.ui.languages import translate
from energy_desktop.ui.widgets.roles import hues

ID_ROLE: Final = Qt.ItemDataRole.UserRole + 1
TOTAL_ROLE: Final = Qt.ItemDataRole.UserRole + 2
_TIP_ROLE: Final = Qt.ItemDataRole.UserRole + 9
HUE_ROLE: Final = Qt.ItemDataRole.UserRole + 3
SEARCH_ROLE: Final = Qt.ItemDataRole.UserRole + 4

_SOURCES = str(QT_TRANSLATE_NOOP("EntityTree", "Sources"))
_SINKS = str(QT_TRANSLATE_NOOP("EntityTree", "Sinks"))
_DEVICES = str(QT_TRANSLATE_NOOP("EntityTree", "Devices"))
_GAS_WATER = str(QT_TRANSLATE_NOOP("EntityTree", "Gas and water"))
_CLIMATE = str(QT_TRANSLATE_NOOP("EntityTree", "Climate"))
_OTHER = str(QT_TRANSLATE_NOOP("EntityTree", "Other"))
_ORDER: Final = (_SOURCES, _SINKS, _DEVICES, _GAS_WATER, _CLIMATE, _OTHER)
_ROLE_ORDER: Final = (
    Role.SOLAR_ENERGY,
    Role.BATTERY_DISCHARGE,
    Role.GRID_IMPORT,
    Role.SOLAR_POWER,
    Role.BATTERY_POWER,
    Role.GRID_POWER,
    Role.BATTERY_LEVEL,
    Role.BATTERY_CHARGE,
    Role.GRID_EXPORT,
    Role.HOME_POWER,
)
_SINK_ROLES: Final = {Role.BATTERY_CHARGE, Role.GRID_EXPORT, Role.HOME_POWER}
_CLIMATE_CLASSES: Final = {"temperature", "humidity", "atmospheric_pressure", "irradiance"}


def group_of(entity: Entity) -> tuple[str, str]:
    """The group a sensor belongs to, and the area for devices, which are grouped by room."""
    if entity.role in _ROLE_ORDER:
        return (_SINKS if entity.role in _SINK_ROLES else _SOURCES), ""
    if entity.role in {Role.GAS, Role.WATER} or entity.device_class in {"gas", "water"}:
        return _GAS_WATER, ""
    if entity.device_class in _CLIMATE_CLASSES:
        return _CLIMATE, ""
    if entity.role is Role.DEVICE or entity.device_class in {"energy", "power"}:
        return _DEVICES, entity.area or ""
    return _OTHER, ""


class EntityTree(QStandardItemModel):
    """Groups and their sensors. ``toggled`` says that a check mark changed, by whoever."""

    toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[str, QStandardItem] = {}

    def set_entities(self, entities: Iterable[Entity]) -> None:
        """Show these; check marks and totals of those that stay are kept."""
        kept, totals = set(self.checked()), self._totals()
        self.clear()
        self._items = {}
        entities = list(entities)
        colors = hues(entities)
        groups: dict[tuple[str, str], QStandardItem] = {}
        for entity in sorted(entities, key=_place):
            item = _sensor_item(entity, colors[entity.entity_id])
            item.setData(totals.get(entity.entity_id, ""), TOTAL_ROLE)
            _check(item, entity.entity_id in kept)
            self._items[entity.entity_id] = item
            self._group(groups, group_of(entity)).appendRow(item)

    def checked(self) -> list[str]:
        """Entity ids with a check mark, in the order shown."""
        return [
            key for key, item in self._items.items() if item.checkState() is Qt.CheckState.Checked
        ]

    def set_checked(self, entity_ids: Iterable[str]) -> None:
        """Check exactly these (ids that are not there are ignored) and say so if it changed."""
        wanted, before = set(entity_ids), self.checked()
        for key, item in self._items.items():
            if (item.checkState() is Qt.CheckState.Checked) != (key in wanted):
                _check(item, key in wanted)
        if self.checked() != before:
            self.toggled.emit()

    def toggle(self, entity_id: str) -> None:
        """Turn one check mark over."""
        item = self._items[entity_id]
        _check(item, item.checkState() is not Qt.CheckState.Checked)
        self.toggled.emit()

    def set_totals(self, totals: Mapping[str, str], meaning: Mapping[str, str]) -> None:
        """The words of the right column by entity id, empty for those not named; ``meaning`` says
        for tooltips and screen readers what they are."""
        for key, item in self._items.items():
            text = totals.get(key, "")
            if item.data(TOTAL_ROLE) != text:
                item.setData(text, TOTAL_ROLE)
                words = ", ".join(part for part in (item.text(), meaning.get(key, "")) if part)
                item.setAccessibleText(words)
                told = (item.data(_TIP_ROLE), meaning.get(key, ""))
                item.setToolTip("\n".join(part for part in told if part))

    def _totals(self) -> dict[str, str]:
        return {key: str(item.data(TOTAL_ROLE) or "") for key, item in self._items.items()}

    def _group(
        self, groups: dict[tuple[str, str], QStandardItem], key: tuple[str, str]
    ) -> QStandardItem:
        if key not in groups:
            name, area = translate("EntityTree", key[0]), key[1]
            item = QStandardItem(f"{name} · {area}" if area else name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            groups[key] = item
            self.appendRow(item)
        return groups[key]


class EntityFilter(QSortFilterProxyModel):
    """Shows the sensors whose name, area or id holds every word of a search."""

    def __init__(self, tree: EntityTree) -> None:
        super().__init__()
        self.setRecursiveFilteringEnabled(True)
        self.setFilterRole(SEARCH_ROLE)
        self.setSourceModel(tree)

    def search(self, text: str) -> None:
        """Show what matches; everything for an empty text."""
        words = (QRegularExpression.escape(word) for word in text.split())
        pattern = QRegularExpression("".join(f"(?=.*{word})" for word in words))
        pattern.setPatternOptions(QRegularExpression.PatternOption.CaseInsensitiveOption)
        self.setFilterRegularExpression(pattern)

    def sensors_shown(self) -> int:
        """How many sensors match."""
        root = QModelIndex()
        return sum(self.rowCount(self.index(row, 0, root)) for row in range(self.rowCount(root)))


def _sensor_item(entity: Entity, hue: str) -> QStandardItem:
    item = QStandardItem(entity.friendly_name)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    item.setFlags(flags | Qt.ItemFlag.ItemNeverHasChildren)
    item.setData(entity.entity_id, ID_ROLE)
    item.setData(hue, HUE_ROLE)
    item.setData(f"{entity.friendly_name} {entity.area or ''} {entity.entity_id}", SEARCH_ROLE)
    area = f"\n{entity.area}" if entity.area else ""
    item.setToolTip(f"{entity.friendly_name}\n{entity.entity_id}{area}")
    item.setData(item.toolTip(), _TIP_ROLE)
    return item


def _check(item: QStandardItem, checked: bool) -> None:
    item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)


def _place(entity: Entity) -> tuple[int, str, int, str, str]:
    group, area = group_of(entity)
    by_role = _ROLE_ORDER.index(entity.role) if entity.role in _ROLE_ORDER else len(_ROLE_ORDER)
    name = entity.friendly_name.casefold()
    return (_ORDER.index(group), area.casefold(), by_role, name, entity.entity_id)
