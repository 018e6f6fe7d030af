"""The subcommands: backup, restore and migrate, on a profile that no other process uses.

Only a backup can also be made by the process that records into the profile: it is asked for it.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.databases import MOVE_TO, Pairs, addresses_to_save, compose_of
from energy_desktop.errors import (
    BackupFailed,
    ProfileInUse,
    ProfileNotWritable,
    SettingsError,
    StoreError,
    StoreUnavailable,
    TransferRefused,
)
from energy_desktop.instance import ENDING_MS, Instance, ask
from energy_desktop.models import Progress
from energy_desktop.services.databases import without_password
from energy_desktop.stores import open as stores_open
from energy_desktop.stores.base import Stores
from energy_desktop.transfer.archive import scratch_beside
from energy_desktop.transfer.backup import Made, backup, require_data
from energy_desktop.transfer.move import move
from energy_desktop.transfer.restore import restore
from energy_desktop.transfer.target import record_of

KINDS: Final = {"embedded": "the embedded databases", "servers": "MongoDB and QuestDB"}
_OF_A_PROFILE: Final = ("data", "settings.json", ".env", "logs", "lock")
_NO_PAIR: Final = {
    "embedded": "The two databases are not of one pair; start the program once with --embedded, "
    "so that it checks them, and try again.",
    "servers": "MongoDB and QuestDB are not of one pair: one of them is new, or of another home. "
    "Name the one that belongs to the other, or a new, empty database for both; or start the "
    "program once with --servers, so that it checks them, and try again.",
}
_STEPS: Final = {
    "backup": "saved", "copy": "copied", "check": "compared", "verify": "of the file checked",
    "restore": "restored",
}  # fmt: skip


def add_to(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Declare the subcommands, each with the options of ``common`` too."""
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    words = "save all data in one file, also while the program records"
    commands.add_parser(
        "backup", help=words, description=words, parents=[common], allow_abbrev=False
    ).add_argument(
        "file", type=path, metavar="FILE", help="the file to write; an old one is replaced"
    )
    words = "bring the data of a backup back into this profile"
    back = commands.add_parser(
        "restore", help=words, description=words, parents=[common], allow_abbrev=False
    )
    back.add_argument("file", type=path, metavar="FILE", help="a backup")
    how = back.add_mutually_exclusive_group()
    how.add_argument("--replace", action="store_true", help="in the place of the data that is "
        "there, which is kept in a folder beside it")  # fmt: skip
    how.add_argument("--merge", action="store_true", help="add what the data that is there lacks")
    words = "copy all data into the other kind of database and use that from then on"
    to = commands.add_parser(
        "migrate", help=words, description=words, parents=[common], allow_abbrev=False
    )
    to.add_argument("--to", choices=tuple(KINDS), required=True, help="where the data goes")
    to.add_argument("--merge", action="store_true", help="add to the data that is there already")


def path(text: str) -> Path:
    """A path of the command line; an empty one is no name of the current folder."""
    if not text.strip():
        raise argparse.ArgumentTypeError("a path can't be empty")
    return Path(text)


def refuse_demo(given: argparse.Namespace) -> None:
    """Raise SettingsError where the data would be that of a demo that keeps none."""
    if given.demo and given.profile is None:
        raise SettingsError(
            f"A demo keeps no data for {given.command}; --profile names the folder of one that "
            "does."
        )


def require_profile(given: argparse.Namespace, profile: Path) -> None:
    """Raise SettingsError where data is to be taken out of a folder that is no profile."""
    if given.command == "restore" or any((profile / name).exists() for name in _OF_A_PROFILE):
        return
    raise SettingsError(
        f"There is no data of Energy Desktop in {profile}; give the right folder to --profile."
    )


def run(
    given: argparse.Namespace, profile: Path, settings: Settings, reload: Callable[[], Settings]
) -> int:
    """Run the subcommand that was given; the exit code. Raises what it can't do as one sentence.

    ``reload`` gives the settings anew, where another process owned the profile until now.
    """
    instance = Instance(profile)
    command = _COMMANDS[given.command]
    try:
        instance.acquire()
    except ProfileNotWritable:
        if given.command != "backup":
            raise
        command = _backup_only_reading
    except ProfileInUse as error:
        if given.command != "backup":
            raise ProfileInUse(
                f"Energy Desktop runs on this profile (process {error.owner_pid}); close it first "
                f"(Quit in the tray's menu), then {given.command} again.",
                error.owner_pid,
            ) from error
        if (code := _backed_up_by_owner(given, profile, instance)) is not None:
            return code
        settings = reload()
    try:
        return _run_until_interrupted(command(given, profile, settings), given)
    finally:
        instance.release()


