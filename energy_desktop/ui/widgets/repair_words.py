"""What is said of a repair that the user asked for, wherever that was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from energy_desktop.ui.languages import translate

if TYPE_CHECKING:
    from energy_desktop.services.repair import Repaired


def asking_words() -> str:
    """While it goes on."""
    return translate("Repair", "Asking Home Assistant again…")


def repaired_words(done: Repaired) -> str:
    """What came of it."""
    if done.failed:
        return translate("Repair", "Home Assistant did not answer all of it; it is asked again.")
    repaired = translate("Repair", "%n gap(s) repaired", "", done.gaps_repaired)
    left = translate("Repair", "%n gap(s) left", "", done.gaps_left)
    if done.gaps_repaired:
        return f"{repaired} · {left}" if done.gaps_left else repaired
    if done.gaps_left:
        return translate("Repair", "{0}; Home Assistant has nothing more.").format(left)
    return translate("Repair", "Nothing is missing any more.")
