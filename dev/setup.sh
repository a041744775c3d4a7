#!/bin/bash
# setup.sh demo|test|lint|bench|shot …: everything these need, from an empty checkout. Run again, it only checks.
set -euo pipefail
. "$(dirname "$0")/env.sh"
mkdir -p "$LOCAL" "$LOGS" "$DATA"
exec 7> "$LOCAL/setup.lock"
flock -n 7 || { say "waiting for another setup of this checkout"; flock 7; }
begun=$SECONDS
"$DEV/preflight.sh" "$@"
[ -n "${ODOO_HOME:-}" ] || "$DEV/fetch-odoo.sh"
lists=(odoo)
for need in "$@"; do
    case $need in
        test|shot) lists+=(dev);;
        bench) lists+=(dev bench);;
        lint) lists+=(dev lint); node=1;;
    esac
done
"$DEV/setup-venv.sh" "${lists[@]}"
[ -z "${node:-}" ] || "$DEV/setup-node.sh"
[ $((SECONDS - begun)) -lt 5 ] || say "set up in $((SECONDS - begun)) s"
