"""``python -m energy_desktop`` does what ``energy-desktop`` does."""

import signal
import sys


def main() -> int:
    """Run the program as its own process; Ctrl+C while it is being loaded ends it silently."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from energy_desktop import cli  # noqa: PLC0415 - takes about a second, meant above

    signal.signal(signal.SIGINT, signal.default_int_handler)
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
