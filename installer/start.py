"""What the built program starts with."""

import sys

from energy_desktop.cli import main

sys.exit(main())
