"""What can be known of a picture before there is one: a picture takes a while to be made."""

from __future__ import annotations

from pathlib import Path

from energy_desktop.errors import ScreenshotFailed, SettingsError
from energy_desktop.instance import why_not_written
from energy_desktop.requests import Screenshot


def require_picture(shot: Screenshot) -> None:
    """Raise SettingsError for a kind of file that can't be made, ScreenshotFailed for its place."""
    from PySide6.QtGui import QImageWriter  # noqa: PLC0415 - for pictures alone

    file = Path(shot.file)
    kinds = sorted(bytes(kind.data()).decode() for kind in QImageWriter.supportedImageFormats())
    if file.suffix[1:].lower() not in kinds:
        raise SettingsError(
            f"--screenshot makes pictures of these kinds: {', '.join(kinds)}; the name of {file} "
            "ends in none of them."
        )
    if file.is_dir():
        raise ScreenshotFailed(f"{file} is a folder; give the name of a file in it.")
    if reason := why_not_written(file.parent):
        raise ScreenshotFailed(f"The picture can't be written to {file}: {reason}.")
