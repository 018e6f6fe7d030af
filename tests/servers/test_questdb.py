"""The real QuestDB that the tests of the store run against."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

import psutil
import pytest

from tests.servers.questdb import QuestDb, QuestDbFailed

pytestmark = pytest.mark.servers


def test_it_answers_with_the_password_on_one_loopback_port_and_to_nobody_without(
    questdb: QuestDb,
) -> None:
    assert questdb.query("select 1") == [[1]]
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(f"http://127.0.0.1:{questdb.port}/exec?query=select%201", timeout=9)
    listening = [
        c.laddr for c in psutil.Process(questdb.pid).net_connections() if c.status == "LISTEN"
    ]
    assert [(str(a[0]).removeprefix("::ffff:"), a[1]) for a in listening] == [
        ("127.0.0.1", questdb.port)
    ]


def test_its_data_survive_being_stopped_and_killed(own_questdb: QuestDb) -> None:
    own_questdb.start()
    own_questdb.query("create table kept (n int)")
    own_questdb.query("insert into kept values (7)")
    for end in (own_questdb.stop, own_questdb.kill):
        end()
        assert own_questdb.pid is None
        own_questdb.start()
        assert own_questdb.query("select n from kept") == [[7]]


def test_a_statement_it_refuses_is_told_in_its_words(questdb: QuestDb) -> None:
    with pytest.raises(QuestDbFailed, match="table does not exist"):
        questdb.query("select * from never_made")


def test_one_that_does_not_start_says_why(questdb_installed: Path, tmp_path: Path) -> None:
    server = QuestDb(tmp_path, {"QDB_HTTP_BIND_TO": "no address"})
    with pytest.raises(QuestDbFailed, match="no address"):
        server.start()
    assert server.pid is None
