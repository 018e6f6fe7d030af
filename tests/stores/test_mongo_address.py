"""What is read from an address of MongoDB, and that nothing secret in it is ever shown."""

from __future__ import annotations

import logging
import traceback

import pytest

from energy_desktop.errors import EnergyDesktopError, StoreError
from energy_desktop.stores.mongo import MongoStore
from energy_desktop.stores.mongo_address import address_of

SECRET = "hunter2"


def test_hosts_database_user_and_options_are_read() -> None:
    address = address_of("mongodb://an%40na:p%2Fw@one:27017,two/home?replicaSet=rs&authSource=x")
    assert (address.user, address.password) == ("an@na", "p/w")
    assert address.location == "one:27017,two/home"
    assert address.options == {"replicaset", "authsource"}
    assert not address.is_srv


@pytest.mark.parametrize("uri", ["mongodb://h", "mongodb://h/", "mongodb://h?tls=true"])
def test_without_a_database_it_is_the_programs_own(uri: str) -> None:
    assert address_of(uri).location == "h/energy_dashboard"


def test_an_address_of_ip_version_6_and_one_found_by_dns_are_known() -> None:
    assert address_of("mongodb://[::1]:27017/home").hosts == "[::1]:27017"
    assert address_of("mongodb+srv://cluster.example/home").is_srv


def test_a_password_given_apart_takes_the_place_of_the_one_in_the_address() -> None:
    assert address_of("mongodb://anna:old@h/", "new").password == "new"
    assert address_of("mongodb://anna:old@h/").password == "old"


UNUSABLE = (
    "",
    "localhost",
    f"http://anna:{SECRET}@h/home",
    f"mongodb://anna:{SECRET}/x@h/home",
    f"mongodb://anna:a@{SECRET}@h/home",
    f"mongodb://anna:{SECRET}",
    f"mongodb://anna:{SECRET}@/home",
    f"mongodb://anna:{SECRET}%ZZ@h/home",
    f"mongodb://anna:{SECRET}@h:{SECRET}/home",
    f"mongodb://anna:{SECRET}@h:99999/home",
    f"mongodb://anna:{SECRET}@h/home?authMechanism={SECRET}",
    f"mongodb://anna:{SECRET}@h/home?w=0",
    f"mongodb://anna:{SECRET}@h/home?tls=ture",
    f"mongodb://anna:{SECRET}@h/home?tsl=true",
)


@pytest.mark.parametrize("uri", UNUSABLE)
async def test_an_unusable_address_is_told_without_a_word_of_it(
    uri: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(StoreError, match=r"can't be used; write it like mongodb://USER@") as told:
        await open_and_close(uri)
    assert SECRET not in "".join(traceback.format_exception(told.value)) + caplog.text


async def test_a_password_is_in_no_error_log_or_picture_of_the_store(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    uri = f"mongodb://anna:{SECRET}@127.0.0.1:1/home?timeoutMS=300&serverSelectionTimeoutMS=300"
    for store in (MongoStore(uri), MongoStore(uri.replace(SECRET, "x"), SECRET)):
        with pytest.raises(EnergyDesktopError) as told:
            await store.open()
        health = await store.health()
        await store.close()
        shown = [repr(store), repr(store._address), str(store._address), repr(health)]
        shown += traceback.format_exception(told.value)
        assert SECRET not in "".join(shown) + caplog.text


async def open_and_close(uri: str) -> None:
    store = MongoStore(uri)
    try:
        await store.open()
    finally:
        await store.close()
