#!/bin/bash
# make demo: from an empty checkout to a running server with demo data, in the foreground until Ctrl-C.
#   ODOO_PORT=8070     another port             ODOO_INTERFACE=0.0.0.0   let other machines in
#   RESET=1            throw the demo database away and begin anew
#   DEMO_CHECK=1       stop again as soon as the server has answered
set -euo pipefail
. "$(dirname "$0")/env.sh"
port=${ODOO_PORT:-8069} db=${DEMO_DB:-demo} log=$LOGS/demo.log

listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
answers() {            # the login page: it needs the database, and the modules loaded
    local status
    exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
    printf 'GET /web/login HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
    read -r -t 60 status <&3 && [[ $status == *" 200 "* ]]
}

[[ $port =~ ^[0-9]+$ ]] && [ "$port" -ge 1 ] && [ "$port" -le 65535 ] || die "ODOO_PORT=$port is no port number."
if listening "$port"; then
    free=$((port + 1)); while listening "$free"; do free=$((free + 1)); done
    die "port $port is taken, by another Odoo perhaps. The next free one:  make demo ODOO_PORT=$free"
fi

"$DEV/setup.sh" demo
use_database

sql() { "$DEV/pg.sh" psql -XAtqc "$1" postgres; }
want=$("$DEV/hash.sh" addon)
exists=$(sql "select 1 from pg_database where datname = '$db'")
if [ -n "$exists" ] && [ ! -e "$LOCAL/$db.hash" ] && [ -n "$PG_EXTERNAL" ]; then
    die "this PostgreSQL server has a database \"$db\" already that does not come from here: choose another name with DEMO_DB=…"
fi
if [ -z "$exists" ] || [ -n "${RESET:-}" ] || [ ! -e "$LOCAL/$db.hash" ]; then
    template=$("$DEV/template.sh" demo)
    rm -f "$LOCAL/$db.hash"
    "$DEV/newdb.sh" "$db" "$template"
elif [ "$(cat "$LOCAL/$db.hash")" != "$want" ]; then
    say "the addon has changed: updating the database \"$db\""
    "$DEV/odoo.sh" -d "$db" -u "$ADDON" --i18n-overwrite --stop-after-init --no-http --log-level=warn >"$LOGS/update.log" 2>&1 ||
        { tail -n 25 "$LOGS/update.log" >&2; die "the update failed, see $LOGS/update.log. To begin anew:  make demo RESET=1"; }
fi
if [ "$(cat "$LOCAL/$db.hash" 2>/dev/null)" != "$want" ] || [ ! -s "$LOCAL/$db.logins" ]; then
    "$DEV/odoo.sh" shell -d "$db" --no-http --log-level=error < "$DEV/logins.py" > "$LOCAL/$db.logins" 2>"$LOGS/logins.log"
    echo "$want" > "$LOCAL/$db.hash"
fi

say "starting the server"
# a session of its own: Ctrl-C reaches this script alone, which then ends the server in order
setsid "$DEV/odoo.sh" -d "$db" --db-filter="^$db\$" --http-port="$port" --max-cron-threads=1 --logfile="$log" </dev/null 2>>"$LOGS/demo.err" &
server=$!
finish() {
    trap - EXIT INT TERM
    kill -TERM "$server" 2>/dev/null && wait "$server" || true
    "$DEV/pg.sh" release
}
trap finish EXIT
trap 'echo; say "stopping"; exit 0' INT TERM
: > "$log"
for ((tries = 0; ; tries++)); do
    kill -0 "$server" 2>/dev/null || { tail -n 15 "$log" >&2; die "the server ended. See $log"; }
    if (answers) 2>/dev/null; then break; fi
    [ $tries -lt 240 ] || die "the server does not answer on port $port. See $log"
    sleep 0.5
done
cat <<E

    Scenic Service Desk is running:  http://localhost:$port

$(sed 's/^/    /' "$LOCAL/$db.logins")

    Log: .local/logs/demo.log     Stop: Ctrl-C

E
[ -z "${DEMO_CHECK:-}" ] || exit 0
wait "$server" && status=0 || status=$?
die "the server ended by itself (status $status). See $log"
