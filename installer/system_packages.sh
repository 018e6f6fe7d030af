#!/bin/sh
# Checks that Debian/Ubuntu has the system libraries the program (or its tests) needs.
# Usage: system_packages.sh run|test|package [python]
# Missing ones are installed when root; otherwise one line says the command. Exit code 1: missing.
set -eu

group=${1:?usage: system_packages.sh run|test|package [python]}
python=${2:-python3}

# Qt's libraries: drawing without a screen, and a real window (xcb).
qt="libglib2.0-0 libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxcb-icccm4
    libxcb-keysyms1 libxcb-image0 libxcb-render-util0 libxcb-shape0 libxkbcommon-x11-0"

case $group in
    run) wanted=$qt ;;
    # A screen with a tray and a password store, which the tests start; what PyInstaller needs;
    # what reads docker-compose.yml (it starts nothing); what QuestDB runs on and is fetched with.
    test) wanted="$qt xvfb openbox tint2 xdotool wmctrl x11-utils dbus dbus-bin gnome-keyring
        binutils docker-compose openjdk-17-jre-headless maven"
        # What reads the proxy's configuration. The package starts a web server on port 80 at once,
        # so it comes only where nobody works; elsewhere its tests are skipped.
        [ -z "${CI:-}" ] || wanted="$wanted nginx-light" ;;
    package) wanted="$qt binutils" ;;
    *) echo "unknown group: $group (run, test or package)" >&2; exit 2 ;;
esac

command -v dpkg-query >/dev/null 2>&1 || {
    # shellcheck disable=SC2086
    echo "Not a Debian or Ubuntu: install what is like these packages yourself:" $wanted
    exit 0
}

# Newer Debian and Ubuntu name some libraries with a t64 at the end.
installed() {
    dpkg-query -W -f '${Status}\n' "$1" "${1}t64" 2>/dev/null | grep -q 'ok installed'
}

missing=""
for package in $wanted; do
    # Debian 11 and Ubuntu 22.04 have no dbus-bin: there it is a part of dbus.
    [ "$package" = dbus-bin ] && command -v dbus-run-session >/dev/null 2>&1 && continue
    installed "$package" || missing="$missing $package"
done
if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true)
    missing="$missing python${version:-3}-venv"
fi
# PyInstaller takes the interpreter as a library, which the system's Python keeps in a package.
if [ "$group" != run ] && ! "$python" - 2>/dev/null <<'PROBE'
import ctypes, sys
base = getattr(sys, "_base_executable", sys.executable)
if base.startswith("/usr/bin/"):
    ctypes.CDLL("libpython%d.%d.so.1.0" % sys.version_info[:2])
PROBE
then
    missing="$missing libpython$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "Missing system packages. Run: sudo apt-get install -y --no-install-recommends$missing" >&2
    exit 1
fi
echo "Installing system packages:$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends $missing >/dev/null
