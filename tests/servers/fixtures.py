"""The real servers as fixtures; where one can't be had the test is skipped (under CI: fails)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.servers.display import Display
from tests.servers.home_assistant import HomeAssistant
from tests.servers.kinds import Embedded, Kind, OnServers
from tests.servers.mongodb import MongoDb
from tests.servers.provision import (
    ServerMissing,
    home_assistant_environment,
    mongodb_environment,
    questdb_jar,
)
from tests.servers.questdb import QuestDb, emptied
from tests.servers.secret_service import SecretService

_shared: list[HomeAssistant] = []
_crashes: list[str] = []


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Start the shared Home Assistant again if it crashed."""
    for server in _shared:
        if why := server.ended_by_itself():
            _crashes.append(f"before {item.nodeid} Home Assistant {why}")
            server.start()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how the shared Home Assistant crashed, if it did."""
    if _crashes:
        terminalreporter.section("crashes of Home Assistant")
        terminalreporter.write_line("\n".join(_crashes))


@pytest.fixture(scope="session")
def home_assistant_installed() -> Path:
    """The environment of Home Assistant, tried for once a run: a failed download takes long."""
    try:
        return home_assistant_environment()
    except ServerMissing as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def home_assistant(
    home_assistant_installed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[HomeAssistant]:
    """One running Home Assistant for all tests; who kills or restarts it makes one of their own.

    If it crashes, the test at that moment fails, the next has it again, and the end of the run
    tells why it crashed.
    """
    with HomeAssistant(tmp_path_factory.mktemp("home-assistant")) as server:
        _shared.append(server)
        yield server
        _shared.remove(server)


@pytest.fixture
def own_home_assistant(
    home_assistant_installed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[HomeAssistant]:
    """A Home Assistant of this test's own, not started yet: to be stopped, killed, restarted."""
    server = HomeAssistant(tmp_path_factory.mktemp("home-assistant"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def mongodb_installed() -> Path:
    """The environment of the MongoDB server, tried for once a run."""
    try:
        return mongodb_environment()
    except ServerMissing as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def questdb_installed() -> Path:
    """The program of QuestDB, tried for once a run."""
    try:
        return questdb_jar()
    except ServerMissing as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def mongodb(mongodb_installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MongoDb]:
    """One running MongoDB server for all tests, each of which takes a new database in it."""
    with MongoDb(tmp_path_factory.mktemp("mongodb")) as server:
        yield server


@pytest.fixture(scope="session")
def questdb(questdb_installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[QuestDb]:
    """One running QuestDB for all tests; who kills or restarts it makes one of their own."""
    with QuestDb(tmp_path_factory.mktemp("questdb")) as server:
        yield server


@pytest.fixture
def own_mongodb(
    mongodb_installed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MongoDb]:
    """A MongoDB server of this test's own, not started yet: to be killed, frozen, restarted."""
    server = MongoDb(tmp_path_factory.mktemp("mongodb"))
    yield server
    server.kill()


@pytest.fixture
def own_questdb(
    questdb_installed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[QuestDb]:
    """A QuestDB of this test's own, not started yet: to be stopped, killed, restarted."""
    server = QuestDb(tmp_path_factory.mktemp("questdb"))
    yield server
    server.stop()


@pytest.fixture
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Display]:
    """A screen with a window manager and a tray; its ``env`` is for the child process."""
    try:
        screen = Display(tmp_path_factory.mktemp("display"))
    except ServerMissing as missing:
        pytest.skip(str(missing))
    with screen:
        yield screen


@pytest.fixture
def trayless_display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Display]:
    """The same without a tray, as GNOME's desktop is."""
    try:
        screen = Display(tmp_path_factory.mktemp("display"), tray=False)
    except ServerMissing as missing:
        pytest.skip(str(missing))
    with screen:
        yield screen


@pytest.fixture
def secret_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecretService]:
    """An unlocked password store on a bus of its own; its ``env`` is for the child process."""
    try:
        service = SecretService(tmp_path_factory.mktemp("secrets"))
    except ServerMissing as missing:
        pytest.skip(str(missing))
    with service:
        yield service


@pytest.fixture(scope="session", params=["embedded", "servers"])
def make_kind(request: pytest.FixtureRequest) -> Callable[[], Kind]:
    """Makes databases of each kind in turn, with nothing in them."""
    if request.param == "embedded":
        return Embedded
    mongodb: MongoDb = request.getfixturevalue("mongodb")
    questdb: QuestDb = request.getfixturevalue("questdb")
    return lambda: OnServers(mongodb, emptied(questdb))


@pytest.fixture
def kind(make_kind: Callable[[], Kind]) -> Kind:
    """Each kind of databases in turn, with nothing in them."""
    return make_kind()
