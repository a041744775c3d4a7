#!/bin/bash
# make clean: stops what runs from .local and removes it, and what had to lie outside of it (see pg_env.sh).
set -euo pipefail
. "$(dirname "$0")/env.sh"
[ -d "$LOCAL" ] || exit 0
exec 9> "$LOCAL/pg.users"
flock -n -x 9 || die "a server or a test of this checkout is still running: stop it first."
if [ -n "$PG_EXTERNAL" ]; then
    say "the databases on $PGHOST stay: ssd_… and demo"
elif [ -x "$VENV/bin/python" ] || [ -n "${PGBIN:-}" ]; then
    "$DEV/pg.sh" destroy
fi
rm -rf "$LOCAL" "$ROOT/.ruff_cache" "$ROOT/.pytest_cache"
find "$ROOT" -name __pycache__ -type d -prune -exec rm -rf {} +
