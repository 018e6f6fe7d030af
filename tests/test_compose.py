"""Servers by docker compose: each failure of docker is one sentence that says what to do."""

from __future__ import annotations

import asyncio
import re
import stat
from pathlib import Path

import psutil
import pytest

from energy_desktop import compose as module
from energy_desktop.compose import Compose, Ports, ServersSecrets, ServersStatus, ServiceState
from energy_desktop.errors import ComposeError
from tests.fakes import docker as recorded
from tests.fakes.docker import FakeDocker, row

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def docker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeDocker:
    # A docker that is really installed here must not be found.
    monkeypatch.setattr("energy_desktop.compose.docker._MORE_FOLDERS", ())
    return FakeDocker(tmp_path / "docker")


@pytest.fixture
def folder(profile_folder: Path) -> Path:
    return profile_folder / "servers"


@pytest.fixture
def compose(docker: FakeDocker, folder: Path) -> Compose:
    return Compose(folder, environ=docker.environ)


async def started(compose: Compose, docker: FakeDocker) -> ServersSecrets:
    """Start the servers, which makes the folder; its passwords."""
    docker.plays("up", recorded.UP)
    await up(compose)
    secrets = compose.known_secrets()
    assert secrets is not None
    return secrets


async def up(compose: Compose) -> list[str]:
    sentences: list[str] = []
    await compose.up(sentences.append)
    return sentences


async def refused(compose: Compose) -> str:
    with pytest.raises(ComposeError) as error:
        await up(compose)
    sentence = str(error.value)
    assert re.fullmatch(r"[A-Z][^\n]*[.]", sentence), "one sentence"
    return sentence


async def test_the_two_servers_alone_are_started_and_waited_for(
    compose: Compose, docker: FakeDocker, folder: Path
) -> None:
    docker.plays("up", recorded.UP)
    await up(compose)
    words, _environ = docker.calls()[-1]
    assert words[:3] == ["compose", "--file", str(folder / "docker-compose.yml")]
    assert words[words.index("up") :] == [
        *("up", "--detach", "--wait", "--wait-timeout", "180", "mongodb", "questdb"),
    ]


async def test_a_start_is_told_in_a_few_sentences(compose: Compose, docker: FakeDocker) -> None:
    docker.plays("up", recorded.DOWNLOADED + recorded.UP)
    assert await up(compose) == [
        "Downloading MongoDB and QuestDB.",
        "Downloading MongoDB and QuestDB: 1 of 2 parts.",
        "Downloading MongoDB and QuestDB: 2 of 2 parts.",
        "Starting MongoDB and QuestDB.",
        "Waiting until MongoDB and QuestDB answer.",
        "MongoDB answers; waiting for QuestDB.",
        "MongoDB and QuestDB answer.",
    ]


async def test_the_compose_file_is_that_of_the_repository_and_follows_the_program(
    compose: Compose, docker: FakeDocker, folder: Path
) -> None:
    docker.plays("up", recorded.UP)
    await up(compose)
    file = folder / "docker-compose.yml"
    assert file.read_bytes() == (ROOT / "docker-compose.yml").read_bytes()
    file.write_text("of an older version")
    await up(compose)
    assert file.read_bytes() == (ROOT / "docker-compose.yml").read_bytes()


async def test_passwords_are_made_once_for_the_user_alone(
    compose: Compose, docker: FakeDocker, folder: Path
) -> None:
    docker.plays("up", recorded.UP)
    await up(compose)
    env = folder / ".env"
    first = env.read_text()
    assert [mode(env), mode(folder)] == [0o600, 0o700]
    passwords = re.findall(r"_PASSWORD=([0-9a-f]+)$", first, re.MULTILINE)
    assert len(set(passwords)) == 2
    assert {len(password) for password in passwords} == {48}
    await up(compose)
    assert env.read_text() == first
    assert names(folder) == [".env", "docker-compose.yml"]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


async def test_each_profile_has_volumes_of_its_own_as_it_has_passwords(
    docker: FakeDocker, tmp_path: Path
) -> None:
    names = set()
    for profile in ("one", "two"):
        await started(Compose(tmp_path / profile, environ=docker.environ), docker)
        found = re.search("COMPOSE_PROJECT_NAME=(.+)", (tmp_path / profile / ".env").read_text())
        assert found is not None
        names.add(found[1])
    assert len(names) == 2


async def test_the_address_has_no_password_and_the_secrets_do_not_show_themselves(
    docker: FakeDocker, folder: Path
) -> None:
    compose = Compose(folder, lambda: Ports(1, 2, 3), docker.environ)
    secrets, address = await started(compose, docker), compose.address()
    assert address.mongodb_uri == "mongodb://energy@127.0.0.1:1/energy_dashboard?authSource=admin"
    assert (address.questdb_host, address.questdb_http_port) == ("127.0.0.1", 2)
    assert address.questdb_user == "energy"
    assert secrets.mongodb_password not in f"{secrets} {address}"
    assert secrets.questdb_password not in f"{secrets} {address}"
    assert Compose(folder).known_secrets() == secrets


