"""The command line: what it answers at once, and what it says about what can't be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize

import energy_desktop
from energy_desktop import cli
from energy_desktop.ui.main_window import MINIMUM_SIZE

NO_SCREEN = "There is no screen to show the window on; use --headless to collect without one."


def run(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """The program as its own process, without a screen unless one is given."""
    clean = {k: v for k, v in os.environ.items() if not k.endswith("DISPLAY")}
    clean.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "energy_desktop", *arguments],
        env=clean | environ, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def sentence(done: subprocess.CompletedProcess[str]) -> str:
    """The one line that it said."""
    assert "Traceback" not in done.stderr
    [line] = [line for line in done.stderr.splitlines() if line.startswith("energy-desktop:")]
    return line.removeprefix("energy-desktop: ")


def test_it_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"energy-desktop {energy_desktop.__version__}\n"


def test_a_shortened_option_is_taken_as_the_typo_that_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--headles"])
    assert ended.value.code == 2
    assert "--headles" in capsys.readouterr().err


def test_help_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    for option in ("--demo", "--headless", "--embedded", "--servers", "--profile", "--env-file",
                   "--verbose", "--screenshot", "--size", "--theme", "--text-scale",
                   "backup", "restore", "migrate"):  # fmt: skip
        assert option in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--sise=1x1"], "unrecognized arguments: --sise"),
        (["--size", "10"], "a size is WIDTHxHEIGHT, for example 1280x800"),
        (["--theme", "pink"], "invalid choice: 'pink'"),
        (["--embedded", "--servers"], "not allowed with argument --embedded"),
        (["--screenshot", "dashboard"], "expected 2 arguments"),
        (["dashboard"], "invalid choice: 'dashboard'"),
        (["restore", "x", "--replace", "--merge"], "not allowed with argument --replace"),
        (["migrate", "--to", "oracle"], "invalid choice: 'oracle'"),
        (["backup"], "required: FILE"),
        (["backup", ""], "argument FILE: a path can't be empty"),
        (["--profile", ""], "argument --profile: a path can't be empty"),
        (["--env-file", " "], "argument --env-file: a path can't be empty"),
        (["--size", "719x520"], "the window is 720x520 at least"),
    ],
)
def test_wrong_arguments_are_named_and_end_it_with_code_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--profile", "P", "--servers", "--verbose", "backup", "x.zip"],
        ["backup", "--profile", "P", "--servers", "--verbose", "x.zip"],
        ["--servers", "backup", "x.zip", "--verbose", "--profile", "P"],
        ["--demo", "--servers", "backup", "x.zip", "--verbose", "--profile", "P"],
        ["backup", "x.zip", "--verbose", "--profile", "P", "--servers", "--demo"],
    ],
)
def test_options_of_the_program_stand_before_or_after_a_subcommand(arguments: list[str]) -> None:
    given = cli._parser().parse_args(arguments)
    assert (given.profile, given.database_type, given.verbose) == (Path("P"), "servers", True)
    assert given.file == Path("x.zip")
    assert given.demo is ("--demo" in arguments)


@pytest.mark.parametrize("arguments", [["--demo", "backup", "x"], ["backup", "--demo", "x"]])
def test_of_a_demo_there_is_nothing_to_back_up(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 2
    assert capsys.readouterr().err == (
        "energy-desktop: A demo keeps no data for backup; --profile names the folder of one that "
        "does.\n"
    )


def test_a_picture_is_never_smaller_than_the_window_can_be() -> None:
    assert QSize(*cli.LEAST_SIZE) == MINIMUM_SIZE


@pytest.mark.parametrize(
    ("name", "said", "code"),
    [
        ("no/x.png", "can't be written to {}: No such file or directory", 1),
        ("x.xyz", "the name of {} ends in none of them", 2),
        ("x", "pictures of these kinds: bmp", 2),
        ("", "not an empty one", 2),
        ("folder.png", "{} is a folder", 1),
    ],
)
def test_a_picture_that_can_not_be_made_is_told_before_anything_starts(
    name: str, said: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder.png").mkdir()
    file = str(tmp_path / name) if name else ""
    assert cli.main(["--profile", str(tmp_path / "p"), "--screenshot", "history", file]) == code
    assert said.format(file) in capsys.readouterr().err
    assert not (tmp_path / "p").exists()


def test_an_env_file_that_is_a_folder_is_named_as_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--profile", str(tmp_path), "--env-file", str(tmp_path)]) == 2
    assert f"{tmp_path} given by --env-file is a folder" in capsys.readouterr().err


def test_what_settings_complain_about_is_in_the_log_of_the_profile(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("HA_TOKN_FILE=/x\nLOG_LEVEL=none\n")
    assert run("--headless", "--profile", str(tmp_path)).returncode == 2
    written = (tmp_path / "logs" / "energy-desktop.log").read_text(encoding="utf-8")
    assert "line 1 is ignored: “HA_TOKN_FILE”" in written


def test_a_token_file_that_is_missing_is_a_wrong_setting(tmp_path: Path) -> None:
    missing = str(tmp_path / "token")
    done = run(
        "--headless", "--profile", str(tmp_path / "profile"),
        HA_URL="http://127.0.0.1:9", HA_TOKEN_FILE=missing, PORT="0",
    )  # fmt: skip
    assert done.returncode == 2
    assert f"HA_TOKEN_FILE names {missing}" in sentence(done)


INTERRUPTED = """
import os, signal, sys
class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == {at!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupt())
from energy_desktop.__main__ import main
sys.exit(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
@pytest.mark.parametrize(
    ("at", "ends_with"),
    [("energy_desktop.cli", -signal.SIGINT), ("energy_desktop.ui.application", cli.STOPPED)],
)
def test_stopped_before_it_has_started_it_says_nothing(
    tmp_path: Path, at: str, ends_with: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED.format(at=at), "--profile", str(tmp_path)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (ends_with, "", "")


def test_an_env_file_that_is_missing_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "nowhere.env"
    assert cli.main(["--profile", str(tmp_path), "--env-file", str(missing)]) == 2
    assert f"{missing} given by --env-file does not exist" in capsys.readouterr().err


def test_a_setting_out_of_range_is_named_with_its_range(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--profile", str(tmp_path), "--text-scale", "5000"]) == 2
    assert capsys.readouterr().err == "energy-desktop: text_scale takes 80 to 200, not 5000.\n"


def test_an_unknown_page_is_answered_with_those_there_are(tmp_path: Path) -> None:
    done = run("--screenshot", "nonsense", "x.png", "--profile", str(tmp_path))
    assert done.returncode == 2
    assert "dashboard, history, settings, first-run, not “nonsense”" in sentence(done)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize("environ", [{}, {"DISPLAY": ":7777"}])
def test_without_a_screen_it_names_headless(tmp_path: Path, environ: dict[str, str]) -> None:
    done = run("--profile", str(tmp_path), **environ)
    assert done.returncode == 1
    assert sentence(done) == NO_SCREEN


def test_a_profile_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    done = run("--headless", "--profile", str(tmp_path / "file"))
    assert done.returncode == 2
    assert sentence(done) == f"--profile names {tmp_path / 'file'}, which is a file and no folder."


def test_a_damaged_database_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    damaged = tmp_path / "data" / "state.sqlite"
    damaged.write_bytes(b"this is no database" * 100)
    done = run("--headless", "--profile", str(tmp_path), PORT="0")
    assert done.returncode == 1
    assert str(damaged) in sentence(done)
    assert damaged.read_bytes() == b"this is no database" * 100


def test_a_settings_file_broken_while_it_runs_does_not_end_the_recording(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    given = cli._parser().parse_args([])
    first = cli._settings(given, tmp_path)
    (tmp_path / "settings.json").write_text('{"theme": "dark"}')
    second = cli._settings_again(given, tmp_path, first)
    assert second.text("theme") == "dark"
    (tmp_path / "settings.json").write_text("{")
    assert cli._settings_again(given, tmp_path, second) is second
    assert "is damaged" in caplog.text


def test_what_starts_at_login_starts_the_same_program_from_any_folder(tmp_path: Path) -> None:
    given = cli._parser().parse_args(
        ["--profile", str(tmp_path / "a" / ".."), "--env-file", str(tmp_path / "e"), "--servers"]
    )
    profile, file = str(tmp_path.resolve()), str((tmp_path / "e").resolve())
    assert cli._again(given, given.profile) == (
        "--profile", profile, "--env-file", file, "--servers",
    )  # fmt: skip
    assert cli._again(cli._parser().parse_args([]), tmp_path) == ()
