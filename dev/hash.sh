#!/bin/bash
# hash.sh base|addon: what a template database depends on, as a short content hash.
#   base   Odoo itself, the modules our addon depends on, and how the template is made
#   addon  base, and all files of the addon that reach a database (its tests do not)
set -euo pipefail
. "$(dirname "$0")/env.sh"
base() {
    cat "$LOCAL/odoo/.lock-sha" 2>/dev/null || true
    echo "$ODOO_DIST $(readlink -f "$DATA") $LANGUAGE $("$DEV/depends.py")"
    cat "$DEV/template.sh" "$DEV/template.py" "$ROOT/requirements/odoo.txt"
}
addon() {
    base
    [ -d "$ROOT/$ADDON" ] || return 0
    cat "$DEV/demo.py"
    cd "$ROOT/$ADDON"
    find . -type f -not -path '*/__pycache__/*' -not -path './tests/*' -not -path './static/description/*' \
        -not -path './static/tests/*' -not -name '*.md' -not -name '*.rst' -print0 | sort -z | xargs -0 sha256sum
}
"$1" | sha256sum | cut -c1-12
