"""The log: one line an event, rotated, and no reason to stop where it can't be written."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from energy_desktop import log

_log = logging.getLogger("energy_desktop.of_a_test")
pytestmark = pytest.mark.usefixtures("allow_log")


def lines(folder: Path) -> list[str]:
    return (folder / "energy-desktop.log").read_text(encoding="utf-8").splitlines()


def test_an_event_is_one_line(tmp_path: Path) -> None:
    log.set_up(tmp_path / "logs", "INFO")
    _log.info("Home Assistant said: %s", "first\nERROR forged\r\nlast")
    _log.error("It failed", exc_info=ValueError("with\na second line"))
    first, second = lines(tmp_path / "logs")
    assert first.endswith(r"INFO energy_desktop.of_a_test: Home Assistant said: "
                          r"first\nERROR forged\nlast")  # fmt: skip
    assert "It failed" in second
    assert "ValueError" in second


def test_the_level_is_of_this_program_only(tmp_path: Path) -> None:
    log.set_up(tmp_path, "DEBUG")
    _log.debug("ours")
    logging.getLogger("websockets").info("theirs")
    assert [line.split(": ")[1] for line in lines(tmp_path)] == ["ours"]


def test_setting_up_again_replaces_and_doubles_nothing(tmp_path: Path) -> None:
    log.set_up(tmp_path / "one", "INFO")
    log.set_up(tmp_path / "two", "WARNING")
    _log.info("not now")
    _log.warning("once")
    assert lines(tmp_path / "one") == []
    assert len(lines(tmp_path / "two")) == 1


def test_five_files_of_2_mb_are_kept(tmp_path: Path) -> None:
    log.set_up(tmp_path, "INFO")
    for _ in range(13):
        _log.info("x" * 1_000_000)
    sizes = [file.stat().st_size for file in tmp_path.iterdir()]
    assert len(sizes) == 5
    assert max(sizes) <= 2_000_000


def test_where_the_folder_cant_be_written_the_program_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    log.set_up(tmp_path / "file" / "logs", "INFO")
    _log.info("still here")
    said = capsys.readouterr().err
    assert "no log file" in said
    assert "still here" in said


def test_without_a_folder_it_goes_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    log.set_up(None, "INFO")
    _log.info("hello")
    assert capsys.readouterr().err.endswith("INFO energy_desktop.of_a_test: hello\n")


@pytest.mark.skipif(sys.platform == "win32", reason="other rights")
def test_nobody_else_reads_the_log(tmp_path: Path) -> None:
    log.set_up(tmp_path / "logs", "INFO")
    for _ in range(3):
        _log.info("x" * 1_000_000)
    rights = {file.stat().st_mode & 0o777 for file in (tmp_path / "logs").iterdir()}
    assert rights == {0o600}
    assert (tmp_path / "logs").stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_what_a_full_disk_does_not_take_is_on_stderr_without_a_traceback(tmp_path: Path) -> None:
    as_on_a_full_disk = """
import logging, resource, sys
from pathlib import Path
from energy_desktop import log
log.set_up(Path(sys.argv[1]), "INFO")
resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
logging.getLogger("energy_desktop").info("said")
"""
    done = subprocess.run(
        [sys.executable, "-c", as_on_a_full_disk, str(tmp_path)],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stderr.endswith("INFO energy_desktop: said\n")
    assert len(done.stderr.splitlines()) == 1
