"""Energy Desktop: records, repairs and shows every energy sensor of a Home Assistant home."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("energy-desktop")
except PackageNotFoundError:  # run from a plain copy of the source tree
    __version__ = "0+unknown"
