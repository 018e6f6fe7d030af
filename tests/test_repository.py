"""Rules of the files themselves: sizes, no traces of one computer, documents that are complete."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from energy_desktop.config import DECLARATIONS

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES = 400
SECRETS = {
    *("HA_TOKEN", "HA_TOKEN_FILE", "API_KEY", "API_KEY_FILE"),
    *("MONGODB_PASSWORD", "QUESTDB_PASSWORD"),
}
COMPOSE_ONLY = {
    *("MONGODB_USER", "MONGODB_PORT", "COMPOSE_PROJECT_NAME", "BACKUP_FOLDER"),
    *("PROXY_HTTP_PORT", "PROXY_HTTPS_PORT", "TLS_CERTIFICATE_FILE", "TLS_KEY_FILE"),
}
IGNORED_ON_PURPOSE = {"QUESTDB_ILP_PORT"}
REGISTRY = re.compile(
    r"(?i)\bpypi\.org|pythonhosted|--(extra-)?index-url|registry\.npmjs|devpi|artifactory"
)
TEST = re.compile(r"def (test_\w+)\(")
MACHINE_PATH = re.compile(r"(?<![\w.])/(root|work|home/[a-z]\w*|Users/\w+|tmp/\w+)/")
# Where such words must stand: the rule itself, and options that keep the addresses out.
MAY_NAME = {"tests/test_repository.py", "Makefile"}


def tracked() -> list[Path]:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("what belongs to the project is known in a git checkout only")
    listed = subprocess.run(
        # A checkout may belong to another user, as it does in a container.
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [file for file in files if file.is_file()]


def texts() -> dict[str, str]:
    """Every tracked text file by its name."""
    found = {}
    for file in tracked():
        content = file.read_bytes()
        if b"\0" not in content:
            found[file.relative_to(ROOT).as_posix()] = content.decode()
    return found


def test_no_file_of_code_is_longer_than_400_lines() -> None:
    code = {name: text for name, text in texts().items() if name.endswith((".py", ".spec", ".sh"))}
    lengths = {name: text.count("\n") for name, text in code.items()}
    assert {name: n for name, n in lengths.items() if n > MOST_LINES} == {}


@pytest.mark.parametrize("pattern", [REGISTRY, MACHINE_PATH], ids=["registry", "machine path"])
def test_nothing_names_a_package_registry_or_a_folder_of_one_computer(
    pattern: re.Pattern[str],
) -> None:
    found = [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in texts().items()
        if name not in MAY_NAME
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


def test_every_link_in_the_documents_leads_to_a_file_of_the_checkout() -> None:
    files = {file.relative_to(ROOT).as_posix() for file in tracked()}
    documents = [n for n in files if re.fullmatch(r"[A-Z]+\.md|docs/[^/]+\.md", n)]
    assert {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"} <= set(documents)
    links = [(name, link) for name in documents for link in relative_links(ROOT / name)]
    assert [(name, link) for name, link in links if link not in files] == []


def test_every_test_that_the_documents_name_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs/questdb.md").read_text()))
    there = {n for file in (ROOT / "tests").rglob("*.py") for n in TEST.findall(file.read_text())}
    assert len(named) > 30
    assert named <= there


def relative_links(document: Path) -> list[str]:
    """The files that links and pictures of a document name, seen from the top of the checkout."""
    targets = re.findall(r"\]\(<?([^)\s>]+)", document.read_text())
    targets += re.findall(r"""(?:src|srcset|href)=["']([^"'\s]+)""", document.read_text())
    paths = (target.partition("#")[0] for target in targets if "://" not in target)
    here = document.parent
    return [os.path.relpath(here / path, ROOT) for path in paths if path]


def variables(text: str) -> set[str]:
    return set(re.findall(r"(?m)^#? ?([A-Z][A-Z0-9_]+)=", text))


def test_the_example_environment_names_every_setting_and_no_other() -> None:
    declared = {setting.env for setting in DECLARATIONS if setting.env}
    named = variables((ROOT / ".env.example").read_text())
    assert declared | SECRETS <= named
    assert named <= declared | SECRETS | COMPOSE_ONLY | IGNORED_ON_PURPOSE


def test_the_example_environment_sets_nothing() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == []


def test_every_locked_package_has_its_hashes() -> None:
    locks = {
        "requirements.lock": 50,
        "tests/servers/home_assistant.txt": 50,
        "tests/servers/secantusdb.txt": 8,
    }
    for lock, least in locks.items():
        entries = re.split(r"(?m)^(?=[A-Za-z0-9])", (ROOT / lock).read_text())[1:]
        assert len(entries) > least
        assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_every_target_of_the_makefile_says_what_it_does() -> None:
    text = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"(?m)^([a-z][a-z-]*):", text))
    described = set(re.findall(r"(?m)^([a-z][a-z-]*):.*## \S", text))
    assert targets == described
    phony = re.search(r"(?m)^\.PHONY: (.*)$", text)
    assert phony is not None
    assert set(phony[1].split()) == targets
