"""Every error that crosses a layer: what went wrong, in one sentence a person understands.

The message of each is shown to the user as it is, so it says what to do and never holds a secret.
"""

from energy_desktop.sentences import say


class EnergyDesktopError(Exception):
    """Base of all errors of this program; ``code`` is a stable word for programs."""

    code = "error"


class SettingsError(EnergyDesktopError):
    """A setting, environment variable or command-line value is not usable; says which and why."""

    code = "bad_setting"


class ProfileNotWritable(SettingsError):
    """The profile folder takes no lock (read-only, disk full): nobody can own it now."""


class ProfileInUse(EnergyDesktopError):
    """Another process owns the profile; ``owner_pid`` tells which, None where not known."""

    code = "profile_in_use"

    def __init__(self, message: str, owner_pid: int | None = None) -> None:
        super().__init__(message)
        self.owner_pid = owner_pid


class CredentialsError(EnergyDesktopError):
    """The token can't be kept or read (no keyring on this computer, keyring locked)."""

    code = "no_keyring"


class HassError(EnergyDesktopError):
    """Base of everything that can go wrong with Home Assistant."""

    code = "home_assistant"


class InvalidUrl(HassError):
    """The address can't be that of a Home Assistant."""

    code = "invalid_url"


class HassUnreachable(HassError):
    """No connection: unknown host, refused port, no route, or cut while connecting."""

    code = "unreachable"


class HassTurnsAway(HassUnreachable):
    """Something answers at the address and lets nobody through to Home Assistant now."""

    code = "turned_away"


class HassTimeout(HassError):
    """Home Assistant did not answer in time."""

    code = "timeout"


class TlsError(HassError):
    """No encrypted connection came about: the certificate was refused."""

    code = "tls"


class TlsMismatch(TlsError):
    """One side speaks TLS and the other does not; the message names the address to use instead."""

    code = "tls_mismatch"


class NotHomeAssistant(HassError):
    """Something answers at the address, but it is not Home Assistant's websocket API."""

    code = "not_home_assistant"


class InvalidToken(HassError):
    """Home Assistant refused the access token; retrying without a new one is pointless."""

    code = "invalid_token"


class HassNotReady(HassError):
    """Home Assistant answers but has not finished starting."""

    code = "not_ready"


class ConnectionLost(HassError):
    """The connection ended while it was in use; what waited for an answer gets this."""

    code = "connection_lost"


class ProtocolError(HassError):
    """Home Assistant sent what the protocol does not allow (bad JSON, a frame over the limit)."""

    code = "protocol"


class CommandError(HassError):
    """Home Assistant answered a command with an error; ``code`` is Home Assistant's own word."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class StoreUnavailable(EnergyDesktopError):
    """The store can't be reached or written (away, locked, disk full); trying later may work."""

    code = "store_unavailable"


class StoreError(EnergyDesktopError):
    """The store refused the data or the request; trying again will not help."""

    code = "store_error"


class SchemaTooNew(StoreError):
    """The data was written by a newer version of the program; it is left untouched."""

    code = "schema_too_new"


class TransferRefused(EnergyDesktopError):
    """Data would go where other data is, and nobody said that it may; nothing was changed."""

    code = "transfer_refused"


class TransferFailed(EnergyDesktopError):
    """What arrived is not what was sent; what it came from is untouched."""

    code = "transfer_failed"


class BackupFailed(EnergyDesktopError):
    """The backup can't be written (disk full, no permission); there is no half file."""

    code = "backup_failed"


class BadBackup(EnergyDesktopError):
    """The file is no backup, is damaged or needs a newer program; nothing was changed."""

    code = "bad_backup"


class UnknownEntity(EnergyDesktopError):
    """No sensor with this entity id is known; ``entity_ids`` are those, where several were told."""

    code = "unknown_entity"

    def __init__(self, message: str, *entity_ids: str) -> None:
        super().__init__(message)
        self.entity_ids = entity_ids
        self.details = {"unknown": list(entity_ids)} if entity_ids else {}


class Busy(EnergyDesktopError):
    """The same is being done already, or another program does it; asking later may work."""

    code = "conflict"


class MeterRefused(EnergyDesktopError):
    """These sensors can't be one meter; says why, and nothing was changed."""

    code = "meter_refused"


class ApiUnavailable(EnergyDesktopError):
    """The HTTP API can't be served (port taken, address not of this computer)."""

    code = "api_unavailable"


class ApiPortTaken(ApiUnavailable):
    """Somebody else has the port; ``free_port`` is one that nobody has, None where not known."""

    code = "api_port_taken"

    def __init__(self, port: int, who: str, free_port: int | None = None) -> None:
        if free_port:
            why = say(
                "Port {port} is used by {who}, so the HTTP API is off and tries again every 30 s; "
                "port {free_port} is free.",
                port=port,
                who=who,
                free_port=free_port,
            )
        else:
            why = say(
                "Port {port} is used by {who}, so the HTTP API is off and tries again every 30 s; "
                "choose another port.",
                port=port,
                who=who,
            )
        super().__init__(why)
        self.free_port = free_port


class NoDisplay(EnergyDesktopError):
    """There is no screen to show a window on."""

    code = "no_display"


class ScreenshotFailed(EnergyDesktopError):
    """A picture of a page could not be made."""

    code = "screenshot_failed"


class ComposeError(EnergyDesktopError):
    """The servers can't be started or stopped by docker compose; says what to do."""

    code = "docker"


def full_disk(folder: object) -> StoreUnavailable:
    """The error of a disk that takes no more."""
    return StoreUnavailable(
        say("The disk of {folder} is full; free some space and try again.", folder=folder)
    )
