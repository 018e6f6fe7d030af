"""The file of a backup: a zip of JSON and Parquet, and a manifest that knows every part by hash.

It is built beside its name, synced, and then takes its name in one step.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Self

import orjson

from energy_desktop.errors import BackupFailed, BadBackup
from energy_desktop.private import private
from energy_desktop.sentences import say

FORMAT: Final = "energy-desktop backup"
VERSION: Final = 2
"""The second added meters of several sensors and the notes on meters."""
MANIFEST: Final = "manifest.json"
STATE: Final = ("entities.json", "settings.json", "subscription.json", "sync_log.json")
METERS: Final = ("meters.json", "meter_notes.json")
ROWS: Final = ("readings", "attributes", "statistics", "coverage")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """One file in the zip: ``kind`` says what it holds, ``sha256`` what its bytes are."""

    name: str
    kind: str
    rows: int
    sha256: str


@contextmanager
def scratch_beside(file: Path) -> Iterator[Path]:
    """A private folder on the disk of a backup that is to be made, there until the end.

    Raises BackupFailed where that can't be written.
    """
    file = _target(file)
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{file.name}.", dir=file.parent))
    except OSError as error:
        raise _failed(file, error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class ArchiveWriter:
    """Writes parts into a file that nobody sees before ``finish``. Methods block.

    A link is followed: what it leads to is replaced. Errors of the system, and a name that is not
    one of an ordinary file, leave as BackupFailed; ``discard`` takes away what was written.
    """

    def __init__(self, file: Path) -> None:
        file = _target(file)
        self._file = file
        self._folder = file.with_name(f".{file.name}.partial")
        self._partial = self._folder / file.name
        self.scratch = self._folder / "part"
        self.parts: list[Part] = []
        with self.errors():
            # Nobody else may read what is written there, whatever mode its writer gives it.
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir(mode=0o700)
            self._out = open(self._partial, "w+b", opener=private)  # noqa: SIM115
            self._zip = zipfile.ZipFile(self._out, "w", zipfile.ZIP_STORED)

    def add_json(self, name: str, value: Any, rows: int) -> None:
        """Add a part of JSON."""
        content = orjson.dumps(value, option=orjson.OPT_INDENT_2)
        with self.errors():
            self._zip.writestr(name, content, zipfile.ZIP_DEFLATED)
        self.parts.append(Part(name, "json", rows, hashlib.sha256(content).hexdigest()))

    def add_scratch(self, name: str, kind: str, rows: int) -> None:
        """Add the file ``scratch`` as a part."""
        with self.errors():
            self._zip.write(self.scratch, name)
            with self.scratch.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        self.parts.append(Part(name, kind, rows, digest))

    def finish(self, manifest: Mapping[str, Any]) -> None:
        """Add the manifest, bring everything to the disk, and give the file its name."""
        known = {"format": FORMAT, "version": VERSION, "parts": list(map(asdict, self.parts))}
        with self.errors():
            content = orjson.dumps({**known, **manifest}, option=orjson.OPT_INDENT_2)
            self._zip.writestr(MANIFEST, content, zipfile.ZIP_DEFLATED)
            self._zip.close()
            self._out.flush()
            os.fsync(self._out.fileno())
            self._out.close()
            self._partial.replace(self._file)
            _sync_folder(self._file.parent)
        shutil.rmtree(self._folder, ignore_errors=True)

    def discard(self) -> None:
        """Leave nothing behind."""
        with suppress(OSError, ValueError):
            self._zip.close()
        with suppress(OSError, ValueError):
            self._out.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    @contextmanager
    def errors(self) -> Iterator[None]:
        """What the system refuses leaves as one sentence."""
        try:
            yield
        except OSError as error:
            raise self.failed(error) from error

    def failed(self, error: Exception) -> BackupFailed:
        """The sentence of what the system refused."""
        return _failed(self._file, error)


class ArchiveReader:
    """A backup whose manifest has been understood. Methods block and raise BadBackup."""

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            self._zip = zipfile.ZipFile(file)
        except (OSError, zipfile.BadZipFile) as error:
            raise self._bad(error) from error
        try:
            self.manifest = self._manifest()
            self.parts = [Part(**part) for part in self.manifest["parts"]]
            self._require_all_parts()
        except (KeyError, TypeError, ValueError) as error:
            self.close()
            raise self._bad(error) from error
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._zip.close()

    @property
    def digest(self) -> str:
        """What tells this backup from every other."""
        return hashlib.sha256(orjson.dumps(self.manifest)).hexdigest()

    def verify(self, part: Part) -> None:
        """Read a part as a whole and compare it with the manifest."""
        digest = hashlib.sha256()
        for block in self._blocks(part):
            digest.update(block)
        if digest.hexdigest() != part.sha256:
            raise self.damaged()

    def json(self, name: str) -> Any:
        """A part of JSON; an empty list for one that a backup of the first version has not."""
        if name in METERS and name not in {part.name for part in self.parts}:
            return []
        with self._read_errors():
            return orjson.loads(self._zip.read(name))

    def extract(self, part: Part, into: Path) -> None:
        """Write a part into a file; OSError where that can't be written."""
        with into.open("wb") as out:
            for block in self._blocks(part):
                out.write(block)

    def damaged(self) -> BadBackup:
        """The error of a file that was a backup once."""
        return BadBackup(
            say(
                "{file} is damaged or was cut off; nothing was restored. Use another backup.",
                file=self._file,
            )
        )

    def _blocks(self, part: Part) -> Iterator[bytes]:
        with self._read_errors(), self._zip.open(part.name) as content:
            while block := content.read(_BLOCK):
                yield block

    @contextmanager
    def _read_errors(self) -> Iterator[None]:
        try:
            yield
        except (OSError, EOFError, KeyError, ValueError, RuntimeError, NotImplementedError,
                zipfile.BadZipFile, zlib.error) as error:  # fmt: skip
            raise self.damaged() from error

    def _manifest(self) -> dict[str, Any]:
        if MANIFEST not in self._zip.namelist():
            raise self._bad(None)
        manifest = self.json(MANIFEST)
        if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
            raise self._bad(None)
        if manifest["version"] > VERSION:
            raise BadBackup(
                say(
                    "{file} was made by a newer version of the program ({program}); update the "
                    "program to restore it.",
                    file=self._file,
                    program=manifest.get("program"),
                )
            )
        return manifest

    def _require_all_parts(self) -> None:
        """Raise where a part is not named that a backup must have."""
        rows: Counter[str] = Counter()
        for part in self.parts:
            rows[part.kind] += part.rows
        counts = self.manifest["counts"]
        named = {part.name for part in self.parts}
        wanted = {*STATE, *(METERS if self.manifest["version"] > 1 else ())}
        is_whole = wanted <= named and all(rows[kind] == counts[kind] for kind in ROWS)
        if not is_whole or not isinstance(self.manifest["tables"], dict):
            raise self.damaged()

    def _bad(self, error: Exception | None) -> BadBackup:
        if isinstance(error, OSError):
            return BadBackup(
                say("{file} can't be read: {reason}.", file=self._file, reason=error.strerror)
            )
        return BadBackup(
            say("{file} is no backup of Energy Desktop, or is damaged or cut off.", file=self._file)
        )


def _failed(file: Path, error: Exception) -> BackupFailed:
    number = getattr(error, "errno", None)
    if number in (errno.ENOSPC, errno.EDQUOT) or "No space left" in str(error):
        return BackupFailed(
            say(
                "The disk of {folder} is full: no backup was made; free some space, or choose "
                "another disk.",
                folder=file.parent,
            )
        )
    reason = getattr(error, "strerror", None) or str(error).partition("\n")[0]
    return BackupFailed(
        say(
            "No backup was made: {file} can't be written ({reason}).",
            file=file,
            reason=reason,
        )
    )


def _target(file: Path) -> Path:
    """The file that a backup of this name takes the place of."""
    target = Path(os.path.realpath(file))
    if target.is_dir():
        raise BackupFailed(say("{file} is a folder; give the name of a file in it.", file=file))
    if target.is_symlink() or (target.exists() and not target.is_file()):
        raise BackupFailed(
            say(
                "{file} is a device or something else that is no ordinary file; give another name.",
                file=file,
            )
        )
    return target


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk, where a system can."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
