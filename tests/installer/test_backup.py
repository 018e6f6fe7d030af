"""The backup script, run for real with a QuestDB and a mongodump that stand in for the servers."""

from __future__ import annotations

import base64
import os
import signal
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.installer.backup_script import Backups, wait_for, wait_until

TAR_FAILS = "#!/bin/bash\necho 'tar: No space left on device' >&2\nexit 2\n"
SLEEP_ENDS = "#!/bin/bash\nexit 7\n"
"""The hour's wait of “daily”: ends its loop by set -e."""
SLEEP_HANGS = '#!/bin/bash\n: > "$SEEN.sleep"\nexec /bin/sleep 60\n'
TAR_HANGS = '#!/bin/bash\n: > "$SEEN.tar"\nexec sleep 60\n'


@dataclass
class QuestDb:
    """Answers the two statements of a checkpoint as QuestDB does, and keeps them."""

    port: int = 0
    password: str = "quest's"
    statements: list[str] = field(default_factory=list)
    arrived: Callable[[str], None] = lambda statement: None


def handler(questdb: QuestDb) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            wanted = base64.b64encode(f"energy:{questdb.password}".encode()).decode()
            if self.headers["Authorization"] != f"Basic {wanted}":
                return self.answer(401, "Unauthorized\r\n")
            statement = unquote(self.path.partition("query=")[2])
            questdb.statements.append(statement)
            questdb.arrived(statement)
            return self.answer(200, '{"ddl":"OK"}\r\n')

        def answer(self, status: int, text: str) -> None:
            self.send_response(status)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(f"{len(text):x}\r\n{text}\r\n0\r\n\r\n".encode())

        def handle(self) -> None:
            with suppress(ConnectionResetError):  # the script goes once it has its answer
                super().handle()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is named
            pass

    return Handler


@pytest.fixture
def questdb() -> Iterator[QuestDb]:
    stand_in = QuestDb()
    with ThreadingHTTPServer(("127.0.0.1", 0), handler(stand_in)) as server:
        server.daemon_threads = False
        stand_in.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield stand_in
        server.shutdown()
        thread.join()


@pytest.fixture
def backups(tmp_path: Path, questdb: QuestDb) -> Backups:
    (tmp_path / "questdb").mkdir()
    (tmp_path / "questdb" / "rows.d").write_text("rows")
    env = {
        "QUESTDB_DATA": str(tmp_path / "questdb"),
        "QUESTDB_HTTP_PORT": str(questdb.port),
        "QUESTDB_USER": "energy",
        "QUESTDB_PASSWORD": questdb.password,
    }
    return Backups.made_in(tmp_path, env)


CHECKPOINT = ["CHECKPOINT CREATE", "CHECKPOINT RELEASE"]


def test_a_backup_holds_both_databases_for_its_owner_alone(
    backups: Backups, questdb: QuestDb
) -> None:
    assert backups.run()[0] == 0
    (name,) = backups.names()
    files = {file.name: file for file in (backups.folder / name).iterdir()}
    assert set(files) == {"mongodb.archive.gz", "questdb.tar.gz"}
    with tarfile.open(files["questdb.tar.gz"]) as archive:
        assert "./rows.d" in archive.getnames()
    assert {file.stat().st_mode & 0o777 for file in files.values()} == {0o600}
    assert questdb.statements == CHECKPOINT


def test_a_backup_is_for_who_owns_the_folder(backups: Backups) -> None:
    if os.geteuid() == 0:
        os.chown(backups.folder, 1234, 1235)
    assert backups.run()[0] == 0
    owners = {owner(file) for file in [backups.folder, *backups.folder.glob("2*/**/*")]}
    assert owners == {owner(backups.folder)}
    assert {owner(file) for file in backups.folder.glob("2*")} == owners


def owner(file: Path) -> tuple[int, int]:
    return file.stat().st_uid, file.stat().st_gid


def test_questdb_is_copied_only_while_it_stands_at_its_checkpoint(
    backups: Backups, questdb: QuestDb, tmp_path: Path
) -> None:
    def change(statement: str) -> None:
        (tmp_path / "questdb" / "rows.d").write_text(f"after {statement}")

    questdb.arrived = change
    assert backups.run()[0] == 0
    with tarfile.open(backups.folder / backups.names()[0] / "questdb.tar.gz") as archive:
        copied = archive.extractfile("./rows.d")
        assert copied is not None
        assert copied.read() == b"after CHECKPOINT CREATE"


