"""What the built program starts with."""

import sys

from energy_desktop.__main__ import main

sys.exit(main())
