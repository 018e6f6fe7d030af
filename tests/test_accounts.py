"""A database password belongs to one user of one server, whatever else its address says."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.accounts import Account, mongodb_account, questdb_account


@pytest.mark.parametrize(
    ("uri", "entry"),
    [
        ("mongodb://me@nas/energy", "mongodb://me@nas:27017"),
        (" mongodb://me@NAS:27017/other?authSource=admin ", "mongodb://me@nas:27017"),
        ("mongodb://me:secret@nas:27018", "mongodb://me@nas:27018"),
        ("mongodb://nas", "mongodb://nas:27017"),
        ("mongodb://me%40home@nas", "mongodb://me%40home@nas:27017"),
        ("mongodb://me@[::1]/energy", "mongodb://me@[::1]:27017"),
        ("mongodb://me@b:1,a/energy?replicaSet=r", "mongodb://me@a:27017,b:1"),
        ("mongodb+srv://me@cluster.example/energy", "mongodb+srv://me@cluster.example"),
    ],
)
def test_an_entry_of_mongodb_is_named_by_user_and_hosts(uri: str, entry: str) -> None:
    assert mongodb_account(uri) == Account("mongodb", entry)


@pytest.mark.parametrize(
    "uri",
    ["", "nas:27017", "http://nas", "mongodb://", "mongodb://u:p@ss@nas", "mongodb://u:p/ss@nas/x",
     "mongodb://u:p?ss@nas"],
)  # fmt: skip
def test_what_is_no_address_has_no_account(uri: str) -> None:
    assert mongodb_account(uri) is None


def test_an_entry_of_questdb_is_named_by_user_host_and_port() -> None:
    assert questdb_account("NAS", 9000, "me") == Account("questdb", "questdb://me@nas:9000")
    assert questdb_account("::1", 9001, "").entry == "questdb://[::1]:9001"
    assert questdb_account("nas", 9000, "a/b@c").entry == "questdb://a%2Fb%40c@nas:9000"


words = st.text(st.characters(codec="ascii", categories=["L", "N", "P"]), min_size=1, max_size=8)


@given(words, words)
def test_two_users_of_a_server_never_share_an_entry_nor_does_a_password_get_into_it(
    user: str, other: str
) -> None:
    def entry(name: str) -> str:
        account = mongodb_account(f"mongodb://{quote(name, safe='')}:{quote('§€§')}@nas")
        assert account is not None
        return account.entry

    assert (entry(user) == entry(other)) is (user == other)
    assert quote("§€§") not in entry(user)
    mine, theirs = questdb_account("nas", 1, user), questdb_account("nas", 1, other)
    assert (mine == theirs) is (user == other)
