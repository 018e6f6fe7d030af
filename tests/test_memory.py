"""Nothing is kept of what is only read or freed."""

from __future__ import annotations

import subprocess
import sys

RUN = """
import linecache, sys
from energy_desktop.__main__ import main
sys.argv = ["energy-desktop", "--help"]
try:
    main()
except SystemExit:
    import energy_desktop.ui.desktop
    print("KEPT", [name for name in linecache.cache if "energy_desktop" in name])
"""


def test_no_source_of_the_program_is_kept() -> None:
    ran = subprocess.run([sys.executable, "-c", RUN], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "KEPT []"
