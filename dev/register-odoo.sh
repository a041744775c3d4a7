#!/bin/bash
# Makes the unpacked Odoo known in the venv: import path, distribution for pip, `odoo` command.
set -euo pipefail
. "$(dirname "$0")/env.sh"
site=$("$PY" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
echo "$ODOO_DIST" > "$site/odoo-tree.pth"
# pip must see a distribution `odoo`, or it would not install addons that depend on it. It has no requirements of
# its own here: upstream's list asks for a psycopg2 that has to be compiled, where we have psycopg2-binary.
version=$("$PY" -c 'import odoo.release as r; print(r.version)')
info=$site/odoo-${version}.dist-info
rm -rf "$site"/odoo-[0-9]*.dist-info
mkdir -p "$info"
printf 'Metadata-Version: 2.1\nName: odoo\nVersion: %s\nSummary: Odoo Community\n' "$version" > "$info/METADATA"
echo register-odoo.sh > "$info/INSTALLER"
printf '%s,,\n' "${info##*/}"/{METADATA,INSTALLER,RECORD} > "$info/RECORD"
printf '#!%s\nimport odoo.cli\nodoo.cli.main()\n' "$PY" > "$VENV/bin/odoo"
chmod +x "$VENV/bin/odoo"