def test_the_passwords_reach_mongodump_and_are_in_no_command_line(
    backups: Backups, tmp_path: Path
) -> None:
    assert backups.run()[0] == 0
    command, config = (tmp_path / "seen").read_text().splitlines()
    assert config == "password: 'mongo''s'"
    assert "mongo's" not in command
    assert "--username=energy" in command


def test_the_newest_seven_are_kept(backups: Backups) -> None:
    old = [f"2026-01-0{day}T030000Z" for day in range(1, 9)]
    for name in [*old, "my own"]:
        (backups.folder / name).mkdir()
    assert backups.run()[0] == 0
    kept = backups.names()
    assert kept[:6] == old[2:]
    assert len(kept) == 8
    assert kept[-1] == "my own"


def test_nothing_is_forgotten_for_a_backup_that_failed(backups: Backups) -> None:
    old = [f"2026-01-0{day}T030000Z" for day in range(1, 9)]
    for name in old:
        (backups.folder / name).mkdir()
    backups.env["MONGODUMP_EXIT"] = "1"
    assert backups.run()[0] == 1
    assert backups.names() == old


def test_the_checkpoint_is_released_also_when_the_copy_fails(
    backups: Backups, questdb: QuestDb
) -> None:
    backups.program("tar", TAR_FAILS)
    code, said = backups.run()
    assert code == 1
    assert "nothing is kept of it" in said
    assert backups.names() == []
    assert questdb.statements == CHECKPOINT


def test_the_checkpoint_is_released_also_when_it_is_stopped_in_the_middle(
    backups: Backups, questdb: QuestDb, tmp_path: Path
) -> None:
    backups.program("tar", TAR_HANGS)
    process = backups.start()
    wait_for(tmp_path / "seen.tar", process)
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 143
    assert questdb.statements == CHECKPOINT
    assert backups.names() == []


def test_a_checkpoint_left_by_a_loss_of_power_is_released_first(
    backups: Backups, questdb: QuestDb
) -> None:
    (backups.folder / ".checkpoint").touch()
    (backups.folder / "2026-01-01T030000Z.partial").mkdir()
    assert backups.run()[0] == 0
    assert questdb.statements == ["CHECKPOINT RELEASE", *CHECKPOINT]
    assert len(backups.names()) == 1


def test_a_wrong_password_is_told_and_not_shown(backups: Backups, questdb: QuestDb) -> None:
    backups.env["QUESTDB_PASSWORD"] = "not-this"
    code, said = backups.run()
    assert code == 1
    assert "QuestDB refused CHECKPOINT CREATE: wrong user or password" in said
    assert "not-this" not in said
    assert (questdb.statements, backups.names()) == ([], [])


def test_a_questdb_that_is_away_is_told(backups: Backups) -> None:
    backups.env["QUESTDB_HTTP_PORT"] = "1"
    code, said = backups.run()
    assert code == 1
    assert "QuestDB can't be reached" in said


def test_daily_makes_one_at_once_and_no_second_on_the_same_day(backups: Backups) -> None:
    backups.program("sleep", SLEEP_ENDS)
    assert backups.start("daily").wait(60) == 7
    first = backups.names()
    assert len(first) == 1
    assert backups.start("daily").wait(60) == 7
    assert backups.names() == first


def test_after_a_failed_backup_of_the_day_one_can_be_made_at_once(
    backups: Backups, tmp_path: Path
) -> None:
    backups.program("sleep", SLEEP_HANGS)
    backups.env["MONGODUMP_EXIT"] = "1"
    daily = backups.start("daily")
    wait_for(tmp_path / "seen.sleep", daily)
    backups.env["MONGODUMP_EXIT"] = "0"
    code, said = backups.run()
    daily.terminate()
    assert daily.wait(60) == 143
    assert (code, "waiting" in said, len(backups.names())) == (0, False, 1)


def test_who_waits_for_another_backup_says_so_and_leaves_its_checkpoint_alone(
    backups: Backups, questdb: QuestDb, tmp_path: Path
) -> None:
    backups.program("tar", TAR_HANGS)
    first = backups.start()
    wait_for(tmp_path / "seen.tar", first)
    other = replace(backups, log=tmp_path / "log of the other")
    second = other.start()
    wait_until(lambda: "waiting for a backup that is being made" in other.log.read_text(), second)
    second.terminate()
    assert second.wait(60) == 143
    assert questdb.statements == ["CHECKPOINT CREATE"]
    first.terminate()
    assert first.wait(60) == 143
    assert questdb.statements == CHECKPOINT
