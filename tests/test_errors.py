"""Each error that reaches a user has a stable word of its own and a contract in a sentence."""

from __future__ import annotations

import re

from energy_desktop import errors
from energy_desktop.errors import CommandError, EnergyDesktopError, ProfileInUse

EVERY = [
    e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, EnergyDesktopError)
]


def test_all_errors_are_of_this_program() -> None:
    assert len(EVERY) > 15
    own = [e for e in vars(errors).values() if isinstance(e, type)]
    assert own == EVERY


def test_each_has_a_word_of_its_own() -> None:
    codes = [e.code for e in EVERY if "code" in vars(e)]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z_]+", code) for code in codes)
    assert all(e.__doc__ for e in EVERY)


def test_a_command_carries_home_assistants_own_word() -> None:
    error = CommandError("unauthorized", "Unauthorized")
    assert (error.code, str(error)) == ("unauthorized", "Unauthorized")


def test_a_profile_in_use_knows_by_whom() -> None:
    assert ProfileInUse("Taken.", 17).owner_pid == 17
    assert ProfileInUse("Taken.").owner_pid is None
