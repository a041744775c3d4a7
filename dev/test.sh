#!/bin/bash
# make test: linters, in-process tests (the addon's own) and out-of-process tests (tests/), in one pytest run.
#   ARGS="-k name"     pytest's arguments: options, or files instead of all tests
#   REUSE=1            keep the test database of the last run, as long as the addon (tests aside) is the same
set -euo pipefail
. "$(dirname "$0")/env.sh"
"$DEV/setup.sh" test lint
use_database
eval "args=(${ARGS:-})"

# Only tests outside of Odoo asked for: they need no database of their own and no Odoo in this process.
inside=1
for arg in ${args[@]+"${args[@]}"}; do case $arg in "$ADDON"/*) inside=1; break;; tests/*) inside=;; esac; done
[ -d "$ROOT/$ADDON/tests" ] || inside=

cd "$ROOT"
if [ -n "$inside" ]; then
    template=$("$DEV/template.sh" addon)
    db=ssd_test_$$
    if [ -n "${REUSE:-}" ]; then
        db=ssd_test_reuse
        [ "$(cat "$LOCAL/$db.template" 2>/dev/null)" = "$template" ] || { "$DEV/newdb.sh" "$db" "$template"; echo "$template" > "$LOCAL/$db.template"; }
    else
        "$DEV/newdb.sh" "$db" "$template"
        trap '"$DEV/dropdb.sh" "$db"; "$DEV/pg.sh" release' EXIT
    fi
    "$DEV/conf.sh"
    plugin=(--odoo-config="$LOCAL/odoo.conf" --odoo-database="$db" --odoo-http --odoo-log-level=error)
else
    plugin=(-p no:odoo)
fi
"$VENV/bin/python" -m pytest "${plugin[@]}" ${args[@]+"${args[@]}"}
