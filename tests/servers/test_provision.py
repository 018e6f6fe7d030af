"""Servers are kept whole or not at all, outside of the checkout."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.servers import provision


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ENERGY_DESKTOP_TEST_CACHE", str(tmp_path / "cache"))
    # The rules hold for any Python, also where there is none that Home Assistant runs on.
    monkeypatch.setattr(provision, "PYTHONS", (sys.version_info[:2],))
    return tmp_path / "cache"


def requirements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    file = tmp_path / "requirements.txt"
    file.write_text(text)
    changed = replace(provision.HOME_ASSISTANT, requirements=file)
    monkeypatch.setattr(provision, "HOME_ASSISTANT", changed)


def test_another_list_of_packages_is_another_environment(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    requirements(tmp_path, monkeypatch, "one==1")
    first = provision.HOME_ASSISTANT.folder(sys.executable)
    requirements(tmp_path, monkeypatch, "one==2")
    assert first.parent == cache
    assert provision.HOME_ASSISTANT.folder(sys.executable) != first


def test_a_failed_installation_leaves_nothing_that_looks_finished(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    requirements(tmp_path, monkeypatch, "--no-index\nno-such-package==1 --hash=sha256:00\n")
    with pytest.raises(provision.ServerMissing, match="pip install"):
        provision.home_assistant_environment()
    assert [path for path in cache.iterdir() if path.is_dir()] == []


def test_an_environment_that_is_there_is_used_as_it_is(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    requirements(tmp_path, monkeypatch, "--no-index\nno-such-package==1\n")
    hass = provision.HOME_ASSISTANT.folder(provision._python()) / "bin" / "hass"
    hass.parent.mkdir(parents=True)
    hass.touch()
    assert provision.home_assistant_environment() == hass.parent.parent


@pytest.fixture
def only_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder of the PATH, for a running Python that is too new, with no uv beside it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(sys, "_base_executable", str(tmp_path / "python3.13"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3.13"))
    return folder


def program(file: Path, prints: str, code: int = 0) -> str:
    file.write_text(f"#!/bin/sh\necho {prints}\nexit {code}\n")
    file.chmod(0o755)
    return str(file)


def test_a_python_that_does_not_start_or_is_another_version_is_passed_over(only_path: Path) -> None:
    program(only_path / "python3.11", "no such version", code=127)
    usable = program(only_path / "python3.12", "3 12")
    assert provision._python() == usable


def test_a_python_further_down_the_path_is_found(
    only_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(only_path / "python3.11", "broken", code=127)
    (tmp_path / "later").mkdir()
    usable = program(tmp_path / "later" / "python3.11", "3 11")
    monkeypatch.setenv("PATH", os.pathsep.join([str(only_path), str(tmp_path / "later")]))
    assert provision._python() == usable


def test_a_python_that_uv_keeps_is_found(only_path: Path, tmp_path: Path) -> None:
    usable = program(tmp_path / "kept", "3 12")
    program(only_path / "uv", usable)
    assert provision._python() == usable


def test_without_one_it_is_one_sentence_and_only_ci_fails(
    only_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shutil.which("python3") is None
    for ci, code, words in (("", 0, "are skipped."), ("true", 1, "fail.")):
        monkeypatch.setenv("CI", ci)
        assert provision.main() == code
        said = capsys.readouterr().err.splitlines()
        of_home, of_mongodb, of_questdb = said
        assert of_home.startswith("Home Assistant 2024.3.3 needs Python 3.11 or 3.12")
        assert of_questdb.startswith("QuestDB 9.3.4 needs Java 17 or newer")
        assert of_mongodb.startswith("SecantusDB can't be installed: python3.13")
        assert all(line.endswith(f"the tests that need it {words}") for line in said)


@pytest.fixture
def tools(only_path: Path) -> Path:
    """A PATH with a Java, where a test puts its own Maven."""
    program(only_path / "java", "'openjdk version \"17.0.1\"'")
    return only_path


def test_an_old_java_is_not_used(only_path: Path) -> None:
    program(only_path / "java", "'java version \"1.8.0_292\"'")
    with pytest.raises(provision.ServerMissing, match="needs Java 17"):
        provision.questdb_jar()


def test_without_maven_it_is_said_that_it_is_missing(tools: Path, cache: Path) -> None:
    with pytest.raises(provision.ServerMissing, match="no mvn on the PATH"):
        provision.questdb_jar()


def test_a_questdb_with_another_hash_is_refused_and_not_kept(tools: Path, cache: Path) -> None:
    maven = tools / "mvn"
    maven.write_text('#!/bin/sh\nfor last; do :; done\necho x > "${last#*=}/questdb-9.3.4.jar"\n')
    maven.chmod(0o755)
    with pytest.raises(provision.ServerMissing, match="another hash"):
        provision.questdb_jar()
    assert [path.suffix for path in cache.iterdir()] == [".lock"]


def test_what_maven_says_is_told_in_one_line(tools: Path, cache: Path) -> None:
    program(tools / "mvn", "'[ERROR] no such artifact'; echo '[ERROR] Help 1'", code=1)
    with pytest.raises(provision.ServerMissing, match=r"QuestDB can't .* no such artifact$"):
        provision.questdb_jar()
