"""Where a MongoDB server is and who signs in there, taken from its address; safe to show."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote

from energy_desktop.accounts import MONGODB_URI
from energy_desktop.errors import StoreError
from energy_desktop.sentences import say

DEFAULT_DATABASE = "energy_dashboard"


@dataclass(frozen=True, slots=True)
class MongoAddress:
    """The parts of a connection string; ``uri`` and ``password`` stay out of every message.

    ``options`` are the names given in it, in small letters. ``is_srv``: the hosts come from DNS.
    """

    uri: str = field(repr=False)
    password: str | None = field(repr=False)
    hosts: str
    database: str
    user: str | None
    options: frozenset[str]
    is_srv: bool

    @property
    def location(self) -> str:
        """Hosts and database, as they are shown."""
        return f"{self.hosts}/{self.database}"


def address_of(uri: str, password: str | None = None) -> MongoAddress:
    """The parts of ``uri``; raises ``StoreError`` where it is no address of MongoDB.

    ``password`` belongs to the user of the URI and takes the place of one that stands there.
    """
    form = MONGODB_URI.fullmatch(uri.strip())
    if form is None:
        raise unusable_address()
    user, _, own_password = (form["userinfo"] or "").partition(":")
    options = (form["options"] or "").replace(";", "&").split("&")
    return MongoAddress(
        uri=uri.strip(),
        password=password or unquote(own_password) or None,
        hosts=form["hosts"],
        database=unquote(form["database"] or "").partition(".")[0] or DEFAULT_DATABASE,
        user=unquote(user) or None,
        options=frozenset(option.partition("=")[0].lower() for option in options if option),
        is_srv=form["scheme"] == "mongodb+srv",
    )


def unusable_address() -> StoreError:
    """What is said of any address that can't be used: nothing of it, as it may hold a password."""
    return StoreError(
        say(
            "The address of MongoDB can't be used; write it like "
            "mongodb://USER@HOST:27017/energy_dashboard?authSource=admin, with special characters "
            "of the user as %XX and only options that MongoDB knows."
        )
    )
