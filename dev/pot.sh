#!/bin/bash
# make pot: writes i18n/scenic_service_desk.pot anew and merges it into zh_CN.po.
# With demo data: the names of its desks and zones are translated too, as in Odoo's own addons.
set -euo pipefail
. "$(dirname "$0")/env.sh"
"$DEV/setup.sh" lint
use_database
template=$("$DEV/template.sh" demo)
"$DEV/newdb.sh" ssd_pot "$template"
"$DEV/i18n_export.sh" ssd_pot "$LOCAL/new.pot"
"$DEV/dropdb.sh" ssd_pot
"$PY" "$DEV/i18n.py" merge "$LOCAL/new.pot"
rm -f "$LOCAL/new.pot"
