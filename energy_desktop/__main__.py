"""``python -m energy_desktop`` does what ``energy-desktop`` does."""

import sys

from energy_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
