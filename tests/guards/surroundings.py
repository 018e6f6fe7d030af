"""No test sees the user's own profile, settings, keyring or screen."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/roaming",
    "LOCALAPPDATA": "home/local",
    "XDG_DATA_HOME": "home/data",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_STATE_HOME": "home/state",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_RUNTIME_DIR": "run",
}
SETTINGS = (
    "HA_URL",
    "HA_TOKEN",
    "HA_TOKEN_FILE",
    "PORT",
    "API_HOST",
    "API_ALLOWED_HOSTS",
    "API_KEY",
    "API_KEY_FILE",
    "DATABASE_TYPE",
    "DATABASE_PATH",
    "MONGODB_URI",
    "MONGODB_PASSWORD",
    "QUESTDB_HOST",
    "QUESTDB_HTTP_PORT",
    "QUESTDB_ILP_PORT",
    "QUESTDB_PG_PORT",
    "QUESTDB_USER",
    "QUESTDB_PASSWORD",
    "QUESTDB_TLS",
    "LOG_LEVEL",
)


@pytest.fixture(autouse=True)
def _own_surroundings(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path_factory.mktemp("own", numbered=True)
    for name, folder in FOLDERS.items():
        path = root / folder
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(path))
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def profile_folder(tmp_path: Path) -> Path:
    """A new, empty profile folder."""
    folder = tmp_path / "profile"
    folder.mkdir()
    return folder
