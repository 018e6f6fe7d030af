"""The image's recipe and every shell script are clean to their linters."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = [
    ".ci/run",
    "installer/system_packages.sh",
    "installer/docker/backup/backup.sh",
    "installer/docker/collector.sh",
]


def linted(linter: str, *arguments: str) -> str:
    """What a linter of the development packages has to say; nothing when all is well."""
    program = Path(sys.executable).with_name(linter)
    if not program.exists():
        pytest.skip(f"{linter} is not installed: make install")
    done = subprocess.run(
        [program, *arguments], check=False, cwd=ROOT, capture_output=True, text=True
    )
    return done.stdout + done.stderr


def test_the_recipe_of_the_collectors_image() -> None:
    assert linted("hadolint", "--no-color", "installer/docker/Dockerfile") == ""


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_shell_script(script: str) -> None:
    assert linted("shellcheck", script) == ""


def test_no_shell_script_is_left_out() -> None:
    found = {file.relative_to(ROOT).as_posix() for file in (ROOT / "installer").rglob("*.sh")}
    assert found < set(SCRIPTS)


def test_the_image_takes_in_no_secret_and_nothing_it_is_not_built_from() -> None:
    lines = (ROOT / "installer/docker/Dockerfile.dockerignore").read_text().splitlines()
    assert lines[1] == "*"
    let_in = {line[1:] for line in lines if line.startswith("!")}
    assert all((ROOT / name).exists() for name in let_in)
    recipe = (ROOT / "installer/docker/Dockerfile").read_text()
    copied = [line.split()[1:-1] for line in recipe.splitlines() if line.startswith("COPY ")]
    sources = {word.partition("/")[0] for words in copied for word in words if word[0] not in "-/"}
    assert sources == let_in
