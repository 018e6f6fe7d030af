"""Opens and closes the stores of a profile; the only place that knows which backends there are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from energy_desktop.config import Settings
from energy_desktop.errors import SettingsError, StoreUnavailable
from energy_desktop.stores.base import Stores
from energy_desktop.stores.duckdb import DuckDbStore
from energy_desktop.stores.sqlite import SqliteStore

READINGS_FILE = "readings.duckdb"
STATE_FILE = "state.sqlite"


@dataclass(frozen=True, slots=True)
class Opened:
    """Open stores. If their generations differ (a restored backup, a wrong pair), what coverage
    says can't be trusted: audit everything, then ``pair`` them.
    """

    stores: Stores
    generations_match: bool


def data_folder(settings: Settings, profile: Path) -> Path:
    """Where the embedded databases of a profile lie."""
    return Path(settings.text("database_path") or profile / "data")


async def open_pair(kind: str, settings: Settings, profile: Path) -> Opened:
    """Open the stores of this ``kind`` (a choice of the setting ``database_type``).

    Raises SettingsError where this version has none of it, and what ``open_embedded`` raises.
    """
    if kind == "embedded":
        return await open_embedded(data_folder(settings, profile))
    raise SettingsError(
        "This version keeps its data in the embedded databases; "
        "start it with DATABASE_TYPE=embedded or --embedded."
    )


async def open_embedded(folder: Path) -> Opened:
    """Open the SQLite and DuckDB files of ``folder``, made on first use; both or neither.

    Raises ``StoreUnavailable`` (locked, disk full, no permission), ``SchemaTooNew`` or
    ``StoreError`` (damaged).
    """
    is_first_use = _prepare(folder)
    state = SqliteStore(folder / STATE_FILE)
    series = DuckDbStore(folder / READINGS_FILE)
    stores = Stores(state=state, series=series, coverage=series)
    try:
        await series.open()
        await state.open()
        if is_first_use:
            await pair(stores)
        match = await series.generation() == await state.generation()
    except BaseException:
        await close(stores)
        raise
    return Opened(stores, match)


async def pair(stores: Stores) -> None:
    """Give the time series store the generation of the state store."""
    await stores.series.set_generation(await stores.state.generation())


async def close(stores: Stores) -> None:
    """Close both stores, the second also when the first fails; safe to call twice."""
    try:
        await stores.series.close()
    finally:
        await stores.state.close()


def _prepare(folder: Path) -> bool:
    """Make the folder, private to the user; whether no store is in it yet."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return not any((folder / name).exists() for name in (READINGS_FILE, STATE_FILE))
    except OSError as error:
        raise StoreUnavailable(f"{folder} can't be used: {error.strerror}.") from error