def _run_until_interrupted(work: Coroutine[Any, Any, str], given: argparse.Namespace) -> int:
    try:
        _say(asyncio.run(_ended_by_sigterm(work)))
    except (KeyboardInterrupt, asyncio.CancelledError):
        return _interrupted(given)
    return 0


def _interrupted(given: argparse.Namespace) -> int:
    _end_line()
    print(f"energy-desktop: {_INTERRUPTED[given.command]}", file=sys.stderr)  # noqa: T201
    return 1


async def _ended_by_sigterm(work: Coroutine[Any, Any, str]) -> str:
    task = asyncio.ensure_future(work)
    with suppress(NotImplementedError):  # Windows ends a process at once
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    return await task


async def _backup(given: argparse.Namespace, profile: Path, settings: Settings) -> str:
    async with _source(settings.text("database_type"), settings, profile) as stores:
        await require_data(stores)
        made = await backup(stores, given.file, show)
    return _saved(given.file, made.readings, made.entities)


async def _backup_only_reading(given: argparse.Namespace, profile: Path, settings: Settings) -> str:
    """The same of a profile whose disk is full or read-only: nothing is written there."""
    folder = _pairs(profile, settings).folder
    if settings.text("database_type") != "embedded" or not stores_open.has_embedded(folder):
        return await _backup(given, profile, settings)
    with scratch_beside(given.file) as scratch:
        async with stores_open.embedded_only_read(folder, scratch) as stores:
            await _require_pair(stores, "embedded")
            await require_data(stores)
            made = await backup(stores, given.file, show)
    return _saved(given.file, made.readings, made.entities)


async def _restore(given: argparse.Namespace, profile: Path, settings: Settings) -> str:
    kind = settings.text("database_type")
    if given.replace:
        return await _replace(given.file, profile, settings)
    async with _pair(kind, settings, profile, is_target=True) as stores:
        try:
            made = await restore(given.file, stores, show, merge=given.merge)
        except TransferRefused as error:
            if given.merge:
                raise
            raise TransferRefused(
                "There is data in this profile already; --replace puts the backup in its place and "
                "keeps it in a folder beside, --merge adds what it lacks."
            ) from error
    return _restored(made)


async def _replace(file: Path, profile: Path, settings: Settings) -> str:
    """Restore into a new folder; only when all is there it takes the place of the old one."""
    if settings.text("database_type") != "embedded":
        raise SettingsError(
            "--replace is for the embedded databases; with servers, name an empty database in "
            "MONGODB_URI and restore into that."
        )
    data = _pairs(profile, settings).folder
    new = data.with_name(f"{data.name}.restoring")
    try:
        made = await _restore_into(new, file)
    except TransferRefused:
        # What an interrupted restore of another backup left there.
        await asyncio.to_thread(shutil.rmtree, new)
        made = await _restore_into(new, file)
    kept = data.with_name(f"{data.name}.before-{datetime.now(UTC):%Y%m%d-%H%M%S}")
    is_old = data.exists()
    try:
        if is_old:
            data.rename(kept)
        new.rename(data)
    except OSError as error:
        raise StoreUnavailable(
            f"The restored data is in {new} and can't take the place of {data}: {error.strerror}."
        ) from error
    was = f" What was there before is kept in {kept}." if is_old else ""
    return _restored(made) + was


async def _restore_into(folder: Path, file: Path) -> Made:
    opened = await stores_open.open_embedded(folder)
    try:
        return await restore(file, opened.stores, show)
    finally:
        await stores_open.close(opened.stores)


async def _migrate(given: argparse.Namespace, profile: Path, settings: Settings) -> str:
    kind = _where_the_data_is(profile, settings, given.to)
    async with (
        _source(kind, settings, profile) as source,
        _pair(given.to, settings, profile, is_target=True) as target,
    ):
        where = (await source.series.health()).location
        try:
            await move(source, target, show, merge=given.merge)
        except TransferRefused as error:
            raise TransferRefused(
                str(error) if given.merge else f"{error} --merge adds what it lacks."
            ) from error
    # A move that was begun in the window and not finished has no say any more.
    new: dict[str, object] = {"database_type": given.to, MOVE_TO: ""}
    if given.to == "servers":
        new |= addresses_to_save(settings)
    await settings.put(new)
    said = f"All data is in {KINDS[given.to]} now, and the program uses them from its next start. "
    said += f"The old data is untouched: {where}."
    if settings.text("database_type") != given.to:
        said += f" Take DATABASE_TYPE={kind} out of the environment or the .env file first."
    return said + _passwords_to_keep(settings, given.to)


def _where_the_data_is(profile: Path, settings: Settings, to: str) -> str:
    """The kind that is copied from; the environment may name the new one already."""
    kind, saved = settings.text("database_type"), settings.saved("database_type")
    if kind != to:
        return kind
    if to == "embedded" and saved == "servers":
        return "servers"
    folder = _pairs(profile, settings).folder
    if to == "servers" and saved != "servers" and stores_open.has_embedded(folder):
        return "embedded"
    raise SettingsError(f"The data is in {KINDS[kind]} already.")


