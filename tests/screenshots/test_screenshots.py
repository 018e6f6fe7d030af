"""The pictures to be looked at: each has its own name, and shows what the name says."""

from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.screenshots.index import write_index
from tests.screenshots.looks import COLORS, LANGUAGES, SIZES, TEXT_SCALES, VIEWS, looks


def test_no_two_pictures_have_one_name() -> None:
    names = [look.file_name for view in VIEWS for look in looks(view)]
    assert len(names) == len(set(names))
    assert len(names) == len(VIEWS) * len(COLORS) * len(SIZES) * len(TEXT_SCALES)


def test_the_index_shows_what_is_there(tmp_path: Path) -> None:
    names = [look.file_name for look in looks(VIEWS[0])][:2]
    folder = tmp_path / LANGUAGES[0]
    folder.mkdir()
    for name in names:
        (folder / name).touch()
    assert write_index(tmp_path) == 2
    page = (tmp_path / "index.html").read_text()
    assert all(f'src="{LANGUAGES[0]}/{name}"' in page for name in names)


@pytest.mark.servers
def test_one_process_draws_several_pages_and_the_lost_connection(tmp_path: Path) -> None:
    only = "light-1024x700-100"
    command = [sys.executable, "-m", "tests.screenshots", str(tmp_path), "--only", only]
    done = subprocess.run(command, capture_output=True, text=True, timeout=400, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    drawn = {file.name: file.read_bytes() for file in (tmp_path / LANGUAGES[0]).iterdir()}
    wanted = {look.file_name for view in VIEWS for look in looks(view) if only in look.file_name}
    assert set(drawn) == wanted
    assert len(set(drawn.values())) == len(wanted), "each shows something else"
    width, height = struct.unpack(">II", drawn[f"dashboard-{only}.png"][16:24])
    assert (width, height) == (1024, 700)
