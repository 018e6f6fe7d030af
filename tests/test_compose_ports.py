"""The ports of the servers that the program starts: chosen in the settings or in their folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from energy_desktop import commands
from energy_desktop.compose import Compose
from energy_desktop.config import Settings
from energy_desktop.databases import compose_of, port_on_loopback
from energy_desktop.errors import ComposeError
from tests.fakes import docker as recorded
from tests.fakes.docker import FakeDocker

CHOSEN = {
    "MONGODB_URI": "mongodb://energy@127.0.0.1:27117/energy_dashboard?authSource=admin",
    "QUESTDB_HOST": "127.0.0.1",
    "QUESTDB_HTTP_PORT": "9100",
    "QUESTDB_PG_PORT": "8912",
}


@pytest.fixture
def docker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeDocker:
    monkeypatch.setattr("energy_desktop.compose.docker._MORE_FOLDERS", ())
    found = FakeDocker(tmp_path / "docker")
    found.plays("up", recorded.UP)
    return found


@pytest.fixture
def folder(profile_folder: Path) -> Path:
    return profile_folder / "servers"


async def up(compose: Compose) -> None:
    await compose.up(lambda _sentence: None)


async def refused(compose: Compose, docker: FakeDocker, said: str, port: int) -> str:
    docker.plays("up", said.format(port=port), 1)
    with pytest.raises(ComposeError) as error:
        await up(compose)
    return str(error.value)


def ports_given_to(docker: FakeDocker) -> list[str]:
    _words, environ = docker.calls()[-1]
    return [environ[name] for name in ("MONGODB_PORT", "QUESTDB_HTTP_PORT", "QUESTDB_PG_PORT")]


async def test_the_ports_that_the_settings_name_reach_docker(
    docker: FakeDocker, profile_folder: Path
) -> None:
    settings = Settings.load(profile_folder, environ=CHOSEN)
    await up(compose_of(profile_folder, settings, docker.environ))
    assert ports_given_to(docker) == ["27117", "9100", "8912"]


async def test_a_port_that_is_chosen_anew_counts_at_the_next_start_of_the_servers(
    docker: FakeDocker, profile_folder: Path
) -> None:
    settings = Settings.load(profile_folder, environ={})
    compose = compose_of(profile_folder, settings, docker.environ)
    await up(compose)
    assert ports_given_to(docker) == ["27017", "9000", "8812"]
    await settings.put({"mongodb_uri": "mongodb://localhost:27018/energy"})
    await up(compose)
    assert ports_given_to(docker) == ["27018", "9000", "8812"]
    assert "@127.0.0.1:27018/" in compose.address().mongodb_uri


async def test_a_port_in_the_file_of_the_folder_counts_most(
    docker: FakeDocker, profile_folder: Path, folder: Path
) -> None:
    compose = compose_of(
        profile_folder, Settings.load(profile_folder, environ=CHOSEN), docker.environ
    )
    await up(compose)
    with (folder / ".env").open("a") as env:
        env.write("MONGODB_PORT=27217\nQUESTDB_PG_PORT=none\n")
    await up(compose)
    assert ports_given_to(docker) == ["27217", "9100", "8912"]
    assert "@127.0.0.1:27217/" in compose.address().mongodb_uri
    sentence = await refused(compose, docker, recorded.PORT_TAKEN, 27217)
    assert "for MongoDB, is used by another program" in sentence
    assert sentence.endswith("in the file .env of the folder servers (MONGODB_PORT).")


async def test_commands_sign_in_to_started_servers_on_ports_of_the_settings(
    docker: FakeDocker, profile_folder: Path
) -> None:
    settings = Settings.load(profile_folder, environ=CHOSEN)
    compose = compose_of(profile_folder, settings, docker.environ)
    await up(compose)
    made = compose.known_secrets()
    assert made is not None
    found = await commands._pairs(profile_folder, settings).addresses()
    assert found.questdb.password == made.questdb_password
    assert found.mongodb_password == made.mongodb_password


@pytest.mark.parametrize(
    ("uri", "port"),
    [
        ("mongodb://localhost:27117/energy", 27117),
        ("mongodb://me:pa%40ss@127.0.0.1:1", 1),
        ("mongodb://me@[::1]:27117/?tls=true", 27117),
        ("mongodb://localhost/energy", None),
        ("mongodb://localhost:70000/energy", None),
        ("mongodb://nas:27117/energy", None),
        ("mongodb://nas:1,localhost:27117/energy", None),
        ("mongodb://localhost:27117,nas:1/energy", None),
        ("mongodb://localhost:27117@nas/energy", None),
        ("mongodb+srv://localhost:27117/energy", None),
        ("", None),
    ],
)
def test_a_port_is_taken_from_an_address_on_this_computer_alone(uri: str, port: int | None) -> None:
    assert port_on_loopback(uri) == port


@pytest.mark.parametrize(
    "said",
    [
        recorded.PORT_TAKEN,
        recorded.PORT_OF_A_CONTAINER,
        recorded.PORT_TAKEN_28,
        recorded.PORT_TAKEN_ON_DESKTOP,
    ],
)
@pytest.mark.parametrize(
    ("port", "server", "setting"),
    [
        (27017, "MongoDB", "MONGODB_URI"),
        (9000, "QuestDB", "QUESTDB_HTTP_PORT"),
        (8812, "QuestDB", "QUESTDB_PG_PORT"),
    ],
)
async def test_a_taken_port_is_named_and_where_to_change_it(
    docker: FakeDocker, folder: Path, said: str, port: int, server: str, setting: str
) -> None:
    sentence = await refused(Compose(folder, environ=docker.environ), docker, said, port)
    assert sentence.startswith(f"Port {port}, for {server}, is used by another program")
    assert f"({setting})" in sentence
