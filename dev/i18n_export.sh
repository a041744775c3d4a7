#!/bin/bash
# i18n_export.sh DATABASE FILE.pot: what the addon in this database has to translate.
set -euo pipefail
. "$(dirname "$0")/env.sh"
"$DEV/conf.sh"
# the subcommand is quiet about success; its log is of use only when it fails
"$VENV/bin/odoo" i18n export -c "$LOCAL/odoo.conf" -d "$1" -l pot -o "$2" "$ADDON" >"$LOGS/i18n.log" 2>&1 ||
    { tail -n 15 "$LOGS/i18n.log" >&2; exit 1; }
