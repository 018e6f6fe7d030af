"""Which databases the settings name: the embedded ones of a folder, or MongoDB and QuestDB."""

from __future__ import annotations

from pathlib import Path

from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.stores.addresses import ServerAddresses


def embedded_folder(settings: Settings, profile: Path) -> Path:
    """Where the embedded databases lie."""
    return Path(settings.text("database_path") or profile / "data")


async def server_addresses(settings: Settings, credentials: Credentials) -> ServerAddresses:
    """Addresses from the settings, passwords from the environment or the keyring."""
    from energy_desktop.stores.questdb import QuestDbAddress  # noqa: PLC0415 - in server mode alone

    return ServerAddresses(
        mongodb_uri=settings.text("mongodb_uri"),
        mongodb_password=await credentials.database_password("mongodb"),
        questdb=QuestDbAddress(
            host=settings.text("questdb_host"),
            http_port=settings.number("questdb_http_port"),
            user=settings.text("questdb_user"),
            password=await credentials.database_password("questdb") or "",
            tls=settings.flag("questdb_tls"),
        ),
    )
