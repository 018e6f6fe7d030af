"""The MongoDB server of the tests keeps what it acknowledged, through every way to end it."""

from __future__ import annotations

import pymongo
import pytest
from pymongo.errors import NetworkTimeout, OperationFailure

from tests.servers.mongodb import MongoDb

pytestmark = pytest.mark.servers


def test_nobody_reads_without_signing_in(mongodb: MongoDb) -> None:
    with mongodb.client(signed_in=False) as client, pytest.raises(OperationFailure):
        client.secrets.things.find_one()


def test_what_it_acknowledged_is_there_after_a_kill_on_the_same_port(own_mongodb: MongoDb) -> None:
    own_mongodb.start()
    with own_mongodb.client() as client:
        client.home.things.insert_one({"_id": 1})
    own_mongodb.kill()
    own_mongodb.start()
    with own_mongodb.client() as client:
        assert client.home.things.find_one() == {"_id": 1}


def test_frozen_it_answers_nothing_and_thawed_it_goes_on(own_mongodb: MongoDb) -> None:
    with own_mongodb, own_mongodb.client() as client:
        client.home.things.insert_one({"_id": 1})
        with own_mongodb.frozen(), pymongo.timeout(0.3), pytest.raises(NetworkTimeout):
            client.home.things.find_one()
        assert client.home.things.find_one() == {"_id": 1}
