"""The command line: arguments, logging, the Qt application and its loop, the exit code."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final

import platformdirs
from PySide6.QtCore import QCoreApplication

import energy_desktop
from energy_desktop import commands, garbage, log, memory
from energy_desktop.activation import TOKEN, let_raise
from energy_desktop.api import descriptors
from energy_desktop.config import LANGUAGES, THEMES, Settings
from energy_desktop.credentials import Credentials
from energy_desktop.errors import (
    CredentialsError,
    EnergyDesktopError,
    ProfileInUse,
    SettingsError,
)
from energy_desktop.instance import ENDING_MS, Instance, ask
from energy_desktop.loop import Loop
from energy_desktop.pictures import require_picture
from energy_desktop.program import Options, Program, profile_folder
from energy_desktop.requests import Screenshot
from energy_desktop.runs import Runs

_log = logging.getLogger(__name__)
STOPPED: Final = 130
LEAST_SIZE: Final = (720, 520)
"""The window's own, which it does not go below."""
PAGES: Final = ("dashboard", "history", "settings", "first-run")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit code: 0 fine, 1 it could not, 2 the command line is wrong.

    130: stopped by Ctrl+C before it had started.
    """
    given = _parser().parse_args(arguments)
    memory.give_back_what_is_free()
    try:
        return _run(given)
    except EnergyDesktopError as error:
        print(f"energy-desktop: {error}", file=sys.stderr)  # noqa: T201 - for the terminal
        return 2 if isinstance(error, SettingsError | CredentialsError) else 1
    except KeyboardInterrupt:
        return STOPPED


def _run(given: argparse.Namespace) -> int:
    if given.command:
        commands.refuse_demo(given)
    if shot := _screenshot(given):
        require_picture(shot)
    with profile_folder(given.profile, demo=given.demo) as profile:
        if profile.exists() and not profile.is_dir():
            raise SettingsError(f"--profile names {profile}, which is a file and no folder.")
        if given.command:
            commands.require_profile(given, profile)
        if any((profile / name).exists() for name in (".env", "logs")):
            log.set_up(profile / "logs", "INFO")  # what the settings complain about is logged too
        settings = _settings(given, profile)
        level = "DEBUG" if given.verbose else settings.text("log_level")
        with suppress(OSError):  # whoever needs the folder says so
            profile.mkdir(mode=0o700, parents=True, exist_ok=True)
        log.set_up(profile / "logs", level)
        descriptors.raise_limit()
        if given.command:
            return commands.run(given, profile, settings, lambda: _settings(given, profile))
        token = os.environ.get(TOKEN, "")  # Qt takes it out of the environment
        application = _application(given)
        instance = Instance(profile)
        try:
            instance.acquire()
        except ProfileInUse as error:
            code = _hand_over(given, profile, instance, error, token)
            if code is not None:
                return code
            settings = _settings(given, profile)  # the owner may have changed them meanwhile
        return _serve(application, given, profile, settings, instance)


def _settings(given: argparse.Namespace, profile: Path) -> Settings:
    return Settings.load(profile, command_line=_overrides(given), env_file=given.env_file)


def _serve(
    application: QCoreApplication,
    given: argparse.Namespace,
    profile: Path,
    settings: Settings,
    instance: Instance,
) -> int:
    options = Options(
        given.demo, given.headless, _screenshot(given), given.hidden, _again(given, profile)
    )
    credentials = Credentials(settings.environment)

    def make(runs: Runs[Program], last: Program | None) -> Program:
        nonlocal settings, credentials, options
        if last is not None:
            settings = _settings_again(given, profile, settings)
            credentials = credentials.with_environ(settings.environment)
            options = replace(options, is_hidden=last.is_hidden)
        return Program(
            application, profile, settings, credentials, runs.requests, options,
            quit=runs.quit, on_started=garbage.keep_for_good,
        )  # fmt: skip

    try:
        with (
            garbage.collected_here(),
            asyncio.Runner(loop_factory=lambda: Loop(application)) as runner,
        ):
            return runner.run(Runs(application, instance, make).serve())
    finally:
        instance.release()
        garbage.keep_no_longer()


def _settings_again(given: argparse.Namespace, profile: Path, last: Settings) -> Settings:
    """The settings of the next run; a file that was broken meanwhile does not end the recording."""
    try:
        return _settings(given, profile)
    except SettingsError as error:
        _log.error("%s Until that is mended the settings stay as they were.", error)
        return last


def _hand_over(
    given: argparse.Namespace, profile: Path, instance: Instance, error: ProfileInUse, token: str
) -> int | None:
    """Let the running process do it; None once that has made room, so that this one does it."""
    shot = _screenshot(given)
    if given.headless and shot is None:
        raise error
    if given.hidden and shot is None:
        return 0  # it runs, which is all that a start at login is for
    let_raise(error.owner_pid)
    show = {"command": "show", "token": token}
    request = show if shot is None else {"command": "screenshot", **asdict(shot)}
    answer = ask(profile, request)
    if answer is None:
        instance.acquire()  # it may have ended without an answer
        return None
    if answer.get("make_room"):
        ask(profile, {"command": "quit"}, patience_ms=0)
        instance.acquire(wait_ms=ENDING_MS)
        return None
    if answer.get("error"):
        raise ProfileInUse(str(answer["error"]))
    if shot is None:
        print("Energy Desktop runs already; its window is shown.")  # noqa: T201
    return 0


def _application(given: argparse.Namespace) -> QCoreApplication:
    if given.headless and not given.screenshot:
        application = QCoreApplication(sys.argv[:1])
    else:
        from energy_desktop.ui.application import make_application  # noqa: PLC0415 - window only

        application = make_application(offscreen=bool(given.screenshot))
    application.setApplicationName("energy-desktop")
    application.setApplicationVersion(energy_desktop.__version__)
    return application


def _screenshot(given: argparse.Namespace) -> Screenshot | None:
    if not given.screenshot:
        return None
    page, file = given.screenshot
    if page not in PAGES:
        raise SettingsError(f"--screenshot takes one of {', '.join(PAGES)}, not “{page}”.")
    if not file.strip():
        raise SettingsError("--screenshot takes the name of a file, not an empty one.")
    return Screenshot(page, str(Path(file).resolve()), *given.size)


def _again(given: argparse.Namespace, profile: Path) -> tuple[str, ...]:
    """The arguments that start the same program another time, from any folder."""
    again = [] if given.profile is None else ["--profile", str(profile.resolve())]
    if given.env_file is not None:
        again += ["--env-file", str(given.env_file.resolve())]
    if given.database_type is not None:
        again.append(f"--{given.database_type}")
    return tuple(again)


def _overrides(given: argparse.Namespace) -> dict[str, object]:
    """Settings that the command line gives."""
    values: dict[str, object] = {
        "theme": given.theme,
        "language": given.language,
        "text_scale": given.text_scale,
        "database_type": given.database_type,
    }
    return {key: value for key, value in values.items() if value is not None}


def _size(text: str) -> tuple[int, int]:
    width, cross, height = text.lower().replace("×", "x").partition("x")
    if not (cross and width.isdigit() and height.isdigit()):
        raise argparse.ArgumentTypeError("a size is WIDTHxHEIGHT, for example 1280x800")
    size = int(width), int(height)
    if size[0] < LEAST_SIZE[0] or size[1] < LEAST_SIZE[1]:
        raise argparse.ArgumentTypeError("the window is {}x{} at least".format(*LEAST_SIZE))
    return size


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="energy-desktop",
        description="Records, repairs and shows every energy sensor of a Home Assistant home.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("--version", action="version", version=f"energy-desktop {energy_desktop.__version__}")
    add("--headless", action="store_true", help="collect and serve the API without a window")
    add("--hidden", action="store_true", help="start without the window, in the tray if there "
        "is one; another start shows it")  # fmt: skip
    _add_common(parser)
    pages = ", ".join(PAGES)
    add("--screenshot", nargs=2, metavar=("PAGE", "FILE"),
        help=f"save a picture of a page ({pages}) once it has data, then end")  # fmt: skip
    add("--size", type=_size, default=(1280, 800), metavar="WxH", help="size of the picture")
    add("--theme", choices=THEMES, help="colours of this run")
    add("--language", choices=LANGUAGES, help="language of this run")
    add("--text-scale", type=int, metavar="PERCENT", help="text size of this run, 80 to 200")
    # Unless given there too, what stands before the subcommand counts.
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    _add_common(common)
    commands.add_to(parser, common)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    """Declare the options that a subcommand takes too, before its name or after it."""
    add = parser.add_argument
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--embedded", dest="database_type", action="store_const", const="embedded",
                      help="keep the data in files of the profile (the default)")  # fmt: skip
    kind.add_argument("--servers", dest="database_type", action="store_const", const="servers",
                      help="keep the data in MongoDB and QuestDB")  # fmt: skip
    add("--demo", action="store_true", help="run on a built-in simulated home; its data is thrown "
        "away at the end unless --profile says where to keep it")  # fmt: skip
    add("--profile", type=commands.path, metavar="DIR", help="keep all files below DIR "
        f"(default: {platformdirs.user_data_dir('energy-desktop', appauthor=False)})")  # fmt: skip
    add("--env-file", type=commands.path, metavar="FILE", help="read settings from FILE instead "
        "of .env in the profile")  # fmt: skip
    add("--verbose", action="store_true", help="log in detail")
