# shellcheck shell=bash
# Sourced by env.sh: which PostgreSQL. PGHOST set by the caller means a server of their own; otherwise a
# private one under .local/pg, reached through a unix socket only.
PG_OSUSER=${PG_OSUSER:-nobody}       # PostgreSQL refuses to run as root: root lends it to this user

# May everybody step into this folder? (every folder above it is o+x)
open_to_all() {
    local p=$1 all=()
    while [ "$p" != / ] && [ -n "$p" ]; do [ ! -e "$p" ] || all+=("$p"); p=${p%/*}; done
    local mode
    for mode in $(stat -c %a / "${all[@]}"); do (( 8#$mode & 1 )) || return 1; done
}

if [ -n "${PGHOST:-}" ] && [ "${SSD_PGHOST:-}" != "$PGHOST" ]; then
    PG_EXTERNAL=1
else
    PG_EXTERNAL=
    PG_OUTSIDE=()                    # folders outside .local that `make clean` removes as well
    PG_HOME=$LOCAL/pg
    if [ "$(id -u)" = 0 ] && ! open_to_all "$ROOT"; then
        PG_HOME=/var/tmp/scenic-service-desk-$KEY          # e.g. a checkout under root's home
        PG_OUTSIDE+=("$PG_HOME")
    fi
    PG_SOCKET=$PG_HOME/socket
    if [ ${#PG_SOCKET} -gt 90 ]; then                      # the kernel's limit is 107 bytes with the file name
        PG_SOCKET=${TMPDIR:-/tmp}/scenic-service-desk-$KEY
        if [ ${#PG_SOCKET} -gt 90 ] || { [ "$(id -u)" = 0 ] && ! open_to_all "${TMPDIR:-/tmp}"; }; then
            PG_SOCKET=/tmp/scenic-service-desk-$KEY
        fi
        PG_OUTSIDE+=("$PG_SOCKET")
    fi
    unset PGPORT PGPASSWORD PGSERVICE PGSSLMODE
    # SSD_PGHOST tells the scripts started from this one that PGHOST is ours
    export PGHOST=$PG_SOCKET SSD_PGHOST=$PG_SOCKET PGUSER=odoo
fi
unset PGDATABASE                     # Odoo would take it for its own database
export PGOPTIONS="-c client_min_messages=warning"
