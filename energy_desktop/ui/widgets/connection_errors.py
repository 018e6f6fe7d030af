"""What went wrong with Home Assistant and what to do about it, for each stable error word."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from energy_desktop.ui.languages import translate

_CONTEXT: Final = "connection_errors"
_WORDS: Final = {
    "invalid_url": (
        str(QT_TRANSLATE_NOOP("connection_errors", "This address can't be read.")),
        str(
            QT_TRANSLATE_NOOP(
                "connection_errors",
                "Type it as in the browser, for example http://homeassistant.local:8123.",
            )
        ),
    ),
    "unreachable": (
        str(QT_TRANSLATE_NOOP("connection_errors", "Nothing answers at this address.")),
        str(
            QT_TRANSLATE_NOOP(
                "connection_errors",
                "Check the name and the port, that Home Assistant runs, and that this computer "
                "is in the same network (no VPN, no guest Wi-Fi).",
            )
        ),
    ),
    "turned_away": (
        str(
            QT_TRANSLATE_NOOP(
                "connection_errors", "Something answers there, but Home Assistant does not."
            )
        ),
        str(
            QT_TRANSLATE_NOOP("connection_errors", "Check Home Assistant, and the proxy before it.")
        ),
    ),
    "timeout": (
        str(QT_TRANSLATE_NOOP("connection_errors", "Home Assistant did not answer in time.")),
        str(
            QT_TRANSLATE_NOOP(
                "connection_errors", "It may be starting or busy. Wait a minute and try again."
            )
        ),
    ),
    "tls": (
        str(QT_TRANSLATE_NOOP("connection_errors", "The certificate could not be verified.")),
        str(
            QT_TRANSLATE_NOOP(
                "connection_errors",
                "Check the name in the address. If the certificate is your own, you can accept it.",
            )
        ),
    ),
    "tls_mismatch": (
        str(
            QT_TRANSLATE_NOOP(
                "connection_errors", "The address and Home Assistant differ in http and https."
            )
        ),
        str(
            QT_TRANSLATE_NOOP(
                "connection_errors", "Change http to https in the address, or https to http."
            )
        ),
    ),
    "not_home_assistant": (
        str(
            QT_TRANSLATE_NOOP(
                "connection_errors", "Something answers there, but it is not Home Assistant."
            )
        ),
        str(
            QT_TRANSLATE_NOOP(
                "connection_errors", "Check the port; Home Assistant's usual one is 8123."
            )
        ),
    ),
    "invalid_token": (
        str(QT_TRANSLATE_NOOP("connection_errors", "Home Assistant refused this token.")),
        str(
            QT_TRANSLATE_NOOP(
                "connection_errors",
                "Make a new long-lived access token in your Home Assistant profile, and paste "
                "the whole of it.",
            )
        ),
    ),
    "not_ready": (
        str(QT_TRANSLATE_NOOP("connection_errors", "Home Assistant has not finished starting.")),
        str(QT_TRANSLATE_NOOP("connection_errors", "Wait a minute and try again.")),
    ),
}
_UNKNOWN: Final = (
    str(QT_TRANSLATE_NOOP("connection_errors", "The connection did not work.")),
    str(QT_TRANSLATE_NOOP("connection_errors", "Try again; the log says more.")),
)
# These are wrong in the address; the others in the token or in Home Assistant's state.
ADDRESS_CODES: Final = frozenset(
    {
        "invalid_url", "unreachable", "turned_away", "timeout", "tls", "tls_mismatch",
        "not_home_assistant", "not_ready",
    }
)  # fmt: skip
# Their own message holds cause and remedy, and names the very address.
_SAID_BETTER: Final = frozenset({"unreachable", "tls_mismatch", "turned_away"})


def connection_words(code: str | None, message: str = "") -> tuple[str, str]:
    """The sentence of an error and its remedy; its own ``message`` where that says more."""
    if message and code in _SAID_BETTER:
        return message, ""
    sentence, remedy = _WORDS.get(code or "", _UNKNOWN)
    return (
        translate(_CONTEXT, sentence),
        translate(_CONTEXT, remedy),
    )
