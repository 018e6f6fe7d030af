"""Appending durably: at its place, private to the user, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from energy_desktop.recording import durable


def test_a_file_grows_from_where_it_is_told(tmp_path: Path) -> None:
    file = tmp_path / "new" / "folder" / "file"
    end = durable.append(file, 0, b"first")
    assert (end, file.read_bytes()) == (5, b"first")
    assert durable.append(file, end, b", second") == 13
    assert durable.append(file, end, b"!") == 6
    assert file.read_bytes() == b"first!"


def test_file_and_folder_are_private_to_the_user(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "file"
    durable.append(file, 0, b"x")
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("failing", ["write", "fsync"])
def test_what_fails_leaves_the_file_as_it_was(
    tmp_path: Path, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    durable.append(file, 0, b"kept")

    def fail(*_: object) -> int:
        raise OSError("no")

    monkeypatch.setattr(f"energy_desktop.recording.durable.os.{failing}", fail)
    with pytest.raises(OSError, match="no"):
        durable.append(file, 4, b"lost")
    assert file.read_bytes() == b"kept"


def test_removing_what_is_not_there_is_no_error(tmp_path: Path) -> None:
    durable.remove(tmp_path / "file")
