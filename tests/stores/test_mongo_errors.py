"""Every error of MongoDB's driver becomes one of stores: try later, or mend something."""

from __future__ import annotations

from typing import Any

import pytest
from bson.errors import InvalidDocument
from pymongo import errors

from energy_desktop.errors import EnergyDesktopError, StoreError, StoreUnavailable, UnknownEntity
from energy_desktop.stores.mongo_address import address_of
from energy_desktop.stores.mongo_errors import mapped_errors

ADDRESS = address_of("mongodb://anna:hunter2@one,two/home")


def refused(code: int, message: str = "so it says") -> errors.OperationFailure:
    return errors.OperationFailure(message, code, {"ok": 0.0, "errmsg": message, "code": code})


def bulk(**details: Any) -> errors.BulkWriteError:
    return errors.BulkWriteError({"writeErrors": [], "writeConcernErrors": [], **details})


def mapped(error: Exception, uri: str | None = None) -> EnergyDesktopError:
    with (
        pytest.raises(EnergyDesktopError) as told,
        mapped_errors(ADDRESS if uri is None else address_of(uri)),
    ):
        raise error
    assert "hunter2" not in str(told.value)
    return told.value


LATER = (
    errors.AutoReconnect("connection closed"),
    errors.ServerSelectionTimeoutError("no servers"),
    errors.NetworkTimeout("timed out"),
    errors.NotPrimaryError("not primary", {"code": 10107}),
    errors.WaitQueueTimeoutError("pool"),
    errors.ExecutionTimeout("slow", 50),
    errors.WTimeoutError("waiting for replication", 64),
    errors.InvalidOperation("Cannot use MongoClient after close"),
    refused(11600),
    refused(14031),
    bulk(writeConcernErrors=[{"code": 64, "errmsg": "waiting for replication timed out"}]),
    bulk(writeErrors=[{"code": 112, "errmsg": "conflict"}]),
)
NEVER = (
    refused(2),
    refused(9, "unknown field"),
    errors.DuplicateKeyError("E11000", 11000, {"errmsg": "E11000 duplicate key", "code": 11000}),
    errors.DocumentTooLarge("too large"),
    bulk(writeErrors=[{"code": 11000, "errmsg": "E11000 duplicate key"}]),
    errors.ConfigurationError("hunter2 is no option"),
    errors.PyMongoError("hunter2"),
    InvalidDocument("hunter2? no: bad key"[9:]),
    OverflowError("MongoDB can only handle up to 8-byte ints"),
    KeyError("status"),
)


@pytest.mark.parametrize("error", LATER, ids=repr)
def test_what_may_work_later_is_unavailable(error: Exception) -> None:
    told = mapped(error)
    assert isinstance(told, StoreUnavailable)
    assert str(told).startswith("MongoDB at one,two ")


@pytest.mark.parametrize("error", NEVER, ids=repr)
def test_what_never_works_is_an_error_of_the_store(error: Exception) -> None:
    assert isinstance(mapped(error), StoreError)


def test_an_error_of_the_program_goes_through_as_it_is() -> None:
    error = UnknownEntity("No sensor is known as sensor.a.")
    assert mapped(error) is error


def test_the_server_is_quoted_shortly() -> None:
    assert str(mapped(refused(2, "bad value."))) == (
        "MongoDB at one,two refused the request: bad value."
    )
    assert len(str(mapped(refused(2, "x" * 5_000)))) < 300
    nothing = errors.OperationFailure("?", 2, {})
    assert "it gives no reason" in str(mapped(nothing))


SENTENCES = (
    (refused(18), "refused the user anna; check user and password; a user of another database"),
    (
        refused(13),
        "anna may not use home of MongoDB at one,two; give it the role readWrite",
    ),
    (errors.ConfigurationError("reports wire version 6"), "too old for this program; update it"),
    (errors.ServerSelectionTimeoutError("one: SSL handshake failed"), "check the tls options"),
    (errors.ServerSelectionTimeoutError("{'codeName': 'AuthenticationFailed'}"), "the user anna"),
)


@pytest.mark.parametrize(("error", "sentence"), SENTENCES)
def test_the_sentence_says_what_to_do(error: Exception, sentence: str) -> None:
    assert sentence in str(mapped(error))


def test_where_a_user_is_missing_the_address_shows_where_to_write_it() -> None:
    told = mapped(refused(13), "mongodb://h:27017/home")
    assert "mongodb://USER@h:27017/home" in str(told)


def test_hosts_that_are_not_found_by_dns_may_be_found_later() -> None:
    error = errors.ConfigurationError("The DNS query name does not exist: hunter2")
    assert isinstance(mapped(error, "mongodb+srv://cluster.example/home"), StoreUnavailable)
