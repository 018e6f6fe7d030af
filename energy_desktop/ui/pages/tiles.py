"""The row of tiles: which ones the home has, what each says, and its curve of the last hour."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout

from energy_desktop.models import LiveValue, Role
from energy_desktop.ui import formats
from energy_desktop.ui.pages import tile_texts
from energy_desktop.ui.pages.dashboard_data import ROLE_OF, SPARK_POINTS
from energy_desktop.ui.pages.tile_texts import Moment
from energy_desktop.ui.widgets.live_lines import Line, drawn
from energy_desktop.ui.widgets.now_tile import NowTile, TileContent
from energy_desktop.ui.widgets.roles import hues

if TYPE_CHECKING:
    from energy_desktop.services import Services
    from energy_desktop.ui.theme import Theme

_TEXTS = {
    "solar": tile_texts.solar,
    "grid": tile_texts.grid,
    "battery": tile_texts.battery,
    "home": tile_texts.home,
}
_ICONS = {
    "solar": "solar-power-variant",
    "grid": "transmission-tower",
    "battery": "home-battery",
    "home": "home-lightning-bolt",
}
_HOUR_S = 3600.0


class Tiles(QObject):
    """Owns the tiles; ``asked`` carries what a clicked tile stands for: a Role or an entity id."""

    asked = Signal(object)

    def __init__(self, services: Services, theme: Theme, grid: QGridLayout) -> None:
        super().__init__(grid)
        self._services = services
        self._theme = theme
        self._tiles: dict[str, NowTile] = {}
        self._lines: dict[str, Line] = {}
        self.keys: tuple[str, ...] = ()

    @property
    def device_ids(self) -> list[str]:
        """Entity ids of the devices that have a tile."""
        return [key for key in self.keys if key not in ROLE_OF]

    def shown(self) -> list[NowTile]:
        """The tiles in their order."""
        return [self._tiles[key] for key in self.keys]

    def tile(self, key: str) -> NowTile:
        """One tile: solar, grid, battery, home or a device's entity id."""
        return self._tiles[key]

    def show(self, keys: tuple[str, ...], moment: Moment) -> bool:
        """Say what is now; True where the row has other tiles than before."""
        has_changed = keys != self.keys
        if has_changed:
            self._replace(keys)
        for key in keys:
            self._tiles[key].set_content(self._content(key, moment))
        return has_changed

    def set_lines(self, lines: Mapping[str, Line]) -> None:
        """The curves of the last hour, by tile."""
        self._lines = dict(lines)
        for key in self.keys:
            self._draw(key)

    def grow(self, at: datetime, values_w: Mapping[str, float]) -> None:
        """Add the newest values."""
        for key in self.keys:
            value_w = values_w.get(key)
            line = self._lines.get(key)
            if line is not None and value_w is not None:
                line.append(at.timestamp(), value_w)
                line.drop_before(at.timestamp() - _HOUR_S)
                self._draw(key)

    def _replace(self, keys: tuple[str, ...]) -> None:
        for key in set(self._tiles) - set(keys):
            tile = self._tiles.pop(key)
            tile.hide()
            tile.deleteLater()
        for key in keys:
            if key not in self._tiles:
                self._tiles[key] = self._make(key)
        self.keys = keys

    def _make(self, key: str) -> NowTile:
        if key in ROLE_OF:
            tile = NowTile(self._theme, self._name(key), _ICONS[key], key)
        else:
            entity = self._services.entities.get(key)
            name = entity.friendly_name if entity else key
            color = hues([entity])[key] if entity else "device-0"
            tile = NowTile(self._theme, name, "power-plug-outline", color)
        target = ROLE_OF.get(key, key)
        tile.clicked.connect(lambda: self.asked.emit(target))
        tile.sparkline.describe = self._describe
        return tile

    def _content(self, key: str, moment: Moment) -> TileContent:
        content = self._missing(key, moment) or self._known(key, moment)
        if tile_texts.is_stale(moment.connection) and content.state == "waiting":
            return tile_texts.not_connected(moment.connection)
        at = tile_texts.known_until(moment.connection, moment.now)
        if content.state == "ok" and at is not None:
            return tile_texts.stale(content, at, moment.zone)
        return content

    def _known(self, key: str, moment: Moment) -> TileContent:
        if key in _TEXTS:
            return _TEXTS[key](moment)
        return tile_texts.device(self._services.live.value(key))

    def _missing(self, key: str, moment: Moment) -> TileContent | None:
        """What stands in place of a value where the tile's sensor has none."""
        values = self._values(key)
        lost = [v for v in values if v is not None and v.state is None]
        if key == "home" and not self._services.entities.by_role(Role.HOME_POWER):
            lost = []
        if lost:
            return tile_texts.unavailable(min(v.at for v in lost), moment.zone)
        if values and all(v is None for v in values):
            return tile_texts.waiting()
        return None

    def _values(self, key: str) -> list[LiveValue | None]:
        live = self._services.live
        if key not in ROLE_OF:
            return [live.value(key)]
        return [live.value(e.entity_id) for e in self._services.entities.by_role(ROLE_OF[key])]

    def _draw(self, key: str) -> None:
        line = self._lines.get(key, Line())
        if len(line.at_s):
            end_s = float(line.at_s[-1])
            x, y = drawn(line, end_s - _HOUR_S, end_s, SPARK_POINTS)
            self._tiles[key].sparkline.set_line(x + end_s - _HOUR_S, y)
        else:
            self._tiles[key].sparkline.set_line(np.zeros(0), np.zeros(0))

    def _describe(self, at_s: float, value_w: float) -> str:
        zone = self._services.live.zone
        time = formats.clock(datetime.fromtimestamp(at_s, UTC), zone, seconds=True)
        words = formats.power(value_w) if np.isfinite(value_w) else self.tr("no data")
        return f"{time}  {words}"

    def _name(self, key: str) -> str:
        return {
            "solar": self.tr("Solar"),
            "grid": self.tr("Grid"),
            "battery": self.tr("Battery"),
            "home": self.tr("Home"),
        }[key]
