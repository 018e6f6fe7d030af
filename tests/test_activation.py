"""The token with which a window may come to the front."""

from __future__ import annotations

import os

import pytest

from energy_desktop.activation import TOKEN, let_raise, use_token


def test_a_token_is_where_qt_looks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, "of-the-start")
    use_token("")
    assert os.environ[TOKEN] == "of-the-start"
    use_token("of-the-click")
    assert os.environ[TOKEN] == "of-the-click"


def test_where_processes_need_no_leave_none_is_given() -> None:
    let_raise(None)
