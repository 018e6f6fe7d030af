"""The file .env: its lines, what is wrong with them, and that no value of it is ever told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from energy_desktop.config import Settings
from energy_desktop.env_file import OF_COMPOSE, read_env

ROOT = Path(__file__).parents[1]
NO = "is no variable of this program"
HEX = "0123456789abcdef0123456789abcdef"


def env(folder: Path, text: str) -> Path:
    file = folder / ".env"
    file.write_text(text, encoding="utf-8")
    file.chmod(0o600)
    return file


def test_the_home_folder_may_be_written_as_in_a_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    env(tmp_path, "HA_TOKEN_FILE=~/.ha-token\nDATABASE_PATH=~/data\nAPI_KEY_FILE=/k\nHA_URL=~/x\n")
    settings = Settings.load(tmp_path, environ={})
    assert settings.environment["HA_TOKEN_FILE"] == str(tmp_path / ".ha-token")
    assert settings.text("database_path") == str(tmp_path / "data")
    assert settings.environment["API_KEY_FILE"] == "/k"
    assert settings.environment["HA_URL"] == "~/x"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("HA_TOKN_FILE=/x", "“HA_TOKN_FILE” {no}; did you mean HA_TOKEN_FILE?"),
        ("ha_url=nas", "“ha_url” {no}; did you mean HA_URL?"),
        ("export PROT=1", "“PROT” {no}."),
        ("HA_URL", "it is not of the form HA_URL=value."),
        ("HA_UR", "it is not of the form HA_URL=value."),
        ("HA_URL homeassistant.local", "it is not of the form NAME=value."),
        (HEX, "it is not of the form NAME=value."),
        (f"{HEX}=", "its name {no}."),
        (f'HA_TOKEN="{HEX}', "it is not of the form NAME=value."),
    ],
)  # fmt: skip
def test_a_line_that_counts_nothing_is_told_by_its_number_and_without_a_value(
    line: str, fault: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = env(tmp_path, f"# a comment\nPORT=0\n\n{line}\nLOG_LEVEL=DEBUG\n")
    settings = Settings.load(tmp_path, environ={})
    assert settings.text("log_level") == "DEBUG"
    assert caplog.messages == [f"{file}, line 4 is ignored: {fault.format(no=NO)}"]


def test_what_the_program_or_its_compose_file_knows_is_no_fault(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    compose = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    named = {*re.findall(r"^# ([A-Z_]+)=", example, re.MULTILINE),
             *re.findall(r"\$\{([A-Z_]+)", compose), "COMPOSE_PROFILES", "DOCKER_HOST"}  # fmt: skip
    assert named >= OF_COMPOSE
    settings = {s.env for s in Settings.declarations if s.env}
    read_env(env(tmp_path, "".join(f"{name}=\n" for name in sorted(named))), settings)
    assert caplog.text == ""