def test_there_are_no_secrets_before_the_first_start(compose: Compose, folder: Path) -> None:
    assert compose.known_secrets() is None
    assert not folder.exists()


async def test_a_password_that_was_taken_out_of_the_file_is_asked_for(
    compose: Compose, docker: FakeDocker, folder: Path
) -> None:
    await started(compose, docker)
    (folder / ".env").write_text("MONGODB_PASSWORD=one\n")
    with pytest.raises(ComposeError, match=r"QUESTDB_PASSWORD can't be found in .*put back"):
        compose.known_secrets()


async def test_a_folder_that_can_t_be_written_is_named(docker: FakeDocker, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    compose = Compose(tmp_path / "file" / "servers", environ=docker.environ)
    with pytest.raises(ComposeError, match=r"The folder \S+file/servers .*can't be written: "):
        await up(compose)


async def test_ports_go_to_docker_and_what_the_user_exported_for_others_does_not(
    docker: FakeDocker, folder: Path
) -> None:
    exported = {"MONGODB_PASSWORD": "of own servers", "COMPOSE_FILE": "other.yml"}
    bundle = {"LD_LIBRARY_PATH": "bundle", "LD_LIBRARY_PATH_ORIG": "system"}
    compose = Compose(folder, lambda: Ports(1, 2, 3), docker.environ | exported | bundle)
    await started(compose, docker)
    _words, environ = docker.calls()[-1]
    assert environ["MONGODB_PORT"] == "1"
    assert (environ["QUESTDB_HTTP_PORT"], environ["QUESTDB_PG_PORT"]) == ("2", "3")
    assert not {"MONGODB_PASSWORD", "COMPOSE_FILE", "LD_LIBRARY_PATH_ORIG"} & set(environ)
    assert environ["LD_LIBRARY_PATH"] == "system"


async def test_docker_finds_its_helpers_where_it_was_found_itself(
    docker: FakeDocker, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What an app started from the Finder has, and where docker-credential-desktop lies.
    short, beside = str(folder.parent / "bin"), str(docker.folder)
    monkeypatch.setattr("energy_desktop.compose.docker._MORE_FOLDERS", (beside,))
    docker.plays("up", recorded.UP)
    await up(Compose(folder, environ=docker.environ | {"PATH": short}))
    assert {environ["PATH"] for _words, environ in docker.calls()} == {f"{short}:{beside}"}


async def test_no_docker(docker: FakeDocker, folder: Path, tmp_path: Path) -> None:
    compose = Compose(folder, environ={"PATH": str(tmp_path)})
    assert (await refused(compose)).startswith("Docker is not installed: install Docker Engine")
    assert names(folder.parent) == [], "nothing is made where it can't be used"


@pytest.mark.parametrize("said", [recorded.NO_PLUGIN, recorded.NO_PLUGIN_28])
async def test_no_compose_plugin(compose: Compose, docker: FakeDocker, said: str) -> None:
    docker.plays("version", said, 1)
    assert "install the package docker-compose-plugin" in await refused(compose)


async def test_a_compose_that_is_too_old(docker: FakeDocker, folder: Path, tmp_path: Path) -> None:
    old = FakeDocker(tmp_path / "old", "docker-compose")
    old.plays("version", recorded.OLD)
    compose = Compose(folder, environ=old.environ)
    assert "Docker Compose 1.29 is too old: install 2.20 or newer" in await refused(compose)


async def test_a_new_compose_beside_a_docker_without_plugin_is_used(
    docker: FakeDocker, folder: Path
) -> None:
    docker.plays("version", recorded.NO_PLUGIN, 1)
    alone = FakeDocker(docker.folder / "alone", "docker-compose")
    alone.plays("up", recorded.UP)
    path = f"{docker.folder}:{alone.folder}"
    await up(Compose(folder, environ=docker.environ | {"PATH": path}))
    assert alone.calls()[-1][0][0] == "--file"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (recorded.NOT_RUNNING, "Docker is not running: start it "),
        (recorded.NOT_RUNNING_ON_WINDOWS, "Docker is not running: start it "),
        (recorded.NO_RIGHTS, "You may not use Docker: add yourself to the group docker "),
        (recorded.OFFLINE, "Docker Hub can't be reached: check the connection to the internet"),
        (recorded.RATE_LIMIT, "Docker Hub refuses more downloads for now: wait some hours "),
        (recorded.DISK_FULL, "The disk is full: make room where Docker keeps its data"),
        (recorded.NO_IMAGE, "no MongoDB 7 or QuestDB for this kind of computer"),
        (recorded.UNHEALTHY, "QuestDB was started but does not answer; “docker logs energy-"),
        (recorded.TOO_LONG, "The servers were started but do not answer yet"),
        ("yaml: line 3: mapping values are not allowed", "it says: yaml: line 3: mapping"),
        ("", "it says: nothing"),
    ],
)
async def test_what_docker_says_becomes_what_to_do(
    compose: Compose, docker: FakeDocker, said: str, sentence: str
) -> None:
    docker.plays("up", said, 1)
    assert sentence in await refused(compose)


