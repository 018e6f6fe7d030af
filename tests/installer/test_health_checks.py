"""The servers' health checks of docker-compose.yml, asked of real servers."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping

import pytest

from tests.servers.docker_compose import resolved
from tests.servers.mongodb import MongoDb
from tests.servers.provision import ServerMissing
from tests.servers.questdb import PASSWORD, USER, QuestDb

pytestmark = pytest.mark.servers
PASSWORDS = {"MONGODB_PASSWORD": "x", "QUESTDB_PASSWORD": "x"}


def is_healthy(service: str, environ: Mapping[str, str], changed: Mapping[str, object]) -> bool:
    """Whether its check, with some words changed, says so in a container's environment."""
    try:
        command = resolved((), PASSWORDS)["services"][service]["healthcheck"]["test"]
    except ServerMissing as missing:
        pytest.skip(str(missing))
    kind, *words = (word.replace("$$", "$") for word in command)
    assert kind == "CMD"
    for old, new in changed.items():
        assert old in words[-1]
        words[-1] = words[-1].replace(old, str(new))
    done = subprocess.run(
        words, check=False, env={"PATH": "/usr/bin:/bin", **environ}, capture_output=True
    )
    return done.returncode == 0


def mongodb_is_healthy(server: MongoDb, host: str = "127.0.0.1") -> bool:
    changed = {"/27017": f"/{server.port}", "timeout 5": "timeout 1"}
    return is_healthy("mongodb", {"HOSTNAME": host}, changed)


def test_mongodb_is_healthy_once_it_answers(mongodb: MongoDb) -> None:
    assert mongodb_is_healthy(mongodb)


def test_the_server_that_sets_up_mongodb_is_not_taken_for_it(mongodb: MongoDb) -> None:
    # It listens on 127.0.0.1 alone, and the container's name means another address.
    assert not mongodb_is_healthy(mongodb, "127.0.0.2")


def test_a_mongodb_that_takes_connections_and_answers_none_is_not_healthy(
    own_mongodb: MongoDb,
) -> None:
    with own_mongodb.start().frozen():
        assert not mongodb_is_healthy(own_mongodb)


@pytest.mark.parametrize(("password", "expected"), [(PASSWORD, True), ("wrong", False)])
def test_questdb_is_healthy_once_it_lets_its_user_in(
    questdb: QuestDb, password: str, expected: bool
) -> None:
    environ = {"QDB_HTTP_USER": USER, "QDB_HTTP_PASSWORD": password}
    assert is_healthy("questdb", environ, {"/9000": f"/{questdb.port}"}) is expected
