"""What docker compose itself makes of docker-compose.yml; it reads the file and starts nothing."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.servers.provision import ServerMissing

ROOT = Path(__file__).resolve().parent.parent.parent
FILE = ROOT / "docker-compose.yml"
# Instead of a .env that may lie there.
SETS_NOTHING = ROOT / ".env.example"
# Version 1 answers in YAML only, and comes with a Python that reads it.
YAML_TO_JSON = "import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)"


class ConfigRefused(Exception):
    """Docker compose does not take the file; what it said."""


def resolved(profiles: Sequence[str], environ: Mapping[str, str]) -> dict[str, Any]:
    """The file as docker compose understands it; raises ConfigRefused with its words."""
    command, is_first = _command()
    chosen = [word for profile in profiles for word in ("--profile", profile)]
    config = ["--file", str(FILE), "--env-file", str(SETS_NOTHING), *chosen, "config"]
    text = _run([*command, *config, *([] if is_first else ["--format", "json"])], environ)
    if is_first:
        text = _run(["/usr/bin/python3", "-c", YAML_TO_JSON], environ, text)
    answer: dict[str, Any] = json.loads(text)
    return answer


@functools.cache
def _command() -> tuple[list[str], bool]:
    """The one that can be had, the newer first; whether it is of version 1."""
    if shutil.which("docker") and not _fails(["docker", "compose", "version"]):
        return ["docker", "compose"], False
    if path := shutil.which("docker-compose"):
        return [path], " version 1." in _run([path, "version"], {})
    raise ServerMissing("docker-compose not found: run installer/system_packages.sh test")


def _fails(command: Sequence[str]) -> bool:
    return bool(subprocess.run(command, check=False, capture_output=True).returncode)


def _run(command: Sequence[str], environ: Mapping[str, str], given: str = "") -> str:
    bare = {"PATH": os.environ.get("PATH", os.defpath), "HOME": os.environ["HOME"]}
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, input=given, env=bare | dict(environ)
    )
    if done.returncode:
        raise ConfigRefused(done.stderr)
    return done.stdout
