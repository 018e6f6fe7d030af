"""A window for a picture: nobody sees it, and nothing of it stays."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from shiboken6 import isValid

from energy_desktop.services import Services
from energy_desktop.ui.desktop import Desktop
from energy_desktop.ui.main_window import PAGES
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage

SIZE = QSize(1024, 700)


@pytest.fixture
def desktop(
    stage: Stage, services: Services, home: FakeServices, tmp_path: Path
) -> Iterator[Desktop]:
    made = stage.do(lambda: Desktop(services, tmp_path / "profile", lambda: None, home.clock))
    yield made
    stage.do(made.close)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the program makes those that it needs for a while."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize("page", [*PAGES, "first-run"])
def test_a_picture_leaves_no_folder(
    stage: Stage, desktop: Desktop, temporary: Path, page: str
) -> None:
    unseen = desktop.unseen(page, SIZE)
    window = stage.do(unseen.__enter__)
    stage.until(window.is_ready)
    assert len(list(temporary.iterdir())) == 1
    stage.do(lambda: unseen.__exit__(None, None, None))
    assert not isValid(window), "or it could remember something later"
    assert list(temporary.iterdir()) == []
