"""What MongoDB's driver raises, as errors of stores: one sentence each, with no secret in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from bson.errors import BSONError
from pymongo.errors import (
    BulkWriteError,
    ConfigurationError,
    ConnectionFailure,
    InvalidOperation,
    OperationFailure,
    PyMongoError,
)

from energy_desktop.errors import EnergyDesktopError, StoreError, StoreUnavailable
from energy_desktop.sentences import say
from energy_desktop.stores.mongo_address import MongoAddress, unusable_address

# Codes by MongoDB's own list (src/mongo/base/error_codes.yml).
_NOT_SIGNED_IN = {11, 18, 8000}
_NOT_ALLOWED = {13}
_TEMPORARY = {
    6,  # HostUnreachable
    7,  # HostNotFound
    24,  # LockTimeout
    39,  # FileStreamFailed
    46,  # LockBusy
    50,  # MaxTimeMSExpired
    64,  # WriteConcernTimeout
    89,  # NetworkTimeout
    91,  # ShutdownInProgress
    112,  # WriteConflict
    117,  # ConflictingOperationInProgress
    133,  # FailedToSatisfyReadPreference
    189,  # PrimarySteppedDown
    202,  # NetworkInterfaceExceededTimeLimit
    262,  # ExceededTimeLimit
    9001,  # SocketException
    10107,  # NotWritablePrimary
    11600,  # InterruptedAtShutdown
    11601,  # Interrupted
    11602,  # InterruptedDueToReplStateChange
    13435,  # NotPrimaryNoSecondaryOk
    13436,  # NotPrimaryOrSecondary
    14031,  # OutOfDiskSpace
}
_LONGEST_REASON = 200


@contextmanager
def mapped_errors(address: MongoAddress) -> Iterator[None]:
    """Do something with MongoDB; what it raises leaves as an error of stores."""
    try:
        yield
    except EnergyDesktopError:
        raise
    except PyMongoError as error:
        raise store_error(error, address) from error
    except (BSONError, TypeError, ValueError, OverflowError, KeyError, AttributeError) as error:
        reason = str(error)[:_LONGEST_REASON]
        raise StoreError(
            say(
                "MongoDB at {hosts} can't hold this, or holds what is not of this program: "
                "{reason}.",
                hosts=address.hosts,
                reason=reason,
            )
        ) from error


def store_error(error: PyMongoError, address: MongoAddress) -> EnergyDesktopError:
    """The ``StoreUnavailable`` (later may work) or ``StoreError`` that says fits ``error``."""
    if isinstance(error, InvalidOperation):
        return StoreUnavailable(say("MongoDB at {hosts} is not open.", hosts=address.hosts))
    if isinstance(error, ConfigurationError):
        return _of_configuration(error, address)
    if isinstance(error, ConnectionFailure) or error.timeout:
        return _of_connection(error, address)
    if isinstance(error, OperationFailure):
        return _of_answer(error, address)
    return StoreError(
        say(
            "MongoDB at {hosts} refused the request ({kind}).",
            hosts=address.hosts,
            kind=type(error).__name__,
        )
    )


def _of_configuration(error: ConfigurationError, address: MongoAddress) -> EnergyDesktopError:
    # The driver's own words may quote the address, and with it a password.
    if "wire version" in str(error):
        return StoreError(
            say(
                "MongoDB at {hosts} is too old for this program; update it to MongoDB 7.",
                hosts=address.hosts,
            )
        )
    if address.is_srv:
        return StoreUnavailable(
            say(
                "The servers of {hosts} can't be looked up; check the address of MongoDB and the "
                "network.",
                hosts=address.hosts,
            )
        )
    return unusable_address()


def _of_connection(error: PyMongoError, address: MongoAddress) -> EnergyDesktopError:
    said = str(error)
    if "AuthenticationFailed" in said:
        # For some seconds after it refused a user the driver takes a server for one that is away.
        return _refused_user(address)
    if "SSL" in said or "certificate" in said.lower():
        return StoreUnavailable(
            say(
                "No encrypted connection to MongoDB at {hosts}: check the tls options of its "
                "address and its certificate.",
                hosts=address.hosts,
            )
        )
    if error.timeout and not isinstance(error, ConnectionFailure):
        return StoreUnavailable(
            say("MongoDB at {hosts} is too slow; look at its load.", hosts=address.hosts)
        )
    return StoreUnavailable(
        say(
            "MongoDB at {hosts} does not answer; check that it runs and that its address is right.",
            hosts=address.hosts,
        )
    )


def _of_answer(error: OperationFailure, address: MongoAddress) -> EnergyDesktopError:
    details = error.details or {}
    codes, reason = _codes(error, details), _reason(details)
    if codes & _NOT_SIGNED_IN:
        return _refused_user(address)
    if codes & _NOT_ALLOWED:
        return _missing_right(address)
    if _is_temporary(error, codes, details):
        return StoreUnavailable(
            say(
                "MongoDB at {hosts} can't do this now: {reason}.",
                hosts=address.hosts,
                reason=reason,
            )
        )
    return StoreError(
        say("MongoDB at {hosts} refused the request: {reason}.", hosts=address.hosts, reason=reason)
    )


def _refused_user(address: MongoAddress) -> StoreError:
    if "authsource" in address.options:
        return StoreError(
            say(
                "MongoDB at {hosts} refused the user {user}; check user and password.",
                hosts=address.hosts,
                user=address.user,
            )
        )
    return StoreError(
        say(
            "MongoDB at {hosts} refused the user {user}; check user and password; a user of "
            "another database than {database} needs ?authSource=NAME in the address.",
            hosts=address.hosts,
            user=address.user,
            database=address.database,
        )
    )


def _missing_right(address: MongoAddress) -> StoreError:
    if address.user is None:
        return StoreError(
            say(
                "MongoDB at {hosts} wants a user: write it into the address, like "
                "mongodb://USER@{location}, and enter its password.",
                hosts=address.hosts,
                location=address.location,
            )
        )
    return StoreError(
        say(
            "The user {user} may not use {database} of MongoDB at {hosts}; give it the role "
            "readWrite there.",
            user=address.user,
            database=address.database,
            hosts=address.hosts,
        )
    )


def _is_temporary(error: OperationFailure, codes: set[int], details: Mapping[str, Any]) -> bool:
    labels = ("RetryableWriteError", "TransientTransactionError")
    if any(error.has_error_label(label) for label in labels) or codes & _TEMPORARY:
        return True
    return bool(details.get("writeConcernErrors")) and not details.get("writeErrors")


def _codes(error: OperationFailure, details: Mapping[str, Any]) -> set[int]:
    """The code of the answer, or those of the parts of a bulk write."""
    if not isinstance(error, BulkWriteError):
        return set() if error.code is None else {error.code}
    parts = [*details.get("writeErrors", []), *details.get("writeConcernErrors", [])]
    return {part["code"] for part in parts if "code" in part}


def _reason(details: Mapping[str, Any]) -> str:
    """The server's own words, the first where there are several."""
    parts = [*details.get("writeErrors", []), *details.get("writeConcernErrors", []), details]
    for part in parts:
        if part.get("errmsg"):
            return str(part["errmsg"])[:_LONGEST_REASON].rstrip(".")
    return say("it gives no reason")
