#!/bin/bash
# Writes .local/odoo.conf. Ports and databases are given on the command line, so that several servers can share it.
set -euo pipefail
. "$(dirname "$0")/env.sh"
mkdir -p "$DATA" "$LOGS"
addons=$ROOT
[ ! -d "$ODOO_DIST/addons" ] || addons+=,$ODOO_DIST/addons          # a source checkout keeps most addons here
[ -f "$ROOT/$ADDON/__manifest__.py" ] || addons=${addons#"$ROOT"}
conf=$(cat <<C
[options]
addons_path = ${addons#,}
data_dir = $DATA
http_interface = ${ODOO_INTERFACE:-127.0.0.1}
list_db = False
max_cron_threads = 0
workers = 0
C
)
# replaced in one step: another process may be reading it
[ "$(cat "$LOCAL/odoo.conf" 2>/dev/null)" = "$conf" ] || { echo "$conf" > "$LOCAL/odoo.conf.$$"; mv "$LOCAL/odoo.conf.$$" "$LOCAL/odoo.conf"; }
