"""``python -m energy_desktop`` does what ``energy-desktop`` does."""

import gc
import signal
import sys

from energy_desktop import memory


def main() -> int:
    """Run the program as its own process; Ctrl+C while it is being loaded ends it silently."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    gc.disable()  # what is imported stays, so looking for what goes would only take time
    memory.leave_sources_unread()
    from energy_desktop import cli  # noqa: PLC0415 - takes about a second, meant above

    gc.enable()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