def _passwords_to_keep(settings: Settings, to: str) -> str:
    """What the next start needs and this program writes into no file."""
    given = [name for name in ("MONGODB_PASSWORD", "QUESTDB_PASSWORD")
             if settings.environment.get(name)]  # fmt: skip
    if without_password(settings.text("mongodb_uri"))[1]:
        given = ["MONGODB_PASSWORD", *(name for name in given if name != "MONGODB_PASSWORD")]
    if to != "servers" or not given:
        return ""
    return (
        f" Addresses are saved, passwords are not: keep {' and '.join(given)} in the .env file of "
        "the profile, or enter them under Settings › Database."
    )


@asynccontextmanager
async def _pair(
    kind: str, settings: Settings, profile: Path, *, is_target: bool = False
) -> AsyncIterator[Stores]:
    async with _pairs(profile, settings).opened(kind) as stores:
        await _require_pair(stores, kind, is_target=is_target)
        yield stores


@asynccontextmanager
async def _source(kind: str, settings: Settings, profile: Path) -> AsyncIterator[Stores]:
    """Databases to copy from, which therefore must be there already."""
    folder = _pairs(profile, settings).folder
    if kind == "embedded" and not stores_open.has_embedded(folder):
        raise SettingsError(f"There is no data in {folder}; give the right folder to --profile.")
    async with _pair(kind, settings, profile) as stores:
        yield stores


def _pairs(profile: Path, settings: Settings) -> Pairs:
    credentials = Credentials(settings.environment)
    return Pairs(profile, settings, credentials, compose_of(profile, settings))


async def _require_pair(stores: Stores, kind: str, *, is_target: bool = False) -> None:
    """Halves that do not belong together are fine only where a transfer ended between both."""
    if await stores.series.generation() == await stores.state.generation():
        return
    record = await record_of(stores)
    if not is_target or record is None or record.is_done:
        raise StoreError(_NO_PAIR[kind])


def _backed_up_by_owner(given: argparse.Namespace, profile: Path, instance: Instance) -> int | None:
    """The exit code; None once the owner has ended instead, so that this process does it."""
    try:
        if _ask_for_backup(given.file, profile):
            return 0
        instance.acquire(wait_ms=ENDING_MS)
    except ProfileInUse as error:
        raise BackupFailed(
            f"No backup was made: the program that runs (process {error.owner_pid}) does not "
            "answer; close it, then try again."
        ) from error
    except KeyboardInterrupt:
        return _interrupted(given)
    return None


def _ask_for_backup(file: Path, profile: Path) -> bool:
    """Whether the owner of the profile has made it; raises BackupFailed where it could not."""
    request = {"command": "backup", "file": str(file.absolute())}
    answer = ask(profile, request, on_progress=lambda p: show(Progress(*p)))
    _end_line()
    if answer is None or answer.get("make_room"):
        return False
    if answer.get("error"):
        raise BackupFailed(str(answer["error"]))
    _say(_saved(file, answer["readings"], answer["entities"]))
    return True


def show(progress: Progress) -> None:
    """How far it is, on one line of a terminal."""
    if sys.stderr.isatty():
        percent = 100 * progress.done // max(1, progress.total)
        text = f"{percent:3d} % {_STEPS.get(progress.what, progress.what)}"
        sys.stderr.write(f"\r{text:<40}")
        sys.stderr.flush()


def _end_line() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r" + " " * 40 + "\r")


def _say(sentence: str) -> None:
    _end_line()
    print(sentence)  # noqa: T201 - the answer of a command


def _saved(file: Path, readings: int, entities: int) -> str:
    return f"Saved {readings:,} readings of {entities:,} sensors, and all else, in {file}."


def _restored(made: Made) -> str:
    all_of_it = f"{made.readings:,} readings of {made.entities:,} sensors"
    if made.added == 0:
        return f"All {all_of_it} were there already; none was lacking."
    if made.added is not None and made.added < made.readings:
        return f"Added {made.added:,} of {all_of_it}; the others were there already."
    return f"Restored {all_of_it}."


Command = Callable[[argparse.Namespace, Path, Settings], Coroutine[Any, Any, str]]
_COMMANDS: Final[dict[str, Command]] = {
    "backup": _backup, "restore": _restore, "migrate": _migrate,
}  # fmt: skip
_INTERRUPTED: Final = {
    "backup": "Stopped; no backup was made, and no half file is left.",
    "restore": "Stopped; give the same command again to go on.",
    "migrate": "Stopped; the old data is untouched, give the same command again to go on.",
}
