# shellcheck shell=bash
# Sourced by every script of this folder: where things are. All generated state lives under .local/.
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
DEV=$ROOT/dev
LOCAL=$ROOT/.local
ADDON=scenic_service_desk
LANGUAGE=en_US,zh_CN                 # loaded into every database; one loaded alone would put English out of use
VENV=$LOCAL/venv
PY=$VENV/bin/python
NODE=$LOCAL/node/node_modules        # prettier, eslint and their plugins
DATA=$LOCAL/data                     # Odoo's data_dir: one filestore per database
LOGS=$LOCAL/logs
KEY=$(printf %s "$ROOT" | sha256sum | cut -c1-12)     # names this checkout outside of it

say() { printf '==> %s\n' "$*" >&2; }
die() { printf '\nStopped: %s\n' "$*" >&2; exit 1; }

# The folder that holds the Python package `odoo`: a Debian tree, a source checkout or a dist-packages.
find_odoo() {
    local home=${ODOO_HOME:-$LOCAL/odoo} d
    for d in "$home/usr/lib/python3/dist-packages" "$home"; do
        [ ! -f "$d/odoo/release.py" ] || { (cd "$d" && pwd -P); return; }
    done
    # not there yet: this is where it will be
    [ -n "${ODOO_HOME:-}" ] || echo "$LOCAL/odoo/usr/lib/python3/dist-packages"
}
ODOO_DIST=$(find_odoo)
[ -n "$ODOO_DIST" ] || die "ODOO_HOME=$ODOO_HOME holds no Odoo (no odoo/release.py in it or in its usr/lib/python3/dist-packages)."
# Chinese glyphs for PDFs and screenshots, without touching the system's fonts
[ ! -f "$LOCAL/odoo/fonts.conf" ] || export FONTCONFIG_FILE=$LOCAL/odoo/fonts.conf

# shellcheck source=dev/pg_env.sh
. "$DEV/pg_env.sh"

# Starts PostgreSQL for the caller and lets the last user of it stop it again.
use_database() {
    mkdir -p "$LOCAL"
    exec 9> "$LOCAL/pg.users"
    flock -s 9
    trap '"$DEV/pg.sh" release' EXIT
    "$DEV/pg.sh" hold
    "$DEV/sweep.sh"
}
