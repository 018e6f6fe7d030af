#!/usr/bin/env bash
# Copies both databases into one folder a backup, and keeps the newest seven.
# Usage: backup.sh now|daily. "daily" makes one a day (UTC) until it is told to stop; one that
# failed is tried again after an hour. What a backup holds and how it is restored: docs/servers.md.
# Needs MONGODB_USER, MONGODB_PASSWORD, QUESTDB_USER and QUESTDB_PASSWORD.
set -euo pipefail
umask 077

mode=${1:?usage: backup.sh now|daily}
mongodb=${MONGODB_HOST:-localhost}:${MONGODB_PORT:-27017}
questdb=/dev/tcp/${QUESTDB_HOST:-localhost}/${QUESTDB_HTTP_PORT:-9000}
questdb_data=${QUESTDB_DATA:-/questdb}
backups=${BACKUPS:-/backups}
keep=7
# Says that a checkpoint is ours to release, also after a loss of power.
marker=$backups/.checkpoint
partial=
locked=

say() { echo "backup: $*" >&2; }

# Runs one statement in QuestDB; the password is in no command line.
questdb_runs() {
    local line status=
    {
        printf 'GET /exec?query=%s HTTP/1.1\r\nHost: questdb\r\nAuthorization: Basic %s\r\n\r\n' \
            "${1// /%20}" "$(printf '%s' "$QUESTDB_USER:$QUESTDB_PASSWORD" | base64 -w0)" >&3
        # It keeps the connection open: the line of JSON is the end.
        while IFS= read -r -t 120 line <&3; do
            [ -n "$status" ] || status=$line
            if [[ $line == "{"* ]]; then break; fi
            if [[ $status == *" 401"* ]]; then line="wrong user or password"; break; fi
        done
    } 3<>"$questdb" || { say "QuestDB can't be reached"; return 1; }
    [[ $status == "HTTP/1."?" 200"* ]] || { say "QuestDB refused $1: ${line:-no answer}"; return 1; }
}

release() {
    [ -e "$marker" ] || return 0
    questdb_runs "CHECKPOINT RELEASE" && rm -f "$marker"
}

# MongoDB first: coverage must never claim what the copy of QuestDB does not have.
copy_mongodb() {
    mongodump --quiet --host="$mongodb" --authenticationDatabase=admin --username="$MONGODB_USER" \
        --config=<(printf "password: '%s'\n" "${MONGODB_PASSWORD//\'/\'\'}") \
        --db=energy_dashboard --gzip --archive="$1/mongodb.archive.gz" &
    wait $!
}

copy_questdb() {
    local code=0
    touch "$marker"
    questdb_runs "CHECKPOINT CREATE" || return 1
    tar --create --gzip --sparse --warning=no-file-changed --directory="$questdb_data" \
        --file="$1/questdb.tar.gz" . &
    wait $! || code=$?
    release || return 1
    # 1: files were written to meanwhile, as they may be; the checkpoint says what counts.
    ((code <= 1))
}

forget_old() {
    local all=("$backups"/2*Z)
    local surplus=$((${#all[@]} - keep))
    if ((surplus > 0)); then rm -rf -- "${all[@]:0:surplus}"; fi
}

# What is only for who holds the lock: the marker and the checkpoint may be another's.
clean_up() {
    jobs -p | xargs --no-run-if-empty kill 2>/dev/null || :
    [ -n "$locked" ] || return 0
    release 2>/dev/null || say "QuestDB may be at a checkpoint; the next backup releases it"
    if [ -n "$partial" ]; then rm -rf -- "$partial"; fi
    partial=
}

lock() {
    exec 9>"$backups/.lock"
    if ! flock --nonblock 9; then
        say "waiting for a backup that is being made"
        flock 9 &
        wait $!
    fi
    locked=yes
}

unlock() {
    locked=
    exec 9>&-
}

# The files are for who owns the folder, as far as its file system knows owners.
give_away() {
    chown --recursive --reference="$backups" "$1" || say "the backup stays root's"
}

copy_both() {
    local name
    name=$(date -u +%Y-%m-%dT%H%M%SZ)
    release || return 1
    rm -rf -- "$backups"/*.partial
    partial=$backups/$name.partial
    mkdir "$partial" || return 1
    copy_mongodb "$partial" && copy_questdb "$partial" && sync "$partial"/* || return 1
    give_away "$partial"
    mv "$partial" "$backups/$name" || return 1
    partial=
    forget_old
    say "made $name, $(du -sh "$backups/$name" | cut -f1)"
}

make_backup() {
    local code=0
    lock
    copy_both || code=1
    if ((code != 0)); then
        say "failed, nothing is kept of it"
        clean_up
    fi
    unlock
    return "$code"
}

# A QuestDB that hangs up in the middle is a failure to clean up after, and not the end.
trap '' PIPE
trap clean_up EXIT
trap 'exit 143' TERM INT

case $mode in
    now) make_backup ;;
    daily)
        while :; do
            compgen -G "$backups/$(date -u +%Y-%m-%d)T*Z" >/dev/null || make_backup || :
            sleep 3600 9>&- &
            wait $!
        done
        ;;
    *) echo "backup.sh now|daily, not $mode" >&2; exit 2 ;;
esac
