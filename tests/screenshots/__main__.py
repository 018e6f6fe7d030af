"""``python -m tests.screenshots [--only WORD] [FOLDER]``: every page in every look, and an index.

``WORD`` is part of file names, as ``history-dark`` or ``720x520-200``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from tests.screenshots.index import write_index
from tests.screenshots.looks import LANGUAGES
from tests.screenshots.studio import draw

FOLDER: Final = Path("build", "screenshots")


def main() -> int:
    """Draw; the exit code."""
    given = _parser().parse_args()
    if given.language:
        folder = given.folder / given.language
        folder.mkdir(parents=True, exist_ok=True)
        return draw(given.language, folder, lambda look: given.only in look.file_name)
    began = time.monotonic()
    for language in LANGUAGES:  # what a program says it says in one language for as long as it runs
        again = [sys.executable, "-m", "tests.screenshots", str(given.folder)]
        options = ["--language", language, "--only", given.only]
        code = subprocess.run([*again, *options], check=False).returncode
        if code:
            return code
    count = write_index(given.folder)
    took_s = time.monotonic() - began
    print(f"{count} pictures in {took_s:.0f} s: {given.folder / 'index.html'}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--only", default="", metavar="WORD", help="part of the files' names")
    parser.add_argument("--language", help="only this one, and no index")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
