"""What docs/servers.md tells to type for a backup and a restore does what it says."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.installer.backup_script import Backups, wait_for
from tests.servers.questdb import PASSWORD, USER, QuestDb

PAGE = (Path(__file__).resolve().parent.parent.parent / "docs/servers.md").read_text()
PROGRAM = """#!/bin/bash
printf '%s\\n' "$*"
for word; do
    if [[ $word == --config=* ]]; then cat "${word#*=}"; fi
done
"""
TAR_WAITS = """#!/bin/bash
: > "$SEEN.tar"
until [ -e "$SEEN.go" ]; do sleep 0.02; done
exec /bin/tar "$@"
"""


def in_container(program: str) -> str:
    """What the page runs inside of a container, as the shell there gets it."""
    found = re.search(rf"(?s) -c '([^']*\b{program} [^']*)'", PAGE)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("name", ["mongodump", "mongorestore"])
def test_by_hand_the_password_is_in_no_list_of_processes(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(PROGRAM)
    (tmp_path / name).chmod(0o755)
    environ = {
        "PATH": f"{tmp_path}:/usr/bin:/bin",
        "MONGO_INITDB_ROOT_USERNAME": "energy",
        "MONGO_INITDB_ROOT_PASSWORD": "s3cret",
    }
    done = subprocess.run(
        ["bash", "-c", in_container(name)], check=True, env=environ, capture_output=True, text=True
    )
    command, config = done.stdout.splitlines()
    assert config == 'password: "s3cret"'
    assert "--username=energy" in command
    assert "s3cret" not in command


def test_what_is_written_by_hand_is_for_the_user_alone() -> None:
    blocks = [block for block in re.findall(r"(?s)```\n(.*?)```", PAGE) if " > " in block]
    assert len(blocks) == 2
    assert all("umask 077" in block for block in blocks)


@pytest.mark.servers
def test_a_restored_questdb_has_the_rows_of_the_moment_of_the_backup(
    own_questdb: QuestDb, tmp_path: Path
) -> None:
    own_questdb.start()
    own_questdb.query("CREATE TABLE r (a LONG, t TIMESTAMP) TIMESTAMP(t) PARTITION BY DAY WAL")
    insert(own_questdb, 0)
    backups = Backups.made_in(tmp_path, {
        "QUESTDB_DATA": str(own_questdb.folder / "data"),
        "QUESTDB_HTTP_PORT": str(own_questdb.port),
        "QUESTDB_USER": USER,
        "QUESTDB_PASSWORD": PASSWORD,
    })  # fmt: skip
    backups.program("tar", TAR_WAITS)
    process = backups.start()
    wait_for(tmp_path / "seen.tar", process)
    insert(own_questdb, 5000)
    (tmp_path / "seen.go").touch()
    assert process.wait(60) == 0, backups.log.read_text()
    assert rows(own_questdb) == [[10_000, 9_999]]
    own_questdb.kill()
    with restored(backups.folder / backups.names()[0] / "questdb.tar.gz", tmp_path) as server:
        assert rows(server) == [[5000, 4999]]
        insert(server, 5000)
        assert rows(server) == [[10_000, 9_999]]


def insert(server: QuestDb, first: int) -> None:
    server.query(
        f"INSERT INTO r SELECT {first} + x - 1, timestamp_sequence('2026-01-01', 60000000) "
        "FROM long_sequence(5000)"
    )
    server.query("SELECT wait_wal_table('r')")


def rows(server: QuestDb) -> list[list[int]]:
    return server.query("SELECT count(), max(a) FROM r")


def restored(archive: Path, folder: Path) -> QuestDb:
    """A new server with that backup, brought back as the page says."""
    server = QuestDb(folder / "restored")
    data = server.folder / "data"
    data.mkdir(parents=True)
    # The owner is of the image.
    unpack, owner = in_container("tar").rsplit(" && ", 1)
    assert owner == "chown -R 10001:10001 ."
    unpack = unpack.replace("/questdb", str(data))
    with archive.open("rb") as packed:
        subprocess.run(["sh", "-c", unpack], check=True, stdin=packed)
    assert (data / "_restore").exists()
    return server
