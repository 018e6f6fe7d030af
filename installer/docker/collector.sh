#!/bin/sh
# Starts the program and, beside it, the way to its API for the proxy: the API listens on loopback
# alone, and only who shares the volume of this socket gets to it.
set -eu
while :; do
    socat UNIX-LISTEN:/run/api/http.sock,fork,unlink-early,mode=0600 TCP4:127.0.0.1:3042 || :
    sleep 1
done &
exec /opt/energy-desktop/energy-desktop --headless --profile /data "$@"
