#!/bin/bash
# template.sh addon|demo: builds a template database once per content hash and prints its name.
#   addon   our addon without demo data: in-process tests and linters start from copies of it
#   demo    our addon with demo data, in Chinese: the demo database and the out-of-process tests
# Both grow out of one that holds what the addon depends on (base, base-demo): those rarely change.
set -euo pipefail
. "$(dirname "$0")/env.sh"
kind=${1:-}
case $kind in
    base|base-demo) hash=$("$DEV/hash.sh" base);;
    addon|demo) hash=$("$DEV/hash.sh" addon);;
    *) die "usage: $0 addon|demo|base|base-demo";;
esac
name=ssd_${kind//-/_}_$hash
log=$LOGS/$name.log
demo=; case $kind in *demo) demo=--with-demo;; esac

mkdir -p "$LOGS"
exec 8> "$LOCAL/template.lock"
[ -n "${SSD_NESTED:-}" ] || flock 8  # one builder at a time; the others then find it ready

sql() { "$DEV/pg.sh" psql -XAtqc "$1" postgres; }
try() { "$@" >>"$log" 2>&1 || { tail -n 25 "$log" >&2; die "the database $name could not be built. See $log"; }; }
install() { try "$DEV/odoo.sh" -d "$name" -i "$1" --load-language "$LANGUAGE" $demo --stop-after-init --no-http --log-level=warn; }
run() { try "$DEV/odoo.sh" shell -d "$name" --no-http --log-level=warn < "$1"; }

if [ "$(sql "select datistemplate from pg_database where datname = '$name'")" != t ]; then
    parent=
    case $kind in addon) parent=base;; demo) parent=base-demo;; esac
    [ -z "$parent" ] || parent=$(SSD_NESTED=1 "$0" "$parent")
    begun=$SECONDS
    say "building the database template \"$kind\""
    : > "$log"
    case $kind in
        base*) "$DEV/dropdb.sh" "$name"; install "$("$DEV/depends.py")"; run "$DEV/template.py";;
        addon) "$DEV/newdb.sh" "$name" "$parent"; install "$ADDON";;
        demo) "$DEV/newdb.sh" "$name" "$parent"; install "$ADDON"; run "$DEV/demo.py"; run "$DEV/template.py";;
    esac
    # older ones of this kind are of no more use; the youngest stays, somebody may be copying it just now
    for old in $(sql "select datname from pg_database where datistemplate and datname ~ '^ssd_${kind//-/_}_[0-9a-f]{12}\$' order by oid desc offset 1"); do
        "$DEV/dropdb.sh" "$old" || true
        rm -f "$LOGS/$old.log"
    done
    sql "alter database $name is_template true"
    say "built in $((SECONDS - begun)) s"
fi
echo "$name"
