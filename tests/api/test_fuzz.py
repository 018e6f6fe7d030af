"""A few seconds of noise at the socket; ``make fuzz`` takes longer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.api.fuzz import fuzz


async def test_noise_does_no_harm_and_leaves_nothing(
    qapp: QApplication, profile_folder: Path, measured: Callable[[str], None], allow_log: None
) -> None:
    await fuzz(3.0, 1, profile_folder, measured)