@pytest.mark.parametrize(
    ("said", "listed"),
    [
        (recorded.MONGODB_ENDED, row("mongodb", "exited", code=132)),
        (recorded.MONGODB_ENDS_AGAIN, row("mongodb", "restarting", status="Restarting (132) 1 s")),
    ],
)
async def test_a_processor_that_mongodb_does_not_run_on(
    compose: Compose, docker: FakeDocker, said: str, listed: str
) -> None:
    docker.plays("up", said, 1)
    docker.plays("ps", listed)
    assert "does not run on this processor, which lacks AVX" in await refused(compose)


async def test_a_password_that_docker_prints_is_not_passed_on(
    compose: Compose, docker: FakeDocker
) -> None:
    secret = (await started(compose, docker)).questdb_password
    docker.plays("up", f"invalid interpolation format: {secret}", 1)
    sentence = await refused(compose)
    assert secret not in sentence
    assert "•••" in sentence


STATES = [
    (row("mongodb", "running", "healthy"), ServiceState.HEALTHY),
    (row("mongodb", "running", "starting"), ServiceState.STARTING),
    (row("mongodb", "running", "unhealthy"), ServiceState.UNHEALTHY),
    (row("mongodb", "restarting", status="Restarting (1) 5 seconds ago"), ServiceState.UNHEALTHY),
    (row("mongodb", "exited"), ServiceState.STOPPED),
    (row("mongodb", "created"), ServiceState.STOPPED),
    ("", ServiceState.MISSING),
    (f"[{row('mongodb', 'running', 'healthy').strip()}]\n", ServiceState.HEALTHY),
    ("WARN[0000] a warning\n" + row("mongodb", "running", "healthy"), ServiceState.HEALTHY),
]


@pytest.mark.parametrize(("listed", "state"), STATES)
async def test_the_status_of_a_server(
    compose: Compose, docker: FakeDocker, listed: str, state: ServiceState
) -> None:
    await started(compose, docker)
    docker.plays("ps", listed)
    assert await compose.status() == ServersStatus(mongodb=state)


async def test_servers_that_were_never_started_are_missing_and_nothing_is_made(
    compose: Compose, folder: Path
) -> None:
    assert await compose.status() == ServersStatus()
    assert names(folder.parent) == []


async def test_both_healthy_is_healthy(compose: Compose, docker: FakeDocker) -> None:
    await started(compose, docker)
    docker.plays("ps", row("mongodb", "running", "healthy") + row("questdb", "running", "healthy"))
    assert (await compose.status()).healthy
    docker.plays("ps", row("mongodb", "running", "healthy"))
    assert not (await compose.status()).healthy


async def test_the_status_says_why_docker_can_t_be_asked(
    compose: Compose, docker: FakeDocker
) -> None:
    await started(compose, docker)
    docker.plays("ps", recorded.NO_RIGHTS, 1)
    problem = (await compose.status()).problem
    assert problem is not None
    assert problem.startswith("You may not use Docker")


async def test_down_stops_both_and_removes_nothing(compose: Compose, docker: FakeDocker) -> None:
    await started(compose, docker)
    await compose.down()
    words, _environ = docker.calls()[-1]
    assert words[-3:] == ["stop", "mongodb", "questdb"]


async def test_down_does_nothing_where_nothing_was_started(
    compose: Compose, docker: FakeDocker
) -> None:
    await compose.down()
    assert docker.calls() == []


async def test_down_says_what_to_do_when_it_fails(compose: Compose, docker: FakeDocker) -> None:
    await started(compose, docker)
    docker.plays("stop", recorded.NOT_RUNNING, 1)
    with pytest.raises(ComposeError, match="Docker is not running"):
        await compose.down()


async def hangs(docker: FakeDocker) -> psutil.Process:
    while (pid := docker.hanging()) is None:  # noqa: ASYNC110 - another process writes a file
        await asyncio.sleep(0.01)
    return psutil.Process(pid)


async def test_a_cancelled_start_ends_docker(compose: Compose, docker: FakeDocker) -> None:
    docker.plays("up", recorded.CREATED, hangs=True)
    told: list[str] = []
    starting = asyncio.create_task(compose.up(told.append))
    process = await hangs(docker)
    async with asyncio.timeout(30):
        while not told:  # noqa: ASYNC110 - what docker prints has no event
            await asyncio.sleep(0.01)
    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting
    assert not process.is_running()
    assert told == ["Starting MongoDB and QuestDB."]


async def test_a_docker_that_never_answers_is_ended_and_told(
    compose: Compose, docker: FakeDocker, monkeypatch: pytest.MonkeyPatch
) -> None:
    await started(compose, docker)
    docker.plays("ps", "", hangs=True)
    monkeypatch.setattr(module, "ASK_S", 1)
    problem = (await compose.status()).problem
    assert problem is not None
    assert problem.startswith("Docker did not answer within 1 s")
    assert not psutil.pid_exists(docker.hanging() or 0)


async def test_a_docker_that_is_no_program_is_told(docker: FakeDocker, folder: Path) -> None:
    (docker.folder / "docker").write_bytes(b"\x7fELF broken")
    sentence = await refused(Compose(folder, environ=docker.environ))
    assert sentence.startswith("Docker can't be started: ")
